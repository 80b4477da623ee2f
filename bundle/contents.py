"""What goes into a bundle: the code that answers, one build with its model, and the papers."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template

from bundle.licences import is_default, notice
from bundle.run import RECORD
from index.places import build_folder, models_folder, pointer
from index.store import Build

ROOT = Path(__file__).resolve().parent.parent
PINS = "requirements-serving.txt"
LOCK = "requirements-serving.lock"

# Whole packages, so that a new module or picture is never forgotten; they weigh about a megabyte.
PACKAGES = ("ui", "retrieval", "index", "corpus")
_FILES = ("app.py", ".streamlit/config.toml", "docs/deployment.md", "proxy/nginx.conf")
# Read only where an index is built or measured.
_LEFT_OUT = (
    "corpus/profiles", "corpus/gold", "index/built", "index/adapter.safetensors",
    "index/intents.json", "index/intents.npz",
)  # fmt: skip
_INDEX = Path("index/built")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_PYTHON = re.compile(r">=(\d+\.\d+),<(\d+\.\d+)")


class BundleError(Exception):
    """A bundle cannot be made of what is here; the message says what to do."""


def files(build: Build, index_dir: Path, archive: str) -> dict[str, bytes]:
    """Every file of a bundle by its name in it, bytes as they will lie there.

    Raises BundleError when the lock does not hold what is pinned.
    """
    found = {name: (ROOT / name).read_bytes() for name in sorted(_code())}
    found |= _of_build(build, index_dir)
    found |= _papers(build)
    return found | {RECORD: _record(found, build.id, archive)}


def pinned(text: str) -> dict[str, str]:
    """The versions that a requirements file pins, by package in lower case."""
    return {name.lower(): version for name, version in _PINNED.findall(text)}


def _code() -> Iterator[str]:
    within = (file for name in PACKAGES for file in (ROOT / name).rglob("*") if file.is_file())
    for file in (*(ROOT / name for name in _FILES), *within):
        path = file.relative_to(ROOT)
        unread = any(path.is_relative_to(folder) for folder in _LEFT_OUT)
        if not unread and "__pycache__" not in path.parts and not path.name.startswith("."):
            yield path.as_posix()


def _of_build(build: Build, index_dir: Path) -> dict[str, bytes]:
    """The build and its model, laid out as an index folder that serves this build."""
    folders = (
        build_folder(index_dir, build.id),
        models_folder(index_dir) / build.manifest.model.folder,
    )
    held = {
        (_INDEX / file.relative_to(index_dir)).as_posix(): file.read_bytes()
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    current = _INDEX / pointer(index_dir).name
    return held | {current.as_posix(): f"{build.id}\n".encode()}


def _papers(build: Build) -> dict[str, bytes]:
    oldest, beyond = _python()
    readme = Template(_text("bundle/readme.txt"))
    licence = _text("LICENSE").encode()
    papers = {
        "README.txt": readme.substitute(build=build.id, oldest=oldest, beyond=beyond).encode(),
        "NOTICE": notice(_text("NOTICE"), build).encode(),
        "LICENSE": licence,
        "run.py": _text("bundle/run.py").encode(),
        "requirements.txt": _text(LOCK).encode(),
    }
    # The same licence as this project's, so the same text.
    return papers | ({"LICENSE-model.txt": licence} if is_default(build.manifest.model) else {})


def _record(found: dict[str, bytes], build_id: str, archive: str) -> bytes:
    listed = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in sorted(found.items())
    }
    content = {
        "build": build_id,
        "archive": archive,
        "python": _python(),
        "packages": agreed(_text(PINS), _text(LOCK)),
        "files": listed,
    }
    return (json.dumps(content, indent=2) + "\n").encode()


def agreed(pins: str, lock: str) -> dict[str, str]:
    """What answering needs, by package, as both files pin it; BundleError where they differ."""
    wanted, locked = pinned(pins), pinned(lock)
    for name, version in wanted.items():
        if locked.get(name) != version:
            raise BundleError(
                f"{ROOT / LOCK}: {name} is {locked.get(name) or 'not there'}, but {PINS} wants "
                f"{version}; run: make lock"
            )
    return wanted


def _python() -> tuple[str, str]:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    found = _PYTHON.fullmatch(project["requires-python"])
    if found is None:
        raise BundleError(
            f"{ROOT / 'pyproject.toml'}: requires-python must read '>=3.11,<3.14' or the like"
        )
    return found[1], found[2]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
