import csv
import json
import shutil
from pathlib import Path

import pytest

from corpus.__main__ import main

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A profile with one warning and no error: its publisher is missing."""
    text = (DOCUMENTS / "no-names.txt").read_text(encoding="utf-8")
    file = tmp_path / "warned.txt"
    file.write_text(text.replace("Province of Examples", ""), encoding="utf-8")
    return file


def test_check_of_the_product_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out.endswith("0 error(s), 0 warning(s)\n")


def test_warnings_count_only_when_strict(warned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(warned)]) == 0
    assert main(["check", str(warned), "--strict"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{warned.as_posix()}:20: warning [truncated]: ")
    assert lines[1] == "1 file(s) checked: 0 error(s), 1 warning(s)"


def test_errors_exit_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["check", str(tmp_path), str(DOCUMENTS)]) == 2
    assert "3 file(s) checked: 1 error(s), 0 warning(s)" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "missing")]) == 2


def test_one_title_in_two_paths_is_an_error(warned: Path) -> None:
    assert main(["check", str(warned), str(DOCUMENTS)]) == 2
    assert main(["check", str(DOCUMENTS), str(DOCUMENTS / "no-names.txt")]) == 0


def test_list_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(DOCUMENTS)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "OCCUPATION   SOURCE  SECTIONS  OLDEST   NEWEST      FINDINGS  FILE",
        "Beekeeper    alis    5         2009-03  2009-03     -         no-names.txt",
        "Pipe Fitter  alis    13        2015-08  2019-01-02  -         pipe-fitter.txt",
    ]


def test_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(DOCUMENTS), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[1] == {
        "occupation": "Pipe Fitter", "slug": "pipe-fitter", "file": "pipe-fitter.txt",
        "source": "alis", "layout": "ALIS text export", "state": "used", "sections": 13,
        "oldest": "2015-08", "newest": "2019-01-02", "supersedes": [], "findings": [],
    }  # fmt: skip
    assert main(["list", str(DOCUMENTS), "--csv"]) == 0
    (beekeeper, pipe_fitter) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert list(beekeeper) == list(rows[1])
    assert (pipe_fitter["occupation"], pipe_fitter["sections"]) == ("Pipe Fitter", "13")


def test_list_shows_what_is_refused_and_superseded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (DOCUMENTS / "no-names.txt").read_text(encoding="utf-8")
    newer = text.replace("March 2009", "April 2011")
    assert newer != text
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(newer, encoding="utf-8")
    (tmp_path / "c.txt").write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["list", str(tmp_path), "--csv"]) == 1
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["file"], row["state"], row["supersedes"], row["findings"]) for row in rows] == [
        ("a.txt", "superseded", "", "superseded"),
        ("b.txt", "used", "a.txt; c.txt", ""),
        ("c.txt", "superseded", "", "superseded"),
        ("empty.txt", "refused", "", "empty_file"),
    ]


def test_notes_are_counted_and_are_no_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(DOCUMENTS / "no-names.txt", tmp_path / name)
    assert main(["check", "--strict", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("0 error(s), 0 warning(s), 1 note(s)\n")


@pytest.mark.parametrize("command", ["add", "check", "list"])
def test_a_missing_path_is_wrong_use_and_named(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "no" / "such.txt"
    assert main([command, str(missing)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(missing) in captured.err


def test_add_tells_what_it_understood_and_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus"
    add = ["add", str(DOCUMENTS / "no-names.txt"), "--to", str(corpus)]
    stored = (corpus / "beekeeper-alis-2009-03.txt").as_posix()
    told = [
        (DOCUMENTS / "no-names.txt").as_posix(),
        '  "Beekeeper", ALIS text export',
        "  5 sections, 2009-03 to 2009-03, 6 passages",
        "    Overview: March 2009 (profile)",
        "    Duties: March 2009 (profile)",
        "    Educational Requirements: March 2009 (profile)",
        "    Employment: March 2009 (profile)",
        "    Contact: March 2009 (profile)",
    ]
    assert main([*add, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        *told, f"  -> would be added as {stored}", "1 added, 0 already there, 0 refused",
    ]  # fmt: skip
    assert not corpus.exists()
    assert main(add) == 0
    assert capsys.readouterr().out.splitlines() == [
        *told, f"  -> added as {stored}", "1 added, 0 already there, 0 refused",
    ]  # fmt: skip
    assert main(add) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"  -> already there: {stored}", "0 added, 1 already there, 0 refused",
    ]  # fmt: skip


def test_add_exits_with_one_where_something_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    arguments = ["add", str(tmp_path), str(DOCUMENTS), "--to", str(tmp_path / "corpus")]
    assert main(arguments) == 1
    out = capsys.readouterr().out
    assert out.endswith("2 added, 0 already there, 1 refused\n")
    assert "empty.txt: error [empty_file]: the file holds no text. Fill" in out


def test_add_into_a_file_is_wrong_use(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    assert main(["add", str(DOCUMENTS), "--to", str(file)]) == 2


def test_what_cannot_be_written_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["add", str(DOCUMENTS), "--to", str(tmp_path / "file" / "corpus")]) == 3
    assert "the corpus cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["add"], ["check"], ["list"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    assert "usage: python -m corpus" in capsys.readouterr().out
