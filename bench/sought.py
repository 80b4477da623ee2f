"""What a question is after: a person, a time, a number, a place, a reason, a meaning, a way.

Coarser than ``expect``, whose forms are those that profiles hold: these suit any subject, and tell
which sentence of a passage answers rather than which passage does.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from retrieval.language.words import words


class Sought(StrEnum):
    """What a question is after, as far as its wording tells."""

    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    MEANING = "meaning"
    WAY = "way"


# In this order: "how many people who ..." is after a number.
_ASKED = {
    Sought.NUMBER: r"\bhow (?:many|much|old|long|far|tall|big|often|high|deep)\b|\bpercentage\b|"
    r"\b(?:number|amount|age|population) of\b",
    Sought.TIME: r"\bwhen\b|\bwhat (?:year|date|day|month|time)\b",
    Sought.PERSON: r"\bwho(?:se|m)?\b|\b(?:singer|actor|author|band)\b|\bname of\b",
    Sought.PLACE: r"\bwhere\b|\b(?:what|which) (?:country|city|state|place)\b|\blocation\b",
    Sought.REASON: r"\bwhy\b|\b(?:causes?|reasons?|purpose|effects?)\b|\bwhat made\b",
    Sought.MEANING: r"\b(?:meaning|means?|stands? for|come from|get its name)\b|"
    r"\b(?:defin|origin)|\bwhat is (?:a|an|the)\b",
    Sought.WAY: r"\bhow (?:do|does|did|is|are|was|were|to|can)\b",
}
_MONTH = r"january|february|march|april|may|june|july|august|september|october|november|december"
_COUNT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|"
    r"billion|dozen|half"
)
_GIVEN = {
    Sought.NUMBER: rf"(?i)\b\d[\d,.]*\b|\b(?:{_COUNT})\b",
    Sought.TIME: rf"(?i)\b(?:{_MONTH})\b|\b(?:1\d|20)\d\d\b|\b\d0s\b|\bcentury\b",
    Sought.PLACE: r"\b(?:in|at|near|on|from|to|of) (?:the )?[A-Z]\w+|"
    r"\b(?:north|south|east|west|located|border\w*|coast|river|lake|city|island)\w*\b",
    Sought.REASON: r"(?i)\b(?:because|due|since|so that|therefore|thus|caused?|causes|results?|"
    r"resulting|led|leads?|in order|reasons?|purpose|to (?:\w+e|prevent|protect|help))\b",
    Sought.MEANING: r"(?i)\b(?:means?|meaning|refers?|referred|terms?|called|known as|named?|"
    r"words?|derived?|derives|from|defined|symboli[sz]\w+|signif\w+|represents?|"
    r"interpret\w+)\b|[“\"]|``",
    Sought.WAY: r"(?i)\b(?:by|through|using|via|with|first|then|process|method)\b",
}


def sought(question: str) -> Sought | None:
    """What ``question`` is after, if its wording tells."""
    for kind, pattern in _ASKED.items():
        if re.search(pattern, question, re.IGNORECASE):
            return kind
    return None


def offers(sentence: str, kind: Sought, given: frozenset[str]) -> bool:
    """Whether ``sentence`` holds words such as answer a question that is after ``kind``.

    A person's name is two words in a row with capitals, not both among ``given``: the lower-case
    words of the question and the title, which say nothing new.
    """
    if kind is not Sought.PERSON:
        return re.search(_GIVEN[kind], sentence) is not None
    return any(
        first.text[0].isupper()
        and second.text[0].isupper()
        and not {first.lower, second.lower} <= given
        for first, second in pairwise(words(sentence))
    )
