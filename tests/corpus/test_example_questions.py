from pathlib import Path

import pytest

from corpus.errors import QuestionsError, RefusedError
from corpus.questions import load_questions


def write(folder: Path, **files: str) -> None:
    for stem, text in files.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")


def test_one_question_a_line_comments_and_blank_lines_aside(tmp_path: Path) -> None:
    write(tmp_path, wages="# pay\n\n How much?\r\nCafe\u0301 pay?\n", duties="What do they do?")
    (tmp_path / "README.md").write_text("no questions", encoding="utf-8")
    assert load_questions(tmp_path) == {
        "duties": ("What do they do?",),
        "wages": ("How much?", "Café pay?"),
    }
    assert list(load_questions(tmp_path)) == ["duties", "wages"]


def test_a_question_in_two_files_is_an_error_naming_both(tmp_path: Path) -> None:
    write(tmp_path, duties="What now?\nHow  much?", wages="# pay\nhow much?")
    with pytest.raises(QuestionsError, match=r'"how much\?" .*duties\.txt:2 and in wages\.txt:2'):
        load_questions(tmp_path)


def test_a_file_without_questions_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, wages="# none yet\n")
    with pytest.raises(QuestionsError, match=r"wages\.txt holds no question"):
        load_questions(tmp_path)


def test_no_files_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="no question file"):
        load_questions(tmp_path)


def test_wrong_encoding_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "wages.txt").write_bytes(b"How much?\nCaf\xe9 pay?\n")
    with pytest.raises(RefusedError, match=r"wages\.txt:2: error \[wrong_encoding\]"):
        load_questions(tmp_path)


def test_the_questions_of_the_product_can_be_used() -> None:
    assert load_questions()
