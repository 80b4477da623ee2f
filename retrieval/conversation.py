"""A conversation, and how a follow-up in it becomes a question that stands alone.

A follow-up leaves out what was just said: "and Ryerson?", "how long is it?". There is rarely
proof of how much was left out, so each way of reading it is kept and the evidence decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from retrieval.language.clipped import is_clipped
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
    it its that this those these there one same
    """.split()
)
_THEM = frozenset("they them their theirs he him his she her hers".split())
_WORK = r"(?:jobs?|work|careers?|occupations?|professions?|fields?|trades?|roles?|positions?)"
# "There" that says only that something exists points to no place, and "that job" to no more than
# "they" do: the occupation.
_NOT_POINTING = re.compile(
    r"\b(?:is|isn't|are|aren't|was|were|will|would|be|been) there\b|"
    r"\bthere(?:['’]s| is| are| was| were| will| would| be| may| might| must| has| have)\b|"
    rf"\b(?:this|that|these|those|such) (?:(?:kind|type|line|sort) of )?{_WORK}\b",
    re.IGNORECASE,
)
# "Is it stressful?" asks of the occupation, whatever was asked of it before.
_OF_THE_WORK = re.compile(
    r"(?:and |but |so )?(?:is|isn't|would|will|can) (?:it|this) (?:be )?"
    r"(?:(?:too|very|really|so|a) )?[a-z-]+(?: (?:work|job|career|to do))?\W*",
    re.IGNORECASE,
)
# "Who hires for that?" does as well.
_FOR_THAT = re.compile(r"\b(?:for|in|into|like) (?:that|this)\W*$", re.IGNORECASE)
# Whoever is thought of in the work stands for all who do it.
_SOMEBODY = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_THAT_WORK = re.compile(rf"\b(?:this|that) (?={_WORK}\b)", re.IGNORECASE)
_CLIPPED = re.compile(r"(?:and |so |but |ok |well )*(how much|how many)\W*", re.IGNORECASE)
_IN_FULL = {"how much": "how much do they earn?", "how many": "how many of them are there?"}
_TOGETHER = 3
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
    ones that a profile is about. ``compared`` are occupations that stood side by side or were asked
    about one after another, by the slug of one profile each. Without a focus it is about all of
    them; with one, they are what "which one" and "both" mean. ``lacking`` are the names of those
    without a profile that were compared with them, until another is named.
    """

    focus: Focus | None = None
    last: Turn | None = None
    pending: str | None = None
    choices: tuple[str, ...] = ()
    uncovered: Named | None = None
    compared: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    def unfocused(self) -> Conversation:
        """The same person starting afresh: nothing said before is carried over."""
        return Conversation()

    @property
    def topics(self) -> tuple[str, ...]:
        """The profiles that the next question is about unless it names others, by slug."""
        return (self.focus.slug,) if self.focus else self.compared

    def about(self, slug: str) -> Conversation:
        """The same conversation with its focus on another profile."""
        return Conversation(Focus(slug), self.last)

    def choosing(self, places: Sequence[int]) -> tuple[str, Conversation]:
        """The question that waited, and the conversation about those of ``choices`` picked."""
        slugs = tuple(self.choices[place] for place in places)
        return self.pending or ABOUT_THEM, self.about_all(slugs)

    def about_all(self, slugs: tuple[str, ...]) -> Conversation:
        """The same conversation about one profile, or about several together."""
        if len(slugs) == 1:
            return self.about(*slugs)
        return Conversation(last=self.last, compared=slugs)

    def also(self, slug: str) -> tuple[str, ...]:
        """The occupations talked about one after another, now of ``slug``; none where it is one."""
        before = self.compared or ((self.focus.slug,) if self.focus else ())
        found = tuple(dict.fromkeys((*before, slug)))[-_TOGETHER:]
        return found if len(found) > 1 else ()

    def among(self, there: Container[str]) -> Conversation:
        """The same conversation without the profiles that are not ``there`` any more."""
        if self.focus and self.focus.slug not in there:
            return self.unfocused()
        compared, choices = (
            tuple(slug for slug in slugs if slug in there)
            for slugs in (self.compared, self.choices)
        )
        if self.focus is None and len(compared) == 1:
            return self.about(*compared)
        return replace(self, compared=compared, choices=choices)


def points_back(text: str) -> bool:
    """Whether a word of ``text`` stands for something said before: "it", "that", "there"."""
    return any(word.lower in _POINTING for word in words(_NOT_POINTING.sub("", text)))


def in_full(text: str, last: Turn | None) -> str:
    """``text`` with what "how much?" leaves out, unless a thing was named that it may be about."""
    clipped = _CLIPPED.fullmatch(text)
    if clipped is None or (last is not None and last.things):
        return text
    return _IN_FULL[clipped.group(1).lower()]


def leans(text: str) -> bool:
    """Whether ``text`` is likelier about what was said last than about something else."""
    return points_back(text) or is_clipped(text)


def is_follow_up(text: str) -> bool:
    """Whether ``text`` leaves something out: it opens with a connective or leans on what was."""
    return bool(_CONNECTIVE.match(text)) or leans(text)


def refers_back(text: str) -> bool:
    """Whether ``text`` is about the occupation asked about before: a follow-up, or about "them"."""
    return is_follow_up(text) or any(word.lower in _THEM for word in words(text))


def without_connective(text: str) -> str:
    """``text`` without what joins it to what was said before: "and", "what about"."""
    return _CONNECTIVE.sub("", text).strip() or text


def readings(text: str, things: tuple[Thing, ...], last: Turn | None) -> tuple[str, ...]:
    """The questions that ``text`` may stand for after ``last``, the most literal one first."""
    if last:
        text = _THAT_WORK.sub("the ", _SOMEBODY.sub("they", text))
    if last is None or not (is_follow_up(text) or (last.things and not things)):
        return (text,)
    of_the_work = _OF_THE_WORK.fullmatch(text) or (_FOR_THAT.search(text) and telling(text))
    if of_the_work and not last.things:
        return (text,)
    rest = without_connective(text)
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
