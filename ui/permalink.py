"""The answer page: a quote as it was given, whatever has been revised since.

Its address is a citation (see ``retrieval.telling.citing``), pinned to the build that answered.
"""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from index.history import profile_at
from index.places import build_time
from retrieval.telling.addresses import from_params
from retrieval.telling.citing import Cited, GoneError, LinkError, Standing, look_up, words_of
from retrieval.telling.differing import Change, Piece, difference
from retrieval.telling.handout import day, origin
from retrieval.telling.messages import dated
from ui import frame
from ui.assistant import Build
from ui.card import open_card
from ui.facts import facts
from ui.links import ANSWER
from ui.service import Service, index_dir
from ui.text import escape

_STANDINGS = {
    Standing.SERVED: "Nothing has been revised since: this is what the profile says today.",
    Standing.SAME: "The profile has not been revised since: it reads the same today.",
    Standing.SECTION_SAME: "The profile has been revised since, but not this section.",
    Standing.SECTION_REVISED: "This section has been revised since. Below stands what changed.",
    Standing.SECTION_GONE: "The profile has been revised since and has no such section any more.",
    Standing.PROFILE_GONE: "Answers no longer come from this profile: it is not here any more.",
}
_DOUBTFUL = "It was not certain that this answers: it was quoted beside others, of which one might."
_MARKS = {
    Change.KEPT: "{}",
    Change.REMOVED: '<del><span class="unseen">Removed: </span>{}</del>',
    Change.ADDED: '<ins><span class="unseen">Added: </span>{}</ins>',
}


def address(here: str) -> str:
    """The address of the answer page as the visitor's browser knows it, without parameters.

    ``here`` is the path of the page that asks.
    """
    return f"{(st.context.url or '').rstrip('/').removesuffix(f'/{here}')}/{ANSWER}"


def draw(service: Service, chat_page: StreamlitPage, profile_page: StreamlitPage) -> None:
    """Draw the answer that the page's address cites, or say kindly why it cannot be shown."""
    frame.style()
    st.page_link(chat_page, label="To the chat", icon=":material/arrow_back:")
    assistant = frame.ready(service)
    if assistant is None:
        return
    st.set_page_config(page_title="An answer · Career answers")
    st.html('<h1 class="title">An answer that was given</h1>')
    try:
        cited = _cited(assistant.build)
    except LinkError as error:
        _refused(error, assistant.build, profile_page)
    else:
        _answer(cited, date.today(), profile_page)
    frame.footer(assistant)


def _cited(build: Build) -> Cited:
    citation = from_params(st.query_params)
    return look_up(citation, build.id, _now(build, citation.slug), _earlier)


def _now(build: Build, slug: str) -> Profile | None:
    return next((profile for profile in build.profiles if profile.slug == slug), None)


def _earlier(build: str, slug: str) -> Profile:
    return profile_at(index_dir(), build, slug)


def _refused(error: LinkError, build: Build, profile_page: StreamlitPage) -> None:
    st.html(
        '<div class="panel no-answer"><p class="verdict">Nothing is shown for this link</p>'
        f"<p>{escape(str(error))} Ask for it again, or ask the question in the chat.</p></div>"
    )
    now = _now(build, st.query_params.get("profile", ""))
    if isinstance(error, GoneError) and now is not None:
        _profile_link(profile_page, now, "See the profile as it is now", {})


def _profile_link(
    page: StreamlitPage, profile: Profile, words: str, marked: dict[str, str]
) -> None:
    st.page_link(
        page,
        label=words,
        icon=":material/arrow_forward:",
        query_params={"profile": profile.slug, **marked},
    )


def _answer(cited: Cited, today: date, profile_page: StreamlitPage) -> None:
    citation, quote = cited.citation, cited.quote
    if citation.question:
        st.html(
            '<p class="asked"><span>The question, as the link has it:</span> '
            f'<span class="said">{escape(citation.question)}</span></p>'
        )
    if citation.doubtful:
        st.html(f'<p class="plain">{_DOUBTFUL}</p>')
    given = f"Given from build {citation.build} of {day(build_time(citation.build))}."
    st.html(
        f'<div class="panel notice standing"><p class="verdict">{_STANDINGS[cited.standing]}</p>'
        f"<p>{escape(given)}</p></div>"
    )
    st.html(open_card(quote, today))
    if cited.profile_now is not None:
        same = cited.standing in (Standing.SERVED, Standing.SAME)
        span = {"start": str(quote.span.start), "end": str(quote.span.end)} if same else {}
        words = "See it in the profile" if same else "See the profile as it is now"
        _profile_link(profile_page, cited.profile_now, words, span)
    if cited.standing is Standing.SECTION_REVISED:
        _revised(cited, today)
    st.html(f'<h2 class="small-heading">Where the quote is from</h2>{facts(origin(quote))}')


def _revised(cited: Cited, today: date) -> None:
    """What changed in the section, and the section as it stands now."""
    then, before = cited.quote.passage.profile, cited.quote.passage.section
    now, after = cited.profile_now, cited.section_now
    if now is None or after is None:
        return
    old, new = words_of(then, before), words_of(now, after)
    dates = f"Then: {dated(before.revised, today)}. Now: {dated(after.revised, today)}."
    st.html(
        f'<h2 class="small-heading">What changed in “{escape(before.place)}”</h2>'
        f'<p class="plain">{escape(dates)}</p>'
        + (
            f'<p class="note">Removed words are struck through, added ones underlined.</p>'
            f'<div class="panel diff">{difference_html(difference(old, new))}</div>'
            if old != new
            else '<p class="note">The words are the same.</p>'
        )
    )
    st.html(
        '<h2 class="small-heading">The section as it stands now</h2>'
        f'<div class="panel diff">{escape(new)}</div>'
    )


def difference_html(pieces: tuple[Piece, ...]) -> str:
    """What differs as HTML: told by words to those who hear it, by lines to those who see it."""
    return "".join(_MARKS[piece.change].format(escape(piece.text)) for piece in pieces)
