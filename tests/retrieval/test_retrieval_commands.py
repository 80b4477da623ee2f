from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.places import build_ids
from retrieval.__main__ import BROKEN, DONE, FINDING, WRONG_USE, main
from tests.retrieval.telling.test_wire import KEYS

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]
WELDER = "how much does a welder make?"
SECTION = "when was the education section last revised?"


def test_exit_codes_are_those_of_the_contract() -> None:
    assert (DONE, FINDING, WRONG_USE, BROKEN) == (0, 1, 2, 3)


@pytest.mark.parametrize("command", [[], ["ask"], ["evaluate"], ["fit"], ["names"]])
def test_every_command_has_help(capsys: Capture, command: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([*command, "--help"])
    shown = capsys.readouterr()
    assert exit_.value.code == 0
    assert shown.err == ""
    assert " ".join(["usage: python -m retrieval", *command]) in shown.out
    assert command == [] or "--index" in shown.out


@pytest.mark.parametrize("arguments", [[], ["asked", "x"], ["evaluate"], ["ask", "x", "--jsn"]])
def test_wrong_use_shows_how(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    shown = capsys.readouterr()
    assert exit_.value.code == WRONG_USE
    assert shown.out == ""
    assert shown.err.startswith("usage: python -m retrieval")


def test_an_answer_for_people(capsys: Capture, first_index: Path) -> None:
    assert main(["ask", SECTION, "--index", str(first_index)]) == DONE
    shown = capsys.readouterr()
    assert shown.err == ""
    message, _, quote, place, dated = shown.out.splitlines()
    assert message.startswith("From “Educational Requirements” of Health Information Management")
    assert quote == "“Section revised March 2012”"
    assert place == "  Health Information Management Professional, Educational Requirements"
    assert dated.startswith("  Section revised March 2012 (")


def test_a_refusal_for_people(capsys: Capture, first_index: Path) -> None:
    assert main(["ask", WELDER, "--index", str(first_index)]) == DONE
    assert capsys.readouterr().out == (
        "No profile covers “welder”. "
        "The only profile here is Health Information Management Professional.\n"
    )
    assert main(["ask", "what's the NAIT admission requirement?", "--index", str(first_index)]) == 0
    message, _, related, *passages = capsys.readouterr().out.splitlines()
    assert message.endswith("does not mention “NAIT”.")
    assert related == "Related, not an answer:"
    assert passages[0].startswith("  Educational Requirements: “")


def test_a_reply_as_json(capsys: Capture, first_index: Path) -> None:
    assert main(["ask", WELDER, "--index", str(first_index), "--json"]) == DONE
    reply = json.loads(capsys.readouterr().out)
    assert reply.keys() == KEYS
    assert reply["reason"] == "occupation_not_covered"


def write(path: Path, *rows: dict[str, Any] | str) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_a_batch_of_conversations(capsys: Capture, first_index: Path, tmp_path: Path) -> None:
    file = write(
        tmp_path / "batch.jsonl",
        {"id": 7, "turns": ["what's the SAIT admission requirement?", "and what about Ryerson?"]},
        "",
        {"id": "b", "turns": [WELDER]},
        {"turns": []},
    )
    assert main(["ask", "--batch", file, "--json", "--index", str(first_index)]) == DONE
    shown = capsys.readouterr()
    assert shown.err == ""
    rows = [json.loads(line) for line in shown.out.splitlines()]
    assert [(row["id"], len(row["replies"])) for row in rows] == [(7, 2), ("b", 1), (None, 0)]
    # The second turn goes on from the first: alone it would not ask for any requirement.
    assert "Ryerson University" in rows[0]["replies"][1]["quotes"][0]["text"]
    assert all(reply.keys() == KEYS for row in rows for reply in row["replies"])


@pytest.mark.parametrize(
    ("bad", "finding"),
    [
        ("not json", "line 2: not JSON"),
        ('["q"]', "line 2: no list of turns"),
        ('{"id": 1}', "line 2: no list of turns"),
        ('{"id": 1, "turns": "q"}', "line 2: no list of turns"),
        ('{"id": 1, "turns": ["q", 2]}', "line 2: no list of turns"),
    ],
)
def test_a_bad_line_stops_the_batch_before_anything_is_asked(
    capsys: Capture, tmp_path: Path, bad: str, finding: str
) -> None:
    file = write(tmp_path / "batch.jsonl", {"id": 1, "turns": ["q"]}, bad)
    missing = str(tmp_path / "no-index")
    assert main(["ask", "--batch", file, "--json", "--index", missing]) == WRONG_USE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"batch.jsonl, {finding}" in shown.err
    assert '{"id": "1", "turns": ["question"]}' in shown.err


@pytest.mark.parametrize(
    ("arguments", "finding"),
    [
        ([], "either a QUESTION or --batch FILE"),
        (["q", "--batch", "f.jsonl", "--json"], "either a QUESTION or --batch FILE"),
        (["--batch", "f.jsonl"], "add --json"),
        (["--batch", "f.jsonl", "--json"], "f.jsonl: cannot be read as UTF-8 text"),
    ],
)
def test_what_to_give(capsys: Capture, arguments: list[str], finding: str) -> None:
    assert main(["ask", *arguments]) == WRONG_USE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert finding in shown.err


@pytest.fixture
def gold_file(tmp_path: Path) -> str:
    """Two questions, the first of which is answered rightly and the second wrongly."""
    date = {"id": "1", "turns": [SECTION], "outcome": "answer", "topic": "dates"}
    return write(
        tmp_path / "gold.jsonl",
        {**date, "quote": ["Section revised March 2012"], "revised": "March 2012"},
        {**date, "id": "2", "quote": ["Section revised May 1999"]},
    )


@pytest.mark.parametrize(
    ("floors", "code"),
    [
        ([], DONE),
        (["--least-right", "0.5"], DONE),
        (["--least-right", "0.51"], FINDING),
        (["--most-wrong", "0.5"], DONE),
        (["--most-wrong", "0.49"], FINDING),
        (["--most-wrong", "0"], FINDING),
    ],
)
def test_floors_met_and_missed(
    capsys: Capture, first_index: Path, gold_file: str, floors: list[str], code: int
) -> None:
    assert main(["evaluate", gold_file, "--index", str(first_index), *floors]) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "right 50.0% of 2 (95 % interval 9.5% to 90.5%), wrong answers" in shown.out


def test_questions_meant_for_another_profile_are_left_out_and_counted(
    capsys: Capture, first_index: Path, tmp_path: Path
) -> None:
    welder = {"id": "1", "turns": [WELDER], "outcome": "no_answer", "topic": "absent"}
    file = write(tmp_path / "gold.jsonl", welder, {**welder, "profile": "beekeeper"})
    floors = ["--least-right", "1", "--most-wrong", "0"]
    assert main(["evaluate", file, "--index", str(first_index), *floors]) == DONE
    shown = capsys.readouterr()
    assert "right 100.0% of 1" in shown.out
    assert "1 question(s) are meant for an index of another profile" in shown.err
    assert "--profiles" in shown.err


def test_figures_as_json(capsys: Capture, first_index: Path, gold_file: str) -> None:
    assert main(["evaluate", gold_file, "--index", str(first_index), "--json"]) == DONE
    figures = json.loads(capsys.readouterr().out)
    assert (figures["questions"], figures["right"]) == (2, 0.5)
    assert [row["id"] for row in figures["not_right"]] == ["2"]


def test_a_report(capsys: Capture, first_index: Path, gold_file: str, tmp_path: Path) -> None:
    arguments = ["evaluate", gold_file, "--index", str(first_index), "--json"]
    assert main([*arguments, "--report", str(tmp_path / "report")]) == DONE
    shown = capsys.readouterr()
    assert shown.err == ""
    assert json.loads((tmp_path / "report" / "report.json").read_bytes()) == json.loads(shown.out)
    digest = hashlib.sha256(Path(gold_file).read_bytes()).hexdigest()
    page = (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert f"2 questions of gold.jsonl (SHA-256 `{digest[:16]}`)" in page


def test_a_report_that_cannot_be_written_stops_before_anything_is_asked(
    capsys: Capture, gold_file: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "no-index")
    assert main(["evaluate", gold_file, "--index", missing, "--report", gold_file]) == WRONG_USE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "gold.jsonl: the report cannot be written" in shown.err


def test_a_bad_gold_file_is_wrong_use(capsys: Capture, first_index: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "gold.jsonl", "{}")
    assert main(["evaluate", file, "--index", str(first_index)]) == WRONG_USE
    assert "gold.jsonl:1: not a gold question" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["ask", "evaluate"])
def test_without_an_index_it_says_how_to_make_one(
    capsys: Capture, gold_file: str, tmp_path: Path, command: str
) -> None:
    given = gold_file if command == "evaluate" else "what does it pay?"
    assert main([command, given, "--index", str(tmp_path / "none")]) == BROKEN
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "run: python -m index build" in shown.err


def test_a_build_is_asked_by_any_part_of_its_id(capsys: Capture, first_index: Path) -> None:
    (build,) = build_ids(first_index)
    given = ["ask", WELDER, "--json", "--index", str(first_index), "--build"]
    for part in (build, build[-6:]):
        assert main([*given, part]) == DONE
        assert json.loads(capsys.readouterr().out)["build"] == build
    for other in ("nosuchbuild", f"../builds/{build}", "2020-01-01T00-00-00Z-abcdef"):
        assert main([*given, other]) == WRONG_USE
        assert f"no build is called '{other}'; there are: {build}" in capsys.readouterr().err


def test_warnings_of_the_build_go_to_standard_error(
    capsys: Capture, first_index: Path, tmp_path: Path
) -> None:
    index = tmp_path / "built"
    shutil.copytree(first_index, index, copy_function=os.link)
    (index / "current").unlink()
    assert main(["ask", WELDER, "--index", str(index), "--json"]) == DONE
    shown = capsys.readouterr()
    assert json.loads(shown.out)["reason"] == "occupation_not_covered"
    assert "names no build that is here" in shown.err


def test_the_exit_code_is_the_programs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "retrieval", "ask", "pay?", "--index", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (BROKEN, "")
    assert "nothing has been built here yet" in done.stderr
