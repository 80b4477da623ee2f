from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.records import Answer, Timings
from retrieval.telling.messages import uncertain
from tests.ui.fakes import make_profile, quote
from ui.notes import notes

KEEPER = make_profile("keeper", "Keeper")


def answer(url: str, note: str) -> Answer:
    return quoting((url,), note)


def quoting(urls: Sequence[str], note: str) -> Answer:
    profiles = [replace(KEEPER, source=replace(KEEPER.source, url=url)) for url in urls]
    quotes = tuple(quote(profile, 1, "Keepers earn a wage.") for profile in profiles)
    return Answer("There.", quotes, (), None, 0.9, "b", Timings(), (note,))


def test_the_address_of_a_profile_is_a_safe_link_that_keeps_the_chat() -> None:
    url = 'https://example.org/a?b=1&c="2"'
    shown = notes(answer(url, f"By <b> ({url})."))
    href = "https://example.org/a?b=1&amp;c=&quot;2&quot;"
    assert shown == (
        f'<p class="plain">By &lt;b&gt; (<a href="{href}" target="_blank" '
        f'rel="noopener noreferrer">{href}</a>).</p>'
    )


def test_of_addresses_that_begin_alike_the_one_that_is_named_is_linked() -> None:
    short, long = "https://example.org/a", "https://example.org/ab"
    assert f'href="{long}"' in notes(quoting((short, long), f"By ({long})."))


@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("part", ["", "is it <b>?"])
def test_that_nothing_is_certain_stands_out(part: str, several: bool) -> None:
    line = uncertain(part, several=several)
    shown = notes(replace(answer("https://example.org", "Old."), uncertain=(line,)))
    assert shown == (
        f'<div class="panel no-answer"><p class="verdict">{html.escape(line)}</p></div>'
        '<p class="plain">Old.</p>'
    )


@pytest.mark.parametrize(
    ("url", "note"),
    [
        ("javascript:alert(1)", "By (javascript:alert(1))."),
        ("https://example.org/a", "No profile covers “https://example.org/b”."),
    ],
)
def test_nothing_else_is_a_link(url: str, note: str) -> None:
    assert "<a" not in notes(answer(url, note))
