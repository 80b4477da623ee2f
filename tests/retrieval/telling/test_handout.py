"""What is handed out: every quote letter for letter, with its date, source and link."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from markdown_it import MarkdownIt

from corpus.passages import passages
from corpus.records import Kind, Passage, Span
from retrieval.records import Quote, Turn
from retrieval.telling.addresses import from_params
from retrieval.telling.citing import look_up
from retrieval.telling.handout import Handout, cautions, origin, to_data, to_markdown
from retrieval.telling.messages import CAUTION
from retrieval.telling.wire import to_json
from tests.retrieval.made_replies import ANSWER, DUTIES, REFUSAL
from tests.retrieval.making import AIR_PILOT, KEEPER
from tests.retrieval.telling.test_citing import NOW, first

BUILD = "2026-11-22T10-15-00Z-3f9c1a"
MADE = date(2026, 11, 23)
ADDRESS = "https://careers.example/answer"
PAID = Turn("is *night* work\npaid <b>double</b>?", replace(ANSWER, build=BUILD))
REFUSED = Turn("is it lonely?", replace(REFUSAL, build=BUILD))
HANDOUT = Handout((PAID, REFUSED), MADE, ADDRESS)


def shown(markdown: str) -> list[str]:
    """The text of each paragraph, list item and heading, as CommonMark renders it."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return [
        "".join(breaks.get(child.type, child.content) for child in token.children or ())
        for token in MarkdownIt("commonmark").parse(markdown)
        if token.type == "inline"
    ]


def test_the_markdown_says_all_there_is_to_an_answer() -> None:
    found = shown(to_markdown(HANDOUT))
    for expected in (
        "Made on 23 November 2026. Quotations are word for word; dates are the sources’ own.",
        PAID.said,
        "Wages range from $20 to $25 an hour. Night watches are paid double.",
        "Night watches are paid double.",
        "Date: Section revised February 2012 (14 years ago)",
        "Occupation: Lighthouse Keeper",
        "Section: Salary",
        f"SHA-256 of the file: {KEEPER.source.sha256}",
        f"Answered by build: {BUILD}",
        "is it lonely?",
        REFUSED.reply.message,
    ):
        assert expected in found
    line = KEEPER.text[: KEEPER.text.index("Wages range")].count("\n") + 1
    assert f"File: lighthouse-keeper.txt, line {line} of its text" in found


def test_each_side_of_a_comparison_stands_under_its_title() -> None:
    pilot = passages(AIR_PILOT)[0]
    both = replace(ANSWER, quotes=(*ANSWER.quotes, Quote(pilot, pilot.span, pilot.span)))
    told = to_markdown(Handout((replace(PAID, reply=both),), MADE, ADDRESS))
    assert re.findall("^### (.*)$", told, flags=re.M) == ["Lighthouse Keeper", "Airline Pilot"]
    assert "### " not in to_markdown(HANDOUT)


def test_what_dates_the_whole_profile_is_of_no_section() -> None:
    assert KEEPER.revised is not None
    section = next(s for s in KEEPER.sections if s.revised == KEEPER.revised)
    span = KEEPER.revised.span
    whole = Quote(Passage(KEEPER, section, span, ()), span, span)
    assert "Section" not in dict(origin(whole))


def test_a_list_keeps_its_lines_and_spaces() -> None:
    whole = Quote(DUTIES, DUTIES.span, DUTIES.span)
    turn = Turn("duties?", replace(ANSWER, quotes=(whole,), build=BUILD))
    found = shown(to_markdown(Handout((turn,), MADE, ADDRESS)))
    assert "\n\n".join(found).count(whole.text) == 1


def test_a_link_leads_to_the_quote_it_stands_beside() -> None:
    tokens = MarkdownIt("commonmark").parse(to_markdown(HANDOUT))
    children = [child for token in tokens for child in token.children or ()]
    (link,) = [child.attrs["href"] for child in children if child.type == "link_open"]
    address = urlsplit(str(link))
    assert address.path == "/answer"
    found = look_up(from_params(dict(parse_qsl(address.query))), NOW, KEEPER, first)
    assert found.quote.text == ANSWER.quotes[0].text
    assert found.citation.question == PAID.said


def test_the_data_is_the_reply_with_age_and_link() -> None:
    data = json.loads(json.dumps(to_data(HANDOUT)))
    assert data["made"] == "2026-11-23"
    paid, refused = data["turns"]
    assert paid["question"] == PAID.said
    (quote,) = paid["reply"]["quotes"]
    assert quote.pop("age") == "14 years ago"
    assert quote.pop("link") == HANDOUT.link(PAID, ANSWER.quotes[0])
    assert paid["reply"] == json.loads(json.dumps(to_json(PAID.reply)))
    assert refused["reply"]["reason"] == "not_stated"


def test_the_publisher_s_caution_comes_first_and_else_the_product_s_own() -> None:
    profile = KEEPER
    assert [(c.profile, c.text) for c in cautions(HANDOUT)] == [(None, CAUTION)]
    notice = replace(profile.sections[0], kind=Kind.NOTICE, span=Span(0, 17))
    warned = replace(profile, sections=(*profile.sections, notice))
    quote = ANSWER.quotes[0]
    quote = replace(quote, passage=replace(quote.passage, profile=warned))
    turn = Turn("pay?", replace(ANSWER, quotes=(quote, quote), build=BUILD))
    handout = Handout((turn, turn), MADE, ADDRESS)
    assert [(c.profile, c.text) for c in cautions(handout)] == [(warned, "Lighthouse Keeper")]
    found = shown(to_markdown(handout))
    assert found[-2:] == ["The profile Lighthouse Keeper says of itself:", "Lighthouse Keeper"]


def test_what_must_be_known_beside_a_quote_stands_before_it() -> None:
    noted = replace(ANSWER, build=BUILD, notes=("A *newer* profile is here.",))
    found = shown(to_markdown(Handout((replace(PAID, reply=noted),), MADE, ADDRESS)))
    place = found.index("A *newer* profile is here.")
    assert found[place + 1].startswith("Wages range from")


def test_an_empty_hand_out_still_says_what_to_mind() -> None:
    assert shown(to_markdown(Handout((), MADE, ADDRESS)))[-1] == CAUTION
