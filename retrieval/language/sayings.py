"""Words that a question asks for and the sentence that answers it has, in whatever else it says.

In one passage the sentence that names a program is the likest to "who can apply for it?", the one
after it says who; "the mean wage" is not what was earned on average, which stands before it.
"""

from __future__ import annotations

import re

_ENTRY_ASKED = re.compile(
    r"\bhow (?:do|does|did|can|could|would|should|to)\b.*\b(?:becom(?:e|ing)|get into|enter)\b"
    r"|\b(?:what about|what does it take to|want to|like to) becom(?:e|ing)\b"
    r"|\bwhat (?:do|does|would|should|did) (?:you|i|they|he|she|one|people|someone) "
    r"(?:need|have)\b(?=\W*$| for\b| as\b| to (?:be|become|have|get|start|do|work)\b)"
    r"|\b(?:requirements?|qualifications?|(?:what is|what['’]s|whats) (?:needed|required))\b"
    r"|\b(?:need|require[ds]?|have to (?:have|get)|must have)\b.*"
    r"\b(?:degrees?|diplomas?|college|university|education)\b",
    re.IGNORECASE,
)
_ENTRY_SAID = re.compile(
    r"\A(?!.*\b(?:(?:fields?|areas?) of study|employers|advance(?:ment)?|(?:some|certain) \w+"
    r"|in other|(?:programs?|courses?|coursework|apprenticeships?)"
    r"(?: \w+){0,2} (?:typically|usually|generally|normally|commonly|must))\b)"
    r".*?(?:\b(?:need|needs|must|requires?|required|minimum|at least"
    r"|(?:typically|usually|generally|normally|most)\b[^;]*\b(?:have|hold|earn|complete|enter))\b"
    r".*\b(?:degrees?|diplomas?|high school|formal education\w*)\b"
    r"|\bno formal education\w*\b|\bto enter (?:the|this) occupation\b)",
    re.IGNORECASE | re.DOTALL,
)
_PAIRS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(said, re.IGNORECASE))
    for asked, said in (
        (
            r"\b(?:admission|admitted|prerequisites?|entrance|entry requirements?|eligib\w+"
            r"|who can (?:apply|enrol|enroll|get in))\b",
            r"\b(?:applicants?|admission|admitted|prerequisites?|eligible|must|require[ds]?)\b",
        ),
        (
            r"\b(?:which|what|common|(?:kind|type|sort)s? of|how)\b.*"
            r"\b(?:injur(?:y|ies|ed)|accidents?|hurt)\b",
            r"\b(?:slip(?:s|ped|ping)?|f[ae]ll(?:s|ing)?|trip(?:s|ping)?|burn(?:s|ed|ing)?|cuts?"
            r"|strain(?:s|ed)?|sprain(?:s|ed)?|bruise[sd]?|fractures?|bites?|bitten|kick(?:s|ed)"
            r"|shocks?|lifting|exhaustion|heat-related|hearing loss)\b",
        ),
        (
            r"\b(?:practicums?|internships?|placements?|co-?ops?|hands[- ]on)\b",
            r"\b(?:practic(?:ums?|al)|internships?|placements?|co-?op|hands[- ]on|clinical)\b",
        ),
        (r"\bmean (?:wage|salary|pay|income|earnings)\b", r"\bmean\b"),
    )
)


def entry_said_for(question: str) -> re.Pattern[str] | None:
    """What the main requirement has, where ``question`` asks how to become one; else None.

    Most need it to enter at all: fields of study, extras and what some may go on to come after it.
    """
    return _ENTRY_SAID if _ENTRY_ASKED.search(question) else None


def said_for(question: str) -> re.Pattern[str] | None:
    """What the sentence that answers ``question`` has, if the wording tells."""
    return next((said for asked, said in _PAIRS if asked.search(question)), None)
