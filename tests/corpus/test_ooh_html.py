"""A small page of the handbook's layout, its text made up."""

from pathlib import Path

import pytest

from corpus.canonical import canonical
from corpus.errors import RefusedError
from corpus.layouts import examine, read
from corpus.layouts.ooh_names import names_in
from corpus.passages import passages
from corpus.records import Kind, Profile

PAGE = (Path(__file__).parent / "pages" / "kite-makers.html").read_bytes()
FACTS = "Quick Facts"


@pytest.fixture(scope="module")
def kites() -> Profile:
    return read(PAGE, "kite-makers.html")


def changed(old: str, new: str) -> bytes:
    assert PAGE.decode().count(old) == 1
    return PAGE.decode().replace(old, new).encode()


def test_every_section_in_order(kites: Profile) -> None:
    assert [(section.heading, section.path, section.kind) for section in kites.sections] == [
        (FACTS, ("2024 Median Pay",), Kind.WAGES),
        (FACTS, ("Typical Entry-Level Education",), Kind.MINIMUM_EDUCATION),
        (FACTS, ("On-the-job Training",), Kind.EDUCATION),
        (FACTS, ("Number of Jobs, 2024",), Kind.OUTLOOK),
        (FACTS, ("Job Outlook, 2024–34",), Kind.OUTLOOK),
        ("Summary", ("What Kite Makers and Menders Do",), Kind.OVERVIEW),
        ("Summary", ("How to Become a Kite Maker or Mender",), Kind.EDUCATION),
        ("What They Do", (), Kind.DUTIES),
        ("What They Do", ("Duties",), Kind.DUTIES),
        ("How to Become One", (), Kind.EDUCATION),
        ("How to Become One", ("Important Qualities",), Kind.CHARACTERISTICS),
        ("Pay", (), Kind.WAGES),
        ("Job Outlook", (), Kind.OUTLOOK),
        ("Job Outlook", ("Employment",), Kind.OUTLOOK),
        ("State & Area Data", ("Central",), Kind.SOURCES),
        ("Similar Occupations", (), Kind.RELATED),
        ("More Information", (), Kind.SOURCES),
        ("More Information", ("O*NET",), Kind.SOURCES),
    ]


def test_every_sentence_that_can_be_quoted(kites: Profile) -> None:
    assert [[p.slice(span) for span in p.sentences] for p in passages(kites)] == [
        ["2024 Median Pay\t$41,000 per year $19.71 per hour"],
        ["Typical Entry-Level Education\tHigh school diploma"],
        ["On-the-job Training\tNone"],
        ["Number of Jobs, 2024\t1,200"],
        ["Job Outlook, 2024–34\t5% (Faster than average)"],
        ["Kite makers and menders build and repair kites."],
        ["They learn on the job."],
        ["A kite needs wind."],
        ["They make kites and mend them."],
        ["Makers typically do the following:", "Cut paper", "Tie knots"],
        ["Menders typically glue."],
        ["They learn from others."],
        ["Patience.", "Knots need it."],
        ["Median annual wages, May 2024", "Kite makers\t$41,000",
         "Total, all occupations\t$49,500"],
        ["The median annual wage was $41,000.", "In the top industries it was as follows:",
         "Toy shops\t$44,000", "Festivals\t39,000"],
        ["Employment is projected to grow."],
        ["Windy days drive demand."],
        ["Employment projections data", "Occupational Title\tSOC Code\tChange"],
        ["Percent", "Kite makers and menders\t51-9990\t5", "Kite menders, box\t51-9991\t—",
         "Kite workers, all other\t51-9999\t2"],
        ["Data are available by state."],
        ["This table shows a list of occupations.", "Occupation\tJob Duties",
         "Bakers\tBakers bake."],
        ["Visit the Guild of Kites."],
        ["Kite Makers", "Wind Artisans"],
    ]  # fmt: skip


def test_the_date_of_the_page_holds_for_every_section(kites: Profile) -> None:
    revised = kites.revised
    assert revised is not None
    assert (revised.text, revised.date, revised.basis) == (
        "Thursday, August 28, 2025", "2025-08-28", "page",
    )  # fmt: skip
    assert revised.wording == "Last Modified Date: Thursday, August 28, 2025"
    assert kites.text[revised.span.start : revised.span.end] == revised.wording
    assert all(section.revised is revised for section in kites.sections)
    assert all(section.span.end <= revised.span.start for section in kites.sections)


def test_title_names_codes_and_source(kites: Profile) -> None:
    assert (kites.title, kites.slug) == ("Kite Makers and Menders", "kite-makers-and-menders")
    assert kites.also_known_as == ("Kite Makers", "Kite menders, box", "Wind Artisans")
    assert kites.codes == ("51-9990", "51-9991", "51-9999")
    assert kites.source.url == "https://handbook.example/kite-makers.htm"
    assert kites.source.publisher == "Bureau of Examples"
    assert canonical(kites.text.encode(), "kites") == kites.text
    assert read(PAGE, "kite-makers.html") == kites


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Actors", "", ()),
        ("Writers and Authors", "", ("Writers", "Authors")),
        ("Airline and Commercial Pilots", "", ()),
        ("Barbers, Stylists, and Cosmetologists", "", ("Barbers", "Stylists", "Cosmetologists")),
        ("Database Administrators and Architects", "", ("Database Administrators",)),
        ("Office Services and Facilities Managers", "", ("Facilities Managers",)),
        ("Coaches and Scouts", "Coaches must be fit.", ("Coaches",)),
        ("Referees, and Other Sports Officials", "Referees run. Referees may fall.", ("Referees",)),
        ("Bakers", "BAKERS\t51-3011\t1\nPastry bakers\t51-3012", ("Pastry bakers",)),
    ],
)
def test_names_in_a_title_and_in_the_projections(
    title: str, text: str, expected: tuple[str, ...]
) -> None:
    assert names_in(title, text, ()) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Thursday, August 28, 2025", "Thursday, Augst 28, 2025",
         ("unreadable_date", "error", None)),
        ("Thursday, August 28, 2025", "Monday, August 28, 2025",
         ("unreadable_date", "error", None)),
        ("<h1>    Kite Makers and Menders</h1>", "", ("no_title", "error", None)),
        ('<div id="tab-8">', "<div>", ("missing_section", "warning", "Similar Occupations")),
        ("<p>Data are available by state.</p>", "",
         ("missing_section", "warning", "State & Area Data")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page(
    old: str, new: str, expected: tuple[str, str, str | None]
) -> None:
    (finding,) = examine(changed(old, new), "kites.html").findings
    assert (finding.code, finding.severity, finding.section) == expected


def test_an_unreadable_date_is_found_in_the_file() -> None:
    page = changed("Thursday, August 28, 2025", "Thursday, August 38, 2025")
    line = page.decode().split("August 38")[0].count("\n") + 1
    with pytest.raises(RefusedError, match=rf"kites\.html:{line}: error \[unreadable_date\]"):
        read(page, "kites.html")


def test_a_page_without_its_date_has_none() -> None:
    page = changed("Last Modified Date:", "Printed:")
    profile = read(page, "kites.html")
    assert profile.revised is None
    assert {section.revised for section in profile.sections} == {None}


def test_a_page_without_the_tabs_is_refused_with_the_reason() -> None:
    with pytest.raises(RefusedError, match="no tabs 'What They Do', 'Pay' and 'Job Outlook'"):
        read(changed('<a class="tab_link" href="#tab-5">Pay</a>', ""), "kites.html")
