from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.canonical import canonical
from corpus.layouts import read
from corpus.records import Passage
from retrieval.records import (
    Answer,
    Choice,
    Clarify,
    Focus,
    NoAnswer,
    Quote,
    Reason,
    Reply,
    SmallTalk,
    Timings,
    Unanswered,
)
from retrieval.telling.wire import to_json
from retrieval.why import Basis, Decision, Part, Read, Weighed, Why
from tests.retrieval.making import KEEPER, KEEPER_TEXT, passage_with, span_of

KEYS = {
    "outcome", "reason", "message", "quotes", "related", "choices", "nearest", "focus",
    "confidence", "doubtful", "read_as", "build", "why", "timings_ms",
}  # fmt: skip
QUOTE_KEYS = {
    "text", "highlight", "profile", "slug", "section", "path", "revised", "source",
}  # fmt: skip
BUILD = "2026-11-22T10-15-00Z-3f9c1a"
FOCUS = Focus(KEEPER.slug, "Salary")
WAGES = passage_with(KEEPER, "Wages range")
QUOTE = Quote(WAGES, WAGES.span, span_of(KEEPER, "Night watches are paid double."))
TIMINGS = Timings(encode=1.23456, search=0.5, select=0.25, total=2.0)

ANSWER = Answer("From “Salary”.", (QUOTE,), (), FOCUS, 0.912345, BUILD, TIMINGS)
REFUSAL = NoAnswer(Reason.NOT_STATED, "No.", (QUOTE,), FOCUS, 0.25, BUILD, TIMINGS)
BACK = Clarify("Which?", (Choice("ship-pilot", "Ship Pilot"),), None, BUILD, TIMINGS)
WHY = Why(
    Read("wage?", "wage?", "wage?", "wage?", None, Basis.NEAREST, (), (("wages", 0.87654),)),
    KEEPER.title,
    Decision.WEIGHED,
    (Weighed(WAGES, 0.7, 0.5, 0.25),),
    -1.5,
    (Part("cosine", 0.5, 4.0),),
    0.912345,
    0.556,
)
CHAT = SmallTalk("Hello.", None, BUILD, TIMINGS)


def test_an_answer_as_the_contract_shows_it() -> None:
    start = KEEPER_TEXT.index("Wages range")
    assert to_json(ANSWER) == {
        "outcome": "answer",
        "reason": None,
        "message": "From “Salary”.",
        "quotes": [
            {
                "text": "Wages range from $20 to $25 an hour. Night watches are paid double.",
                "highlight": [37, 67],
                "profile": "Lighthouse Keeper",
                "slug": "lighthouse-keeper",
                "section": "Salary",
                "path": [],
                "revised": {
                    "text": "February 2012",
                    "date": "2012-02",
                    "basis": "section",
                    "wording": "Section revised February 2012",
                },
                "source": {
                    "file": "lighthouse-keeper.txt",
                    "url": None,
                    "sha256": KEEPER.source.sha256,
                    "start": start,
                    "end": start + 67,
                    "line": KEEPER_TEXT[:start].count("\n") + 1,
                },
            }
        ],
        "related": [],
        "choices": [],
        "nearest": [],
        "focus": {"slug": "lighthouse-keeper", "section": "Salary"},
        "confidence": 0.9123,
        "doubtful": False,
        "read_as": None,
        "build": BUILD,
        "why": [],
        "timings_ms": {"encode": 1.23, "search": 0.5, "select": 0.25, "total": 2.0},
    }


@pytest.mark.parametrize(
    ("reply", "differing"),
    [
        (REFUSAL, {"outcome": "no_answer", "reason": "not_stated", "confidence": 0.25}),
        (BACK, {"outcome": "clarify", "reason": None, "confidence": None, "focus": None}),
        (CHAT, {"outcome": "chat", "choices": [], "quotes": [], "related": []}),
    ],
)
def test_every_key_is_there_whatever_the_outcome(reply: Reply, differing: dict[str, Any]) -> None:
    found = to_json(reply)
    assert found.keys() == KEYS
    assert {key: found[key] for key in differing} == differing
    assert all(quote.keys() == QUOTE_KEYS for quote in found["related"])
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    "reply", [replace(ANSWER, uncertain=("So?",)), replace(REFUSAL, doubtful=True)]
)
def test_that_nothing_is_certain_is_told(reply: Reply) -> None:
    assert to_json(reply)["doubtful"] is True


