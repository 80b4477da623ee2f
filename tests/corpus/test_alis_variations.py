"""Current ALIS pages as they differ from each other; their wording is made up.

Each page is written from its parts in one of several ways, so that what must come of it is known:
the same titles, sections, dates and words, whatever is missing, and whatever the site adds.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.layouts import examine, read
from corpus.passages import passages
from corpus.records import Kind, Profile

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Part:
    heading: str
    date: str | None  # as the page writes it
    iso: str | None
    body: tuple[str | tuple[str, ...], ...]  # paragraphs, and lists


HEADINGS = (
    "Duties", "Working Conditions", "Traits & Skills", "Personal Characteristics",
    "Educational Requirements", "Certification Requirements", "Employment & Advancement",
    "Wage & Salary", "Related High School Subjects", "Related Post-Secondary Field of Study",
    "Other Sources of Information", "Interests & Abilities",
)  # fmt: skip
DATES = (
    ("Mar 16, 2018", "2018-03-16"), ("Updated: March 2020", "2020-03"),
    ("Last Updated Sept. 3, 2026", "2026-09-03"), ("Updated 2025-11-30", "2025-11-30"),
    (None, None),
)  # fmt: skip
PARAGRAPHS = (
    "Keepers mind the locks in all weather.",
    "Most work full time. Some work at night, and are paid $21.50 an hour.",
    "The 2016 NOC group is larger. See section 7.",
    "Updated equipment may need training.",
)
LISTS = (("open the gates", "log each ship."), ("Lock College", "School of Tides"))
ABOVE = (
    "Skip to the main content",
    "This website uses cookies to give you a better online experience. More information",
    "Harbour Support Contact Centre",
    "Toll Free 1-800-555-0100",
    "Guest Account Sign In Sign Up",
    "Alert",
    "The holiday closure runs from December 24 to January 1. For emergencies, call 1-800-555-0101.",
    "Person writing on glass with a marker",
)
NAVIGATION = ("Duties", "Working Conditions", "Wage & Salary", "Other Sources of Information")
NOTICE = (
    "The information contained in this profile is current as of the dates shown. It may change."
)

# Two undated sections of one kind after each other would be one with a part.
SAME_KIND = ("Traits & Skills", "Personal Characteristics")
parts = st.lists(
    st.builds(
        lambda heading, date, body: Part(heading, date[0], date[1], tuple(body)),
        st.sampled_from(HEADINGS),
        st.sampled_from(DATES),
        st.lists(st.sampled_from((*PARAGRAPHS, *LISTS)), min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda part: SAME_KIND if part.heading in SAME_KIND else part.heading,
)
FACTS = ("Avg. Wage $26.14", "Minimum Education Varies", "In Demand High")


@dataclass(frozen=True)
class Page:
    above: tuple[str, ...]
    facts: tuple[str, ...]
    names: bool
    codes: str  # "", "lists" or "lines"
    navigation: bool
    parts: tuple[Part, ...]
    page_date: bool
    footer: bool


pages = st.builds(
    Page,
    st.sets(st.sampled_from(ABOVE)).map(lambda chosen: tuple(t for t in ABOVE if t in chosen)),
    st.sampled_from(((), FACTS)),
    st.booleans(),
    st.sampled_from(("", "lists", "lines")),
    st.booleans(),
    parts.map(tuple),
    st.booleans(),
    st.booleans(),
).filter(lambda page: page.codes or any(part.date for part in page.parts))


def stated(part: Part) -> str | None:
    if part.date is None:
        return None
    return part.date if "pdated" in part.date else f"Updated {part.date}"


def as_text(page: Page, bullet: str = "  • ", gap: str = "\n") -> str:
    lines: list[str] = [*page.above, "", "Lock Keeper", ""]
    lines += ["Lock keepers open locks so that ships rise.", ""]
    lines += [f"{bullet}{fact}" for fact in page.facts]
    if page.names:
        lines += ["Also Known As", gap and "", "Sluice Warden, Gate Keeper (Old, Rare)", ""]
    if page.codes:
        lines += [
            "NOC Codes",
            "",
            "Occupations are grouped by a system. Here is how over time:",
            "",
        ]
    if page.codes == "lists":
        lines += [
            "2006 NOC-S",
            "",
            f"{bullet}H222: Lock Keepers",
            "2021 NOC",
            f"{bullet}75110: Keepers",
        ]
    elif page.codes == "lines":
        lines += [f"{bullet}2006 NOC-S: Lock Keepers (H222)", f"{bullet}2021 NOC: Keepers (75110)"]
    lines += [f"{bullet}{name}" for name in NAVIGATION] if page.navigation else []
    for part in page.parts:
        lines += [part.heading, *filter(None, [stated(part)]), gap and ""]
        for piece in part.body:
            lines += [piece] if isinstance(piece, str) else [f"{bullet}{item}" for item in piece]
            lines += [""]
    lines += [f"Updated Jan 2, 2017. {NOTICE}"] if page.page_date else []
    lines += ["Was this page useful?", "Yes", "No"] if page.footer else []
    return "\n".join(lines) + "\n"


def as_html(page: Page, style: str) -> str:
    def told(text: str) -> str:
        return html.escape(text, quote=False)

    def heading(text: str, date: str | None) -> str:
        text, date = told(text), told(date or "")
        if style == "accordion":
            dated = f"<div class='date'>{date}</div>" if date else ""
            button = f"<button aria-expanded=false><span>{text}</span></button>"
            return f"<div class=head>{button}</div>{dated}"
        if style == "small":
            return f"<h2>{text} <small>{date}</small></h2>"
        return f"<h2 id=x><a name=y></a>{text}</h2>" + (f"\n<p><em>{date}</em></p>" if date else "")

    out = ["<html><head><title>Lock Keeper - alis</title></head><body>"]
    out += [f"<div class=site><p>{told(line)}</p></div>" for line in page.above]
    out += ["<main><div><h1> Lock\nKeeper</h1><button>Print</button>"]
    out += ["<p>Lock keepers open locks so that <b>ships</b>&nbsp;rise.</p>"]
    if page.facts:
        out += [f"<ul>{''.join(f'<li><span>{told(fact)}</span></li>' for fact in page.facts)}</ul>"]
    if page.names:
        out += ["<h3>Also Known As</h3><p>Sluice Warden, Gate Keeper (Old, Rare)</p>"]
    if page.codes:
        out += ["<h3>NOC Codes</h3><p>Occupations are grouped by a system.</p>"]
    if page.codes == "lists":
        out += ["<h4>2006 NOC-S</h4><ul><li>H222: Lock Keepers</li></ul>"]
        out += ["<h4>2021 NOC</h4><ul><li>75110: Keepers</li></ul>"]
    elif page.codes == "lines":
        out += [
            "<ul><li>2006 NOC-S: Lock Keepers (H222)</li><li>2021 NOC: Keepers (75110)</li></ul>"
        ]
    if page.navigation:
        links = (
            f"<li><a href='/keeper#{number}'>{told(name)}</a></li>"
            for number, name in enumerate(NAVIGATION)
        )
        out += [f"<ul>{''.join(links)}</ul>"]
    for part in page.parts:
        out += ["<section>", heading(part.heading, stated(part)), "<div><div>"]
        for piece in part.body:
            items = "".join(f"<li><p>{told(item)}</p></li>" for item in piece)
            out += [f"<p>{told(piece)}</p>" if isinstance(piece, str) else f"<ul>{items}</ul>"]
        out += ["</div></div></section>"]
    if page.page_date:
        out += [f"<p>Updated Jan 2, 2017. {NOTICE}</p>"]
    if page.footer:
        out += ["<h2>Was this page useful?</h2><button>Yes</button>"]
    return "\n".join([*out, "</div></main><footer>Government</footer></body></html>"])


def quoted_in(profile: Profile, heading: str) -> str:
    """All that can be quoted from a section."""
    return " ".join(
        " ".join(passage.slice(sentence).split())
        for passage in passages(profile)
        if passage.section.heading == heading
        for sentence in passage.sentences
    )


def words_of(part: Part) -> str:
    return " ".join(text if isinstance(text, str) else " ".join(text) for text in part.body)


def check_page(page: Page, data: str) -> None:
    reading = examine(data.encode(), "page")
    profile = reading.profile
    assert [f for f in reading.findings if f.severity == "error"] == []
    assert (profile.title, profile.text.count("Was this page")) == ("Lock Keeper", page.footer)
    wanted = {part.heading: part for part in page.parts}
    headings = list(dict.fromkeys(section.heading for section in profile.sections))
    header = ["Overview"]
    header += ["Avg. Wage", "Minimum Education", "In Demand"] if page.facts else []
    header += ["Also Known As"] if page.names else []
    header += ["NOC Codes"] if page.codes else []
    end = ["Disclaimer"] if page.page_date else []
    assert headings == [*header, *wanted, *end]
    page_date = "2017-01-02" if page.page_date else None
    for section in profile.sections:
        date = section.revised.date if section.revised else None
        part = wanted.get(section.heading)
        assert date == (part.iso if part and part.iso else page_date), section.heading
    for heading, part in wanted.items():
        assert quoted_in(profile, heading) == words_of(part), heading
    assert profile.codes == (("H222", "75110") if page.codes else ())
    assert profile.also_known_as == (
        ("Sluice Warden", "Gate Keeper (Old, Rare)") if page.names else ()
    )
    quoted = "\n".join(passage.text for passage in passages(profile))
    for words in (
        "cookies",
        "0100",
        "Sign In",
        "closure",
        "glass",
        "grouped by",
        "useful",
        "Print",
    ):
        assert words not in quoted
    if page.navigation:
        assert "\n  • Duties\n" not in quoted


@given(pages, st.sampled_from(("  • ", "- ", "• ")), st.sampled_from(("\n", "")))
def test_any_page_as_text(page: Page, bullet: str, gap: str) -> None:
    check_page(page, as_text(page, bullet, gap))


@given(pages, st.sampled_from(("plain", "small", "accordion")))
def test_any_page_as_html(page: Page, style: str) -> None:
    check_page(page, as_html(page, style))


def rows(profile: Profile) -> list[tuple[str, tuple[str, ...], Kind, str | None, str]]:
    return [
        (
            section.heading,
            section.path,
            section.kind,
            section.revised.date if section.revised else None,
            profile.text[section.span.start : section.span.end].split("\n")[0].rstrip(),
        )
        for section in profile.sections
    ]


def test_a_page_with_facts_interest_codes_and_wage_tables() -> None:
    page = "2018-03-31"
    profile = read((PAGES / "bridge-tender.txt").read_bytes(), "bridge.txt")
    assert profile.title == "Bridge Tender"
    assert profile.also_known_as == ("Bridge Keepers", "Draw Operators")
    assert profile.codes == ("7222.1", "H222", "7222")
    assert rows(profile) == [
        ("Overview", (), Kind.OVERVIEW, page,
         "Bridge tenders raise and lower bridges so that ships can pass."),
        ("Avg. Salary", (), Kind.WAGES, page, "• Avg. Salary $46,778.00"),
        ("Avg. Wage", (), Kind.WAGES, page, "• Avg. Wage $26.14"),
        ("Minimum Education", (), Kind.MINIMUM_EDUCATION, page,
         "• Minimum Education High school diploma"),
        ("Outlook", (), Kind.OUTLOOK, page, "• Outlook above avg"),
        ("Employed", (), Kind.EMPLOYMENT, page, "• Employed 1,500"),
        ("In Demand", (), Kind.OUTLOOK, page, "• In Demand High"),
        ("Also Known As", (), Kind.NAMES, page, "Bridge Keepers, Draw Operators"),
        ("NOC Codes", ("2006 NOC",), Kind.CODES, page, "• 2006 NOC: Bridge Keepers (7222.1)"),
        ("NOC Codes", ("2006 NOC-S",), Kind.CODES, page,
         "• 2006 NOC-S: Bridge and Lock Keepers (H222)"),
        ("NOC Codes", ("2016 NOC",), Kind.CODES, page,
         "• 2016 NOC: Bridge and lock keepers (7222)"),
        ("Certification", (), Kind.CERTIFICATION, page, "• Certification Provincially Regulated"),
        ("Strength Required", (), Kind.CONDITIONS, page, "• Strength Required Lift up to 10 kg"),
        ("Interest Codes", (), Kind.INTERESTS, page,
         "The Bridge Tender is part of the following larger National Occupational Classification "
         "(NOC)."),
        ("Duties", (), Kind.DUTIES, page, "Bridge tenders work alone. In general, they:"),
        ("Working Conditions", (), Kind.CONDITIONS, page,
         "Bridge tenders work in small cabins, day and night."),
        ("Traits & Skills", (), Kind.CHARACTERISTICS, page, "Bridge tenders need to possess:"),
        ("Educational Requirements", (), Kind.EDUCATION, "2019-03-15",
         "Employers prefer applicants with a high school diploma."),
        ("Educational Requirements", ("Required Education",), Kind.EDUCATION, "2019-03-15",
         "The following schools offer programs that may be related."),
        ("Certification Requirements", (), Kind.CERTIFICATION, "2020-02-19",
         "Bridge tenders must hold a marine radio licence."),
        ("Employment & Advancement", (), Kind.EMPLOYMENT, page,
         "Ports and railways employ bridge tenders."),
        ("Wage & Salary", (), Kind.WAGES, page, "Bridge and lock keepers"),
        ("Related High School Subjects", (), Kind.SUBJECTS, page, "Science"),
        ("Related Post-Secondary Field of Study", (), Kind.FIELDS, page, "Engineering"),
        ("Other Sources of Information", (), Kind.SOURCES, page,
         "Guild of Bridges website: bridges.example"),
        ("Disclaimer", (), Kind.NOTICE, page,
         "The information contained in this profile is current as of the dates shown. Salaries "
         "may change without notice. It is advised that you confirm this information before "
         "making any career decisions."),
    ]  # fmt: skip
    quoted = "\n".join(passage.text for passage in passages(profile))
    for words in ("A Quick Guide", "in order of importance", "Learn More", "Skills Shortage",
                  "Employers that Recruited", "storm season", "classified over time"):  # fmt: skip
        assert words not in quoted
    for words in ("Interest in comparing tide tables", "Average Wage\n$26.14", "$20.50",
                  "Transportation\nAverage Wage\n$27.00", "Harbour College"):  # fmt: skip
        assert words in quoted


def test_a_fact_may_have_its_value_on_the_next_line() -> None:
    page = (
        b"<h1>Baker</h1><p>They bake.</p><ul><li><p>Avg. Wage</p><p>$20.00</p></li>"
        b"<li>Outlook: avg</li></ul><p>Bakers rise early.</p>"
        b"<h2>Duties</h2><p>Updated May 2018</p><p>They knead. Outlook poor</p>"
    )
    profile = read(page, "page.html")
    assert [
        (section.heading, profile.text[section.span.start : section.span.end])
        for section in profile.sections
    ] == [
        ("Overview", "They bake."),
        ("Avg. Wage", "• Avg. Wage\n    $20.00"),
        ("Outlook", "• Outlook: avg"),
        ("Overview", "Bakers rise early."),
        ("Duties", "They knead. Outlook poor"),
    ]


def test_an_unknown_section_is_kept_wherever_it_stands_and_reported() -> None:
    page = (
        b"<h1>Baker</h1><p>They bake.</p><h2>Duties</h2><p>Updated May 2018</p><p>They knead.</p>"
        b"<h2>Career Stories</h2><p>Updated May 2020</p><p>Ann bakes.</p>"
        b"<h2>Was this page useful?</h2><p>Yes</p>"
    )
    reading = examine(page, "page.html")
    assert [finding.code for finding in reading.findings] == ["unknown_heading"]
    assert rows(reading.profile)[-1] == (
        "Career Stories", (), Kind.OTHER, "2020-05", "Ann bakes.",
    )  # fmt: skip
