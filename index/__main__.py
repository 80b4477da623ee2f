"""``python -m index``: build, verify, list and roll back the index."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from index.errors import BuildError, DamagedBuildError, ModelError, NoBuildError
from index.places import DEFAULT_INDEX, build_ids, current_id, read_manifest

DONE, FINDING, WRONG_USE, BROKEN = range(4)

_PROFILES = Path(__file__).parent.parent / "corpus" / "profiles"
_EXAMPLES = """examples:
  python -m index build                          index corpus/profiles into index/built
  python -m index build --profiles my-profiles   index other profiles
  python -m index verify                         compare every file with what was published
  python -m index rollback                       serve the build before the current one again

Progress goes to standard error; standard output holds only the result. Exit codes: 0 done,
1 verify found damage, 2 wrong use or bad input, 3 something is broken.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.command(chosen))
    except BuildError as error:
        print(error, file=sys.stderr)
        return WRONG_USE if isinstance(error, (ModelError, NoBuildError)) else BROKEN


def _build(chosen: argparse.Namespace) -> int:
    # Imported here: only building reads documents, and needs what reads them.
    from corpus.errors import CorpusError
    from corpus.library import read_corpus
    from corpus.questions import load_questions
    from index.build import build
    from index.model import find_model

    started = time.monotonic()
    before = current_id(chosen.out)
    try:
        profiles = read_corpus(chosen.profiles)
        examples = load_questions()
    except CorpusError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    manifest = build(profiles, examples, chosen.out, find_model(chosen.model), Progress())
    if manifest.id == before:
        print(f"nothing has changed since build {before}; it is kept", file=sys.stderr)
    counts = manifest.counts
    print(
        f"{counts.profiles} profiles, {counts.sections} sections, {counts.passages} passages, "
        f"{counts.units} texts encoded with {manifest.model.name}; "
        f"{time.monotonic() - started:.1f} s",
        file=sys.stderr,
    )
    print(manifest.id)
    return DONE


def _verify(chosen: argparse.Namespace) -> int:
    from index.store import read_build

    _require_builds(chosen.index)
    damaged = False
    for build_id in build_ids(chosen.index):
        try:
            build = read_build(chosen.index, build_id)
        except DamagedBuildError as error:
            damaged = True
            print(f"{build_id}  damaged: {error}")
        else:
            print(f"{build_id}  whole: {len(build.manifest.files)} files and the model")
    current = current_id(chosen.index)
    if current not in build_ids(chosen.index):
        damaged = True
        print(
            f"{chosen.index / 'current'}: names no build that is here; run: python -m index build"
        )
    return FINDING if damaged else DONE


def _list(chosen: argparse.Namespace) -> int:
    _require_builds(chosen.index)
    current = current_id(chosen.index)
    for build_id in reversed(build_ids(chosen.index)):
        mark = "*" if build_id == current else " "
        try:
            manifest = read_manifest(chosen.index, build_id)
        except DamagedBuildError as error:
            print(f"{mark} {build_id}  damaged: {error}")
        else:
            counts = manifest.counts
            print(
                f"{mark} {build_id}  {counts.profiles} profiles, {counts.passages} passages, "
                f"{manifest.model.name}"
            )
    return DONE


def _rollback(chosen: argparse.Namespace) -> int:
    from index.store import roll_back

    print(roll_back(chosen.index, chosen.id))
    return DONE


def _require_builds(index_dir: Path) -> None:
    if not build_ids(index_dir):
        raise NoBuildError(
            f"{index_dir}: nothing has been built here yet; run: python -m index build"
        )


class Progress:
    """Says on standard error what is being done, how fast, and how long it will take."""

    _SECONDS_BETWEEN = 1.0

    def __init__(self) -> None:
        self._stage = ""
        self._began = 0.0
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell of ``done`` out of ``total`` in ``stage``; at most once a second."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._last = stage, now, now
            print(f"{stage} ...", file=sys.stderr)
        elif done and (done == total or now - self._last >= self._SECONDS_BETWEEN):
            self._last = now
            rate = done / max(now - self._began, 1e-9)
            print(
                f"{stage}: {done} of {total}, {rate:.0f}/s, {(total - done) / rate:.0f} s left",
                file=sys.stderr,
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="Build, check and switch the index that questions are answered from.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="index the profiles, unless nothing has changed")
    build.add_argument("--profiles", type=Path, default=_PROFILES, metavar="DIR", help="documents")
    build.add_argument(
        "--out", type=Path, default=DEFAULT_INDEX, metavar="DIR", help="where the index goes"
    )
    build.add_argument(
        "--model",
        metavar="NAME_OR_FOLDER",
        help="a sentence-transformers model (default: all-MiniLM-L6-v2, as installed)",
    )
    build.set_defaults(command=_build)

    verify = commands.add_parser("verify", help="compare every file with what was published")
    listing = commands.add_parser("list", help="list the builds, newest first; * is served")
    rollback = commands.add_parser("rollback", help="serve an earlier build again")
    rollback.add_argument("id", nargs="?", metavar="ID", help="which (default: the one before)")
    for command, run in ((verify, _verify), (listing, _list), (rollback, _rollback)):
        command.add_argument(
            "--index", type=Path, default=DEFAULT_INDEX, metavar="DIR", help="the index"
        )
        command.set_defaults(command=run)
    return parser


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
