"""What a profile is asked to mention: "where does it mention storms?", "anything about nights?"."""

from __future__ import annotations

import re

_SAYS = (
    r"(?:say|says|said|mention(?:s|ed)?|state[sd]?|talk(?:s|ed)?|speaks?|tells?(?: me)?|lists?"
    r"|writes?|describes?|covers?)"
)
_EVEN = r"even |ever |also |actually "
_TEXT = r"(?:it|this|(?:the|this|that|your) (?:\w+ )?(?:profile|page|text|document|site|info))"
# What they tell, write or cover is their work: "do they write reports?".
_WHO_SAYS = rf"(?:{_TEXT} (?:{_EVEN})?{_SAYS}|they (?:{_EVEN})?(?:say|mention))"
_PART = r"(?:bits?|parts?|sections?|sentences?|lines?|passages?|paragraphs?|words|info(?:rmation)?)"
_ABOUT = r"(?:about|on(?! top\b)|of|regarding|concerning|to do with)"
_MENTION = re.compile(
    r"(?:"
    rf"(?:where|what)(?: else)? (?:does|do|did|is) {_WHO_SAYS}"
    rf"|(?:does|do|is) {_WHO_SAYS}"
    rf"|(?:can you |please )*(?:show|find|give|quote|read)(?: me)? (?:the|a|any|all) {_PART}"
    rf" (?:where|in which|that) (?:(?:it|they) )?{_SAYS}"
    rf")(?: anything| something| much| a word)?(?: {_ABOUT})? (?=\w)"
    r"|(?:"
    rf"(?:can you |please )*(?:show|find|give|quote|read)(?: me)? (?:the|a|any|all) {_PART}"
    rf"|(?:is|are) there (?:anything|something|(?:an?|any) {_PART})(?: in {_TEXT}| here)?"
    r"|anything(?: in (?:it|here|there))?"
    rf") {_ABOUT} (?=\w)",
    re.IGNORECASE,
)


def looked_for(text: str) -> str:
    """The words that ``text`` asks to be shown, as in "where does it mention X?"; else nothing."""
    asks = _MENTION.match(text)
    return text[asks.end() :] if asks else ""
