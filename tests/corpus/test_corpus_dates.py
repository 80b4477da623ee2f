import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import Age, age, age_in_words, is_later, parse_date
from corpus.errors import DateError

DAYS = st.dates(min_value=date(1900, 1, 1))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 2012", "2012-03"),
        ("Mar 16, 2018", "2018-03-16"),
        ("Thursday, August 28, 2025", "2025-08-28"),
        ("08/2023", "2023-08"),
        ("2012-03", "2012-03"),
        ("2012-03-16", "2012-03-16"),
        (" SEPT. 2012 ", "2012-09"),
        ("Thurs., Aug. 28, 2025", "2025-08-28"),
        ("may 5 2020", "2020-05-05"),
        ("February 29, 2012", "2012-02-29"),
    ],
)
def test_known_forms(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("June 31, 2018", "not a day that exists"),
        ("February 29, 2013", "not a day that exists"),
        ("13/2020", "not a day that exists"),
        ("2020-00", "not a day that exists"),
        ("Friday, August 28, 2025", "2025-08-28 is a Thursday"),
        ("Someday, August 28, 2025", "not a weekday"),
        ("Marchember 2012", "not a month"),
        ("Ma 2012", "not a month"),
        ("March 0212", "before 1900"),
        ("March", "not a date in a known form"),
        ("2012", "not a date in a known form"),
        ("03/04/2012", "not a date in a known form"),
        ("March 12", "not a date in a known form"),
        ("March ٢٠١٢", "not a date in a known form"),
        ("March 2012 or later", "not a date in a known form"),
        ("", "not a date in a known form"),
    ],
)
def test_nothing_is_guessed(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        parse_date(text)


@given(DAYS)
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    name, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    for text in (
        day.isoformat(),
        f"{name} {day.day}, {day.year}",
        f"{name[:3]} {day.day}, {day.year}",
        f"{weekday}, {name} {day.day}, {day.year}",
    ):
        assert parse_date(text) == day.isoformat()
    for text in (f"{name} {day.year}", f"{day.month:02}/{day.year}", day.isoformat()[:7]):
        assert parse_date(text) == day.isoformat()[:7]


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        iso = parse_date(text)
    except DateError:
        return
    assert parse_date(iso) == iso


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2018-04", "2018-03-16", True),
        ("2018-03-17", "2018-03-16", True),
        ("2018-03-16", "2018-03", False),
        ("2018-03", "2018-03-16", False),
        ("2018-03", "2018-04", False),
        ("2018-03", "", False),
        ("", "2018-03", False),
    ],
)
def test_dates_compare_as_far_as_both_are_stated(one: str, other: str, later: bool) -> None:
    assert is_later(one, other) is later


@pytest.mark.parametrize(
    ("iso", "today", "expected"),
    [
        ("2012-03", date(2026, 11, 22), Age(14, 8)),
        ("2010-07", date(2012, 6, 30), Age(1, 11)),
        ("2012-03", date(2012, 3, 1), Age(0, 0)),
        ("2012-03-16", date(2012, 4, 15), Age(0, 0)),
        ("2012-03-16", date(2012, 4, 16), Age(0, 1)),
        ("2012-03-16", date(2013, 3, 15), Age(0, 11)),
        ("2012-03-16", date(2012, 3, 16), Age(0, 0)),
        ("2012-02-29", date(2013, 3, 1), Age(1, 0)),
    ],
)
def test_age_in_whole_years_and_months(iso: str, today: date, expected: Age) -> None:
    assert age(iso, today) == expected


@pytest.mark.parametrize("iso", ["2012-04", "2012-03-17", "2013-01"])
def test_a_future_date_has_no_age(iso: str) -> None:
    assert age(iso, date(2012, 3, 16)) is None
    assert age_in_words(iso, date(2012, 3, 16)) is None


@given(DAYS, st.integers(0, 20_000))
def test_age_never_overstates(day: date, elapsed: int) -> None:
    today = min(day, date(2900, 1, 1)) + timedelta(elapsed)
    result = age(min(day, date(2900, 1, 1)).isoformat(), today)
    assert result is not None
    months = result.years * 12 + result.months
    assert 0 <= result.months <= 11
    assert 28 * months <= elapsed <= 31 * (months + 1)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11", "less than a month ago"),
        ("2026-10", "1 month ago"),
        ("2025-12", "11 months ago"),
        ("2025-11", "1 year ago"),
        ("2025-10", "1 year and 1 month ago"),
        ("2025-08", "1 year and 3 months ago"),
        ("2023-12", "2 years ago"),
        ("2012-03", "14 years ago"),
    ],
)
def test_age_in_words(iso: str, words: str) -> None:
    assert age_in_words(iso, date(2026, 11, 22)) == words
