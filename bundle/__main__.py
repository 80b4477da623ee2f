"""``python -m bundle``: pack the app and the build that is served, to run without what builds."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from bundle.archive import write_archive
from bundle.contents import ROOT, BundleError, files
from index.errors import BuildError, DamagedBuildError
from index.files import TEMPORARY
from index.places import DEFAULT_INDEX, build_time
from index.store import Build, load

DONE, WRONG_USE, BROKEN = 0, 2, 3


def main(arguments: list[str] | None = None) -> int:
    """Make the folder and the archive, print the archive's path, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        build = load(chosen.index)
        if build.warnings:
            raise BundleError("\n".join(build.warnings))
        print(_pack(build, chosen.index, chosen.out))
    except (BuildError, BundleError) as error:
        print(error, file=sys.stderr)
        return BROKEN if isinstance(error, DamagedBuildError) else WRONG_USE
    except OSError as error:
        print(f"{error}; nothing was left half-written in {chosen.out}", file=sys.stderr)
        return BROKEN
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bundle",
        description="Pack the app and the build that is served into one folder and one archive.",
        epilog="Exit codes: 0 done, 2 no build or an old lock file, 3 a damaged build or disk.",
    )
    parser.add_argument(
        "--index",
        type=Path,
        default=DEFAULT_INDEX,
        metavar="DIR",
        help="index folder (index/built)",
    )
    parser.add_argument(
        "--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where to (dist)"
    )
    return parser


def _pack(build: Build, index_dir: Path, out: Path) -> Path:
    """Write folder and archive beside their places, then put both there."""
    name = f"career-answers-{build.id}"
    archive = out / f"{name}.tar.gz"
    begun = out / f"{TEMPORARY}{name}"
    shutil.rmtree(begun, ignore_errors=True)
    try:
        _write(begun / name, files(build, index_dir, archive.name))
        write_archive(begun / name, begun / archive.name, int(build_time(build.id).timestamp()))
        shutil.rmtree(out / name, ignore_errors=True)
        (begun / name).rename(out / name)
        (begun / archive.name).replace(archive)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return archive


def _write(folder: Path, found: Mapping[str, bytes]) -> None:
    for name, data in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
