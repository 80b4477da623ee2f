"""How quotes compare with what a gold question expects."""

from __future__ import annotations

import re
from collections import Counter

from corpus import gold as gold_file
from corpus.gold import Gold
from corpus.records import Section

_TOKEN = re.compile(r"\w+")


def answers(gold: Gold, text: str, section: Section) -> bool:
    """Whether ``text`` from ``section`` is what ``gold`` expects, whichever profile holds it."""
    date = section.revised.text if section.revised else None
    slug = gold.slug or ""
    return gold_file.answers(gold, text=text, heading=section.heading, date=date, slug=slug)


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
