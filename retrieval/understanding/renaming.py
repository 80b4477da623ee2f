"""Turns that only name an occupation: "no wait, roofers", "same for cooks", "and the marine one?".

What they ask of it was asked before.
"""

from __future__ import annotations

import re

from retrieval.language.words import Word, words
from retrieval.naming.occupations import Named

_AROUND_A_NAME = frozenset(
    """
    a about actually again also an and as at back but ditto for forget hmm hold how i in info
    information instead it's just likewise make maybe mean meant mind name never next no nope not
    now of ok okay on one ones only oops or perhaps please question questions rather said same
    scratch so sorry that the then these thing things those to too try up wait well what whoops yes
    """.split()
)
"""What may stand beside an occupation that is named and nothing asked of it."""
# "Switch to roofers", but "how do I switch to roofing" asks how.
_TURNS_TO = re.compile(
    r"(?:(?:ok|okay|so|and|no|then|now|well|actually|oh|please|but)\b[\s,]*)*(?:"
    r"(?:what |and )if (?:i|he|she|we|they) (?:was|were|am|is|became|become|becomes)\b|"
    r"should (?:i|he|she|we) (?:be|become)\b(?=.*\b(?:instead|rather)\b)|"
    r"(?:(?:can|could) (?:you|we) |let(?:['’]?s| us) |i(?:['’]d| would) like to )?(?:please )?"
    r"(?:(?:do|repeat|answer|tell me|give me|show me|i (?:want|need|have)(?: to know)?|to know)"
    r"(?: the)? same|do|try|see|check|take|look at|talk about|show(?: me)?|"
    r"(?:switch|change|move|turn|go)(?: on| over)? (?:to|with))\b|"
    r"(?:i(?:['’]m| am| was|['’]ve been| have been)? )?"
    r"(?:just |also )*(?:asked|asking|considering|thinking|talking|thought)\b|"
    r"(?:my|his|her|our) \w+ (?:says?|said|suggest(?:s|ed)?|mention(?:s|ed)?|recommend(?:s|ed)?)\b|"
    r"not [^,:;.]{1,50}[,:;.])",
    re.IGNORECASE,
)
_AS_A_CAREER = re.compile(r"\bas (?:a|my|his|her) (?:career|job)\b", re.IGNORECASE)
_LONGEST_HALF = 5
_JOINS = frozenset(("and", "or"))
_WHERE = frozenset(("in", "at"))
_ONE = re.compile(r"\w ones?\W*$", re.IGNORECASE)


def names_alone(text: str, *named: Named) -> bool:
    """Whether ``text`` names occupations and asks nothing of them: "and what about roofers?"."""
    spans = [(one.start, one.end) for one in named]
    spans += [found.span() for found in (_TURNS_TO.match(text), _AS_A_CAREER.search(text)) if found]
    return all(
        word.lower in _AROUND_A_NAME or any(start <= word.start < end for start, end in spans)
        for word in words(text)
    )


def half_name(text: str) -> tuple[Word, ...]:
    """The words of ``text`` that may be half a name: "marine" in "and the marine one?"; or none."""
    turns = _TURNS_TO.match(text)
    said = [word for word in words(text) if not turns or word.start >= turns.end()]
    places = [n for n, word in enumerate(said) if word.lower not in _AROUND_A_NAME]
    if not places or (places[0] and said[places[0] - 1].lower in _WHERE):
        return ()
    half = tuple(said[places[0] : places[-1] + 1])
    joined = all(word.lower in _JOINS for word in half if word.lower in _AROUND_A_NAME)
    return half if joined and len(half) <= _LONGEST_HALF else ()


def is_one_of_them(text: str) -> bool:
    """Whether ``text`` speaks of another of the same kind: "the marine one", "chemical ones"."""
    return bool(_ONE.search(text))
