from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

from retrieval.records import Answer, NoAnswer, Reason, Timings, Turn
from retrieval.telling.handout import Handout
from tests.ui.fakes import HOSTILE, WAGES, make_profile, quote
from ui.handout import handout_html

BUILD = "2026-11-22T10-15-00Z-3f9c1a"
QUOTE = quote(make_profile("odd", HOSTILE, published=HOSTILE), 1, "Keepers earn a wage.")
ANSWER = Answer("From there.", (QUOTE,), (), None, 0.9, BUILD, Timings(), (f"Newer: {HOSTILE}",))
REFUSAL = NoAnswer(Reason.NOT_STATED, f"No: {HOSTILE}", (QUOTE,), None, 0.1, BUILD, Timings())
PAGE = handout_html(
    Handout(
        (Turn(HOSTILE, ANSWER), Turn("lonely?", REFUSAL)),
        date(2026, 11, 23),
        "https://careers.example/answer",
    )
)


def test_every_quote_stands_letter_for_letter_with_date_source_and_link() -> None:
    (body,) = re.findall(r"<blockquote class=.quote.>(.*?)</blockquote>", PAGE, flags=re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]*>", "", body)) == WAGES
    assert "Produced July 2010 (16 years ago)" in PAGE
    assert "<dt>File</dt><dd>odd.txt, line" in PAGE
    assert f"<dt>Build</dt><dd>{BUILD}</dd>" in PAGE
    assert f'href="https://careers.example/answer?build={BUILD}&amp;profile=odd&amp;' in PAGE
    assert "Made on 23 November 2026" in PAGE


def test_each_side_of_a_comparison_stands_under_its_title() -> None:
    other = quote(make_profile("pilot", "Pilot"), 0, "Keepers tend the lamp:")
    both = Turn("both?", replace(ANSWER, quotes=(QUOTE, other)))
    page = handout_html(Handout((both,), date(2026, 11, 23), "https://careers.example/answer"))
    assert page.index('<h3 class="side">Pilot</h3>') > page.index("Keepers earn a wage.")
    assert "<h3" not in PAGE


def test_a_refusal_quotes_nothing_and_notes_are_told() -> None:
    refused = PAGE[PAGE.index("Question 2") :]
    assert f"No: {html.escape(HOSTILE)}" in refused
    assert "<blockquote" not in refused
    assert f"Newer: {html.escape(HOSTILE)}" in PAGE


def test_nothing_untrusted_is_drawn_unescaped() -> None:
    assert "<script" not in PAGE
    assert "<img" not in PAGE
    assert "<b>" not in PAGE
