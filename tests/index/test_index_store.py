from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from mmap import mmap
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.build import build
from index.dense import VECTORS
from index.errors import BuildError, DamagedBuildError, NoBuildError
from index.files import FileEntry, map_checked, read_checked, seal
from index.places import build_folder, build_ids, current_id
from index.publish import roll_back
from index.store import load, read_build
from index.units import units
from tests.index.index_making import (
    EXAMPLES,
    NURSE,
    PLUMBER,
    TINY,
    MakeBuild,
    inner_vector,
    profile,
    put_tiny_model,
    vector,
)


def test_a_build_holds_what_was_built(index_dir: Path, make_build: MakeBuild) -> None:
    manifest = make_build(NURSE, PLUMBER)
    build = load(index_dir)
    assert build.id == manifest.id
    assert build.manifest == manifest
    assert build.profiles == (NURSE, PLUMBER)
    assert [passage.text for passage in build.passages] == [
        "The pay is good. School helps.",
        "Many duties.",
        "Hours and pay vary.",
    ]
    assert build.passages_of == {"nurse": range(0, 2), "plumber": range(2, 3)}
    assert [build.rows_of(range(n, n + 1)) for n in range(3)] == [
        range(3),
        range(3, 5),
        range(5, 7),
    ]
    assert build.rows_of(range(1, 3)) == range(3, 7)
    assert build.rows_of(range(0)) == range(0)
    assert build.unit_passages.tolist() == [0, 0, 0, 1, 1, 2, 2]
    assert build.unit_passages.tolist() == [unit.passage for unit in units(build.passages)]
    assert build.warnings == ()


def test_its_halves_answer(index_dir: Path, make_build: MakeBuild) -> None:
    make_build(NURSE, PLUMBER)
    build = load(index_dir)
    # "School helps.", of which the model does not know "helps" and the stop.
    expected = inner_vector("school", "[UNK]", "[UNK]") @ vector("school")
    assert build.dense.scores(vector("school"))[2] == pytest.approx(expected)
    assert build.lexical.scores(["plumber"]).argmax() == 2
    assert build.intents.labels == ("duties", "education", "wages")


def test_the_manifest_counts(make_build: MakeBuild) -> None:
    counts = make_build(NURSE, PLUMBER).counts
    assert (counts.profiles, counts.sections, counts.passages, counts.units) == (2, 3, 3, 7)


def test_nothing_built_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(NoBuildError, match="run: python -m index build"):
        load(tmp_path / "none")


def test_profiles_without_text_are_refused(make_build: MakeBuild) -> None:
    with pytest.raises(BuildError, match="no profiles"):
        make_build()
    with pytest.raises(BuildError, match="without a passage to quote: empty;"):
        make_build(NURSE, profile("empty"))


