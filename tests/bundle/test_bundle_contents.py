"""What a bundle holds, what it must not, and when none is made."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from filecmp import cmp
from pathlib import Path

import pytest

from bundle.__main__ import main
from bundle.contents import LOCK, PACKAGES, PINS, ROOT, BundleError, agreed, pinned
from bundle.licences import notice
from index.places import current_id
from index.store import load
from tests.test_imports import BUILDING_ONLY, ORDER


def test_the_lock_holds_all_that_is_pinned_with_hashes_and_nothing_that_builds() -> None:
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    wanted = pinned((ROOT / PINS).read_text(encoding="utf-8"))
    assert agreed((ROOT / PINS).read_text(encoding="utf-8"), lock) == wanted
    assert "streamlit" in wanted
    unhashed = re.findall(r"^[\w.-]+==[^\\]*\\?\n(?!    --hash=sha256:[0-9a-f]{64})", lock, re.M)
    assert unhashed == []
    assert not {name.replace("-", "_") for name in pinned(lock)} & BUILDING_ONLY


@pytest.mark.parametrize("lock", ["b==1.0\n", "a==1.0\n", ""])
def test_a_lock_that_is_not_of_the_pins_is_refused(lock: str) -> None:
    assert agreed("A==2.0\n", "a==2.0 ; sys_platform == 'x' \\\n  --hash\n") == {"a": "2.0"}
    with pytest.raises(BundleError, match=r"a is .* wants 2\.0; run: make lock"):
        agreed("A==2.0\n", lock)


def test_it_lists_every_file_with_its_hash(bundle: Path) -> None:
    record = json.loads((bundle / "bundle.json").read_bytes())
    found = {
        path.relative_to(bundle).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in bundle.rglob("*")
        if path.is_file() and path.name != "bundle.json"
    }
    assert {name: entry["sha256"] for name, entry in record["files"].items()} == found
    assert record["archive"] == f"{bundle.name}.tar.gz"


def test_every_package_that_serves_is_packed() -> None:
    assert {"bundle", "app", *PACKAGES} == set(ORDER)


def test_it_holds_one_build_and_no_documents(bundle: Path, first_index: Path) -> None:
    build = load(bundle / "index" / "built")
    assert build.id == current_id(first_index)
    assert build.warnings == ()
    assert [path.name for path in (bundle / "index/built/builds").iterdir()] == [build.id]
    for absent in ("corpus/profiles", "corpus/gold", "index/adapter.safetensors", "tests", "bench"):
        assert not (bundle / absent).exists()
    assert not list(bundle.rglob("__pycache__"))


def test_its_papers_name_build_model_publisher_and_steps(bundle: Path) -> None:
    build = load(bundle / "index" / "built")
    credits = (bundle / "NOTICE").read_text(encoding="utf-8")
    assert build.id in credits
    assert "Government of Alberta, Human Services" in credits
    assert "all-MiniLM-L6-v2" in credits
    assert "Apache License" in (bundle / "LICENSE-model.txt").read_text(encoding="utf-8")
    steps = (bundle / "README.txt").read_text(encoding="utf-8")
    assert f"build {build.id}" in steps
    assert "Python 3.11 or later, below 3.14" in steps
    assert "$" not in steps
    for name in ("requirements.txt", "run.py", "docs/deployment.md", "NOTICE", "bundle.json"):
        assert name in steps
        assert (bundle / name).exists()


def test_two_bundles_of_one_build_are_the_same_bytes(
    bundle: Path, first_index: Path, tmp_path: Path
) -> None:
    name = f"{bundle.name}.tar.gz"
    assert main(["--index", str(first_index), "--out", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [bundle.name, name]
    assert cmp(tmp_path / name, bundle.parent / "dist" / name, shallow=False)


def test_no_bundle_is_made_of_a_damaged_or_missing_build(
    first_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = Path(shutil.copytree(first_index, tmp_path / "index"))
    out = ["--out", str(tmp_path / "out")]
    assert main(["--index", str(tmp_path / "none"), *out]) == 2
    assert "nothing has been built here yet" in capsys.readouterr().err
    vectors = index / "builds" / str(current_id(index)) / "vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-1])
    assert main(["--index", str(index), *out]) == 3
    assert f"{vectors}: changed since it was published" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_another_model_is_not_said_to_be_under_a_licence_it_may_not_have(first_index: Path) -> None:
    build = load(first_index)
    model = replace(build.manifest.model, name="somebody/else")
    other = replace(build, manifest=replace(build.manifest, model=model))
    assert "somebody/else" in notice("", other)
    assert "Apache" not in notice("", other)
