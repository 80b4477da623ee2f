from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.library import PROFILES
from index.__main__ import main
from index.places import build_folder, build_ids, current_id
from index.progress import Progress
from index.publish import sole_builder
from tests.index.index_making import NURSE, PLUMBER, MakeBuild

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "command", ["", "build", "verify", "list", "diff", "rollback", "prune", "learn"]
)
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


@pytest.mark.parametrize("command", ["verify", "list", "rollback", "prune", "diff a b"])
def test_no_build_ends_with_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none"
    assert main([*command.split(), "--index", str(missing)]) == 2
    assert f"run: python -m index build --out {missing}" in capsys.readouterr().err
    assert not missing.exists()


def test_verify_list_and_rollback(
    index_dir: Path, make_build: MakeBuild, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = make_build(NURSE).id, make_build(NURSE, PLUMBER).id
    where = ["--index", str(index_dir)]

    assert main(["verify", *where]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{first}  whole: 6 files and the model",
        f"{second}  whole: 6 files and the model",
    ]
    assert main(["list", *where]) == 0
    newer, older = capsys.readouterr().out.splitlines()
    assert newer.startswith(f"* {second}  {second[:10]} ")
    assert " UTC  2 profiles  3 passages  0.0 MB  tiny" in newer
    assert older.startswith(f"  {first}  ")
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


def test_progress_tells_how_far_it_is() -> None:
    said: list[str] = []
    progress = Progress(said.append)
    for done in (0, 1, 4):
        progress("encoding", done, 4)
    begun, ended = said
    assert begun == "encoding ..."
    assert ended.startswith("encoding: 4 of 4, ")
    assert ended.endswith(" 0 s left")


GOLD = [
    {
        "id": "sait",
        "turns": ["What is the SAIT admission requirement?"],
        "outcome": "answer",
        "quote": ["at least 60 per cent"],
        "topic": "education",
    },
    {"id": "hello", "turns": ["hello"], "outcome": "chat", "topic": "chat"},
]


@pytest.fixture
def own(first_index: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the product's index, its profiles, and gold questions."""
    shutil.copytree(first_index, tmp_path / "built", copy_function=os.link)
    shutil.copytree(PROFILES, tmp_path / "profiles")
    lines = "\n".join(json.dumps(row) for row in GOLD)
    (tmp_path / "gold.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def edit(own: Path, old: str, new: str) -> None:
    """Change words in the one profile of ``own``."""
    (path,) = (own / "profiles").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rebuild(own: Path, *options: str) -> int:
    return main(
        [
            "build",
            *("--profiles", str(own / "profiles"), "--out", str(own / "built")),
            *("--gold", str(own / "gold.jsonl"), *options),
        ]
    )


# A build in a process of its own, which says which of the packages that building needs it loaded.
BUILD = """
import sys
from index.__main__ import main

code = main(["build", "--profiles", sys.argv[1], "--out", sys.argv[2]])
heavy = {"torch", "transformers", "sentence_transformers", "sklearn", "bm25s"}
print(code, *sorted(heavy & set(sys.modules)))
"""


def test_building_again_keeps_the_build_and_a_rebuild_loads_little(own: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BUILD, str(own / "profiles"), str(own / "built")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    edit(own, "methodical approach", "methodical way")
    first, again = run(), run()
    built = build_ids(own / "built")[-1]
    assert first.stdout.splitlines() == [built, "0 bm25s"]
    assert again.stdout.splitlines() == [built, "0"]
    assert f"nothing has changed since build {built}" in again.stderr


def test_a_rebuild_says_what_changed_and_diff_says_it_again(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served = current_id(own / "built")
    edit(own, "at least 60 per cent", "at least 60 per cent, or better,")
    edit(own, "Section revised February 2012", "Section revised February 2013")
    assert rebuild(own) == 0
    out, err = capsys.readouterr()
    assert out.strip() == current_id(own / "built") != served
    # The passage with the sentence that changed: the dates are no part of any text.
    assert "encoding (28 of 29 passages are known): 1 of 1, " in err
    title = "health-information-management-professional"
    assert f"profiles changed: 1\n    {title}\n" in err
    assert f"sections changed: 1\n    {title} › Educational Requirements\n" in err
    assert f"{title} › Employment and Advancement: February 2012 -> February 2013" in err
    assert "gold questions: 2 of 2 right" in err
    assert "gold questions with another answer: 1\n    sait: " in err

    ids = [str(served), out.strip()[-6:]]
    where = ["--index", str(own / "built"), "--gold", str(own / "gold.jsonl")]
    assert main(["diff", *ids, *where]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) > 8
    assert set(said) <= set(err.splitlines())
    assert main(["diff", *ids, *where, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["profiles_changed"] == [{"slug": title, "section": []}]
    assert [row["id"] for row in found["gold"]["changed"]] == ["sait"]


def test_a_build_that_breaks_a_gold_question_is_refused_unless_told_otherwise(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served = current_id(own / "built")
    edit(own, "at least 60 per cent", "at least 75 per cent")
    assert rebuild(own) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"was refused; {served} is still served" in err
    assert f"sait ({own / 'gold.jsonl'}:1): What is the SAIT admission requirement?" in err
    assert "--publish-anyway" in err
    assert build_ids(own / "built") == (served,)

    assert rebuild(own, "--publish-anyway") == 0
    out, err = capsys.readouterr()
    assert "published although it fails the gold questions" in err
    assert "encoding (29 of 29 passages are known)" in err
    assert current_id(own / "built") == out.strip() != served


def test_an_interrupted_build_leaves_nothing_but_what_it_encoded(own: Path) -> None:
    served = current_id(own / "built")
    shutil.rmtree(own / "built" / "builds" / str(served))
    command = ["build", "--profiles", str(own / "profiles"), "--out", str(own / "built")]
    builder = subprocess.Popen(
        [sys.executable, "-m", "index", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # A shell may have started the tests with interrupts switched off, which is handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert builder.stderr is not None
    for line in builder.stderr:
        if line.startswith("asking"):
            break
    builder.send_signal(signal.SIGINT)
    out, err = builder.communicate()
    assert builder.returncode == 130
    assert out == ""
    assert err.splitlines()[-1].startswith("interrupted; ")
    assert "Traceback" not in err
    assert build_ids(own / "built") == ()
    (part,) = (path for path in (own / "built" / "encoded").rglob("*") if path.is_file())
    assert part.stat().st_size == 105 * (16 + 4 * 384)
    with sole_builder(own / "built"):
        pass


def test_a_path_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "nowhere")
    assert main(["build", "--profiles", missing, "--out", str(tmp_path / "built")]) == 2
    assert missing in capsys.readouterr().err
    gold = ["--gold", missing, "--out", str(tmp_path / "built")]
    assert main(["build", *gold]) == 2
    assert missing in capsys.readouterr().err
