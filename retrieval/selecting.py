"""From ranked passages to quotes: how many to show, and which words in each to mark."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.records import Kind, Span
from retrieval.deciding import Ranked, Verdict
from retrieval.evidence import USUAL, Asked, alike, share
from retrieval.language.expect import OF_RULES, has_form
from retrieval.language.seeking import Seeker
from retrieval.language.usual import TOPICS, is_list, standings
from retrieval.records import Quote
from retrieval.search import Hit

MOST_QUOTES = 4
_SHARED = 0.5
_FORM = 0.1
_TIED = 0.08
"""Sentences whose scores differ by less cannot be told apart: all of them are marked."""
_NEAR = 0.5
"""A further passage is quoted when it is at least this likely, as a share of the first."""
_MOST_OF = 0.6
"""The share of a name, by weight, that a sentence on its bearers has at least."""
_WHY = re.compile(r"\b(?:why|how come)\b", re.IGNORECASE)


def quotes(verdict: Verdict) -> tuple[Quote, ...]:
    """The passages that answer, best first: the best, and others of its section close behind.

    Where a rule is asked for and the best is none, the likeliest rule of its kind goes first; of
    figures no asides follow it.
    """
    best = verdict.ranked[0]
    section = best.hit.passage.section
    chosen = [
        ranked
        for ranked in verdict.ranked[: 2 * MOST_QUOTES]
        if ranked is best
        or (
            ranked.hit.passage.section is section
            and ranked.probability >= _NEAR * best.probability
            and ranked.evidence.things >= best.evidence.things
        )
    ]
    if verdict.asked.for_rule and best.evidence.usual <= 0:
        kind = best.hit.passage.section.kind
        rule = next((r for r in verdict.ranked if _is_rule(r, kind)), None)
        chosen = [rule, *(r for r in chosen if r is not rule)] if rule else chosen
    if verdict.asked.form and chosen[0].evidence.usual > 0:
        chosen = [ranked for ranked in chosen if ranked.evidence.usual >= 0]
    return tuple(quote(verdict.asked, ranked) for ranked in chosen[:MOST_QUOTES])


def _is_rule(ranked: Ranked, kind: Kind) -> bool:
    """Whether a passage says what usually holds, in a section of that kind."""
    return ranked.evidence.usual > 0 and ranked.hit.passage.section.kind is kind


def led_by(
    verdict: Verdict, shown: Sequence[Quote], names: Mapping[str, float]
) -> tuple[Quote, ...]:
    """The quotes shown, and the sentence on one of several occupations if there is one.

    It goes first, unless something particular is asked that the best quote says more of.
    ``names`` gives each stem of its name a weight. The sentence has most of them, stands in a
    section that may answer such questions, and opens with them rather than mentions them.
    """
    asked, best = verdict.asked, shown[0]
    seeker, found = Seeker(names), []
    for ranked in verdict.ranked:
        passage = ranked.hit.passage
        if not alike(passage.section, best.passage.section):
            continue
        # Few passages have most of the name: quicker to tell than of each sentence.
        if _much(names, seeker.held_in(passage.text)) < _MOST_OF:
            continue
        for span in passage.sentences:
            on = _on(names, seeker, asked, passage.slice(span))
            found.append((on, ranked.probability, -span.start, Quote(passage, passage.span, span)))
    likeliest = max(found, key=lambda one: one[:3], default=None)
    if likeliest is None or likeliest[0][0] < _MOST_OF:
        return tuple(shown)
    first = likeliest[-1]
    if best.highlight == first.highlight:
        return tuple(shown)
    others = [quote for quote in shown if quote.span != first.span]
    within = best.highlight.contains(first.highlight)
    # A thing that is named must be in what is quoted.
    named = {stem for thing in asked.things for stem in thing.stems}
    if within or named.issuperset(names) or _says_as_much(asked, first, best):
        return (first, *others)[:MOST_QUOTES]
    if best.span == first.span:
        return tuple(shown)
    return (best, first, *others[1:])[:MOST_QUOTES]


def _says_as_much(asked: Asked, quote: Quote, other: Quote) -> bool:
    """Whether the words marked in a quote have as much of what is asked as those of the other."""
    if _WHY.search(asked.text):
        return False
    if asked.for_rule:
        return True
    seeker = Seeker(asked.terms)
    one, two = (
        share(asked, asked.terms, seeker.held_in(marked.highlighted)) for marked in (quote, other)
    )
    return one >= two


def _on(
    names: Mapping[str, float], seeker: Seeker, asked: Asked, text: str
) -> tuple[float, bool, bool]:
    """How much of a name a sentence has, whether in the form expected, whether it opens with it."""
    of_numbers = asked.form is not None and asked.form not in OF_RULES
    if of_numbers and not any(character.isdigit() for character in text):
        # Where a number is asked for, who is merely mentioned is no answer.
        return 0.0, False, False
    held = seeker.held_in(text)
    opening = " ".join(text.split()[: len(names) + 1])
    opens = bool(held) and seeker.held_in(opening) == held
    formed = asked.form is not None and has_form(text, asked.form)
    return _much(names, held), formed, opens


def _much(names: Mapping[str, float], held: Collection[str]) -> float:
    """The share of a name, by weight, that the stems among it have."""
    total = sum(names.values())
    return sum(names[stem] for stem in held) / total if total else 0.0


def related(verdict: Verdict, shown: Sequence[Quote], most: int = 3) -> tuple[Quote, ...]:
    """The nearest passages that are not among ``shown``."""
    spans = {quote.span for quote in shown}
    rest = [r for r in verdict.ranked if r.hit.passage.span not in spans]
    return tuple(quote(verdict.asked, ranked) for ranked in rest[:most])


def quote(asked: Asked, ranked: Ranked) -> Quote:
    """The passage with its answering sentence marked."""
    passage = ranked.hit.passage
    return Quote(passage, passage.span, _highlight(asked, ranked))


def _highlight(asked: Asked, ranked: Ranked) -> Span:
    passage = ranked.hit.passage
    if len(passage.sentences) == 1:
        return passage.sentences[0]
    if asked.is_bare and passage.section.kind is Kind.OVERVIEW:
        return passage.sentences[0]
    scores = _scores(asked, ranked.hit)
    best = max(scores)
    if scores[0] == best and is_list(passage):
        return passage.span
    tied = [i for i, score in enumerate(scores) if score >= best - _TIED]
    if len(tied) > 1 and asked.for_rule and is_list(passage):
        return passage.span
    return Span(passage.sentences[tied[0]].start, passage.sentences[tied[-1]].end)


def _scores(asked: Asked, hit: Hit) -> list[float]:
    """How well each sentence answers: similarity, words shared, form expected, rule or aside.

    The passage was chosen for the things that the question names; the sentence that answers often
    says "the program" instead, so their names count only when nothing else is asked.
    """
    names = {stem for thing in asked.things for stem in thing.stems}
    terms = [term for term in asked.terms if term not in names] or list(asked.terms)
    if asked.for_rule and asked.form:
        # "Earn" and "paid" say no more than the form that is expected.
        terms = [term for term in terms if term not in TOPICS]
    seeker = Seeker(hit.held.intersection(terms))
    rules = standings(hit.passage, asked.form) if asked.for_rule else [0] * len(hit.sentences)
    scores = []
    for span, cosine, rule in zip(hit.passage.sentences, hit.sentences, rules, strict=True):
        text = hit.passage.slice(span)
        shared = share(asked, terms, seeker.held_in(text))
        form = asked.form is not None and has_form(text, asked.form)
        scores.append(cosine + _SHARED * shared + _FORM * form + USUAL * rule)
    return scores
