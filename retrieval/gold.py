"""How quotes compare with what a gold question expects."""

from __future__ import annotations

import re
from collections import Counter

from corpus.gold import Gold, holds, spaced
from corpus.records import Section

_TOKEN = re.compile(r"\w+")


def answers(gold: Gold, text: str, section: Section) -> bool:
    """Whether ``text`` from ``section`` holds words that ``gold`` expects, with their date.

    Where no words are expected, as when only a date is asked for, its heading stands for them.
    """
    dated = gold.revised is None or (
        section.revised is not None and section.revised.text == gold.revised
    )
    if not gold.quote:
        return dated and stands_under(gold, section)
    return dated and holds(gold, text)


def stands_under(gold: Gold, section: Section) -> bool:
    """Whether ``section`` has a heading that ``gold`` expects, case and spacing aside."""
    expected = {spaced(heading).casefold() for heading in gold.sections}
    return spaced(section.heading).casefold() in expected


def overlap(gold: Gold, text: str) -> float:
    r"""How far ``text`` and the words expected are the same: token F1, from 0 to 1.

    Both count as bags of lower-cased ``\w+``: F1 = 2 x shared / (tokens here + tokens there), the
    harmonic mean of precision and recall, as SQuAD defines it (Rajpurkar et al. 2016, section 6.1)
    but with the articles kept. Of several strings expected, the one most alike counts.
    """
    return max((_f1(_tokens(text), _tokens(words)) for words in gold.quote), default=0.0)


def _f1(found: Counter[str], expected: Counter[str]) -> float:
    shared = (found & expected).total()
    return 2 * shared / (found.total() + expected.total()) if shared else 0.0


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.lower()))
