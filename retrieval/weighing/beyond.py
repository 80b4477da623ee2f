"""What a profile does not say, however near the passage that speaks of the same topic.

That one is sure of what is asked, and of what would have to be there, makes these rules: which
state pays most is told by no table of industries, and whether it is worth it by no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.asked import Asked
from retrieval.language.seeking import Seeker
from retrieval.language.tables import ranks_regions, region_asked
from retrieval.language.usual import is_list
from retrieval.language.words import stem_of, stems_in
from retrieval.weighing.deciding import Ranked

_OPINION = re.compile(
    r"\b(?:is|are|was|would|will|['’]s)\b.*\b"
    r"(?:worth (?:it|becoming|being|doing|pursuing|getting|going"
    r"|the (?:\w+ )?(?:time|money|effort|cost|trouble|stress|work))"
    r"|(?:good|great|bad|smart|wise|right|decent|solid|terrible)"
    r" (?:career|job|profession|field|choice|occupation|idea|move|path|fit))\b",
    re.IGNORECASE,
)
_OF_OPINION = frozenset(
    map(
        stem_of,
        """
        worth becoming become being doing pursuing pursue getting going time money effort cost
        trouble stress work good great bad smart wise right decent solid terrible choice idea
        move path fit career job still nowadays today days future long run
        """.split(),
    )
)
"""The stems of what is said in asking whether it is worth it, and nothing in particular."""


def is_beyond(asked: Asked, best: Ranked) -> bool:
    """Whether the best passage cannot answer, whatever its likeness to the question."""
    region = region_asked(asked.text)
    if region:
        return not _tells_region(best, region)
    # What is said in words may name the places: "most jobs are in New York"; a table of others not.
    if ranks_regions(asked.text) and is_list(best.hit.passage):
        return True
    return is_opinion(asked)


def is_opinion(asked: Asked) -> bool:
    """Whether it is asked if the occupation as such is worth it, which profiles do not judge."""
    return bool(_OPINION.search(asked.text)) and _OF_OPINION.issuperset(asked.terms)


def _tells_region(best: Ranked, region: str) -> bool:
    """Whether a sentence, not a row of a table, speaks of such a part of the map."""
    passage, seeker = best.hit.passage, Seeker(stems_in(region))
    said: Sequence[str] = [passage.slice(span) for span in passage.sentences]
    return any("\t" not in one and seeker.held_in(one) for one in said)
