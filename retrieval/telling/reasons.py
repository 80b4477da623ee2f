"""The record of why a question got its reply, in plain words for people who check answers.

Every number that is weighed has words here; ``deciding.overall`` says how each is counted. The
weights were fitted together, so one number alone may point the other way from what its words lead
to expect: what decides is the sum.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from retrieval.why import Basis, Decision, Part, Read, Why

ABOUT: Mapping[Basis, str] = {
    Basis.NAMED: "the question names the occupation",
    Basis.CONVERSATION: "the conversation is about it",
    Basis.MENTION: "its profile mentions what the question names",
    Basis.NEAREST: "its profile is nearest in meaning to the question",
}
"""How it was settled which profile is meant, as a clause."""

_LITTLE, _LOT = 0.25, 1.0
_CLEAR = 1.0
_SILENT = 0.005

Say = Callable[[float], str]


def _share(value: float) -> str:
    """A share in words: "all", "most", "about half", "few", "none"."""
    steps = ((1.0, "all"), (0.65, "most"), (0.35, "about half"), (0.001, "few"))
    return next((word for least, word in steps if value >= least), "none")


def percent(probability: float) -> str:
    """A probability for people, never rounded up to certainty or down to none."""
    if probability > 0.99:
        return "over 99 %"
    return f"{probability:.0%}".replace("%", " %") if probability >= 0.01 else "under 1 %"


def _odds(value: float) -> str:
    return percent(1.0 / (1.0 + math.exp(-value)))


def _number(value: float) -> int:
    """How many a value log(1 + n) stands for."""
    return round(math.expm1(value))


def _count(value: float) -> str:
    number = _number(value)
    return f"{number} telling word{'' if number == 1 else 's'} of the question"


def _form(value: float) -> str:
    return f"the passage {'has' if value > 0 else 'lacks'} the form of answer that is asked for"


_WORDS: Mapping[str, Say] = {
    "best": lambda v: f"chance of the best passage being the right one: {_odds(v)}",
    "lead": lambda v: f"the best passage of any other section is {_behind(v)}",
    "coverage": lambda v: f"{_share(v)} of the question’s telling words stand in the passage",
    "heading": lambda _: "the heading has all of the question’s telling words",
    "form": _form,
    "log_kind": lambda v: f"chance that this kind of section is asked for: {percent(math.exp(v))}",
    "cosine": lambda v: f"nearness in meaning of the nearest sentence: {v:.2f} of 1",
    "whole": lambda v: f"nearness in meaning of the whole passage: {v:.2f}",
    "stated": lambda v: f"chance that profiles answer this kind of question: {_odds(v)}",
    "detail": lambda v: f"chance that it asks for more than profiles say: {percent(math.exp(v))}",
    "in_profile": lambda v: f"{_share(v)} of its telling words stand anywhere in the profile",
    "terms": lambda v: f"{_count(v)} in all",
    "missing": lambda v: f"{_count(v)} not in the passage",
    "unsaid": lambda v: f"{_count(v)} nowhere in the profile",
    "named": lambda v: f"{_share(v)} of the things it names stand in the passage",
    "bare": lambda v: f"typed as into a search box, {_share(v)} of its words in the passage",
    "naming": lambda v: f"number of schools, places, years and the like it names: {_number(v)}",
    "few": lambda v: f"chance of one of those quoted being the right one: {_odds(v)}",
    "second": lambda v: f"chance of the second being the right one: {_odds(v)}",
    "doubt": lambda v: f"the kind of question is {'clear' if v < _CLEAR else 'not clear'}",
}


def _behind(value: float) -> str:
    return "far behind" if value > 3.0 else "behind" if value > 0.5 else "close"


def what(part: Part) -> str:
    """What was weighed, with its value, in words."""
    return _WORDS[part.name](part.value)


def effect(part: Part) -> str:
    """What it did to the odds: "raises", "lowers", each a lot, plainly or a little."""
    size = abs(part.adds)
    verb = "raises" if part.adds > 0 else "lowers"
    return f"{verb} a little" if size < _LITTLE else f"{verb} a lot" if size >= _LOT else verb


def telling(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that did anything, those that did most first."""
    weighed = (part for part in parts if abs(part.adds) >= _SILENT)
    return tuple(sorted(weighed, key=lambda part: -abs(part.adds)))


def decided(why: Why) -> str:
    """What decided, as one plain sentence."""
    chance, needed = percent(why.probability), percent(why.threshold)
    match why.decision:
        case Decision.DATE_ASKED:
            return f"A date is asked for (chance {chance}): the source’s own statement answers."
        case Decision.SOURCE_ASKED:
            return f"A source is asked for (chance {chance}): whose words these are answers."
        case Decision.PICKED:
            return "The passage was picked from those quoted before."
        case Decision.SECTION_NAMED:
            return (
                "The section is asked for by its own name, or the passage by its very words "
                f"(chance {chance}, {needed} is needed)."
            )
        case Decision.THING_ABSENT:
            return "The profile states nothing about something that the question names."
        case Decision.BEYOND:
            return "Nothing in the profile can answer that, however near a passage is."
        case Decision.NO_PROFILE:
            return "No profile goes by the name of the occupation, so none was looked up."
        case Decision.OFF_TOPIC:
            return "The question is not about anything that career profiles hold."
        case Decision.SHORTLIST:
            return (
                "No passage alone is sure enough to answer. The chance that one of those quoted "
                f"does is {chance}; {needed} is needed."
            )
        case Decision.WEIGHED:
            return f"The chance that the best passage answers is {chance}; {needed} is needed."


def understood(read: Read) -> tuple[tuple[str, str], ...]:
    """How the question was understood, as pairs of a label and words."""
    repaired = read.repaired if read.repaired != read.typed.strip() else ""
    asked = read.asked if read.asked != read.repaired else ""
    encoded = read.encoded if read.encoded != read.asked else ""
    lines = (
        ("Spelling repaired to", repaired),
        ("Read as", asked),
        ("Compared in meaning as", encoded),
        ("Occupation named", read.occupation or ""),
        ("Names", ", ".join(read.things)),
        ("Kinds of question", "; ".join(f"{_kind(k)} ({percent(p)})" for k, p in read.kinds)),
    )
    return tuple((label, words) for label, words in lines if words)


def _kind(name: str) -> str:
    """The name of a kind of question in words: "unstated_cost" is "cost, seldom stated"."""
    rest = name.removeprefix("unstated_").replace("_", " ")
    return f"{rest}, seldom stated" if name.startswith("unstated_") else rest
