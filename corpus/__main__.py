"""The corpus from the command line: add documents, check what is wrong with them, list them."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from corpus import report
from corpus.adding import Outcome, add
from corpus.check import survey
from corpus.library import PROFILES

DONE, FINDING, WRONG_USE, BROKEN = range(4)

_EXAMPLES = """\
examples:
  python -m corpus add ~/Downloads/page.html   read a document, check it, copy it into the corpus
  python -m corpus add pages.zip --dry-run     only say what would become of each document
  python -m corpus check                       the profiles the product comes with
  python -m corpus check my-profiles           all files below a folder
  python -m corpus check new.txt --strict      one file, warnings counted too
  python -m corpus list --csv                  what is in the corpus, for other programs

exit codes
  add:   0 all of it is in the corpus now, 1 something was refused, 2 wrong use or no such file
  check: 0 clean, 1 warnings with --strict, 2 errors
  list:  0 done, 1 some document has errors, 2 no such folder
  3 in any command: the corpus could not be written
"""
_PATH = "a profile, a folder, a zip file"
_LISTED = "the folder of documents (corpus/profiles)"
_ADD = """\
Reads files, folders and zip files; shows what was understood of each document; copies into the
corpus those without errors, each whole or not at all, under a name made of occupation, publisher
and date. No file is ever overwritten. The tables of an O*NET database are copied as one zip file.

Not copied, and told: a document with errors; one whose bytes are there already; one that is older
than what is there for the same occupation and publisher (answers would not come from it); one of
the same date, but with other words. A newer one is copied beside the older, which stays where it
is, and answers come from the newer one from the next build on.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # File names and headings may hold characters that the terminal's encoding lacks.
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = _parser().parse_args(arguments)
    paths = chosen.paths if chosen.command in ("add", "check") else [chosen.folder]
    # Path.exists raises for what may not be looked at.
    missing = [str(path) for path in paths if not os.path.exists(path)]  # noqa: PTH110
    if missing:
        print(f"there is no such file or folder: {', '.join(missing)}", file=sys.stderr)
        return WRONG_USE
    if chosen.command == "add":
        return _add(chosen.paths, chosen.to, dry_run=chosen.dry_run)
    if chosen.command == "check":
        return _check(chosen.paths or [PROFILES], strict=chosen.strict)
    return _list(chosen.folder, chosen.form)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="Add profiles to the corpus, check them, and list what they hold.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    adding = commands.add_parser(
        "add",
        help="check documents and copy the good ones into the corpus",
        description=_ADD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    adding.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATH)
    adding.add_argument(
        "--to", type=Path, metavar="DIR", default=PROFILES, help="the corpus (corpus/profiles)"
    )
    adding.add_argument("--dry-run", action="store_true", help="copy nothing")
    check = commands.add_parser("check", help="say what is wrong with profiles, by file and line")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=_PATH)
    check.add_argument("--strict", action="store_true", help="exit with 1 where there are warnings")
    listing = commands.add_parser("list", help="list occupations, dates and findings as a table")
    listing.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", default=PROFILES, help=_LISTED
    )
    forms = listing.add_mutually_exclusive_group()
    for form in ("json", "csv"):
        forms.add_argument(
            f"--{form}",
            action="store_const",
            dest="form",
            const=form,
            help=f"print all there is as {form.upper()}",
        )
    return parser


def _add(paths: Sequence[Path], folder: Path, *, dry_run: bool) -> int:
    if folder.exists() and not folder.is_dir():
        print(f"{folder} is no folder: name the folder of the corpus", file=sys.stderr)
        return WRONG_USE
    counts: Counter[Outcome] = Counter()
    try:
        for addition in add(paths, folder, date.today(), dry_run=dry_run):
            counts[addition.outcome] += 1
            print("\n".join(report.told(addition, dry_run=dry_run)))
    except OSError as error:
        print(f"the corpus cannot be written: {error}", file=sys.stderr)
        return BROKEN
    print(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
    return FINDING if counts[Outcome.REFUSED] else DONE


def _check(paths: Sequence[Path], *, strict: bool) -> int:
    read = survey(paths, date.today(), Path.as_posix)
    for finding in read.findings:
        print(finding)
    counts = Counter(finding.severity for finding in read.findings)
    summary = f"{counts['error']} error(s), {counts['warning']} warning(s)"
    notes = f", {counts['note']} note(s)" if counts["note"] else ""
    print(f"{read.files} file(s) checked: {summary}{notes}")
    if counts["error"]:
        return WRONG_USE
    return FINDING if strict and counts["warning"] else DONE


def _list(folder: Path, form: str | None) -> int:
    parent = folder if folder.is_dir() else folder.parent
    read = survey((folder,), date.today(), lambda file: file.relative_to(parent).as_posix())
    rows = report.rows(read)
    if form == "json":
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif form == "csv":
        print(report.as_csv(rows), end="")
    else:
        print(report.as_table(rows))
    return FINDING if any(finding.severity == "error" for finding in read.findings) else DONE


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
