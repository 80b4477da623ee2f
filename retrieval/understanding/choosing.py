"""What was typed in reply to "which occupation do you mean?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from corpus.records import Kind
from retrieval.asked import Asked
from retrieval.conversation import Conversation
from retrieval.language.words import stems, telling, words
from retrieval.naming.describing import Describing
from retrieval.understanding.renaming import is_one_of_them

_PLACES = {
    word: place
    for place, said in enumerate(
        ("first 1st one former", "second 2nd two", "third 3rd three", "fourth 4th", "fifth 5th")
    )
    for word in said.split()
} | {"last": -1, "latter": -1}
ORDINALS = tuple(word for word in _PLACES if word not in {"one", "two", "three"})
"""Words for a place that stand for nothing else."""
_MOST = 99
_SURE = 0.75
AROUND = frozenset(
    """
    the a an one ones option options number numbers no nr choice choose i mean meant please that is
    it would say and what about how for just only of them those as well so ok
    """.split()
)
_THE_ONE = re.compile(r"\bthe ((?:[\w-]+ ){1,3})ones?\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|top) (two|three|four|five|[2-5])\b", re.IGNORECASE)
_ALL = re.compile(
    r"\W*(?:(?:i mean|i meant|for|of|about) )?(?:both|either|all|each|any)"
    r"(?: (?:one|two|three|four|five))?(?: of (?:them|these|those))?"
    r"(?: (?:please|is fine|are fine))*\W*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\W*(?:(?:no|none|neither|nope|nothing|cancel|never ?mind|forget (?:it|that))"
    r"(?: (?:of (?:them|these|those|the above)|thanks|thank you|one))*[\s,.!]*)+",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\W*(?:yes|yeah|yep|sure|ok|okay|(?:i'?m )?not sure|(?:i )?(?:don'?t|do not) know|"
    r"idk|dunno|no idea|whatever|whichever|hmm+|huh)\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:and|but|so|ok(?:ay)?|well)[\s,]+)*(?:what|how|when|where|which|who|whose|why|is|are|was|"
    r"were|does|do|did|can|could|should|would|will|must|may|tell|show|compare)\b",
    re.IGNORECASE,
)


class Declined(Enum):
    """A reply that picks no occupation, and says no more."""

    NONE = "none"
    UNSURE = "unsure"


def chosen(text: str, titles: Sequence[str]) -> tuple[int, ...] | Declined:
    """Which of ``titles`` the reply picks, by their places or by words that only one has.

    A reply that says anything besides is a new question, and picks nothing.
    """
    if _ALL.fullmatch(text):
        return tuple(range(len(titles)))
    if _NONE.fullmatch(text):
        return Declined.NONE
    if _UNSURE.fullmatch(text):
        return Declined.UNSURE
    if said_places(text):
        return places(text, len(titles)) or Declined.UNSURE
    return _by_words(text, titles)


def asks(text: str, intents: Mapping[str, float]) -> bool:
    """Whether a reply asks something, rather than says which occupation is meant.

    ``intents`` are the probabilities of the kinds of question: "benefits" says of nobody what
    they do.
    """
    if text.endswith("?") or _ASKS.match(text):
        return True
    return any(
        p >= _SURE for kind, p in intents.items() if kind not in (Kind.DUTIES, Kind.OVERVIEW)
    )


def described(describing: Describing, asked: Asked, choices: Sequence[str]) -> int | None:
    """The place of the one of ``choices``, named by slug, that a reply describes."""
    if asks(asked.text, asked.intents):
        return None
    fitting = describing.fitting(asked.terms, asked.vector, choices)
    return choices.index(fitting) if fitting else None


def picked_again(
    text: str,
    conversation: Conversation,
    titles: Mapping[str, str],
    is_asked: Callable[[str], bool],
) -> tuple[str, Conversation]:
    """What ``text`` asks if it picks from those talked about: "the second one", "the heavy one".

    ``titles`` are those of the profiles, by slug. Words that questions ask for, which ``is_asked``
    tells, pick nobody though they stand in a title: "training?" asks managers of it for theirs.
    """
    slugs = tuple(conversation.compared[at] for at in places(text, len(conversation.compared)))
    if not slugs:
        found = _by_words(text, [titles[slug] for slug in conversation.compared])
        said = (word.text for word in telling(text))
        if is_one_of_them(text) or not any(map(is_asked, said)):
            slugs = tuple(conversation.compared[at] for at in found)
    if len(slugs) == 1:
        return titles[slugs[0]], conversation
    if not slugs:
        return _named_in(text, [titles[slug] for slug in conversation.compared]), conversation
    if conversation.last is None:
        return text, conversation
    return conversation.last.standalone, conversation.about_all(slugs)


def _named_in(text: str, titles: Sequence[str]) -> str:
    """``text`` with the one of ``titles`` in the place of what means it: "drop the heavy one"."""
    one = _THE_ONE.search(text)
    if one is None:
        return text
    found = places(one.group(1), len(titles)) or _by_words(one.group(1), titles)
    return (
        f"{text[: one.start()]}{titles[found[0]]}{text[one.end() :]}" if len(found) == 1 else text
    )


def _by_words(text: str, titles: Sequence[str]) -> tuple[int, ...]:
    """The place of the one of ``titles`` that has all that ``text`` says, if it is just one."""
    wanted = set(stems(telling(text)))
    if not AROUND.issuperset(word.lower for word in words(text) if not word.telling):
        return ()
    fitting = [n for n, title in enumerate(titles) if wanted and wanted <= set(stems(words(title)))]
    return tuple(fitting) if len(fitting) == 1 else ()


def places(text: str, of: int) -> tuple[int, ...]:
    """The places among so many that ``text`` names, if it says nothing else; none beyond them."""
    said = said_places(text)
    if not all(-of <= place < of for place in said):
        return ()
    return tuple(sorted({place % of for place in said}))


def said_places(text: str) -> list[int]:
    """The places that ``text`` names, from 0 on, -1 for the last; none if it says more."""
    first = _FIRST.search(text)
    if first:
        count = (_place(first.group(1).lower()) or 0) + 1
        text = _FIRST.sub(" ".join(map(str, range(1, count + 1))), text)
    said = [word.lower for word in words(text)]
    # "One" alone is the first; in "the second one" it stands for an occupation.
    named = [w for w in said if _place(w) is not None and not (w == "one" and len(said) > 1)]
    around = set(said) - set(named)
    return [place for w in named if (place := _place(w)) is not None] if around <= AROUND else []


def _place(word: str) -> int | None:
    if word.isdecimal():  # "¹" is a digit, but no number
        return int(word) - 1 if 0 < int(word) <= _MOST else None
    return _PLACES.get(word)
