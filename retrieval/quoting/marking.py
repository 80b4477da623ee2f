"""Which words of a passage to mark: the sentence, item or row that answers."""

from __future__ import annotations

import math

from corpus.records import Kind, Span
from retrieval.asked import Asked
from retrieval.language.expect import OF_ENDS, has_form
from retrieval.language.sayings import entry_said_for, said_for
from retrieval.language.seeking import Seeker, excludes
from retrieval.language.tables import extreme_asked, extreme_row, is_total
from retrieval.language.usual import TOPICS, is_list, is_of_names, leads_in, standings
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked
from retrieval.weighing.evidence import USUAL, share
from retrieval.weighing.search import Hit

_SHARED = 0.5
_FORM = 0.1
_END = 1.0
"""By so much the figure at the end asked for is likelier than any other: more than by its words."""
_SAID = 0.5
"""What the words that only an answer has speak for a sentence, as much as all words shared do."""
_ENTRY = 0.75
"""What most need to enter is likelier to be asked for than a sentence with all words shared."""
_TIED = 0.08
"""Sentences whose scores differ by less cannot be told apart: all of them are marked."""


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
    extreme = extreme_asked(asked.text)
    row = extreme_row(passage, extreme) if extreme else None
    if row:
        return row
    scores = _scores(asked, ranked.hit)
    best = max(scores)
    tied = [i for i, score in enumerate(scores) if score >= best - _TIED]
    if len(tied) > 1 and asked.for_rule and is_list(passage) and math.isfinite(min(scores)):
        return passage.span
    if len(tied) > 1 and is_of_names(passage) and not _tells(asked, ranked.hit):
        return passage.span
    first, last = tied[0], tied[-1]
    if leads_in(passage, scores.index(best)) or leads_in(passage, last):
        last = len(scores) - 1
    if not math.isfinite(min(scores[first : last + 1])):
        # Between them stands what must not be marked.
        first = last = scores.index(best)
        while leads_in(passage, first) and math.isfinite((*scores, -math.inf)[last + 1]):
            last += 1
    return Span(passage.sentences[first].start, passage.sentences[last].end)


def _tells(asked: Asked, hit: Hit) -> bool:
    """Whether anything that is asked for stands in the passage itself, not in its heading alone."""
    return bool(Seeker(hit.held.intersection(asked.stems)).held_in(hit.passage.text))


def _scores(asked: Asked, hit: Hit) -> list[float]:
    """How well each sentence answers: similarity, words shared, form expected, rule or aside.

    The passage was chosen for the things that the question names; the sentence that answers often
    says "the program" instead, so their names count only when nothing else is asked. The sign of
    a figure stands in the first row of a table alone; the row for all occupations never answers,
    nor does one that excludes what is asked.
    """
    names = {stem for thing in asked.things for stem in thing.stems}
    terms = [term for term in asked.terms if term not in names] or list(asked.terms)
    if asked.for_rule and asked.form:
        # "Earn" and "paid" say no more than the form that is expected.
        terms = [term for term in terms if term not in TOPICS]
    seeker = Seeker(hit.held.intersection(terms))
    rules = standings(hit.passage, asked.form) if asked.for_rule else [0] * len(hit.sentences)
    said = said_for(asked.encoded)
    entry = entry_said_for(asked.encoded) if asked.for_rule else None
    scores = []
    for span, cosine, rule in zip(hit.passage.sentences, hit.sentences, rules, strict=True):
        text = hit.passage.slice(span)
        if is_total(text) or excludes(text, asked.terms):
            scores.append(-math.inf)
            continue
        shared = share(asked, terms, seeker.held_in(text))
        form = asked.form is not None and "\t" not in text and has_form(text, asked.form)
        formed = (_END if asked.form in OF_ENDS else _FORM) * form
        telling = _SAID if said and said.search(text) else 0.0
        telling += _ENTRY if entry and entry.search(text) else 0.0
        scores.append(cosine + _SHARED * shared + formed + telling + USUAL * rule)
    return scores
