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


def test_list_for_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(DOCUMENTS)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Beekeeper: 5 sections, 2009-03 to 2009-03, no-names.txt",
        "Pipe Fitter: 13 sections, 2015-08 to 2019-01-02, pipe-fitter.txt",
    ]
    assert main(["list", str(DOCUMENTS), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[1] == {
        "occupation": "Pipe Fitter",
        "slug": "pipe-fitter",
        "file": "pipe-fitter.txt",
        "sections": 13,
        "oldest": "2015-08",
        "newest": "2019-01-02",
    }


def test_list_of_a_refused_corpus_says_why_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(DOCUMENTS / "no-names.txt", tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    assert main(["list", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("b.txt: error [empty_file]")


@pytest.mark.parametrize("command", [[], ["check"], ["list"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    assert "usage: python -m corpus" in capsys.readouterr().out
