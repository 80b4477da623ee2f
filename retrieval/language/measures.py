"""What a question about money measures it by: a unit of work, or one sort of pay.

"How much per mile?" is not answered by what is earned in a year, nor "how much in tips?" by a wage:
the quote must be about the very thing, as about a school that is named.
"""

from __future__ import annotations

import re

from retrieval.language.things import Thing, thing_at

_NO_UNIT = (
    r"(?:they|them|one|"
    r"(?:hour|day|week|fortnight|month|year|annum|term|semester|season|shift|person)s?)"
)
"""What pay is always counted by, and whom it is paid to."""
_UNIT = re.compile(
    rf"\b(?:per|for (?:each|every)) (?!{_NO_UNIT}\b|cent\b)(?P<thing>[a-z]{{3,}})\b", re.IGNORECASE
)
_SORT = re.compile(
    r"\b(?P<thing>tips|commissions?|bonus(?:es)?|overtime|royalties|allowances?)\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:how much|pays?|paid|earn|make|gets?|charge|cost|price|fees?|rates?)\b",
    re.IGNORECASE,
)


def measures(question: str) -> tuple[Thing, ...]:
    """The units and sorts of money that ``question`` asks for, in order."""
    if not _MONEY.search(question):
        return ()
    found = (*_UNIT.finditer(question), *_SORT.finditer(question))
    return tuple(thing_at(question, *match.span("thing")) for match in found)
