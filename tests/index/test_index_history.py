"""One profile as an earlier build held it, from the build or from what is kept of it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.records import Profile
from index.errors import DamagedBuildError, NoBuildError, NoProfileError
from index.files import seal, unseal, write
from index.history import profile_at
from index.kept import kept_line
from index.manifest import FORMAT, MANIFEST, Manifest
from index.places import build_folder, build_ids
from index.publish import KEPT, prune
from index.serialise import PROFILES, lines, to_bytes
from tests.index.index_making import NURSE, PLUMBER, MakeBuild, profile

GONE = "2020-01-01T00-00-00Z-abcdef"


def revised(number: int) -> Profile:
    return profile("plumber", ("Salary", f"Hours and pay vary {number} times."))


def build_all(make_build: MakeBuild, corpora: Sequence[Sequence[Profile]]) -> list[Manifest]:
    return [make_build(*profiles) for profiles in corpora]


def test_each_line_is_found_by_its_slug() -> None:
    data = to_bytes([(NURSE, ()), (PLUMBER, ())])
    found = lines(data)
    assert list(found) == ["nurse", "plumber"]
    assert b"".join(line + b"\n" for line in found.values()) == data


def test_a_profile_of_an_earlier_build(make_build: MakeBuild, index_dir: Path) -> None:
    first, second = build_all(make_build, [(NURSE, PLUMBER), (NURSE, revised(2))])
    assert profile_at(index_dir, first.id, "plumber") == PLUMBER
    assert profile_at(index_dir, second.id, "plumber") == revised(2)
    assert profile_at(index_dir, second.id, "nurse") == NURSE


def test_the_profiles_of_all_builds_are_kept_each_once(
    make_build: MakeBuild, index_dir: Path
) -> None:
    count = KEPT + 2
    made = build_all(make_build, [(NURSE, revised(n)) for n in range(count)])
    assert build_ids(index_dir) == tuple(manifest.id for manifest in made[2:])
    for number, manifest in enumerate(made):
        assert profile_at(index_dir, manifest.id, "plumber") == revised(number)
        assert profile_at(index_dir, manifest.id, "nurse") == NURSE
    kept = {path.name for path in (index_dir / "kept" / "profiles").iterdir()}
    assert len(kept) == count + 1  # the plumbers and the nurse that all builds share
    assert not any(name.startswith("tmp-") for name in kept)


def test_their_folder_is_written_down_once_for_all_profiles(
    make_build: MakeBuild, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def counting(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", counting)
    make_build(NURSE, PLUMBER)
    assert synced.count((index_dir / "kept" / "profiles").stat().st_ino) == 1


def test_what_was_kept_before_builds_had_another_format_is_still_read(index_dir: Path) -> None:
    line = lines(to_bytes([(NURSE, ())]))["nurse"]
    digest = hashlib.sha256(line).hexdigest()
    write(index_dir / "kept" / "profiles" / f"{digest}.json", line)
    record = seal({"format": 2, "profiles": {"nurse": digest}})
    write(index_dir / "kept" / "builds" / f"{GONE}.json", record)
    assert profile_at(index_dir, GONE, "nurse") == NURSE


@pytest.mark.parametrize("build_id", [GONE, "..", "../builds/x", "", "2020-01-01T00-00-00Z-abcde/"])
def test_a_build_that_never_was(make_build: MakeBuild, index_dir: Path, build_id: str) -> None:
    make_build(NURSE)
    with pytest.raises(NoBuildError, match="nothing of build"):
        profile_at(index_dir, build_id, "nurse")


def test_a_profile_that_the_build_does_not_have(make_build: MakeBuild, index_dir: Path) -> None:
    first, _ = build_all(make_build, [(NURSE,), (NURSE, PLUMBER)])
    with pytest.raises(NoProfileError, match="no profile 'plumber'"):
        profile_at(index_dir, first.id, "plumber")
    prune(index_dir, 1)
    with pytest.raises(NoProfileError, match="no profile 'plumber'"):
        profile_at(index_dir, first.id, "plumber")


def give_format(index_dir: Path, build_id: str, number: int) -> None:
    """Let the manifest of a build be one that was written in another format."""
    path = build_folder(index_dir, build_id) / MANIFEST
    write(path, seal({**unseal(path.read_bytes(), path), "format": number}))


def test_links_into_builds_of_another_format_last(make_build: MakeBuild, index_dir: Path) -> None:
    first, second = build_all(make_build, [(PLUMBER,), (NURSE,)])
    give_format(index_dir, first.id, FORMAT - 1)
    assert profile_at(index_dir, first.id, "plumber") == PLUMBER
    assert prune(index_dir, 1) == (first.id,)
    assert build_ids(index_dir) == (second.id,)
    assert profile_at(index_dir, first.id, "plumber") == PLUMBER


def test_what_cannot_be_kept_is_not_pruned(make_build: MakeBuild, index_dir: Path) -> None:
    first, _ = build_all(make_build, [(PLUMBER,), (NURSE,)])
    shutil.rmtree(index_dir / "kept")
    give_format(index_dir, first.id, FORMAT - 1)
    assert prune(index_dir, 1) == ()
    give_format(index_dir, first.id, FORMAT)
    assert prune(index_dir, 1) == (first.id,)
    assert profile_at(index_dir, first.id, "plumber") == PLUMBER


def test_a_changed_build_is_never_quoted_from(make_build: MakeBuild, index_dir: Path) -> None:
    manifest = make_build(PLUMBER)
    shutil.rmtree(index_dir / "kept")
    path = build_folder(index_dir, manifest.id) / PROFILES
    path.write_bytes(path.read_bytes().replace(b"Hours", b"Weeks"))
    with pytest.raises(DamagedBuildError, match="changed since it was published"):
        profile_at(index_dir, manifest.id, "plumber")


def test_what_was_kept_and_changed_is_never_quoted_from(
    make_build: MakeBuild, index_dir: Path
) -> None:
    first = make_build(PLUMBER)
    (path,) = (index_dir / "kept" / "profiles").iterdir()
    path.write_bytes(path.read_bytes().replace(b"Hours", b"Weeks"))
    with pytest.raises(DamagedBuildError, match="changed since it was kept"):
        kept_line(index_dir, first.id, "plumber")


def test_a_damaged_build_is_pruned_without_keeping_it(
    make_build: MakeBuild, index_dir: Path
) -> None:
    first, second = build_all(make_build, [(PLUMBER,), (NURSE,)])
    shutil.rmtree(index_dir / "kept")
    (build_folder(index_dir, first.id) / PROFILES).write_bytes(b"{}\n")
    assert prune(index_dir, 1) == (first.id,)
    assert build_ids(index_dir) == (second.id,)
    with pytest.raises(NoBuildError):
        profile_at(index_dir, first.id, "plumber")
