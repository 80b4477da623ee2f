"""The same material for every contestant."""

from __future__ import annotations

import json
from pathlib import Path

from bench.peers.common import (
    Material,
    Page,
    Question,
    read_questions,
    write_questions,
)
from bench.peers.material import about
from bench.peers.worker import encoded_words
from corpus.gold import read_gold

PAY = {"outcome": "answer", "section": "Pay"}
ROWS = (
    {"id": "1", "turns": ["what pay?"], **PAY, "slug": "keeper"},
    {"id": "2", "turns": ["and now?", "pay?"], **PAY, "slug": "keeper"},
    {"id": "3", "turns": ["smith pay?"], **PAY, "slug": "smith"},
    {"id": "4", "turns": ["baker pay?"], "outcome": "no_answer"},
    {"id": "5", "turns": ["bonus?"], "outcome": "no_answer", "profile": "keeper"},
)


def test_questions_of_one_turn_on_the_pages_or_on_none_are_asked(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    asked = about(read_gold(file), frozenset({"keeper"}))
    assert asked == [
        Question("1", "what pay?", "keeper", ("Pay",), ()),
        Question("4", "baker pay?", None, (), ()),
        Question("5", "bonus?", None, (), ()),
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    material = Material(tmp_path, (Page("keeper", "Keeper", "Pay\n\né", (("Pay", 5, 6),)),))
    questions = (
        Question("1", "pay?", "keeper", ("Pay",), ("é",)),
        Question("2", "?", None, (), ()),
    )
    material.write(["a text"])
    write_questions(tmp_path / "ask.jsonl", questions)
    assert Material.read(tmp_path) == material
    assert material.texts == ["a text"]
    assert read_questions(tmp_path / "ask.jsonl") == questions


def test_only_words_that_the_model_sees_are_counted() -> None:
    # 256 word pieces, two of which mark the ends; "lamp" is one piece.
    assert encoded_words(["lamp lamp lamp", "lamp " * 300]) == 3 + 254
