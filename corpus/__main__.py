"""The corpus from the command line: check what is wrong with profiles, list what they hold."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from corpus.check import survey
from corpus.errors import CorpusError
from corpus.findings import errors_in
from corpus.library import PROFILES, read_corpus
from corpus.records import Profile

_EXAMPLES = """\
examples:
  python -m corpus check                     the profiles the product comes with
  python -m corpus check my-profiles         all files below a folder
  python -m corpus check new.txt --strict    one file, warnings counted too
  python -m corpus list --json               what is in the corpus, for other programs

exit codes of check: 0 clean, 1 warnings with --strict, 2 errors
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # File names and headings may hold characters that the terminal's encoding lacks.
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = _parser().parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.paths or [PROFILES], strict=chosen.strict)
    return _list(chosen.folder, as_json=chosen.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="Check profiles, and list what they hold.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say what is wrong with profiles, by file and line")
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a profile, a folder, a zip file"
    )
    check.add_argument("--strict", action="store_true", help="exit with 1 where there are warnings")
    listing = commands.add_parser("list", help="list the occupations with their dates")
    listing.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", default=PROFILES)
    listing.add_argument("--json", action="store_true", help="as JSON, for other programs")
    return parser


def _check(paths: Sequence[Path], *, strict: bool) -> int:
    read = survey(paths, date.today(), Path.as_posix)
    for finding in read.findings:
        print(finding)
    errors = len(errors_in(read.findings))
    warnings = len(read.findings) - errors
    print(f"{read.files} file(s) checked: {errors} error(s), {warnings} warning(s)")
    if errors:
        return 2
    return 1 if strict and warnings else 0


def _list(folder: Path, *, as_json: bool) -> int:
    try:
        rows = [_row(profile) for profile in read_corpus(folder)]
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        dates = f"{row['oldest'] or 'no date'} to {row['newest'] or 'no date'}"
        print(f"{row['occupation']}: {row['sections']} sections, {dates}, {row['file']}")
    return 0


def _row(profile: Profile) -> dict[str, str | int | None]:
    dates = sorted(section.revised.date for section in profile.sections if section.revised)
    return {
        "occupation": profile.title,
        "slug": profile.slug,
        "file": profile.source.file,
        "sections": len(profile.sections),
        "oldest": dates[0] if dates else None,
        "newest": dates[-1] if dates else None,
    }


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
