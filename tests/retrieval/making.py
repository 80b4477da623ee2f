"""Profiles, a model and weights small enough to work out by hand what a question must get.

The profiles are text in the older ALIS layout. The model counts seven words; a question's kind is
the one of these words it holds; a passage is as good as its share of the question's telling words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus.layouts import read
from corpus.passages import passages
from corpus.records import Kind, Passage, Profile, Span
from index.dense import Dense
from index.intents import Intents
from index.lexical import build_lexical
from index.manifest import Counts, Manifest, ModelUsed
from index.store import Build
from index.units import marked, units
from retrieval.asked import Asked
from retrieval.language.expect import Form
from retrieval.language.things import Thing
from retrieval.language.words import stems, telling, words
from retrieval.weighing.deciding import Ranked, Verdict
from retrieval.weighing.evidence import Evidence, gather
from retrieval.weighing.ranking import Logistic, Weights, load_weights
from retrieval.weighing.search import Hit, Indexed, Search

KEEPER_TEXT = """Lighthouse Keeper

Lighthouse keepers tend the lamps of lighthouses.

Also Known As:Lamp Tender, Coast Watcher
NOC Number(s):4321

Duties | Education | Employment | Salary


In general, keepers:

  • trim the wick
  • polish the lens
  • watch the sea.

Educational Requirements

Bell Coast College (BCC) in Halifax offers a two year keeper diploma. Applicants need Grade 12.

Dalhousie University in Halifax offers a keeper degree by distance education.

Section revised March 2012

Employment and Advancement

Keepers are employed by the coast guard.


Wages range from $20 to $25 an hour. Night watches are paid double.

Section revised February 2012

Produced July 2010

For more information call the hotline at 1-800-555-0100.

Province of Examples
"""

SHIP_PILOT_TEXT = """Ship Pilot

Ship pilots steer ships.

Also Known As:Pilot, Navigator
NOC Number(s):2273

Duties | Salary


They steer ships through narrow waters.

Wages

Wages are $90 an hour.

Produced May 2015

Province of Examples
"""

AIR_PILOT_TEXT = """Airline Pilot

Airline pilots fly aircraft.

Also Known As:Pilot, Flight Captain
NOC Number(s):2271

Duties | Salary


They fly passengers and check instruments.

Wages

Wages are $80 an hour.

Produced June 2016

Province of Examples
"""

KEEPER = read(KEEPER_TEXT.encode(), "lighthouse-keeper.txt")
SHIP_PILOT = read(SHIP_PILOT_TEXT.encode(), "ship-pilot.txt")
AIR_PILOT = read(AIR_PILOT_TEXT.encode(), "airline-pilot.txt")

KINDS = {
    "wages": "wages",
    "education": "diploma",
    "dates": "revised",
    "greeting": "hello",
    "thanks": "thanks",
    "out_of_scope": "weather",
}
"""Each kind of question the hand-made classifier knows, and the word that gives it away."""

_PLACES = (*KINDS.values(), "sea")
_REST = len(_PLACES)


def table(lead: str, *rows: str) -> Passage:
    """A table of the keeper's wages: what introduces it, and its rows."""
    parts = (f"{lead}\n\n", *(f"{row}\n" for row in rows))
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    starts = (end - len(part) for part, end in zip(parts, ends, strict=True))
    spans = tuple(Span(at, at + len(part.rstrip())) for at, part in zip(starts, parts, strict=True))
    section = next(s for s in KEEPER.sections if s.kind is Kind.WAGES)
    return Passage(replace(KEEPER, text="".join(parts)), section, Span(0, ends[-1]), spans)


@dataclass(frozen=True)
class CountingEncoder:
    """A text's vector counts the words in ``_PLACES``; one more place counts all other words.

    "Hello, the sea" is (0, 0, 0, 1, 0, 0, 1, 1) / sqrt(3). A text without words is all other.
    """

    dimension: int = _REST + 1

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words(text) or words("none"):
                known = word.lower in _PLACES
                vectors[row, _PLACES.index(word.lower) if known else _REST] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

    def is_known_word(self, word: str) -> bool:
        return word in _PLACES


def make_intents() -> Intents:
    """A kind scores 40 for each of its words in a question, "duties" 8 for each word of no kind.

    All is divided by the length of the question's counts, so that a kind is all but sure where
    one word in three is its own.
    """
    weights = 40 * np.eye(len(KINDS) + 1, _REST + 1, dtype=np.float32)
    weights[-1] = 0
    weights[-1, len(KINDS) :] = 8
    return Intents((*KINDS, "duties"), weights, np.zeros(len(KINDS) + 1, dtype=np.float32))


