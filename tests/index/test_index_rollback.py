from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import publish
from index.errors import NoBuildError
from index.locking import sole_builder
from index.places import build_folder, build_ids, current_id, find_build, held_id
from index.publish import point, prune, roll_back
from index.store import load
from tests.index.index_making import NURSE, PLUMBER, MakeBuild, profile

THIRD = profile("welder", ("Salary", "Hours vary."))


def test_a_rollback_holds_until_the_profiles_change(index_dir: Path, make_build: MakeBuild) -> None:
    first, second = make_build(NURSE).id, make_build(NURSE, PLUMBER).id
    roll_back(index_dir)
    assert make_build(NURSE, PLUMBER).id == second
    assert current_id(index_dir) == first
    third = make_build(NURSE, THIRD).id
    assert current_id(index_dir) == third


def test_a_build_published_a_moment_ago_is_rolled_back_from(
    index_dir: Path, make_build: MakeBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_build(NURSE)
    second = make_build(PLUMBER).id

    @contextmanager
    def after_another(index_dir: Path) -> Iterator[None]:
        make_build(THIRD)
        with sole_builder(index_dir):
            yield

    monkeypatch.setattr(publish, "sole_builder", after_another)
    assert roll_back(index_dir) == second
    assert held_id(index_dir) == build_ids(index_dir)[-1]


def test_a_rollback_is_over_when_the_newest_is_asked_for_again(
    index_dir: Path, make_build: MakeBuild
) -> None:
    make_build(NURSE)
    second = make_build(PLUMBER).id
    roll_back(index_dir)
    roll_back(index_dir, second)
    assert make_build(PLUMBER).id == second
    assert current_id(index_dir) == second


def test_a_rollback_to_a_build_that_is_damaged_since_does_not_hold(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first = make_build(NURSE).id
    make_build(PLUMBER)
    roll_back(index_dir)
    (build_folder(index_dir, first) / "profiles.jsonl").unlink()
    made = make_build(PLUMBER).id
    assert load(index_dir).id == made
    assert load(index_dir).warnings == ()


def test_profiles_that_are_as_they_once_were_are_served_as_the_newest(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second = make_build(NURSE).id, make_build(PLUMBER).id
    again = make_build(NURSE).id
    # The earlier one of the same content goes, so that it takes no other's place.
    assert build_ids(index_dir) == (second, again)
    assert again > first
    assert current_id(index_dir) == again


def test_a_build_that_was_not_named_before_its_builder_died_is_named_by_the_next(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second = make_build(NURSE).id, make_build(PLUMBER).id
    point(index_dir, first)
    assert make_build(PLUMBER).id == second
    assert current_id(index_dir) == second
    (index_dir / "current").unlink()
    assert make_build(PLUMBER).id == second
    assert current_id(index_dir) == second


def test_pruning_keeps_the_newest_and_the_one_served(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second, third = (make_build(made).id for made in (NURSE, PLUMBER, THIRD))
    roll_back(index_dir, first)
    with sole_builder(index_dir):
        assert prune(index_dir, 1) == (second,)
    assert build_ids(index_dir) == (first, third)
    assert load(index_dir).id == first
    assert prune(index_dir, 1) == ()


def test_a_build_may_be_named_by_any_part_that_is_its_own(
    index_dir: Path, make_build: MakeBuild
) -> None:
    first, second = make_build(NURSE).id, make_build(PLUMBER).id
    assert find_build(index_dir, first[-6:]) == first
    assert roll_back(index_dir, first[-6:]) == first
    with pytest.raises(NoBuildError, match=f"2 builds are called '20'.*{first}, {second}"):
        find_build(index_dir, "20")
    with pytest.raises(NoBuildError, match="no build is called 'xyz'"):
        find_build(index_dir, "xyz")


def test_a_staged_build_is_not_served_and_is_cleared(
    index_dir: Path, make_build: MakeBuild
) -> None:
    built = make_build(NURSE).id
    folder = build_folder(index_dir, built)
    shutil.copytree(folder, folder.with_name("tmp-2999-01-01T00-00-00Z-abcdef"))
    assert load(index_dir).id == built
    with sole_builder(index_dir):
        pass
    assert [path.name for path in folder.parent.iterdir()] == [built]
