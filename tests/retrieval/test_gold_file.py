from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.gold import Gold, GoldError, read_gold, stands_under
from retrieval.measuring.gold import answers, overlap
from tests.retrieval.making import KEEPER, passage_with

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
WAGES = passage_with(KEEPER, "Wages range")
PAID = Gold("g", ("what?",), "answer", ("paid double",), "February 2012", None, "pay", None)


@pytest.mark.parametrize(
    ("gold", "holds"),
    [
        (PAID, True),
        (replace(PAID, quote=("no such words", "paid  \n double")), True),
        (replace(PAID, quote=("paid triple",)), False),
        (replace(PAID, revised="March 2012"), False),
        (replace(PAID, revised=None), True),
        (replace(PAID, quote=()), False),
        (replace(PAID, quote=(), sections=(WAGES.section.heading,)), True),
        (replace(PAID, quote=(), sections=("Duties",)), False),
        (replace(PAID, quote=(), sections=("Wages",), revised="March 2012"), False),
    ],
)
def test_words_and_their_date(gold: Gold, holds: bool) -> None:
    assert answers(gold, WAGES.text, WAGES.section) is holds


def test_an_undated_section_has_no_expected_date() -> None:
    undated = replace(WAGES.section, revised=None)
    assert not answers(PAID, WAGES.text, undated)
    assert answers(replace(PAID, revised=None), WAGES.text, undated)


@pytest.mark.parametrize(
    ("sections", "right"),
    [
        (("Wages",), True),
        (("Duties", "wages "), True),
        (("Duties",), False),
        ((), False),
    ],
)
def test_the_heading_expected(sections: tuple[str, ...], right: bool) -> None:
    assert stands_under(replace(PAID, sections=sections), "Wages") is right


@pytest.mark.parametrize(
    ("expected", "text", "f1"),
    [
        (("paid double",), "Paid double.", 1),
        # 2 of 2 expected, 2 of 5 found: 2 x 2 / (2 + 5).
        (("paid double",), "Night watches are paid double", 4 / 7),
        # A word counts as often as it stands on both sides.
        (("day",), "day by day", 2 * 1 / (1 + 3)),
        (("to and to",), "to to to", 2 * 2 / (3 + 3)),
        # Of several, the one most alike: 4/7 here, 2 x 1 / (1 + 5) for the other.
        (("watches", "paid double"), "Night watches are paid double", 4 / 7),
        (("paid triple",), "nothing of it", 0),
        (("$",), "$", 0),
        ((), "any words", 0),
    ],
)
def test_token_f1(expected: tuple[str, ...], text: str, f1: float) -> None:
    assert overlap(replace(PAID, quote=expected), text) == pytest.approx(f1)


def test_every_file_of_questions_is_listed_with_its_number_and_what_is_fitted_on_it() -> None:
    listed = re.findall(
        r"^\| `(\w+)\.jsonl` \| (\d+) \|(.*)\|$", (GOLD / "README.md").read_text(), re.M
    )
    counted = {path.stem: len(read_gold(path)) for path in GOLD.glob("*.jsonl")}
    assert {name: int(number) for name, number, _ in listed} == counted
    fitted = {name for name, _, rest in listed if rest.split("|")[2].strip() == "weights"}
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.search(r"fit tests/gold/\{(.*?)\}\.jsonl", contributing)
    assert told
    assert fitted == set(told[1].split(","))


def write(path: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


FULL = {
    "id": "a", "turns": ["q", "r"], "outcome": "answer", "quote": ["w"], "revised": "March 2012",
    "topic": "t", "profile": "keeper", "slug": "s", "section": "A", "sections": ["B", "C"],
    "writer": "not read",
}  # fmt: skip
LEAST = {"id": "b", "turns": ["q"], "outcome": "chat", "topic": "t"}


def test_gold_questions_are_read(tmp_path: Path) -> None:
    no_section = {**LEAST, "section": None, "slug": None}
    odd_line_end = json.dumps({**LEAST, "turns": ["q\u2028r"]}, ensure_ascii=False)
    path = write(tmp_path / "gold.jsonl", FULL, "", LEAST, odd_line_end, no_section)
    full = Gold("a", ("q", "r"), "answer", ("w",), "March 2012", None, "t", "keeper")
    assert read_gold(path) == (
        replace(full, slug="s", sections=("A", "B", "C")),
        Gold("b", ("q",), "chat", (), None, None, "t", None),
        Gold("b", ("q\u2028r",), "chat", (), None, None, "t", None),
        Gold("b", ("q",), "chat", (), None, None, "t", None),
    )


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[]",
        '"text"',
        {"id": "c", "outcome": "chat", "topic": "t"},
        {**LEAST, "turns": None},
        # These would otherwise break only when the questions are asked, or judge them wrongly.
        {**LEAST, "turns": []},
        {**LEAST, "turns": "q"},
        {**LEAST, "quote": "words"},
        {**LEAST, "outcome": "anser"},
        {**LEAST, "outcome": "answer", "revised": "March 2012"},
        {**LEAST, "slug": 1},
        {**LEAST, "section": ["Wages"]},
        {**LEAST, "sections": "Wages"},
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: dict[str, Any] | str) -> None:
    path = write(tmp_path / "gold.jsonl", LEAST, bad)
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: not a gold question.*it needs id"):
        read_gold(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"missing\.jsonl: cannot be read as UTF-8 text"):
        read_gold(tmp_path / "missing.jsonl")
    (tmp_path / "odd.jsonl").write_bytes(b"\xff")
    with pytest.raises(GoldError, match=r"odd\.jsonl: cannot be read as UTF-8 text"):
        read_gold(tmp_path / "odd.jsonl")
