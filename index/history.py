"""One profile as some build held it: the one served, an earlier one, or one that was pruned."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corpus.records import Profile
from index import serialise
from index.errors import DamagedBuildError, NoBuildError, NoProfileError
from index.kept import kept_line, profiles_of
from index.places import build_ids, read_manifest

_REMEMBERED = 32
"""How many profiles stay in memory; each has some ten thousand characters."""


@lru_cache(maxsize=_REMEMBERED)
def profile_at(index_dir: Path, build_id: str, slug: str) -> Profile:
    """Return the profile ``slug`` of build ``build_id``, checked against what was published.

    Only the one profile is parsed, and the models and vectors of the build are left alone. Raises
    NoBuildError where neither the build nor what was kept of it is here, NoProfileError where it
    has no such profile, and DamagedBuildError where it cannot be read as published.
    """
    line = _line(index_dir, build_id, slug)
    try:
        (profile,), _ = serialise.from_bytes(line + b"\n")
    except ValueError as error:
        raise DamagedBuildError(f"{index_dir}: profile {slug} of {build_id}: {error}") from error
    return profile


def _line(index_dir: Path, build_id: str, slug: str) -> bytes:
    try:
        return kept_line(index_dir, build_id, slug)
    except (NoBuildError, DamagedBuildError):
        if build_id not in build_ids(index_dir):
            raise
    line = serialise.lines(profiles_of(index_dir, read_manifest(index_dir, build_id))).get(slug)
    if line is None:
        raise NoProfileError(f"{index_dir}: build {build_id} has no profile {slug!r}")
    return line
