"""Whether a question may still be about the occupation without a profile that was asked about last.

There is nothing to quote of it, so whatever is taken for a question about it is refused: that must
not befall one about other work.
"""

from __future__ import annotations

import re

from retrieval.conversation import without_connective
from retrieval.naming.activities import speaks_of_work

_JOB = r"(?:jobs?|careers?|occupations?|professions?|trades?|lines? of work)"
# "Which job pays most?", "what about jobs with animals?", "I want a job that pays well".
_OTHER_WORK = re.compile(
    rf"\b(?:which|other|another|different|similar|best|worst|(?:highest|best|better)[ -]paying|"
    rf"(?:highest|best)[ -]paid) {_JOB}\b|"
    rf"\b{_JOB} (?:with|without|where|which|that|involving|for (?:me|people|someone|somebody))\b|"
    r"\bcareers? (?:in|as)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:they|them|their|he|she|his|her|it|its|(?:the|that|this) (?:job|work))\b", re.IGNORECASE
)
# "And those who fix cars?", "what about working with children?"
_WHO_DO = re.compile(
    r"(?:(?:the|an?) )?(?:someone|somebody|anyone|anybody|people|persons?|those|ones?|folks|guys?|"
    r"man|woman) (?:who|that|working|doing)\b|"
    r"(?:work|working) (?:with|for|on|outdoors|outside|indoors|from)\b",
    re.IGNORECASE,
)
# What one likes is told to be advised, not to hear of the one asked about.
_LIKES = re.compile(r"\bi(?:['’]m| am)? (?:really )?(?:like|love|enjoy|good at)\b", re.IGNORECASE)


def speaks_of_other_work(text: str) -> bool:
    """Whether ``text``, which names no occupation, speaks of other work than was asked about."""
    if _WHO_DO.match(without_connective(text)):
        return True
    if _OF_THEM.search(text):
        return False
    return bool(_OTHER_WORK.search(text) or _LIKES.search(text)) or speaks_of_work(text)
