"""The profile page: one whole profile, opened at a marked passage.

Its address says which: ``/profile?profile=SLUG&start=OFFSET&end=OFFSET``, offsets counting
characters of the profile's canonical text. It can be shared, and holds when the page is reloaded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile, RevisionDate, Section, Span
from retrieval.telling.ageing import ages
from ui import frame, others, welcome
from ui.ages import anchor, contents, table
from ui.card import INFERRED
from ui.dates import badge, caution
from ui.links import outside
from ui.offers import offers
from ui.service import Service
from ui.text import escape, lines

# Fixed text: brings the mark into view and puts the keyboard there, once it is drawn.
_SCROLL = """<script>
(function go(tries) {
  const mark = document.getElementById("marked");
  if (mark) { mark.scrollIntoView({block: "center"}); mark.focus({preventScroll: true}); }
  else if (tries) setTimeout(go, 50, tries - 1);
})(60);
</script>"""


def draw(service: Service, chat_page: StreamlitPage, profile_page: StreamlitPage) -> None:
    """Draw the profile that the page's address names, with the marked passage in view."""
    frame.style()
    st.page_link(chat_page, label="Back to the chat", icon=":material/arrow_back:")
    assistant = frame.ready(service)
    if assistant is None:
        return
    slug = st.query_params.get("profile", "")
    profile = next((p for p in assistant.build.profiles if p.slug == slug), None)
    if profile is None:
        st.html('<h1 class="title">Profiles</h1>')
        if slug:
            st.html('<p class="panel notice">There is no profile at this address.</p>')
        welcome.occupations(offers(assistant), profile_page)
    else:
        st.set_page_config(page_title=f"{profile.title} · Career answers")
        documents = others.beside(profile, assistant.build.profiles)
        _profile(profile, others.notice(profile, documents))
        others.draw(profile, documents, profile_page)
    frame.footer(assistant)


def _profile(profile: Profile, notice: str) -> None:
    mark = asked_mark(st.query_params, len(profile.text))
    page = profile_html(profile, mark, date.today(), notice)
    found = "<mark" in page
    if "start" in st.query_params and not found:
        st.html('<p class="panel notice">The address does not point at a passage.</p>')
    # A key of its own for each mark, so that the script runs again when the mark changes.
    with st.container(key=f"profile-{mark.start}-{mark.end}" if mark else "profile"):
        st.html(page)
        if found:
            st.html(_SCROLL, unsafe_allow_javascript=True)


def asked_mark(params: Mapping[str, str], length: int) -> Span | None:
    """The span that an address asks to mark in a text of ``length`` characters, if it is one."""
    start, end = params.get("start", ""), params.get("end", "")
    if not all(re.fullmatch(r"[0-9]{1,9}", offset) for offset in (start, end)):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= length else None


def profile_html(profile: Profile, mark: Span | None, today: date, notice: str = "") -> str:
    """The whole profile as HTML: every section, in the source's words, with ``mark`` marked.

    ``notice`` is HTML that stands below the title.
    """
    by_age = table(ages(profile, today))
    parts = [_header(profile, mark, today), notice, contents(profile.sections), by_age]
    above: tuple[str, ...] = ()
    for number, section in enumerate(profile.sections):
        names = (section.heading, *section.path)
        body = profile.text[section.span.start : section.span.end]
        # A line like "NOC Number(s):1122" says its heading itself; "Payments" does not say "Pay".
        if re.match(rf"{re.escape(section.heading)}\s*:", body):
            body_id = f' id="{anchor(number)}"'
        else:
            parts += [f'<div id="{anchor(number)}"></div>', *_headings(names, above)]
            above, body_id = names, ""
        parts += _notes(section, mark, today)
        shown = lines(body, section.span.start, mark)
        parts.append(f'<div class="body"{body_id}>{shown}</div>')
    page = "".join(parts)
    # Only the first piece of the mark is the place to scroll to; all profile text is escaped.
    page = page.replace("<mark>", '<mark id="marked" tabindex="-1">', 1)
    return f'<article class="profile">{page}</article>'


def _header(profile: Profile, mark: Span | None, today: date) -> str:
    source = profile.source
    origin = outside(source.url, source.publisher or source.file)
    note = '<span class="note">for every section that states no date of its own</span>'
    dates = f"{_date(profile.revised, mark, today)} {note}" if profile.revised else ""
    return (
        f'<h1 class="title">{escape(profile.title)}</h1>'
        f'<p class="source">Published by {origin}</p><p class="dated">{dates}</p>'
    )


def _headings(names: tuple[str, ...], above: tuple[str, ...]) -> list[str]:
    """The headings that are new after those of the section above, outermost first."""
    same = next((i for i, (a, b) in enumerate(zip(names, above, strict=False)) if a != b), None)
    first = min(len(names), len(above)) if same is None else same
    return [
        f"<h{min(depth + 2, 6)}>{escape(name)}</h{min(depth + 2, 6)}>"
        for depth, name in enumerate(names)
        if depth >= first
    ]


def _notes(section: Section, mark: Span | None, today: date) -> list[str]:
    """A section's own date, that its heading is inferred, and a caution where it is old."""
    revised = section.revised
    inferred = INFERRED if section.inferred else ""
    notes = [note for note in (inferred, caution(section, today)) if note]
    if revised is not None and revised.basis == "section":
        notes.insert(0, _date(revised, mark, today))
    return [f'<p class="dated">{" ".join(notes)}</p>'] if notes else []


def _date(revised: RevisionDate, mark: Span | None, today: date) -> str:
    shown = badge(revised, today)
    marked = mark is not None and revised.span.contains(mark)
    return f"<mark>{shown}</mark>" if marked else shown
