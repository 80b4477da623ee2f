"""What a profile says of how its people differ from those they are compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.language.seeking import Seeker
from retrieval.language.words import stems, stems_in, telling
from retrieval.naming.occupations import Named
from retrieval.naming.wording import OWN
from retrieval.quoting.finding import Finding
from retrieval.quoting.selecting import MOST_QUOTES
from retrieval.records import Quote

_SAID = re.compile(
    r"\b(?:differs?(?: \w+)? from|different from|distinct from|distinguish\w*|confused with"
    r"|unlike|whereas|in contrast)\b",
    re.IGNORECASE,
)


def set_apart(finding: Finding, compared: Sequence[Named]) -> Finding:
    """The finding, led by the likeliest passage that tells its people from others by name.

    "Marine engineers should not be confused with ship engineers" says more of how they differ than
    what each of them do.
    """
    if finding.verdict is None or not finding.quotes:
        return finding
    own = set(stems_in(finding.profile.title))
    others = (one for one in compared if finding.profile.slug not in one.slugs)
    names = [frozenset(stems(telling(one.phrase))) for one in others]
    # Who is called so by what is left of an own name would be met in every sentence.
    seekers = [(name, Seeker(name)) for name in names if not name <= own]
    for ranked in finding.verdict.ranked:
        passage = ranked.hit.passage
        if passage.section.kind not in OWN or not _SAID.search(passage.text):
            continue
        for span in passage.sentences:
            said = passage.slice(span)
            if _SAID.search(said) and any(seek.held_in(said) == name for name, seek in seekers):
                first = Quote(passage, passage.span, span)
                rest = (quote for quote in finding.quotes if quote.span != first.span)
                return replace(finding, quotes=(first, *rest)[:MOST_QUOTES])
    return finding
