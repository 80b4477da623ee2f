from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.gold import Gold
from index.approval import Approval
from index.changes import compare
from index.errors import GoldError
from index.gate import Judged, Verdict, shown
from index.gold import GOLD, about, is_answered_by, read_gold
from index.wording import as_json, of_answers, of_refusal
from tests.index.index_making import NURSE, PLUMBER, MakeBuild

PAY = Gold(
    id="pay",
    turns=("What does it pay?",),
    outcome="answer",
    quote=("pay is good",),
    revised="March 2012",
    reason=None,
    topic="pay",
    profile="nurse",
    place="gold.jsonl:1",
)
UNSAID = Gold(
    id="unsaid",
    turns=("Is it fun?",),
    outcome="no_answer",
    quote=(),
    revised=None,
    reason=None,
    topic="fun",
    profile=None,
    place="gold.jsonl:2",
)


def answer(text: str, revised: str | None = "March 2012") -> dict[str, Any]:
    quote = {
        "text": text,
        "highlight": [0, len(text)],
        "profile": "Nurse",
        "slug": "nurse",
        "section": "Salary",
        "revised": revised and {"text": revised},
    }
    return {"outcome": "answer", "reason": None, "quotes": [quote]}


NONE: dict[str, Any] = {"outcome": "no_answer", "reason": "not_stated", "quotes": []}
GOOD = answer("The  pay\nis good.")


@pytest.mark.parametrize(
    ("question", "reply", "right"),
    [
        (PAY, GOOD, True),
        (PAY, answer("The pay is bad."), False),
        (PAY, answer("The pay is good.", "May 2013"), False),
        (PAY, answer("The pay is good.", None), False),
        (PAY, NONE, False),
        (replace(PAY, slug="nurse", sections=("Duties",)), GOOD, True),
        (replace(PAY, slug="baker"), GOOD, False),
        (replace(PAY, quote=(), sections=("Salary",)), GOOD, True),
        (replace(PAY, quote=(), sections=("Duties",)), GOOD, False),
        (UNSAID, NONE, True),
        (UNSAID, GOOD, False),
    ],
)
def test_what_is_right(question: Gold, reply: dict[str, Any], right: bool) -> None:
    assert is_answered_by(question, reply) is right


def test_what_broke_and_what_changed() -> None:
    broke = Judged(PAY, GOOD, NONE)
    assert (broke.right, broke.broke, broke.changed) == (False, True, True)
    mended = Judged(PAY, NONE, GOOD)
    assert (mended.right, mended.broke, mended.changed) == (True, False, True)
    still_wrong = Judged(PAY, NONE, NONE)
    assert (still_wrong.right, still_wrong.broke, still_wrong.changed) == (False, False, False)
    first = Judged(PAY, None, NONE)
    assert (first.broke, first.changed) == (False, False)


def test_a_build_passes_when_nothing_broke_and_four_in_five_are_right() -> None:
    right, wrong = Judged(PAY, None, GOOD), Judged(PAY, None, NONE)
    assert Verdict(()).passed
    assert Verdict((right,) * 4 + (wrong,)).passed
    assert not Verdict((right,) * 3 + (wrong,)).passed
    assert not Verdict((right,) * 9 + (Judged(PAY, GOOD, NONE),)).passed


def test_a_reply_in_a_line() -> None:
    assert shown(NONE) == "no answer: not_stated"
    assert shown(GOOD) == "“The pay is good.” (Nurse, Salary, March 2012)"
    assert shown(answer("x" * 100, None)) == f"“{'x' * 79}…” (Nurse, Salary, no date)"


def test_answers_that_changed_are_shown_before_and_after() -> None:
    verdict = Verdict((Judged(PAY, NONE, GOOD), Judged(UNSAID, NONE, NONE)))
    assert of_answers(verdict) == [
        "gold questions: 2 of 2 right",
        "gold questions with another answer: 1",
        "    pay: What does it pay?\n"
        "      before no answer: not_stated\n"
        "      after  “The pay is good.” (Nurse, Salary, March 2012)",
    ]
    assert of_answers(Verdict(()))[0].startswith("no gold questions were asked")


def test_a_refusal_names_each_question_that_broke_and_what_to_do(
    make_build: MakeBuild,
) -> None:
    manifest = make_build(NURSE)
    message = of_refusal(manifest, "2026-old", Verdict((Judged(PAY, GOOD, NONE),)))
    assert f"build {manifest.id} was refused; 2026-old is still served" in message
    assert "pay (gold.jsonl:1): What does it pay?" in message
    assert "expected “pay is good” (March 2012)\n      got no answer: not_stated" in message
    assert "the same command with --publish-anyway" in message


def test_the_same_for_programs() -> None:
    made = as_json(compare((NURSE,), (NURSE, PLUMBER)), Verdict((Judged(PAY, NONE, GOOD),)))
    assert made["profiles_added"] == [{"slug": "plumber", "section": []}]
    assert made["gold"]["changed"][0]["before"] == NONE
    assert json.loads(json.dumps(made)) == made


def test_questions_about_other_profiles_are_passed_over() -> None:
    assert about((PAY, UNSAID), {"nurse"}) == ((PAY, UNSAID), 0)
    assert about((PAY, UNSAID), {"plumber"}) == ((UNSAID,), 1)


def test_without_questions_a_build_is_approved_and_that_is_said(
    index_dir: Path, make_build: MakeBuild
) -> None:
    manifest = make_build(NURSE)
    said: list[str] = []
    Approval(index_dir, (PAY,), (PLUMBER,), False, said.append)(manifest)
    assert "profiles added: 1" in said
    assert "1 gold questions are about profiles that are not here" in said
    assert any(line.startswith("no gold questions were asked") for line in said)


def test_the_gold_questions_of_the_corpus_can_be_read() -> None:
    questions = read_gold(GOLD)
    assert len(questions) > 20
    assert {question.profile for question in questions} == {
        "health-information-management-professional"
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl:2: not a gold question"),
        ('{"id": "b", "outcome": "answer"}', "turns"),
        ('{"id": "b", "turns": "what?", "outcome": "answer"}', "not a list"),
        ('{"id": "b", "turns": [], "outcome": "answer"}', "not empty"),
        ('{"id": "b", "turns": ["what?"], "outcome": "shrug"}', "must be one of"),
        ('{"id": "a", "turns": ["what?"], "outcome": "chat"}', "'a' stands in .*gold.jsonl:1"),
    ],
)
def test_what_is_no_gold_question_is_refused(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "turns": ["hi"], "outcome": "chat"}\n' + line, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_gold(path)


def test_a_missing_gold_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="to --gold"):
        read_gold(tmp_path / "none.jsonl")
    assert read_gold(tmp_path) == ()
