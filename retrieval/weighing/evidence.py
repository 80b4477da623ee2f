"""What speaks for a passage answering a question, as a few numbers that mean the same anywhere.

Nothing here knows a profile or an institution: similarities, how much of the question's telling
words the passage covers, whether the section is of the kind asked for, whether it is about the
thing named and holds the form of words expected.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence, Set
from functools import cache
from typing import NamedTuple

from corpus.records import Kind, Passage, Section
from retrieval.asked import Asked
from retrieval.kinds import ALSO_IN, passing, seldom, suits
from retrieval.language.countries import of_its_publisher
from retrieval.language.expect import OF_RULES, Form, has_form
from retrieval.language.initials import is_short_for
from retrieval.language.things import Thing
from retrieval.language.usual import standing
from retrieval.weighing.search import Hit, in_one_sentence

_COUNTS = "unstated_numbers"
"""The kind of question that few profiles answer, but those do that say how many jobs there are."""
USUAL = 0.25
"""By so much in cosine a rule is the likelier answer than what is neither rule nor aside."""
_BOILER_PLATE = (Kind.CONTACT, Kind.NOTICE)


class Evidence(NamedTuple):
    """The numbers for one passage, a row of those of its profile; of every one, more is better.

    ``standing`` and ``whole`` are the hit's standings; ``coverage`` is the share of the question's
    telling words that stand in the passage or its heading; ``heading`` is 1 where the heading alone
    has them all, so that the section is asked for by name; ``kind`` is the probability that the
    question is of the section's kind, ``log_kind`` its logarithm; ``form`` is 1 where the words
    have the form expected, -1 where they lack it, 0 where none is; ``things`` is the share of the
    things named that one of its sentences mentions; ``usual`` is 1 where a question on a topic as
    such finds a rule, -1 where it finds an aside.
    """

    standing: float
    whole: float
    coverage: float
    heading: float
    kind: float
    log_kind: float
    form: float
    things: float
    usual: float


def gather(asked: Asked, hits: Sequence[Hit]) -> list[Evidence]:
    """For each of ``hits`` the evidence that it answers what is asked."""
    # A profile has few headings and kinds of section, and few passages hold a word asked for.
    of_kind = {k: suits(asked.intents, k) for k in {h.passage.section.kind for h in hits}}
    coverage = {held: covered(asked, held) for held in {h.held for h in hits}}
    named = {heading: _is_named(asked, heading) for heading in {h.indexed.heading for h in hits}}
    full = frozenset(held for held in coverage if asked.terms and held.issuperset(asked.terms))
    log_of = cache(log)
    told, in_passing = seldom(asked.intents), passing(asked.intents)
    found = []
    for hit in hits:
        passage, held = hit.indexed.passage, hit.held
        form = _form(asked.form, passage) if asked.form else 0.0
        kind = of_kind[passage.section.kind] + counted(asked, form)
        if in_passing:
            kind += sum(p for p, said in in_passing if said.search(passage.text))
        if held in full:
            kind += told
        kind = min(kind, 1.0)  # What speaks for it may add up to more than certainty.
        found.append(
            Evidence(
                standing=hit.standing,
                whole=hit.whole_standing,
                coverage=coverage[held],
                heading=named[hit.indexed.heading],
                kind=kind,
                log_kind=log_of(kind),
                form=form,
                things=_about(asked.things, hit) if asked.things else 1.0,
                usual=_usual(asked.form, hit) if asked.for_rule else 0.0,
            )
        )
    return found


def _usual(form: Form | None, hit: Hit) -> float:
    """What the sentence is that answers best, where a rule is preferred to others about as good."""
    most, found = -math.inf, 0
    for at in sorted(range(len(hit.sentences)), key=hit.sentences.__getitem__, reverse=True):
        if hit.sentences[at] + USUAL < most:
            break  # Even a rule would not be the likelier answer, nor would any after it.
        usual = standing(hit.passage, at, form)
        if hit.sentences[at] + USUAL * usual > most:
            most, found = hit.sentences[at] + USUAL * usual, usual
    return float(found)


def _is_named(asked: Asked, heading: Set[str]) -> float:
    """1 where a heading has all telling words."""
    return float(bool(asked.terms) and all(term in heading for term in asked.terms))


def alike(section: Section, other: Section) -> bool:
    """Whether questions that one section answers are such as the other may answer, too."""
    one, two = section.kind, other.kind
    same = one is two is not Kind.OTHER or section.heading == other.heading
    return same or two in ALSO_IN.get(one, {}) or one in ALSO_IN.get(two, {})


def counted(asked: Asked, form: float) -> float:
    """The probability that a number of people is asked for, where words of that form are there."""
    return asked.intents.get(_COUNTS, 0.0) if asked.form is Form.COUNT and form > 0 else 0.0


def log(probability: float) -> float:
    """The natural logarithm of a probability, those below one in a thousand all alike."""
    return math.log(max(probability, 1e-3))


def covered(asked: Asked, found: Set[str]) -> float:
    """The share of the question's telling words, by weight, that are among ``found``."""
    return share(asked, asked.terms, found)


def share(asked: Asked, terms: Sequence[str], found: Collection[str]) -> float:
    """The share of ``terms``, by weight, that are among ``found``; of no terms all are."""
    total = sum(asked.weights[term] for term in terms)
    return sum(asked.weights[term] for term in terms if term in found) / total if total else 1.0


def _form(form: Form, passage: Passage) -> float:
    if form in OF_RULES:
        return 0.0
    return 1.0 if has_form(passage.text, form) else -1.0


def _about(things: tuple[Thing, ...], hit: Hit) -> float:
    return sum(mentions(hit, thing) for thing in things) / len(things)


def mentions(hit: Hit, thing: Thing) -> bool:
    """Whether one sentence of the passage, or its heading, names the thing, in full or in short."""
    # Most passages lack the words altogether: quicker to tell than that no sentence has them.
    return (
        (
            thing.stands_in(hit.held)
            and (in_one_sentence(hit.passage, thing) or hit.indexed.heading.issuperset(thing.stems))
        )
        or (len(thing.stems) == 1 and is_short_for(thing.text, hit.passage.text))
        or of_its_publisher(thing.text, hit.passage.profile.source.publisher)
    )


def absent_thing(asked: Asked, hits: Iterable[Hit], best: Hit) -> Thing | None:
    """The first named thing of the question that the profile does not mention.

    What only its contact lines or its disclaimer name, the profile says nothing about, unless just
    they are asked for: unless one of them is the ``best`` passage.
    """
    if not asked.things:
        return None
    telling = [h for h in hits if h is best or h.passage.section.kind not in _BOILER_PLATE]
    return next((t for t in asked.things if not any(mentions(h, t) for h in telling)), None)
