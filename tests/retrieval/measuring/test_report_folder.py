from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from retrieval.measuring.evaluate import Summary
from retrieval.measuring.judging import judge
from retrieval.measuring.report import as_json
from retrieval.measuring.report_folder import ReportError, prepare, write_report
from retrieval.measuring.report_markdown import as_markdown, plain
from retrieval.records import Choice, Quote
from tests.retrieval.made_replies import (
    ANSWER,
    BACK,
    CHAT,
    DUTIES,
    PAID,
    REFUSAL,
    RUN,
    gold,
    make_summary,
)

FILES = {"report.md", "report.json", "topics.svg", "reliability.svg"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports") / "new" / "report"
    prepare(made)
    write_report(made, make_summary(), RUN)
    return made


def test_a_report_is_a_page_its_pictures_and_the_figures(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES
    page = (folder / "report.md").read_text(encoding="utf-8")
    assert set(re.findall(r"!\[.+\]\((.+)\)", page)) == {"topics.svg", "reliability.svg"}
    figures = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert figures == json.loads(json.dumps(as_json(make_summary(), RUN)))
    for name in ("topics.svg", "reliability.svg"):
        assert ElementTree.parse(folder / name).getroot().tag.endswith("}svg")


def test_the_same_figures_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_report(tmp_path, make_summary(), RUN)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_an_older_report_is_replaced_and_other_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("of yesterday", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_report(tmp_path, Summary(()), RUN)
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("# How right")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == FILES | {"notes.txt"}


def test_a_report_that_cannot_be_written_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    (tmp_path / "report.md").write_text("of yesterday", encoding="utf-8")
    with pytest.raises(ReportError, match=r"report\.json.*give another folder with --report"):
        write_report(tmp_path, make_summary(), RUN)
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == "of yesterday"
    assert not list(tmp_path.glob(".*"))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match=r"taken: the report cannot be written"):
        prepare(tmp_path / "taken")


def test_the_page() -> None:
    page = as_markdown(make_summary(), replace(RUN, unasked=2))
    assert "5 questions of gold.jsonl (SHA-256 `0123456789abcdef`), 2 not asked" in page
    assert "| right | all questions | 3 of 5 | 60.0% | 23.1% to 88.2% |" in page
    assert "| section right | the same, where the section is known | 0 of 0 | – | – |" in page
    assert "| pay | 3 | 2 | 0 | 1 | 0 | 66.7% | 20.8% to 93.9% |" in page
    assert "Expected calibration error **0.233** over 3 questions" in page
    assert "| 0.9 to 1.0 | 3 | 0.900 | 66.7% | 20.8% to 93.9% |" in page
    pay, absent = "### pay\n\n**g-1**, false refusal: what?", "### absent\n\n**g-1**, wrong answer"
    assert page.index(pay) < page.index(absent)
    assert (
        "- expected: “paid double”, February 2012\n- got: not&#95;stated, 0.10; nearest “" in page
    )
    assert "- got: 0.90 “Night watches are paid double.” (" in page


@pytest.mark.parametrize(
    ("reply", "got"),
    [
        (
            replace(BACK, choices=(Choice("a", "Ship *Pilot*"),)),
            "a question back: Ship &#42;Pilot&#42;",
        ),
        (CHAT, "small talk: Hello."),
        (REFUSAL, "not&#95;stated, 0.10"),
        (replace(ANSWER, quotes=(Quote(DUTIES, DUTIES.span, DUTIES.sentences[1]),)), "(Duties"),
    ],
)
def test_what_was_got(reply: object, got: str) -> None:
    page = as_markdown(Summary((judge(PAID, reply),)), RUN)  # type: ignore[arg-type]
    assert got in page.split("- got: ")[1]


def test_what_was_expected() -> None:
    place = replace(PAID, quote=("triple", "half"), sections=("Wages", "Duties"), slug="keeper")
    page = as_markdown(Summary((judge(place, ANSWER), judge(gold("clarify"), ANSWER))), RUN)
    assert "“triple” or “half”, Wages or Duties, February 2012, keeper\n" in page
    assert "- expected: clarify, not&#95;stated\n" in page


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
@example("# a")
@example("1. a")
@example("*a* _b_ `c` <b> [d](e) ![f](g) ~~h~~ &amp; https://i.example")
@example("a \\*b\\* \\")
def test_wording_acts_as_no_markup(text: str) -> None:
    """As GitHub's flavour of Markdown reads it, wherever in a line it stands."""
    _, line, _ = MarkdownIt("gfm-like", {"linkify": False}).parse(f"{plain(text)} there")
    tokens = line.children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert (
        "".join(token.content for token in tokens).lstrip()
        == f"{' '.join(text.split())} there".lstrip()
    )


def test_a_topic_stays_in_its_cell() -> None:
    page = as_markdown(Summary((judge(gold("chat", topic="a|b\n| c"), CHAT),)), RUN)
    row = next(line for line in page.splitlines() if line.startswith("| a&#124;b"))
    table = MarkdownIt("gfm-like", {"linkify": False}).render(f"| x | y |\n| --- | --- |\n{row}")
    assert "<td>a|b | c</td>\n<td>1</td>" in table


def test_a_long_text_is_cut() -> None:
    assert plain("a" * 300) == "a" * 300
    assert plain("a" * 301) == "a" * 300 + " …"
