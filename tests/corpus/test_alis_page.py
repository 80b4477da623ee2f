"""Current ALIS pages, saved as HTML and as text; their wording is made up."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical import MAX_LINE, canonical
from corpus.errors import RefusedError
from corpus.layouts import examine, read
from corpus.layouts.alis_page import recognises
from corpus.passages import passages
from corpus.records import Profile

PAGES = Path(__file__).parent / "pages"
HTML = (PAGES / "lighthouse-keeper.html").read_bytes()
TEXT = (PAGES / "ferry-captain.txt").read_bytes()

Row = tuple[str, tuple[str, ...], str | None, str | None, str]


def rows(profile: Profile) -> list[Row]:
    """Heading, path, date and basis, and the text of each section."""
    return [
        (
            section.heading,
            section.path,
            section.revised.date if section.revised else None,
            section.revised.basis if section.revised else None,
            profile.text[section.span.start : section.span.end],
        )
        for section in profile.sections
    ]


def test_every_section_of_a_page_saved_as_html() -> None:
    profile = read(HTML, "lighthouse.html")
    page = ("2018-03-16", "page")
    assert rows(profile) == [
        ("Overview", (), *page,
         "Lighthouse keepers tend lights & signals so that ships come home safely."),
        ("Also Known As", (), *page, "Light Attendant, Wickie (Informal, Old)"),
        ("NOC Codes", ("2016 NOC",), *page, "2016 NOC\n7999: Signal occupations"),
        ("NOC Codes", ("2021 NOC",), *page,
         "2021 NOC\n\n  • Signal keepers (75999)\n  • Light tenders (75998)"),
        ("NOC Codes", ("2023 OaSIS",), *page, "2023 OaSIS\n75999.01: Signal keepers"),
        ("Duties", (), "2018-03-16", "section",
         "Duties vary by station. In general, keepers:\n\n  • clean the lens\n    • inside\n"
         "    • outside\n  • sound the horn"),
        ("Duties", ("At Night",), "2018-03-16", "section",
         "They keep the light burning.\nThey write the log."),
        ("Traits & Skills", (), "2020-02-03", "section", "Keepers need patience. Cafés are far."),
        ("Wage & Salary", (), *page,
         "Wages of keepers are as follows:\n\nHourly wage\n\nLevel\tLow\tHigh\n"
         "Starting\t$21.00\t$25.00\nAll\t$21.00\t$40.00"),
        ("Required Education", (), "2021-01", "section", "No schooling is set."),
        ("Other Sources of Information", (), *page, "• Society of Lights"),
        ("Disclaimer", (), *page,
         "The information contained in this profile is current as of the dates shown."),
    ]  # fmt: skip
    assert profile.title == "Lighthouse Keeper"
    assert profile.also_known_as == ("Light Attendant", "Wickie (Informal, Old)")
    assert profile.codes == ("7999", "75999", "75998", "75999.01")
    assert profile.source.url == "https://careers.example/profiles/lighthouse-keeper/"
    assert profile.source.publisher == "alis"


def test_every_section_of_a_page_saved_as_text() -> None:
    profile = read(TEXT, "ferry.txt")
    page = ("2018-03-16", "page")
    assert rows(profile) == [
        ("Overview", (), *page,
         "Ferry captains command ferries and their crews on lakes and rivers."),
        ("Also Known As", (), *page, "Boat Master, Skipper"),
        ("NOC Codes", ("2006 NOC-S",), *page, "2006 NOC-S\nH699: Deck officers"),
        ("NOC Codes", ("2016 NOC",), *page, "2016 NOC\nDeck officers (2273)"),
        ("Duties", (), "2018-03-16", "section",
         "Ferry captains plan each crossing. They steer in fog."),
        ("Working Conditions", (), *page, "Captains work in all weather."),
        ("Educational Requirements", (), "2019-02-28", "section", "A certificate is required."),
        ("Educational Requirements", ("Required Education",), "2019-02-28", "section",
         "Schools by the sea offer courses."),
        ("Wage & Salary", (), "2020-03", "section", "Captains earn $38.55 an hour."),
        ("Other Sources of Information", (), *page, "Guild of Ferries website: ferries.example"),
        ("Disclaimer", (), *page,
         "The information contained in this profile is current as of the dates shown. "
         "It may change."),
    ]  # fmt: skip
    assert profile.title == "Ferry Captain"
    assert profile.also_known_as == ("Boat Master", "Skipper")
    assert profile.codes == ("H699", "2273")
    assert profile.text == canonical(TEXT, "ferry.txt")


@pytest.mark.parametrize("data", [HTML, TEXT])
def test_dates_stand_where_they_say_and_in_no_passage(data: bytes) -> None:
    profile = read(data, "page")
    assert examine(data, "page").findings == ()
    stated = {section.revised for section in profile.sections}
    assert len(stated) > 2
    for revised in stated:
        assert revised is not None
        assert profile.text[revised.span.start : revised.span.end] == revised.wording
        assert revised.wording == f"Updated {revised.text}"
    quoted = "\n".join(passage.text for passage in passages(profile))
    for words in ("Updated", "cookies", "0100", "national system", "useful", "Print", "closed"):
        assert words not in quoted


def a_page(body: str, title: str = "Title Here\nThey do it.\n") -> Profile:
    return read(f"{title}Duties\nUpdated Mar 16, 2018\n{body}".encode(), "page.txt")


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Skip to Content\n\nBread Baker\n\nBakers bake.\n\n", "Bread Baker"),
        ("911 Operator (Police)\nThey answer calls\n", "911 Operator (Police)"),
        ("Bread Baker\nShare\nPrint this page\nBakers bake.\n", "Bread Baker"),
        ("Home\nBread  Baker\nBakers bake bread in all of\nthe larger towns.\n", "Bread Baker"),
        ("Notice to Visitors\nBread Baker\nUpdated May 2019\nBakers bake.\n", "Bread Baker"),
        ("Alert\n\nOffices close.\n\nBread Baker\n\nBakers bake.\n\n", "Bread Baker"),
        ("Toll Free 1-800-555-0100\nA A\n\nBread Baker\nBakers bake.\n", "Bread Baker"),
        ("Bread Baker\nBakers bake.\n\n  • Avg. Wage $20.00\n  • In Demand High\n", "Bread Baker"),
    ],
)
def test_the_title_stands_above_the_definition(before: str, title: str) -> None:
    profile = a_page("They bake.", before)
    assert profile.title == title
    assert profile.sections[0].heading == "Overview"


@pytest.mark.parametrize(
    "before",
    [
        "Bakery Contact Centre\n\nToll Free 1-800-555-0100\n\nBakers bake.\n\n",
        "Toll Free 1-800-555-0100\nGuest Account Sign In Sign Up\nBakers bake.\n",
        "Alert\n\nOffices close on Monday.\n\nBakers bake.\n\n",
        "Bakers bake.\n\n  • Avg. Wage $20.00\n  • Employed 1,500\n",
        "A A\nBakers bake.\n",
    ],
)
def test_a_lost_title_is_said_and_no_other_line_taken(before: str) -> None:
    findings = examine(f"{before}Duties\nUpdated May 2018\nA.\n".encode(), "page").findings
    assert "no_title" in {finding.code for finding in findings}


def test_a_heading_and_its_date_may_share_a_line() -> None:
    profile = read(b"Baker\nThey bake.\nDuties\tUpdated Mar 16, 2018\nThey knead.\n", "page.txt")
    (_, duties) = profile.sections
    assert duties.revised is not None
    assert (duties.heading, duties.revised.date) == ("Duties", "2018-03-16")
    span = duties.revised.span
    assert profile.text[span.start : span.end] == "Updated Mar 16, 2018"


def test_a_long_run_of_blanks_takes_no_time() -> None:
    text = f"a{' ' * (MAX_LINE - 2)}b\n" * 200
    began = perf_counter()
    assert not recognises(text)
    assert perf_counter() - began < 1.0  # by the square of the blanks it was five minutes


def test_sections_without_a_date_have_none_where_the_page_has_none() -> None:
    profile = a_page("A.\nWorking Conditions\nB.\n")
    assert [row[2] for row in rows(profile)] == [None, "2018-03-16", None]
    assert profile.revised is None


def test_a_date_below_the_title_is_the_date_of_the_page() -> None:
    profile = a_page("A.\nWorking Conditions\nB.\n", "The Title\nUpdated May 2019\nThey do.\n")
    assert [row[2:4] for row in rows(profile)] == [
        ("2019-05", "page"), ("2018-03-16", "section"), ("2019-05", "page"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Baker\nThey bake.\nDuties\nUpdated Marth 16, 2018\nA.\n",
         [("unreadable_date", 4, "Duties")]),
        ("Baker\nThey bake.\nDuties\nUpdated May 2018\nA.\nUpdated May 2019\nB.\n",
         [("lost_heading", 6, "Duties")]),
        ("Baker\nThey bake.\nNOC Codes\n2016 NOC\n1252: Bakers\nUpdated May 2018\nThey knead.\n",
         [("lost_heading", 6, "NOC Codes")]),
        ("Baker\nThey bake.\nDuties\nUpdated May 2018\nUpdated ovens need care.\n", []),
        ("<h1>Baker</h1><p>They bake.<h2>NOC Codes</h2><h2>2016 NOC</h2><p>1252: Bakers", []),
        ("Duties\nUpdated May 2018\nA.\n", [("no_title", None, None), ("empty_section", None,
         "Overview")]),
        ("Baker\nThey bake.\nDuties\nUpdated May 2018\nWorking Conditions\nA.\n",
         [("empty_section", 3, "Duties")]),
        ("<h1>Baker</h1>\n<p>They bake.</p><h2>Duties</h2><p>Updated May 2018<p>A.\n<h2>Tips</h2>"
         "<p>B.<h2>Wage & Salary</h2><p>C.", [("unknown_heading", 3, "Tips")]),
        ("<h1>Baker</h1><p>They bake.</p><h2>Duties</h2>\n<p>Updated Marth <b>16</b>, 2018<p>A.",
         [("unreadable_date", None, "Duties")]),
        ("<h1>Baker</h1><p>They bake.</p><h2>Duties</h2><p>Updated May 2018<p>A.<h2>Tips</h2>"
         "<p>B.", [("unknown_heading", 1, "Tips")]),
        ("<h1>Baker</h1><p>They bake.</p><h2>Duties</h2><p>Updated May 2018<p>A.<h2>Privacy</h2>"
         "<p>B.", []),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page(
    data: str, expected: list[tuple[str, int | None, str | None]]
) -> None:
    findings = examine(data.encode(), "page").findings
    assert [(finding.code, finding.line, finding.section) for finding in findings] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Duties\n\nUpdated Mar 16, 2018\n", True),
        ("Traits & skills:\nLast updated: 2018-03-16\n", True),
        ("NOC Codes\nWords.\n2023 OaSIS\n", True),
        ("Also Known As\nX\nDuties\nY\n", True),
        ("Duties\nThey bake.\n", False),
        ("Updated Mar 16, 2018\nDuties\n", False),
        ("## Duties\nUpdated Mar 16, 2018\n", False),
        ("Also Known As:X\n\nSection updated 2019-01-02\n", False),
    ],
)
def test_marks_of_the_layout(text: str, expected: bool) -> None:
    assert recognises(text) is expected


def test_other_pages_are_refused_with_the_reason() -> None:
    with pytest.raises(RefusedError, match=r"x\.html.*HTML or XML page.*no heading such as"):
        read(b"<html><h1>News</h1><p>Duties are raised.</p></html>", "x.html")


LINES = st.sampled_from(
    [
        "Duties", "Wage & Salary", "NOC Codes", "2016 NOC", "1252: Name", "Name (1252)",
        "Updated Mar 16, 2018", "Updated Marth", "Also Known As", "A, b (c, d); e", "",
        "They bake bread.", "  • flour", "Required Education", "Share this", "Baker",
        "The information contained in this profile is current.", "<h2>Tips</h2>", "<p>", "<ul><li>",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.booleans())
def test_any_page_keeps_its_spans_in_order(lines: list[str], is_html: bool) -> None:
    start = "<h1>Baker</h1><p>They bake." if is_html else "Baker\nThey bake."
    heading = "<h2>Duties</h2><p>Updated May 2011</p>" if is_html else "Duties\nUpdated May 2011"
    page = f"{start}\n{heading}\n" + "\n".join(lines)
    profile = examine(page.encode(), "page").profile
    position = 0
    for section in profile.sections:
        assert position <= section.span.start < section.span.end <= len(profile.text)
        position = section.span.end
    for passage in passages(profile):
        assert passage.text.strip()
