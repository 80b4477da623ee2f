from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Passage, RevisionDate, Span
from retrieval.records import Quote
from tests.ui.fakes import HOSTILE, make_profile, quote
from ui.card import glance, quote_card, related_card
from ui.text import escape, lines

TODAY = date(2026, 11, 22)
PROFILE = make_profile("keeper", "Keeper <b>")
OWN_DATE = '<span class="badge">Section revised March 2012 (14 years ago)</span>'
WHOLE_DATE = '<span class="badge">Produced July 2010 (16 years ago)</span>'
INHERITED = "This section states no date of its own, so the profile’s own date is shown."


def test_the_answering_sentence_is_marked_inside_its_passage() -> None:
    card = quote_card(quote(PROFILE, 1, "Keepers earn a wage."), TODAY)
    assert f"<mark>Keepers earn a wage.</mark> {escape(HOSTILE)}" in card
    assert "A second line." in card


def test_a_section_with_its_own_date_shows_it_with_its_age_and_no_note() -> None:
    card = quote_card(quote(PROFILE, 0, "Keepers tend the lamp:"), TODAY)
    assert f'<span class="place">Duties</span></span>{OWN_DATE}<span class="caution">' in card


def test_an_inherited_date_and_an_inferred_heading_are_said_to_be_so() -> None:
    card = quote_card(quote(PROFILE, 1, "Keepers earn a wage."), TODAY)
    assert WHOLE_DATE in card
    assert INHERITED in card
    assert "The source has no heading here" in card


@pytest.mark.parametrize(("year", "warned"), [(2011, False), (2012, True)])
def test_a_section_that_is_old_for_its_kind_carries_a_caution(year: int, warned: bool) -> None:
    # Wages of July 2010 are old from July 2012 on.
    card = quote_card(quote(PROFILE, 1, "Keepers earn a wage."), date(year, 7, 1))
    assert ('<span class="caution">Wages change every year.' in card) is warned


def words(shown: tuple[Span, ...], found: Quote) -> list[str]:
    return [found.passage.slice(span) for span in shown]


def test_a_short_passage_is_read_whole() -> None:
    found = quote(PROFILE, 0, "Keepers tend the lamp:")
    assert glance(found) == (found.span,)


def test_of_a_long_passage_the_answer_is_read_first_and_the_rest_is_there() -> None:
    found = quote(PROFILE, 1, "Keepers earn a wage.")
    assert words(glance(found), found) == ["Keepers earn a wage."]
    card = quote_card(found, TODAY)
    assert card.index("<mark>Keepers earn a wage.</mark></span></blockquote>") < card.index(
        "Show the whole passage"
    )
    assert lines(found.text, found.span.start, found.highlight) in card


def test_an_item_is_read_after_the_line_that_introduces_its_list() -> None:
    intro = PROFILE.sections[0].span.start
    first = Span(intro, intro + len("Keepers tend the lamp:"))
    wages = PROFILE.sections[1].span
    # The passage spans both sections, which makes it long.
    answer = Span(PROFILE.text.index("watch the sea."), PROFILE.text.index("watch the sea.") + 14)
    passage = Passage(PROFILE, PROFILE.sections[0], Span(intro, wages.end), (first, answer))
    found = Quote(passage, passage.span, answer)
    assert words(glance(found), found) == ["Keepers tend the lamp:", "watch the sea."]


@given(st.data())
def test_whatever_is_marked_the_glance_holds_its_beginning_and_lies_in_the_quote(
    data: st.DataObject,
) -> None:
    span = PROFILE.sections[1].span
    start = data.draw(st.integers(span.start, span.end - 1))
    mark = Span(start, data.draw(st.integers(start + 1, span.end)))
    shown = glance(Quote(Passage(PROFILE, PROFILE.sections[1], span, (mark,)), span, mark))
    assert all(span.contains(part) for part in shown)
    assert any(part.start <= mark.start < part.end for part in shown)


def test_an_answer_of_many_sentences_is_cut_between_two_of_them() -> None:
    sentence = "Keepers keep. "
    long = replace(PROFILE, text=sentence * 100)
    ends = range(len(sentence) - 1, len(sentence) * 100, len(sentence))
    sentences = tuple(Span(end - 13, end) for end in ends)
    whole = Span(0, sentences[-1].end)
    passage = Passage(long, replace(PROFILE.sections[0], span=whole), whole, sentences)
    # 71 sentences of 13 letters with the 70 spaces between them are 993 letters.
    assert glance(Quote(passage, whole, whole)) == (Span(0, 993),)


def test_a_page_date_is_said_to_be_the_page_s() -> None:
    found = quote(PROFILE, 0, "Keepers tend the lamp:")
    revised = RevisionDate("May 2024", "2024-05", "page", "Modified: May 2024", Span(0, 1))
    section = replace(found.passage.section, revised=revised)
    card = quote_card(replace(found, passage=replace(found.passage, section=section)), TODAY)
    assert "Modified: May 2024 (2 years ago)" in card
    assert "The source dates the whole page, not this section." in card


def test_a_section_without_any_date_says_so() -> None:
    found = quote(PROFILE, 0, "Keepers tend the lamp:")
    section = replace(found.passage.section, revised=None)
    card = quote_card(replace(found, passage=replace(found.passage, section=section)), TODAY)
    assert '<span class="badge">No revision date is stated</span>' in card


def test_the_statement_that_dates_the_profile_is_not_placed_in_a_section() -> None:
    assert PROFILE.revised is not None
    section = PROFILE.sections[1]
    note = PROFILE.revised.span
    card = quote_card(Quote(Passage(PROFILE, section, section.span, ()), note, note), TODAY)
    assert "<mark>Produced July 2010</mark>" in card
    assert WHOLE_DATE in card
    assert 'class="place"' not in card
    assert INHERITED not in card


def test_a_passage_that_answers_as_a_whole_is_told_apart() -> None:
    found = quote(PROFILE, 0, "Keepers tend the lamp:")
    assert '<figure class="card">' in quote_card(found, TODAY)
    assert '<figure class="card whole">' in quote_card(replace(found, highlight=found.span), TODAY)


def test_a_related_passage_marks_nothing() -> None:
    card = related_card(quote(PROFILE, 0, "Keepers tend the lamp:"), TODAY)
    assert '<figure class="card related">' in card
    assert "<mark" not in card


def test_sub_headings_follow_the_heading_and_titles_are_escaped() -> None:
    found = quote(PROFILE, 0, "Keepers tend the lamp:")
    section = replace(found.passage.section, path=("Night & day",))
    card = quote_card(replace(found, passage=replace(found.passage, section=section)), TODAY)
    assert "Duties › Night &amp; day" in card
    assert "<cite>Keeper &lt;b&gt;</cite>" in card
