"""A conversation, and how a follow-up in it becomes a question that stands alone.

A follow-up leaves out what was just said: "and Ryerson?", "how long is it?". There is rarely
proof of how much was left out, so each way of reading it is kept and the evidence decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from retrieval.language.things import Thing
from retrieval.language.words import telling, words
from retrieval.naming.occupations import Named
from retrieval.records import Focus

_CONNECTIVE = re.compile(
    r"^(?:(?:and|but|ok|okay|so|or|then|also|no|nope|actually|sorry|never ?mind|rather|h+m+)"
    r"[\s,]+)*"
    r"(?:(?:what|how) about|what of|and|or|also|i (?:mean|meant)|back to|just|only|make that|"
    r"instead)\b"
    r"[\s,]*(?:for |at |in |the one (?:at|in) )?",
    re.IGNORECASE,
)
_POINTING = frozenset(
    """
    it its that this those these there one same he she
    """.split()
)


_THEM = frozenset("they them their theirs".split())
# "There" that says only that something exists points to no place.
_EXISTENTIAL = re.compile(
    r"\b(?:is|isn't|are|aren't|was|were|will|would|be|been) there\b|"
    r"\bthere(?:['’]s| is| are| was| were| will| would| be| may| might| must| has| have)\b",
    re.IGNORECASE,
)
# "Is it stressful?" asks of the occupation, whatever was asked of it before.
_OF_THE_WORK = re.compile(
    r"(?:and |but |so )?(?:is|isn't|would|will|can) (?:it|this) (?:be )?"
    r"(?:(?:too|very|really|so|a) )?[a-z-]+(?: (?:work|job|career|to do))?\W*",
    re.IGNORECASE,
)
_AROUND_A_NAME = frozenset(
    """
    a about actually also an and as at back but for forget how hmm i in instead it's just make mean
    meant mind name never no nope not of ok okay one ones only or please question rather so sorry
    that the then to too well what yes
    """.split()
)
"""What may stand beside an occupation that is named and nothing asked of it."""
ABOUT_THEM = "what do they do?"
"""What is asked by naming an occupation, where nothing was asked before."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question already asked: as it was searched for, and the named things in it.

    The occupation it named is left out of ``standalone``: "how much do they make?".
    """

    standalone: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is remembered between turns; passed in by the caller, who keeps it.

    ``last`` is the latest question that was not small talk. ``pending`` is a question that waits
    for the person to choose one of the occupations ``choices``, given by slug. ``uncovered`` is an
    occupation without a profile that was asked about last: "they" are then those people, not the
    ones that a profile is about. ``compared`` are the occupations that stood side by side last, by
    the slug of one profile each: what is asked without naming one is asked of all of them.
    """

    focus: Focus | None = None
    last: Turn | None = None
    pending: str | None = None
    choices: tuple[str, ...] = ()
    uncovered: Named | None = None
    compared: tuple[str, ...] = ()

    def unfocused(self) -> Conversation:
        """The same person starting afresh: nothing said before is carried over."""
        return Conversation()

    def about(self, slug: str) -> Conversation:
        """The same conversation with its focus on another profile."""
        return Conversation(Focus(slug), self.last)

    def choosing(self, places: Sequence[int]) -> tuple[str, Conversation]:
        """The question that waited, and the conversation about those of ``choices`` picked."""
        slugs = tuple(self.choices[place] for place in places)
        picked = self.about(slugs[0])
        return self.pending or ABOUT_THEM, (
            picked if len(slugs) == 1 else replace(picked, compared=slugs)
        )

    def among(self, there: Container[str]) -> Conversation:
        """The same conversation without the profiles that are not ``there`` any more."""
        if self.focus and self.focus.slug not in there:
            return self.unfocused()
        compared, choices = (
            tuple(slug for slug in slugs if slug in there)
            for slugs in (self.compared, self.choices)
        )
        return replace(self, compared=compared, choices=choices)


def points_back(text: str) -> bool:
    """Whether a word of ``text`` stands for something said before: "it", "that", "there"."""
    return any(word.lower in _POINTING for word in words(_EXISTENTIAL.sub("", text)))


def names_alone(text: str, named: Named) -> bool:
    """Whether ``text`` names an occupation and asks nothing of it: "and what about roofers?"."""
    rest = f"{text[: named.start]} . {text[named.end :]}"
    return all(word.lower in _AROUND_A_NAME for word in words(rest))


def is_follow_up(text: str) -> bool:
    """Whether ``text`` leaves something out: it opens with a connective or points back."""
    return bool(_CONNECTIVE.match(text)) or points_back(text)


def refers_back(text: str) -> bool:
    """Whether ``text`` is about the occupation asked about before: a follow-up, or about "them"."""
    return is_follow_up(text) or any(word.lower in _THEM for word in words(text))


def readings(text: str, things: tuple[Thing, ...], last: Turn | None) -> tuple[str, ...]:
    """The questions that ``text`` may stand for after ``last``, the most literal one first."""
    if last is None or not is_follow_up(text):
        return (text,)
    if not last.things and _OF_THE_WORK.fullmatch(text):
        return (text,)
    rest = _CONNECTIVE.sub("", text).strip() or text
    if things and not _topic(rest, things):
        return (_substituted(last, rest.rstrip("?!. ")),)
    context = " ".join(t.text for t in last.things) or " ".join(
        w.text for w in telling(last.standalone)
    )
    return (rest, f"{rest.rstrip('?!. ')} {context}?") if context else (rest,)


def _topic(text: str, things: tuple[Thing, ...]) -> bool:
    """Whether ``text`` asks for something besides naming ``things``."""
    named = {word.lower for thing in things for word in words(thing.text)}
    return any(word.lower not in named for word in telling(text))


def _substituted(last: Turn, rest: str) -> str:
    """The last question asked again about what ``rest`` names."""
    if not last.things:
        return f"{last.standalone.rstrip('?!. ')} {rest}?"
    first, final = last.things[0], last.things[-1]
    return last.standalone[: first.start] + rest + last.standalone[final.end :]
