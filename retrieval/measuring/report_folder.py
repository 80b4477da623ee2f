"""A report on disk: ``report.md``, its pictures, and the same figures as ``report.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from index.files import write
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.report import Run, as_json
from retrieval.measuring.report_markdown import RELIABILITY, TOPICS, as_markdown


class ReportError(ValueError):
    """A report cannot be written; the message says where and what to do."""


def prepare(folder: Path) -> None:
    """Make the folder: what keeps a report from being written shows before questions are asked.

    Raises:
        ReportError: the folder cannot be made, or what draws the pictures is not installed.

    """
    if find_spec("matplotlib") is None:
        raise ReportError(
            "A report has pictures, which need matplotlib; "
            "run: python -m pip install -r requirements-dev.txt"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_report(folder: Path, summary: Summary, run: Run) -> None:
    """Draw and write all; a report that was there before is replaced, file by file.

    Everything is made before anything is written, and each file is replaced at once: whatever goes
    wrong, no file is half of one report. The page comes last.

    Raises:
        ReportError: a file cannot be written.

    """
    # Imported here: only the pictures need matplotlib.
    from retrieval.measuring.report_pictures import reliability, topics

    figures = json.dumps(as_json(summary, run), ensure_ascii=False, indent=2) + "\n"
    files = {
        TOPICS: topics(summary),
        RELIABILITY: reliability(summary),
        "report.json": figures.encode(),
        "report.md": as_markdown(summary, run).encode(),
    }
    try:
        _write_all(folder, files)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        part = folder / f".{name}.part"
        try:
            write(part, data)
            part.replace(folder / name)
        finally:
            part.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> ReportError:
    return ReportError(
        f"{error.filename or folder}: the report cannot be written ({error.strerror}); "
        "give another folder with --report"
    )
