"""What a question asks in particular, and which passage has it and not the topic alone."""

from __future__ import annotations

from retrieval.asked import Asked
from retrieval.language.expect import OF_ENDS, Form, has_form
from retrieval.language.sayings import entry_said_for
from retrieval.language.seeking import Seeker
from retrieval.language.tables import extreme_asked, extreme_row, is_of_employers
from retrieval.language.usual import TOPICS
from retrieval.language.words import stems_in
from retrieval.quoting.marking import quote
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked, Verdict
from retrieval.weighing.evidence import share

_PARTICULAR = 0.02
"""How likely a passage that goes before the best for what it holds is at least, as a share."""


def particular(verdict: Verdict) -> Ranked | None:
    """The likeliest passage that can answer what a general statement on the topic does not.

    "Which kind earns most?" is answered by a table of kinds, "why is it declining?" by what is said
    of the reason, not of the decline; "how do I become one?" by what most need for it.
    """
    asked, best = verdict.asked, verdict.ranked[0]
    alike_best = (
        r
        for r in verdict.ranked
        if r.hit.passage.section.kind is best.hit.passage.section.kind
        and r.probability >= _PARTICULAR * best.probability
    )
    extreme = extreme_asked(asked.text)
    if extreme:
        of_employers = is_of_employers(asked.text)
        tables = [r for r in alike_best if extreme_row(r.hit.passage, extreme)]
        fitting = (r for r in tables if is_of_employers(r.hit.passage.text) == of_employers)
        return next(fitting, None)
    form = asked.form
    if form in (Form.GAIN, *OF_ENDS) or (form is Form.REASON and not asked.for_rule):
        return next((r for r in alike_best if has_form(quote(asked, r).highlighted, form)), None)
    entry = entry_said_for(asked.encoded) if asked.for_rule else None
    if entry:
        return next((r for r in alike_best if entry.search(quote(asked, r).highlighted)), None)
    return None


def _read(quote: Quote) -> str:
    """The words marked; a row with the table, of which often only the first has the unit."""
    return quote.text if "\t" in quote.highlighted else quote.highlighted


def says_as_much(asked: Asked, quote: Quote, other: Quote) -> bool:
    """Whether the words marked in a quote have as much of what is asked as those of the other.

    Of a topic as such any sentence may say it, but not what lacks the figure or the main
    requirement that the other has.
    """
    if asked.form is Form.REASON or extreme_asked(asked.text):
        return False
    form, entry = asked.form, entry_said_for(asked.encoded)
    if asked.for_rule and (form or entry):
        one, two = (
            (form is not None and has_form(text, form)) + bool(entry and entry.search(text))
            for text in map(_read, (quote, other))
        )
        return one >= two
    terms = asked.terms
    formed = form is not None and all(has_form(_read(one), form) for one in (quote, other))
    if formed:
        # "Earn" and "paid" say no more than the form that both have.
        terms = tuple(term for term in terms if term not in TOPICS)
    # Nor do words of the title, which stand for all its people.
    title = stems_in(quote.passage.profile.title)
    terms = tuple(term for term in terms if term not in title)
    seeker = Seeker(terms)
    shared, others = (
        share(asked, terms, seeker.held_in(_read(marked))) for marked in (quote, other)
    )
    return shared >= others and (formed or asked.for_rule or shared > 0)