def make_build(*profiles: Profile) -> Build:
    """A build of the profiles with the hand-made model, all in memory."""
    found = tuple(passage for profile in profiles for passage in passages(profile))
    encoder = CountingEncoder()
    every_unit = units(found)
    wholes = [marked(passage) for passage in found]
    texts = [
        text
        for whole in wholes
        for text in (whole.text, *(whole.text[s.start : s.end] for s in whole.spans))
    ]
    model = ModelUsed("counting", "counting", "00" * 32, encoder.dimension)
    counts = Counts(len(profiles), 0, len(found), len(every_unit))
    by_slug = groupby(range(len(found)), key=lambda number: found[number].profile.slug)
    ranges = {slug: list(numbers) for slug, numbers in by_slug}
    return Build(
        id="2026-11-22T10-15-00Z-3f9c1a",
        manifest=Manifest("2026-11-22T10-15-00Z-3f9c1a", "", "", model, counts, (), ()),
        profiles=profiles,
        passages=found,
        dense=Dense.of(encoder.encode(texts), len(texts)),
        lexical=build_lexical([whole.text for whole in wholes]),
        intents=make_intents(),
        encoder=encoder,
        passages_of={slug: range(found[0], found[-1] + 1) for slug, found in ranges.items()},
        unit_passages=np.array([unit.passage for unit in every_unit], dtype=np.int64),
        warnings=(),
    )


def make_weights(threshold: float = 0.5) -> Weights:
    """Coverage counts alone: a passage with all telling words is 1 / (1 + exp(-4)), half is 1/2."""
    fitted = load_weights()
    return Weights(
        rank=only(fitted.rank, -4.0, coverage=8.0),
        decide=only(fitted.decide, -4.0, coverage=8.0),
        shortlist=only(fitted.shortlist, -9.0),
        threshold=threshold,
        sure=threshold,
    )


def only(model: Logistic, bias: float, **weights: float) -> Logistic:
    """A model over the same names in which just these weigh anything."""
    return Logistic(bias, {**dict.fromkeys(model.weights, 0.0), **weights})


def passage_with(profile: Profile, wording: str) -> Passage:
    """The one passage of a profile that holds these words."""
    (found,) = [passage for passage in passages(profile) if wording in passage.text]
    return found


def span_of(profile: Profile, wording: str) -> Span:
    """Where these words, which must stand once, are in the canonical text."""
    assert profile.text.count(wording) == 1, f"{wording!r} must stand once"
    start = profile.text.index(wording)
    return Span(start, start + len(wording))


@cache
def _indexed(profile: Profile) -> tuple[Indexed, ...]:
    return Search(make_build(profile)).profile(profile.slug)


def index_passage(passage: Passage) -> Indexed:
    """A passage as a search holds it."""
    entries = (entry for entry in _indexed(passage.profile) if entry.passage == passage)
    return next(entries, Indexed(passage, range(0), frozenset(), cut_alike=False))


def make_hit(passage: Passage, *cosines: float, standing: float = 0.0) -> Hit:
    """A hit with these cosines for its sentences; all 0 when none are given."""
    found = cosines or (0.0,) * len(passage.sentences)
    entry = index_passage(passage)
    return Hit(entry, entry.heading | entry.words, found, 0.0, standing, 0.0)


def weigh(asked: Asked, hit: Hit) -> Evidence:
    """The evidence of one hit."""
    (evidence,) = gather(asked, [hit])
    return evidence


def make_asked(
    text: str,
    *,
    things: tuple[Thing, ...] = (),
    intents: Mapping[str, float] | None = None,
    form: Form | None = None,
    gibberish: bool = False,
    for_rule: bool = False,
) -> Asked:
    """A reading of a question in which every telling word weighs 1."""
    terms = tuple(word.stem for word in telling(text))
    return Asked(
        text=text,
        encoded=text,
        vector=CountingEncoder().encode([text])[0],
        terms=terms,
        weights=dict.fromkeys(terms, 1.0),
        things=things,
        intents=intents or {},
        form=form,
        gibberish=gibberish,
        for_rule=for_rule,
    )


def make_thing(text: str) -> Thing:
    """A named thing that stands at the start of a question."""
    return Thing(text, 0, len(text), stems(words(text)))


def make_ranked(asked: Asked, hit: Hit, probability: float) -> Ranked:
    """A hit with its evidence, and a probability chosen for the test."""
    return Ranked(hit, weigh(asked, hit), probability)


def make_verdict(asked: Asked, *ranked: tuple[Hit, float]) -> Verdict:
    """A verdict over hits with these probabilities, which must be given best first."""
    return Verdict(asked, tuple(make_ranked(asked, hit, p) for hit, p in ranked), 0.9)
