"""What people do turned into what they are called: "dreams of cutting hair", a hair cutter.

An occupation without a name in the question may still be known by one: published names are mostly
made of what is done and of what it is done to. Only what is said to be somebody's work is turned
so, not all that is done in a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.language.lexicon import published_titles
from retrieval.language.words import Word, words
from retrieval.naming.nouns import COMPANY, EVERYDAY, in_singular, is_occupation_noun, singular
from retrieval.naming.slots import LEADING

_DOES = re.compile(
    r"\b(?:(?:want(?:s|ed)?|likes?|loves?|hopes?|plans?|dreams?|learn(?:s|ing)?|train(?:s|ing)?|"
    r"decided|prefers?|paid|job is|work is|living is|learn how) to|i['’]d rather|"
    r"(?:people|person|somebody|someone|anybody|anyone|those|folks|guy|man|woman) (?:who|that)|"
    r"(?:jobs?|work|career|something) where (?:i|you|we|they)(?: can| could| get to)?|"
    r"(?:i|you|one) need to|if (?:i|he|she|they)) $",
    re.IGNORECASE,
)
"""What stands before a verb that says what somebody does or wants to do for a living."""
_HOW = re.compile(r"\bhow (?:do|does|can|could) (?:i|you|one|someone|people) $", re.IGNORECASE)
"""What may stand before such a verb, or before anything else one may wonder how to do."""
_OWN = re.compile(r"(?: \w+){0,2} (?:my|our|own|this|these)\b", re.IGNORECASE)
"""What is done to one's own is no work: "I want to paint my house"."""
_WHO = re.compile(r"\bwho(?: is it (?:who|that)| (?:usually|normally|actually))? $", re.IGNORECASE)
_DOING = re.compile(
    r"(?:\b(?:of|about|in|into|for|from|with|at|as|jobs?|career|learn|study|studying|enjoys?|likes?|"
    r"loves?|start|is|are|does) |^)$",
    re.IGNORECASE,
)
"""What stands before the name of a trade: "money in tattooing", "is piano tuning dying"."""
_MORE = re.compile(r" (?:and|or)\b", re.IGNORECASE)
"""A verb that others follow does not name anybody by itself: "plan and conduct projects"."""
_INTO = re.compile(r"\b(?:into|learn|study|studying) $", re.IGNORECASE)
_LIVING = re.compile(
    r"(?: [\w'’-]+){0,4} (?:for a living|as a job|professionally)\b", re.IGNORECASE
)
_SUBJECT = re.compile(r"\b(?:i|we|he|she|they) $", re.IGNORECASE)
_ENDS = frozenset(
    """
    and or but to in on at of for from with by as into onto over about around across through under
    who that which when where why how if so than then because while is are was were do does did
    would will can could should must may
    """.split()
)
_LEFT_OUT = LEADING | frozenset("off up out down away together".split())
_ANY_WORK = frozenset(
    "training living being working helping studying move moving make making".split()
)
_MOST = 4
_SHORT = re.compile(r"(?:.*[^aeiou])?[aeiou][bdgmnprt]")
"""Verbs that double their last letter: "cut", "plan"."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Words of a question, at ``[start, end)``, that say what is done, and a ``name`` for it.

    ``said`` are those the name is made of, the verb last. ``sure`` says that it is done for a
    living, not just wondered how.
    """

    name: tuple[str, ...]
    said: tuple[str, ...]
    start: int
    end: int
    sure: bool = True


def activities(text: str) -> Iterator[Activity]:
    """Names that who does what ``text`` speaks of may go by, the likelier ones first."""
    said = words(text)
    for at, word in enumerate(said):
        if not word.telling or word.lower in _ANY_WORK or _OWN.match(text, word.end):
            continue
        before = text[: word.start]
        gerund = word.lower.endswith("ing")
        if gerund and _is_compound(text, said, at):
            yield from _named(said[at - 1 : at], word)
        lives_on = _SUBJECT.search(before) and _LIVING.match(text, word.end)
        if lives_on or _DOES.search(before) or (gerund and _DOING.search(before)):
            yield from _done_by(text, said, at)
        elif word.lower.endswith("ry") and _INTO.search(before):
            yield from _named((), word)
        elif _HOW.search(before):
            yield from (replace(done, sure=False) for done in _done_by(text, said, at))


def speaks_of_work(text: str) -> bool:
    """Whether ``text`` says what somebody does, or wants to do, for a living."""
    return any(
        _DOES.search(text[: word.start])
        or (word.lower.endswith("s") and _WHO.search(text[: word.start]))
        for word in words(text)
        if word.telling and not _OWN.match(text, word.end)
    )


def _is_compound(text: str, said: Sequence[Word], at: int) -> bool:
    """Whether what it is done to stands before it: "piano tuning"."""
    if not at or not said[at - 1].telling or said[at - 1].end + 1 != said[at].start:
        return False
    return _DOING.search(text[: said[at - 1].start]) is not None


def _objects(text: str, said: Sequence[Word], at: int) -> list[Word]:
    """What it is done to: the words after the verb as far as one that ends the phrase."""
    found: list[Word] = []
    for before, word in zip(said[at:], said[at + 1 : at + 1 + _MOST], strict=False):
        if word.lower in _ENDS or text[before.end : word.start].strip("'’s "):
            break
        if word.telling and word.lower not in _LEFT_OUT:
            found.append(word)
    return found


def _done_by(text: str, said: Sequence[Word], at: int) -> Iterator[Activity]:
    verb, objects = said[at], _objects(text, said, at)
    if not objects and not _MORE.match(text, verb.end):
        yield from _named((), verb)
    for size in range(len(objects), 0, -1):
        for first in range(len(objects) - size + 1):
            yield from _named(objects[first : first + size], verb)


def _named(objects: Sequence[Word], verb: Word) -> Iterator[Activity]:
    start = min(word.start for word in (verb, *objects))
    end = max(word.end for word in (verb, *objects))
    what = tuple(in_singular(word.lower) for word in objects)
    for doer in _doers(verb.lower):
        if what or _says_enough(doer):
            yield Activity((*what, doer), (*what, verb.lower), start, end)


def _says_enough(doer: str) -> bool:
    """Whether a noun names an occupation by itself: not "driver", whatever is driven."""
    known = singular(doer) in published_titles() or is_occupation_noun(doer)
    return known and doer not in COMPANY | EVERYDAY


def _doers(verb: str) -> Iterator[str]:
    """What somebody who does so may be called: "baker" for "bake", "cutter" for "cutting"."""
    cut = verb.removesuffix("ing") if verb.endswith("ing") else in_singular(verb).removesuffix("e")
    yield from (cut + ending for ending in ("er", "or", "ist", ""))
    if cut.endswith("y"):  # "carry", "carpentry", "upholstery"
        yield from (f"{cut[:-1]}ier", f"{cut[:-2]}er", f"{cut[:-1]}er")
    if _SHORT.fullmatch(cut):
        yield f"{cut}{cut[-1]}er"
