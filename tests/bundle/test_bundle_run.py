"""A bundle on a machine that only serves: it answers, and says what is wrong when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_imports import BUILDING_ONLY

ADMISSION = (
    "The admission requirement is a high school diploma with at least 60 per cent in English "
    "Language Arts 30-1 or 30-2, and Biology 30 and Pure or Applied Math 30 or Math 31."
)
PAGE = """
import re, sys, time
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=60).run()
page.chat_input[0].set_value("what's the SAIT admission requirement?").run()
for _ in range(1000):
    drawn = "".join(element.proto.body for element in page.get("html"))
    marked = re.findall("<mark.*?</mark>", drawn)
    if marked: break
    time.sleep(0.02); page.run()
print(re.sub("<.*?>", "", marked[0]))
"""


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [str(python), "-B", *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def test_the_python_of_these_tests_has_nothing_that_builds(python: Path, tmp_path: Path) -> None:
    names = (*BUILDING_ONLY, "matplotlib", "pytest", "streamlit")
    script = "import importlib.util as u, sys; print([n for n in sys.argv[1:] if u.find_spec(n)])"
    assert run(python, "-c", script, *names, folder=tmp_path).stdout == "['streamlit']\n"


def test_the_page_gives_the_exact_quote(bundle: Path, python: Path) -> None:
    done = run(python, "-c", PAGE, str(bundle / "app.py"), folder=bundle)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ADMISSION


@pytest.mark.parametrize(
    ("name", "damage", "wrong"),
    [
        ("retrieval/weighing/search.py", b"# changed", "changed since it was packed"),
        ("index/built/current", None, "cannot be read (No such file or directory)"),
        ("ui/style.css", b"", "changed since it was packed"),
    ],
)
def test_a_damaged_file_is_named_with_the_archive(
    own_bundle: Path, python: Path, name: str, damage: bytes | None, wrong: str
) -> None:
    if damage is None:
        (own_bundle / name).unlink()
    else:
        (own_bundle / name).write_bytes(damage)
    done = run(python, "run.py", folder=own_bundle)
    assert done.returncode == 3
    assert done.stderr == (f"{own_bundle / name}: {wrong}; unpack {own_bundle.name}.tar.gz again\n")


def test_a_damaged_list_of_files_is_named_too(own_bundle: Path, python: Path) -> None:
    (own_bundle / "bundle.json").write_text("{", encoding="utf-8")
    done = run(python, "run.py", folder=own_bundle)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{own_bundle / 'bundle.json'}: cannot be read")
    assert done.stderr.endswith("unpack the bundle again\n")


def test_packages_that_are_missing_or_of_another_version_are_named(
    own_bundle: Path, tmp_path: Path, python: Path
) -> None:
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    done = run(bare / "bin" / "python", "run.py", folder=own_bundle)
    assert done.returncode == 3
    assert "streamlit 1.67.0 is needed and none is installed" in done.stderr
    assert f'-m pip install --require-hashes -r "{own_bundle / "requirements.txt"}"' in done.stderr
    change(own_bundle, "packages", {"numpy": "0.1"})
    assert "numpy 0.1 is needed and 2." in run(python, "run.py", folder=own_bundle).stderr


def test_another_python_is_refused(own_bundle: Path, python: Path) -> None:
    change(own_bundle, "python", ["3.1", "3.9"])
    done = run(python, "run.py", folder=own_bundle)
    assert done.returncode == 3
    assert "cannot run this; use Python 3.1 or later, below 3.9" in done.stderr


def test_damage_found_while_serving_is_mended_by_unpacking(own_bundle: Path, python: Path) -> None:
    (vectors,) = own_bundle.glob("index/built/builds/*/vectors.faiss")
    vectors.write_bytes(vectors.read_bytes()[:-1])
    done = run(python, "-m", "index", "verify", folder=own_bundle)
    assert done.returncode == 1
    assert done.stdout.strip().endswith("run: tar -xf career-answers-*.tar.gz")


def change(folder: Path, key: str, value: object) -> None:
    record = json.loads((folder / "bundle.json").read_bytes())
    (folder / "bundle.json").write_text(json.dumps({**record, key: value}), encoding="utf-8")
