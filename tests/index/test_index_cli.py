from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.library import PROFILES
from index.__main__ import Progress, main
from index.places import build_folder, build_ids, models_folder
from index.publish import sole_builder
from tests.index.index_making import NURSE, PLUMBER, MakeBuild

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("command", ["", "build", "verify", "list", "rollback"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "usage: python -m index" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["mend"], ["build", "--fast"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


# A build in a process of its own, which says which of the packages that building needs it loaded.
BUILD = """
import sys
from index.__main__ import main

code = main(["build", "--profiles", sys.argv[1], "--out", sys.argv[2]])
heavy = {"torch", "transformers", "sentence_transformers", "sklearn", "bm25s"}
print(code, *sorted(heavy & set(sys.modules)))
"""


def test_building_again_keeps_the_build_and_needs_no_torch(
    real_model: Path, tmp_path: Path
) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BUILD, str(PROFILES), str(tmp_path)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    shutil.copytree(real_model, models_folder(tmp_path) / real_model.name)
    first, again = run(), run()
    (built,) = build_ids(tmp_path)
    assert first.stdout.splitlines() == [built, "0 bm25s sklearn"]
    assert "encoding: " in first.stderr
    assert again.stdout.splitlines() == [built, "0"]
    assert f"nothing has changed since build {built}" in again.stderr


def test_no_profiles_end_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "built"
    assert main(["build", "--profiles", str(tmp_path / "empty"), "--out", str(out)]) == 2
    assert capsys.readouterr().out == ""
    assert not out.exists()


def test_an_unknown_model_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--out", str(tmp_path), "--model", str(tmp_path)]) == 2
    assert "not a sentence-transformers model" in capsys.readouterr().err


def test_a_folder_in_use_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sole_builder(tmp_path):
        assert main(["build", "--out", str(tmp_path)]) == 3
    assert "is building here" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["verify", "list", "rollback"])
def test_no_build_ends_with_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--index", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_verify_list_and_rollback(
    index_dir: Path, make_build: MakeBuild, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = make_build(NURSE).id, make_build(NURSE, PLUMBER).id
    where = ["--index", str(index_dir)]

    assert main(["verify", *where]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{first}  whole: 5 files and the model",
        f"{second}  whole: 5 files and the model",
    ]
    assert main(["list", *where]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"* {second}  2 profiles, 3 passages, tiny",
        f"  {first}  1 profiles, 2 passages, tiny",
    ]
    assert main(["rollback", *where]) == 0
    assert capsys.readouterr().out == f"{first}\n"
    assert main(["rollback", second, *where]) == 0
    assert capsys.readouterr().out == f"{second}\n"


def test_verify_finds_damage(
    index_dir: Path, make_build: MakeBuild, capsys: pytest.CaptureFixture[str]
) -> None:
    built = make_build(NURSE).id
    where = ["--index", str(index_dir)]
    (index_dir / "current").write_bytes(b"")
    assert main(["verify", *where]) == 1
    assert "names no build that is here" in capsys.readouterr().out
    (build_folder(index_dir, built) / "manifest.json").write_bytes(b"{}")
    assert main(["verify", *where]) == 1
    assert f"{built}  damaged: " in capsys.readouterr().out
    assert main(["list", *where]) == 0
    assert f"{built}  damaged: " in capsys.readouterr().out


def test_progress_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    for done in (0, 1, 4):
        progress("encoding", done, 4)
    begun, ended = capsys.readouterr().err.splitlines()
    assert begun == "encoding ..."
    assert ended.startswith("encoding: 4 of 4, ")
    assert ended.endswith(" 0 s left")
