"""The answer page by its address: the same quote, or a kind refusal, and nothing unescaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corpus.records import Profile
from retrieval.records import Quote
from retrieval.telling.addresses import to_params
from retrieval.telling.citing import cite
from retrieval.telling.differing import difference
from tests.ui.fakes import HOSTILE, WAGES, load_hostile, quote
from ui.permalink import difference_html

BUILD = load_hostile().build
KEEPER, ODD = BUILD.profiles


@pytest.fixture(autouse=True)
def _fresh_service() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _script(load):  # type: ignore[no-untyped-def]  # run as a script of its own: no names here
    import streamlit as st

    import ui.permalink
    from ui.service import shared_service

    service = shared_service(load)
    chat = st.Page(lambda: None, title="Chat", url_path="chat")
    profile = st.Page(lambda: None, title="Profile", url_path="profile")
    answer = st.Page(lambda: ui.permalink.draw(service, chat, profile), title="A", default=True)
    st.navigation([answer, chat, profile], position="hidden").run()


def opened(params: dict[str, str]) -> str:
    """All HTML of the page at the address with these parameters."""
    page = AppTest.from_function(_script, kwargs={"load": load_hostile}, default_timeout=10)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    for _ in range(200):
        if "<footer" in shown(page):
            return shown(page)
        page.run()
    return shown(page)


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def wages(profile: Profile) -> Quote:
    return quote(profile, 1, "Keepers earn a wage.")


def test_the_quote_comes_back_letter_for_letter_and_nothing_unescaped() -> None:
    page = opened(to_params(cite(wages(ODD), BUILD.id, HOSTILE)))
    (body,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, flags=re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]*>", "", body)) == WAGES
    assert "<mark>Keepers earn a wage.</mark>" in body
    assert f'<span class="said">{html.escape(HOSTILE)}</span>' in page
    assert "<script>document" not in page
    assert "<img" not in page
    assert "Nothing has been revised since" in page
    assert "of 22 November 2026" in page


@pytest.mark.parametrize("doubtful", [True, False])
def test_a_quote_that_was_uncertain_is_shown_as_such(doubtful: bool) -> None:
    page = opened(to_params(cite(wages(KEEPER), BUILD.id, "pay?", doubtful=doubtful)))
    assert ("It was not certain that this answers" in page) == doubtful


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": "1"}, "does not fit"),
        ({"end": "999999999"}, "does not fit"),
        ({"question": "something else"}, "does not fit"),
        ({"profile": "hostile"}, "does not fit"),
        ({"profile": "nobody"}, "no profile of that name"),
        ({"profile": "../keeper"}, "missing or was changed"),
        ({"build": "2020-01-01T00-00-00Z-abcdef"}, "no longer here"),
        ({"build": "../../x"}, "missing or was changed"),
        ({"from": "900"}, "does not point at words"),
        ({"check": "<b>" * 5}, "missing or was changed"),
    ],
)
def test_a_changed_link_shows_nothing_and_says_why(change: dict[str, str], why: str) -> None:
    page = opened({**to_params(cite(wages(KEEPER), BUILD.id, "what do they earn?")), **change})
    assert "Nothing is shown for this link" in page
    assert why in page
    assert "<blockquote" not in page


def test_an_address_without_parameters_is_no_link() -> None:
    assert "Nothing is shown for this link" in opened({})


def test_what_differs_is_told_in_words_and_lines_and_escaped() -> None:
    assert difference_html(difference("pay is <b>", "pay is <i>")) == (
        'pay is <del><span class="unseen">Removed: </span>&lt;b&gt;</del>'
        '<ins><span class="unseen">Added: </span>&lt;i&gt;</ins>'
    )
