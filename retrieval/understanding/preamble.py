"""What is told before a question: "I hated being a cook. How do I become an electrician?"."""

from __future__ import annotations

import re

from retrieval.conversation import points_back

_TELLS = re.compile(
    r"(?:(?:back |over )?in \w+(?: \w+)?,? )?"
    r"(?:i|my|we|our|she|he|everyone|everybody|people"
    # A name: "After the Navy, ..."; "after high school" is part of what is asked.
    r"|(?:after|since) (?:(?:the|my) )?(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_IT = re.compile(r"(?:it|they|that|this|their)\b", re.IGNORECASE)
# Whether "I" may or must may hang on what was told: "I'm deaf. Can I become a firefighter?".
_ASKS = re.compile(
    r"(?:[.!;,:]|\s[-–—])\s+(?:(?:so|and|but|now)\s+)?(?=(?:what|how|when|where|which|who|why|is|are|does|do"
    r"(?! i\b))(?:['’]s)?\b)",
    re.IGNORECASE,
)
# What is said of oneself or of the last answer before the name: "I like animals. Cooks?".
_TOLD = re.compile(
    r"(?:(?:ok|okay|so|and|no|well|but|oh|h+m+)\b[\s,]*)*"
    r"(?:i|i['’]\w+|my|we|our|he|she|it|it['’]s|they|that|that['’]s|this|if|when|since|because|too|"
    r"not|everyone|people)\b[^?]*"
    r"(?:[.!;]\s+|,\s+(?=(?:(?:so|and|but|then)\s+)?(?:what|how) (?:about|of)\b))",
    re.IGNORECASE,
)
ASKS_OF_IT = re.compile(
    r"\b(?:what|which|how|who|where|why|know|wonder\w*|questions?|ask\w*|tell|info|information|"
    r"interested|curious|need|looking)\b",
    re.IGNORECASE,
)
"""What asks within something told."""


def question_starts(text: str, *, names: bool) -> int:
    """Where the question starts that is asked after something is told; 0 if it needs all of it.

    ``names`` says that an occupation is named: else "it" may stand for what was told.
    """
    tells = _TELLS.match(text) or (names and _SPEAKS_OF_IT.match(text))
    asks = _ASKS.search(text) if tells else None
    if asks is None or (points_back(text[asks.end() :]) and not names):
        return 0
    return asks.end()


def after_told(text: str) -> str:
    """What ``text`` says after something is told, or all of it if that asks anything."""
    told = _TOLD.match(text)
    return text[told.end() :] if told and not ASKS_OF_IT.search(told.group()) else text
