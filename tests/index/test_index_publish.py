from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.errors import BuilderBusyError, StorageError
from index.model import ModelSource
from index.places import build_folder, build_ids, current_id, held_id, hold, models_folder
from index.publish import KEPT, point, sole_builder
from index.store import load, read_build
from tests.index.index_making import NURSE, PLUMBER, MakeBuild, profile, put_tiny_model

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

# Builds in a loop, each time of other profiles, until it is stopped from outside.
BUILD_FOREVER = """
import itertools, sys
from pathlib import Path
from tests.index.index_making import EXAMPLES, TINY, profile
from index.build import build

print("ready", flush=True)
for number in itertools.count():
    made = profile("nurse", ("Salary", f"The pay is {number}."))
    build([made], EXAMPLES, Path(sys.argv[1]), TINY, lambda *_: None)
"""


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(ROOT), str(HERE)))
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def unfinished(index_dir: Path) -> list[Path]:
    return [path for path in index_dir.rglob("*") if path.name.startswith("tmp-")]


def test_a_builder_killed_at_any_moment_leaves_a_whole_build(
    index_dir: Path, make_build: MakeBuild
) -> None:
    make_build(PLUMBER)
    moments = random.Random(7)
    for _ in range(10):
        builder = python(BUILD_FOREVER, index_dir)
        assert builder.stdout is not None
        assert builder.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0.0, 0.4))
        builder.kill()
        builder.communicate()
        assert load(index_dir).warnings == ()
        for build_id in build_ids(index_dir):
            assert read_build(index_dir, build_id).id == build_id
    last = make_build(NURSE)
    assert load(index_dir).id == last.id
    assert unfinished(index_dir) == []


def test_what_a_killed_builder_left_is_removed(index_dir: Path, make_build: MakeBuild) -> None:
    (index_dir / "tmp-2026" / "lexical").mkdir(parents=True)
    (index_dir / "tmp-current").write_text("x", encoding="utf-8")
    (models_folder(index_dir) / "tmp-model").mkdir()
    make_build(NURSE)
    assert unfinished(index_dir) == []


def test_a_second_builder_is_told_who_builds(index_dir: Path, make_build: MakeBuild) -> None:
    with (
        sole_builder(index_dir),
        pytest.raises(BuilderBusyError, match=rf"process {os.getpid()} on .+ since \d{{4}}-"),
    ):
        make_build(NURSE)
    assert make_build(NURSE).counts.profiles == 1


def test_the_last_builds_are_kept_and_the_models_they_use(
    index_dir: Path, make_build: MakeBuild
) -> None:
    unused = put_tiny_model(index_dir, ModelSource("old", Path("x"), "cd" * 32))
    made = [
        make_build(profile("nurse", ("Salary", f"The pay is {number}."))).id
        for number in range(KEPT + 2)
    ]
    assert list(build_ids(index_dir)) == sorted(made)[-KEPT:]
    assert not unused.exists()
    assert load(index_dir).id == made[-1]


def test_builds_stand_in_order_even_within_a_second_or_after_the_clock_was_set_back(
    index_dir: Path, make_build: MakeBuild
) -> None:
    made = [make_build(profile("nurse", ("Salary", f"{n} hours."))).id for n in range(3)]
    assert made == sorted(made)
    ahead = build_folder(index_dir, made[-1]).rename(
        build_folder(index_dir, "2999-12-31T23-59-59Z-" + made[-1][-6:])
    )
    assert make_build(PLUMBER).id.startswith("3000-01-01T00-00-00Z-")
    assert ahead.exists()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "built").write_text("a file", encoding="utf-8")
    with (
        pytest.raises(StorageError, match="choose another with --out"),
        sole_builder(tmp_path / "built"),
    ):
        pass


def test_a_file_where_the_builds_should_be(index_dir: Path, make_build: MakeBuild) -> None:
    (index_dir / "builds").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be written"):
        make_build(NURSE)
    assert unfinished(index_dir) == []


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files by a POSIX call")
def test_a_full_disk_leaves_the_served_build_and_nothing_half_written(
    index_dir: Path, make_build: MakeBuild
) -> None:
    import resource

    served = make_build(NURSE).id
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # A file that outgrows the limit fails as on a full disk, part of it written; the signal that
    # comes with it is one that Python ignores.
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, limits[1]))
    try:
        with pytest.raises(StorageError, match="free some space"):
            make_build(PLUMBER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert unfinished(index_dir) == []
    assert load(index_dir).id == served


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files by a POSIX call")
def test_what_is_served_and_held_stays_as_it_was_where_it_cannot_be_written(
    index_dir: Path, make_build: MakeBuild
) -> None:
    import resource

    served = make_build(NURSE).id
    hold(index_dir, served)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            point(index_dir, "2026-11-22T10-15-00Z-3f9c1a")
        with pytest.raises(OSError, match="large"):
            hold(index_dir, "2026-11-22T10-15-00Z-3f9c1a")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert current_id(index_dir) == held_id(index_dir) == served
    assert unfinished(index_dir) == []


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions do not hold for this user"
)
def test_a_read_only_folder_can_be_served_but_not_built_into(
    index_dir: Path, make_build: MakeBuild
) -> None:
    served = make_build(NURSE).id
    folders = [index_dir, *(path for path in index_dir.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        with pytest.raises(StorageError, match="writable"):
            make_build(PLUMBER)
        assert load(index_dir).id == served
    finally:
        for folder in folders:
            folder.chmod(0o755)