def test_the_same_input_keeps_the_build_other_input_replaces_it(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first = make_build(NURSE)
    assert make_build(NURSE) == first
    other = make_build(NURSE, PLUMBER)
    more = make_build(NURSE, PLUMBER, examples={**EXAMPLES, "hours": ("hours",)})
    assert len({first.id, other.id, more.id}) == 3
    assert current_id(index_dir) == more.id


def test_a_damaged_current_build_is_built_anew(index_dir: Path, make_build: MakeBuild) -> None:
    first = make_build(NURSE)
    (build_folder(index_dir, first.id) / "vectors.faiss").write_bytes(b"")
    second = make_build(NURSE)
    assert second.id != first.id
    assert load(index_dir).id == second.id


def test_an_earlier_build_is_served_when_the_current_is_damaged(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second, third = make_build(NURSE), make_build(PLUMBER), make_build(NURSE, PLUMBER)
    (build_folder(index_dir, third.id) / "profiles.jsonl").unlink()
    (build_folder(index_dir, second.id) / "manifest.json").write_bytes(b"{}")
    build = load(index_dir)
    assert build.id == first.id
    assert build.profiles == (NURSE,)
    damaged, also, served = build.warnings
    assert third.id in damaged
    assert "profiles.jsonl" in damaged
    assert "python -m index build" in damaged
    assert second.id in also
    assert served == f"build {first.id} is served instead"


def test_a_build_later_than_the_one_rolled_back_to_is_never_served(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, _ = make_build(NURSE), make_build(PLUMBER)
    assert roll_back(index_dir) == first.id
    assert load(index_dir).id == first.id
    (build_folder(index_dir, first.id) / "intents.npz").unlink()
    with pytest.raises(DamagedBuildError, match=r"intents\.npz"):
        load(index_dir)


@pytest.mark.parametrize("content", [b"", b"\xff", b"../x\n", b"2020-01-01T00-00-00Z-3f9c1a\n"])
def test_an_unreadable_pointer_is_told_of(
    index_dir: Path, make_build: MakeBuild, content: bytes
) -> None:
    built = make_build(NURSE)
    (index_dir / "current").write_bytes(content)
    build = load(index_dir)
    assert build.id == built.id
    assert "names no build that is here" in build.warnings[0]


def test_roll_back_to_a_named_build_and_refuse_what_is_not_there(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second = make_build(NURSE), make_build(PLUMBER)
    assert roll_back(index_dir, first.id) == first.id
    assert roll_back(index_dir, second.id) == second.id
    with pytest.raises(NoBuildError, match=first.id):
        roll_back(index_dir, "2020-01-01T00-00-00Z-000000")
    (build_folder(index_dir, first.id) / "vectors.faiss").unlink()
    with pytest.raises(DamagedBuildError, match=r"vectors\.faiss"):
        roll_back(index_dir)
    assert current_id(index_dir) == second.id


def test_nothing_to_roll_back_to(index_dir: Path, make_build: MakeBuild) -> None:
    with pytest.raises(NoBuildError, match="nothing has been built"):
        roll_back(index_dir / "missing")
    assert not (index_dir / "missing").exists()
    make_build(NURSE)
    with pytest.raises(NoBuildError, match="no earlier build"):
        roll_back(index_dir)


def test_other_versions_of_what_reads_a_question_are_told_of(
    index_dir: Path, make_build: MakeBuild
) -> None:
    manifest = make_build(NURSE)
    path = build_folder(index_dir, manifest.id) / "manifest.json"
    content = json.loads(path.read_bytes())
    del content["seal"]
    content["versions"]["PyStemmer"] = "1.0"
    path.write_bytes(seal(content))
    (warning,) = load(index_dir).warnings
    assert "made with PyStemmer 1.0" in warning
    assert make_build(NURSE).id != manifest.id


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two builds, of which the second is served."""
    index_dir = tmp_path_factory.mktemp("two") / "built"
    put_tiny_model(index_dir)
    for profiles in ((PLUMBER,), (NURSE, PLUMBER)):
        build(profiles, EXAMPLES, index_dir, TINY, lambda stage, done, total: None)
    return index_dir


@pytest.fixture(scope="module")
def copy_of_two_builds(two_builds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("copy") / "built"
    shutil.copytree(two_builds, copy)
    return copy


def files_of_current(index_dir: Path) -> list[Path]:
    """Every file that a load of the current build reads, the model's included."""
    folders = (build_folder(index_dir, str(current_id(index_dir))), index_dir / "models")
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda data: None,
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
}


@pytest.mark.parametrize("damaged", DAMAGES)
def test_whichever_file_is_damaged_the_last_good_build_is_served(
    copy_of_two_builds: Path, damaged: str
) -> None:
    index_dir = copy_of_two_builds
    first, current = build_ids(index_dir)
    paths = [path for path in files_of_current(index_dir) if current in path.parts]
    assert len(paths) == 7
    for path in paths:
        whole = path.read_bytes()
        content = DAMAGES[damaged](whole)
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        try:
            build = load(index_dir)
            assert build.id == first
            assert path.name in build.warnings[0]
        finally:
            path.write_bytes(whole)
    assert load(index_dir).id == current


def test_vectors_are_read_from_their_file_as_they_are_used(
    index_dir: Path, make_build: MakeBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped: list[mmap] = []

    def map_and_tell(folder: Path, file: FileEntry) -> mmap:
        mapped.append(map_checked(folder, file))
        return mapped[-1]

    make_build(PLUMBER)
    monkeypatch.setattr("index.store.map_checked", map_and_tell)
    build = load(index_dir)
    (file,) = (np.frombuffer(data, dtype=np.uint8) for data in mapped)
    assert np.shares_memory(build.dense._vectors, file)


def test_a_file_is_mapped_only_as_it_was_published(index_dir: Path, make_build: MakeBuild) -> None:
    manifest = make_build(PLUMBER)
    (file,) = (file for file in manifest.files if file.name == VECTORS)
    folder = build_folder(index_dir, manifest.id)
    mapped = map_checked(folder, file)
    assert isinstance(mapped, mmap)
    assert mapped[:] == read_checked(folder, file)
    with pytest.raises(DamagedBuildError, match="changed since it was published"):
        map_checked(folder, replace(file, sha256="0" * 64))
    with pytest.raises(DamagedBuildError, match="cannot be read"):
        map_checked(folder / "elsewhere", file)


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes | None:
    """Other bytes than ``data``: one changed, some lost, some added; None for no file at all."""
    place = draw(st.integers(0, len(data) - 1))
    changed = bytes([data[place] ^ draw(st.integers(1, 255))])
    return draw(
        st.sampled_from(
            [None, data[:place], data + b"\0", data[:place] + changed + data[place + 1 :]]
        )
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_build_is_read_whole_or_not_at_all(copy_of_two_builds: Path, data: st.DataObject) -> None:
    index_dir = copy_of_two_builds
    current = str(current_id(index_dir))
    path = data.draw(st.sampled_from(files_of_current(index_dir)))
    whole = path.read_bytes()
    damaged = data.draw(damage(whole))
    try:
        path.unlink()
        if damaged is not None:
            path.write_bytes(damaged)
        with pytest.raises(DamagedBuildError, match="run: python -m index build"):
            read_build(index_dir, current)
    finally:
        path.write_bytes(whole)
    assert read_build(index_dir, current).profiles == (NURSE, PLUMBER)


@given(st.data())
def test_swapped_files_are_noticed(copy_of_two_builds: Path, data: st.DataObject) -> None:
    index_dir = copy_of_two_builds
    current = str(current_id(index_dir))
    paths = files_of_current(index_dir)
    earlier = build_folder(index_dir, build_ids(index_dir)[0])
    others = [path for path in earlier.rglob("*") if path.is_file()]
    one = data.draw(st.sampled_from(paths))
    other = data.draw(st.sampled_from([path for path in (*paths, *others) if path != one]))
    mine, theirs = one.read_bytes(), other.read_bytes()
    if mine == theirs:
        return
    try:
        one.write_bytes(theirs)
        other.write_bytes(mine)
        with pytest.raises(DamagedBuildError):
            read_build(index_dir, current)
    finally:
        one.write_bytes(mine)
        other.write_bytes(theirs)
