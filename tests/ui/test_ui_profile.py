from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Source, Span
from tests.ui.fakes import DUTIES, make_profile
from ui.profile import asked_mark, profile_html
from ui.text import lines

TODAY = date(2026, 11, 22)
PROFILE = make_profile("keeper", "Keeper")
MARK = '<mark id="marked" tabindex="-1">'


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"start": "1"},
        {"start": "5", "end": "5"},
        {"start": "6", "end": "5"},
        {"start": "-1", "end": "5"},
        {"start": "1", "end": "11"},
        {"start": "one", "end": "5"},
        {"start": "٣", "end": "5"},
        {"start": "1", "end": "9" * 5000},
    ],
)
def test_an_address_that_names_no_span_marks_nothing(params: dict[str, str]) -> None:
    assert asked_mark(params, length=10) is None


def test_an_address_names_its_span_up_to_the_last_character() -> None:
    assert asked_mark({"start": "1", "end": "10"}, length=10) == Span(1, 10)


def test_the_marked_passage_is_where_the_page_opens() -> None:
    start = PROFILE.text.index("trim")
    page = profile_html(PROFILE, Span(start, start + 4), TODAY)
    assert f"{MARK}trim</mark> the wick  twice" in page
    assert page.count("<mark") == 1


def test_a_mark_over_several_lines_has_one_place_to_open_at() -> None:
    page = profile_html(PROFILE, PROFILE.sections[0].span, TODAY)
    assert page.count('id="marked"') == 1
    assert page.count("<mark") == 3


def test_every_section_stands_under_its_heading_in_the_source_s_words() -> None:
    page = profile_html(PROFILE, None, TODAY)
    assert re.findall(r"<h[12][^>]*>([^<]*)<", page) == ["Keeper", "Duties", "Salary"]
    assert f'<div class="body">{lines(DUTIES)}</div>' in page
    assert "<mark" not in page


def test_a_question_about_the_date_opens_at_the_date() -> None:
    assert PROFILE.revised is not None
    page = profile_html(PROFILE, PROFILE.revised.span, TODAY)
    assert f'{MARK}<span class="badge">Produced July 2010 (16 years ago)</span></mark>' in page


def test_a_line_that_says_its_heading_itself_gets_no_second_one() -> None:
    first, second = PROFILE.sections
    named = replace(first, heading="Keepers tend the lamp")
    page = profile_html(replace(PROFILE, sections=(named, second)), None, TODAY)
    assert re.findall(r"<h2>([^<]*)<", page) == ["Salary"]
    assert "Keepers tend the lamp:&#10;" in page


def test_a_text_that_begins_with_the_letters_of_its_heading_stands_under_it() -> None:
    first, second = PROFILE.sections
    page = profile_html(
        replace(PROFILE, sections=(first, replace(second, heading="Keep"))), None, TODAY
    )
    assert re.findall(r"<h2>([^<]*)<", page) == ["Duties", "Keep"]


def test_sub_headings_go_one_level_down_and_a_heading_is_not_repeated() -> None:
    first, second = PROFILE.sections
    sections = (
        replace(first, heading="Work", path=("Night",)),
        replace(second, heading="Work", path=("Day",)),
    )
    page = profile_html(replace(PROFILE, sections=sections), None, TODAY)
    headings = re.findall(r"<(h[23])>([^<]*)<", page)
    assert headings == [("h2", "Work"), ("h3", "Night"), ("h3", "Day")]


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.invalid/a?b&c", True), ("javascript:alert(1)", False), (None, False)],
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    source = Source("keeper.txt", url, "0" * 64, "Office")
    page = profile_html(replace(PROFILE, source=source), None, TODAY)
    assert ('<a href="https://example.invalid/a?b&amp;c"' in page) is linked
    assert "javascript:" not in page
