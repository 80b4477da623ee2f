"""A page of the U.S. Occupational Outlook Handbook: one occupation, as the site writes its HTML.

A bar of tabs (What They Do, Work Environment, ... More Info) names the panes that follow: each is
a section, its sub-headings the path. The Summary has the table of Quick Facts, each row of which
can be quoted by itself, and what it says of the other tabs. ``Last Modified Date: Thursday,
August 28, 2025`` below the panes dates the whole page. Left out, beside what ``html_blocks``
leaves out: links from tab to tab, explanations of what a tab is for, titles of charts (they repeat
the page's) and the notes that are the same on all pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.canonical import canonical, refuse_oversized
from corpus.dates import parse_date
from corpus.errors import DateError
from corpus.findings import Finding, Layout, Reading, found
from corpus.headings import heading_key, kind_of, slug_of
from corpus.layouts.html_blocks import Block, blocks_of, words_of
from corpus.layouts.html_page import address_of, line_in, site_of
from corpus.layouts.ooh_names import codes_in, names_in
from corpus.layouts.page_text import PageText
from corpus.records import Kind, Profile, RevisionDate, Source

LAYOUT = Layout("Occupational Outlook Handbook page", "ooh", ".html")
SIGNS = "no tabs 'What They Do', 'Pay' and 'Job Outlook' as in the Occupational Outlook Handbook"

_TABS = frozenset(("What They Do", "Pay", "Job Outlook"))
_FULL_NAMES = {"More Info": "More Information"}  # the bar has little room
_QUICK_FACTS = "Quick Facts"
_LEFT_OUT = (
    ".about-this-section, .tab-footer, .youtube-player, a[href*='youtube.com/watch'], "
    ".ooh-chart h3, .ooh-chart .footer, p.footnotes, a[href*='nationalMatrix'], "
    "th:lexbor-contains('Employment by Industry')"
)
# The same on all pages, and not one of the qualities that it announces: in no section.
_ANNOUNCES = "The following are examples of qualities that are important for these workers"
_SAYS_MODIFIED = "Modified"
_MODIFIED = re.compile(r"Last Modified Date:\s*(?P<date>.+)")
_YEARS = re.compile(r"^\d{4}\s+|,\s*\d{4}(?:\s*[–-]\s*\d{2,4})?$")


def recognises(tree: LexborHTMLParser) -> bool:
    """Whether a page has the tabs that only this layout has."""
    return {name for name, _ in _tabs(tree)} >= _TABS


def parse(tree: LexborHTMLParser, markup: str, source: Source) -> Reading:
    """The profile in a page of this layout; ``markup`` is the page, ``tree`` the same parsed."""
    page = PageText()
    title = words_of(tree.css_first("h1"))
    page.add_heading(title)
    tabs = [(name, tree.css_first(f'[id="{identifier}"]')) for name, identifier in _tabs(tree)]
    for name, pane in tabs:
        if pane is not None:
            _read_pane(page, _FULL_NAMES.get(name, name), pane)
    revised, unreadable = _modified(tree, page, markup, source.file)
    text = canonical(page.text.encode(), source.file)
    refuse_oversized(text, source.file)
    profile = Profile(
        slug=slug_of(title),
        title=title,
        also_known_as=names_in(title, text, page.sections(None)),
        codes=codes_in(text),
        text=text,
        sections=page.sections(revised),
        revised=revised,
        source=replace(source, url=address_of(tree, markup), publisher=site_of(tree)),
    )
    findings = (*unreadable, *_gaps(profile, [name for name, _ in tabs]))
    return Reading(profile, findings, LAYOUT)


def _tabs(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """The name of each tab and the identifier of its pane, in order.

    A browser that saves a page writes the whole address in front of "#tab-2".
    """
    links = tree.css('ul.tabs a[href*="#"]')
    return [(words_of(link), (link.attributes["href"] or "").rpartition("#")[2]) for link in links]


def _read_pane(page: PageText, tab: str, pane: LexborNode) -> None:
    path: list[Block] = []
    is_titled = False
    for block in blocks_of(pane, _LEFT_OUT):
        if block.level:
            if is_titled or block.level > 2:
                path = [heading for heading in path if heading.level < block.level] + [block]
            is_titled = True
            if not _only_points(tab, path):
                page.add_heading(block.text)
        elif block.text.startswith(_QUICK_FACTS):
            _read_quick_facts(page, block)
        elif block.text.startswith(_ANNOUNCES) and not page.is_open:
            page.add_heading(block.text)
        elif not _only_points(tab, path):
            headings = tuple(heading.text for heading in path)
            page.add(block.text, tab, headings, _kind(tab, headings))


def _read_quick_facts(page: PageText, table: Block) -> None:
    heading, *rows = table.text.split("\n")
    page.add_heading(heading)
    for row in rows:
        name = row.split("\t")[0]
        page.add(row, _QUICK_FACTS, (name,), kind_of(_YEARS.sub("", name)) or Kind.OTHER)


def _kind(tab: str, path: tuple[str, ...]) -> Kind:
    """What a part of a tab is about: its sub-heading's kind where that is known, else the tab's."""
    of_tab = kind_of(tab) or Kind.OTHER
    if of_tab is Kind.OUTLOOK or not path:  # "Employment" in the outlook is about growth
        return of_tab
    if heading_key(path[-1]).startswith("how to become "):
        return Kind.EDUCATION
    return kind_of(path[-1]) or of_tab


def _only_points(tab: str, path: list[Block]) -> bool:
    """Whether a part of the Summary only says that there is a tab, with no word of its own."""
    return (
        tab == "Summary" and bool(path) and kind_of(path[-1].text) in (Kind.RELATED, Kind.SOURCES)
    )


def _modified(
    tree: LexborHTMLParser, page: PageText, markup: str, file: str
) -> tuple[RevisionDate | None, list[Finding]]:
    """The page's date, added to its text; where it cannot be read, what is wrong with it."""
    # Reading a paragraph costs far more than looking whether it can be this one.
    nodes = (node for node in tree.css("p, div.update") if _SAYS_MODIFIED in node.text())
    stated = (_MODIFIED.fullmatch(words_of(node)) for node in nodes)
    match = next(filter(None, stated), None)
    if match is None:
        return None, []
    span = page.add_heading(match.group())
    try:
        date = parse_date(match["date"])
    except DateError as error:
        line = line_in(markup, match["date"])
        return None, [found("unreadable_date", file, str(error), line=line)]
    return RevisionDate(match["date"], date, "page", match.group(), span), []


def _gaps(profile: Profile, tabs: list[str]) -> Iterator[Finding]:
    """What a page of this layout should have and this one has not."""
    file = profile.source.file
    if not profile.slug:
        yield found("no_title", file, "the page has no heading of level 1")
    headings = {section.heading for section in profile.sections}
    for tab in tabs:
        if _FULL_NAMES.get(tab, tab) not in headings:
            message = "the page has this tab, but no text for it"
            yield found("missing_section", file, message, section=tab)
