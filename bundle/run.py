"""Start the chat from an unpacked bundle: ``python run.py``, with Streamlit's options if need be.

This file lies in the bundle itself and needs nothing but Python. It says what is wrong before
anything is imported: another Python, a file that is missing or not as it was packed, a package that
is not installed. It writes nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import runpy
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RECORD = "bundle.json"


def problem(record: dict[str, Any]) -> str | None:
    """What keeps the bundle from running, with what to do about it; None if nothing does."""
    oldest, beyond = (tuple(map(int, text.split("."))) for text in record["python"])
    if not oldest <= sys.version_info[:2] < beyond:
        return (
            f"Python {sys.version_info[0]}.{sys.version_info[1]} cannot run this; use Python "
            f"{record['python'][0]} or later, below {record['python'][1]} (see README.txt)"
        )
    for name, expected in record["files"].items():
        wrong = _damage(HERE / name, expected["sha256"])
        if wrong:
            return f"{HERE / name}: {wrong}; unpack {record['archive']} again"
    for name, pinned in record["packages"].items():
        found = _installed(name)
        if found != pinned:
            return (
                f"{name} {pinned} is needed and {found or 'none'} is installed for "
                f"{sys.executable}; run: python -m pip install --require-hashes "
                f'-r "{HERE / "requirements.txt"}"'
            )
    return None


def _damage(path: Path, expected: str) -> str | None:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None if digest == expected else "changed since it was packed"


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def main(options: list[str]) -> str | None:
    """Check the bundle, then serve until stopped; returns what is wrong, if anything is."""
    try:
        record = json.loads((HERE / RECORD).read_bytes())
        wrong = problem(record)
    except (OSError, ValueError, KeyError) as error:
        wrong = f"{HERE / RECORD}: cannot be read ({error}); unpack the bundle again"
    if wrong:
        return wrong
    # Streamlit looks for its settings in the folder it is started in.
    os.chdir(HERE)
    sys.argv = ["streamlit", "run", str(HERE / "app.py"), *options]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return None


if __name__ == "__main__":
    fault = main(sys.argv[1:])
    if fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(3)