@pytest.mark.parametrize("reply", [ANSWER, REFUSAL, BACK, CHAT])
def test_a_repaired_question_is_told_with_every_outcome(reply: Reply) -> None:
    assert to_json(replace(reply, read_as="what wages?"))["read_as"] == "what wages?"


def test_what_is_related_and_what_can_be_chosen() -> None:
    assert to_json(REFUSAL)["related"] == to_json(ANSWER)["quotes"]
    assert to_json(REFUSAL)["quotes"] == []
    assert to_json(BACK)["choices"] == [{"slug": "ship-pilot", "title": "Ship Pilot"}]
    refused = replace(
        REFUSAL, unanswered=(Unanswered("No.", nearest=(Choice("ship-pilot", "Ship Pilot"),)),)
    )
    assert to_json(refused)["nearest"] == [{"slug": "ship-pilot", "title": "Ship Pilot"}]


@pytest.mark.parametrize("reason", list(Reason))
def test_the_reasons_are_those_of_the_contract(reason: Reason) -> None:
    assert to_json(replace(REFUSAL, reason=reason))["reason"] in {
        "occupation_not_covered", "named_thing_absent", "not_stated", "out_of_scope", "unreadable",
    }  # fmt: skip


def test_no_date_is_null() -> None:
    section = replace(WAGES.section, revised=None)
    undated = Passage(KEEPER, section, WAGES.span, WAGES.sentences)
    quote = Quote(undated, undated.span, undated.span)
    (found,) = to_json(replace(ANSWER, quotes=(quote,)))["quotes"]
    assert found["revised"] is None


def test_the_line_is_the_one_the_quote_begins_in() -> None:
    duties = passage_with(KEEPER, "trim the wick")
    quote = Quote(duties, duties.span, duties.sentences[3])
    (found,) = to_json(replace(ANSWER, quotes=(quote,)))["quotes"]
    assert KEEPER_TEXT.splitlines()[found["source"]["line"] - 1] == "In general, keepers:"
    assert found["text"][slice(*found["highlight"])] == "watch the sea."


def test_offsets_count_characters_of_the_canonical_text_of_the_file(tmp_path: Path) -> None:
    # Bytes, no-break spaces, letters in two pieces and \r\n must not shift anything.
    messy = KEEPER_TEXT.replace("lamps", "lampe\u0301s").replace("keepers:", "keepers:\u00a0")
    path = tmp_path / "messy.txt"
    path.write_bytes(messy.replace("\n", "\r\n").encode())
    profile = read(path.read_bytes(), path.name)
    wages = passage_with(profile, "Wages range")
    quote = Quote(wages, wages.span, wages.sentences[1])
    (found,) = to_json(replace(ANSWER, quotes=(quote,)))["quotes"]
    text = canonical(path.read_bytes(), path.name)
    source = found["source"]
    assert text[source["start"] : source["end"]] == found["text"]
    marked = found["text"][slice(*found["highlight"])]
    assert marked == "Night watches are paid double."
    assert text.splitlines()[source["line"] - 1].startswith("Wages range")


def test_why_as_the_contract_shows_it() -> None:
    (found,) = json.loads(json.dumps(to_json(replace(ANSWER, why=(WHY,)))))["why"]
    assert found["question"] == {
        "typed": "wage?",
        "repaired": "wage?",
        "asked": "wage?",
        "encoded": "wage?",
        "occupation": None,
        "basis": "nearest",
        "things": [],
        "kinds": {"wages": 0.8765},
    }
    assert found["considered"] == [
        {
            "slug": "lighthouse-keeper",
            "section": "Salary",
            "path": [],
            "start": WAGES.span.start,
            "end": WAGES.span.end,
            "probability": 0.7,
            "similarity": 0.5,
            "whole": 0.25,
        }
    ]
    assert found["parts"] == [{"name": "cosine", "value": 0.5, "adds": 2.0}]
    assert (found["profile"], found["decision"]) == ("Lighthouse Keeper", "weighed")
    assert (found["start"], found["probability"], found["threshold"]) == (-1.5, 0.9123, 0.556)
