"""All real handbook pages, where they are at hand: nothing lost, nothing else taken in."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.canonical import canonical
from corpus.layouts import examine
from corpus.passages import passages
from corpus.records import Profile

PAGES = Path(__file__).parents[3] / "shared" / "data" / "ooh-pages.zip"
TABS = (
    "Quick Facts", "Summary", "What They Do", "Work Environment", "How to Become One", "Pay",
    "Job Outlook", "State & Area Data", "Similar Occupations", "More Information",
)  # fmt: skip
# What the layout leaves out of the panes, as elements and as words.
BOILER_PLATE = (
    "nav, script, .youtube-player, .about-this-section, a[href*=youtube], .invisible, "
    ".ooh-chart h3, .ooh-chart .footer, p.footnotes, a[href*=nationalMatrix]"
)
POINTERS = re.compile(
    r"State & Area Data\s+Explore resources for .*? by state and area for .*?\.\s"
    r"|Similar Occupations\s+Compare the job duties, .*? with similar occupations\.\s"
    r"|More Information, Including Links to O\*NET\s+Learn more about .*? workers and occupations\."
    r"|Employment by Industry"
)
NOT_CONTENT = (
    "About this section", "What They Do ->", "<-", "Video transcript", "enable javascript",
    "Get data", "Suggested citation", "Last Modified", "Skip to", "Source: U.S. Bureau",
    "SOURCE: U.S. Bureau", "empty heading", "PRINTER-FRIENDLY", "Subscribe",
    "tab describes", "Compare the job duties", "Explore resources for",
)  # fmt: skip
INLINE = ("a", "span", "em", "strong", "b", "i", "ins", "del", "s", "sup")

Page = tuple[str, str, Profile]  # file name, markup, profile

pytestmark = pytest.mark.skipif(not PAGES.is_file(), reason="the handbook pages are not at hand")


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    found = []
    with zipfile.ZipFile(PAGES) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".html"):
                data = archive.read(name)
                reading = examine(data, name)
                assert reading.findings == (), name
                found.append((name, data.decode(), reading.profile))
    assert len(found) == 240
    return tuple(found)


def test_title_date_and_tabs_in_order(pages: tuple[Page, ...]) -> None:
    for name, markup, profile in pages:
        title = re.search(r"<h1>(.*?)</h1>", markup)
        assert title is not None
        assert profile.title == title[1].strip(), name
        stated = re.search(r"Last Modified Date:</strong>\s*(\w+, \w+ \d+, 2025)", markup)
        assert stated is not None
        assert profile.revised is not None
        assert (profile.revised.text, profile.revised.basis) == (stated[1], "page"), name
        day = date.fromisoformat(profile.revised.date)
        assert stated[1] == f"{day:%A, %B} {day.day}, {day.year}"
        span = profile.revised.span
        assert profile.text[span.start : span.end] == profile.revised.wording
        headings = tuple(dict.fromkeys(section.heading for section in profile.sections))
        lacks = {TABS[0], TABS[1], TABS[7]} if profile.title == "Military Careers" else set()
        if headings[0] == "Summary":  # a picture's caption stands above the facts
            headings = (headings[1], headings[0], *headings[2:])
        assert headings == tuple(tab for tab in TABS if tab not in lacks), name
        assert all(section.revised is profile.revised for section in profile.sections)


def test_the_facts_of_every_page(pages: tuple[Page, ...]) -> None:
    for name, markup, profile in pages:
        rows = [section.path[0] for section in profile.sections if section.heading == TABS[0]]
        assert len(rows) == (0 if profile.title == "Military Careers" else 7), name
        assert set(profile.codes) == set(re.findall(r">\s*(\d\d-\d{4})\s*</td>", markup)), name
        assert profile.source.url is not None
        assert profile.source.url.startswith("https://www.bls.gov/ooh/")
        assert profile.source.publisher == "Bureau of Labor Statistics"


def test_no_passage_holds_what_is_not_content(pages: tuple[Page, ...]) -> None:
    uses: Counter[str] = Counter()
    for name, _, profile in pages:
        assert canonical(profile.text.encode(), name) == profile.text
        for passage in passages(profile):
            assert not [words for words in NOT_CONTENT if words in passage.text], name
            uses[passage.text] += passage.section.heading not in (TABS[0], TABS[7])
    # Two pointers to where licences and certifications are listed are all that many pages share.
    shared = [text for text, use in uses.items() if use > 5]
    assert [len(text) < 90 and "CareerOneStop" in text for text in shared] == [True, True]


def test_every_word_of_the_panes_is_kept(pages: tuple[Page, ...]) -> None:
    shown = kept = 0
    for name, markup, profile in pages:
        panes = LexborHTMLParser(markup).css_first("#panes")
        assert panes is not None
        everything = words("".join(texts(panes, "script, nav")))
        content = words(POINTERS.sub(" ", " ".join("".join(texts(panes, BOILER_PLATE)).split())))
        ours = words(profile.text)
        assert content - ours == Counter(), name
        shown += everything.total()
        kept += (everything & ours).total()
    assert kept / shown > 0.92  # the rest is boiler-plate, as the line above has shown


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def texts(node: LexborNode, without: str) -> Iterator[str]:
    """All text below a node, with spaces where blocks begin and end."""
    skipped = {found.mem_id for found in node.css(without)}

    def below(parent: LexborNode) -> Iterator[str]:
        for child in parent.iter(include_text=True):
            if child.tag == "-text":
                yield child.text_content or ""
            elif child.mem_id not in skipped:
                space = "" if child.tag in INLINE else " "
                yield from (space, *below(child), space)

    return below(node)
