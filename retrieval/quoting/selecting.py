"""From ranked passages to quotes: how many to show, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from corpus.records import Kind, Passage
from retrieval.asked import Asked
from retrieval.language.expect import OF_ENDS, OF_RULES, has_form
from retrieval.language.seeking import Seeker
from retrieval.language.tables import is_of_employers
from retrieval.quoting.marking import quote
from retrieval.quoting.particular import particular, says_as_much
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked, Verdict
from retrieval.weighing.evidence import alike

MOST_QUOTES = 4
MOST_RELATED = 3
_NEAR = 0.5
"""A further passage is quoted when it is at least this likely, as a share of the first."""
_MOST_OF = 0.6
"""The share of a name, by weight, that a sentence on its bearers has at least."""


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
        chosen = _led(rule, chosen)
    chosen = _led(particular(verdict), chosen)
    if verdict.asked.form and chosen[0].evidence.usual > 0:
        chosen = [ranked for ranked in chosen if ranked.evidence.usual >= 0]
    return _at_the_end(verdict.asked, [quote(verdict.asked, one) for one in chosen[:MOST_QUOTES]])


def _at_the_end(asked: Asked, shown: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes with the figure at the end of the pay that is asked for, or all for want of it."""
    form = asked.form
    if form is None or form not in OF_ENDS:
        return tuple(shown)
    return tuple(one for one in shown if has_form(one.highlighted, form)) or tuple(shown)


def _led(first: Ranked | None, chosen: Sequence[Ranked]) -> list[Ranked]:
    """What was chosen, after ``first`` if there is one."""
    return [first, *(ranked for ranked in chosen if ranked is not first)] if first else [*chosen]


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
    seeker, found = Seeker(names), []
    shown = _own_table_first(names, seeker, shown)
    asked, best = verdict.asked, shown[0]
    for ranked in verdict.ranked:
        passage = ranked.hit.passage
        if not alike(passage.section, best.passage.section):
            continue
        # Few passages have most of the name: quicker to tell than of each sentence.
        if _much(names, seeker.held_in(passage.text)) < _MOST_OF:
            continue
        for span in passage.sentences:
            on = _on(names, seeker, asked, passage, passage.slice(span))
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
    if within or named.issuperset(names) or says_as_much(asked, first, best):
        return (first, *others)[:MOST_QUOTES]
    if best.span == first.span:
        return tuple(shown)
    return (best, first, *others[1:])[:MOST_QUOTES]


def _own_table_first(
    names: Mapping[str, float], seeker: Seeker, shown: Sequence[Quote]
) -> Sequence[Quote]:
    """The quotes, of tables that tell the same of several occupations that on the one named first.

    Their rows are alike; whom they are of is said by what leads them in.
    """
    if "\t" not in shown[0].highlighted:
        return shown

    def named(quote: Quote) -> float:
        lead = quote.passage.slice(quote.passage.sentences[0])
        same = is_of_employers(lead) == is_of_employers(shown[0].text)
        return _much(names, seeker.held_in(lead)) if same and "\t" in quote.highlighted else 0.0

    own = max(shown, key=named)
    return (own, *(quote for quote in shown if quote is not own))


def _on(
    names: Mapping[str, float], seeker: Seeker, asked: Asked, passage: Passage, text: str
) -> tuple[float, bool, bool]:
    """How much of a name a sentence has, whether in the form expected, whether it opens with it."""
    of_numbers = asked.form is not None and asked.form not in OF_RULES
    if of_numbers and not any(map(str.isdigit, text)):
        # Where a number is asked for, who is merely mentioned is no answer.
        return 0.0, False, False
    # Often only the first row of a table has the unit; "Accounting" among industries is no kind.
    row = "\t" in text and asked.form not in OF_ENDS and not is_of_employers(passage.text)
    whole = passage.text if row else text
    formed = asked.form is not None and has_form(whole, asked.form)
    if asked.form in OF_ENDS and not formed:
        return 0.0, False, False
    held = seeker.held_in(text)
    opening = " ".join(text.split()[: len(names) + 1])
    opens = bool(held) and seeker.held_in(opening) == held
    return _much(names, held), formed, opens


def _much(names: Mapping[str, float], held: Collection[str]) -> float:
    """The share of a name, by weight, that the stems among it have."""
    total = sum(names.values())
    return sum(names[stem] for stem in held) / total if total else 0.0


def related(verdict: Verdict, shown: Sequence[Quote]) -> tuple[Quote, ...]:
    """The nearest passages that are not among ``shown``."""
    spans = {quote.span for quote in shown}
    rest = (r for r in verdict.ranked if r.hit.passage.span not in spans)
    return tuple(quote(verdict.asked, ranked) for ranked in islice(rest, MOST_RELATED))
