"""Words that a question asks for and the sentence that answers it has, in whatever else it says.

In one passage the sentence that names a program is the likest to "who can apply for it?", the one
after it says who; "the mean wage" is not what was earned on average, which stands before it.
"""

from __future__ import annotations

import re

_PAIRS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(said, re.IGNORECASE))
    for asked, said in (
        (
            r"\b(?:admission|admitted|prerequisites?|entrance|entry requirements?|eligib\w+"
            r"|who can (?:apply|enrol|enroll|get in))\b",
            r"\b(?:applicants?|admission|admitted|prerequisites?|eligible|must|require[ds]?)\b",
        ),
        (r"\bmean (?:wage|salary|pay|income|earnings)\b", r"\bmean\b"),
    )
)


def said_for(question: str) -> re.Pattern[str] | None:
    """What the sentence that answers ``question`` has, if the wording tells."""
    return next((said for asked, said in _PAIRS if asked.search(question)), None)
