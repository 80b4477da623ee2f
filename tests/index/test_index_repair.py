from __future__ import annotations

from pathlib import Path

import pytest

from index.places import DEFAULT_INDEX, build_folder, models_folder
from index.repair import option, repair, repair_at


def test_the_default_index_needs_no_option() -> None:
    assert repair(DEFAULT_INDEX) == "python -m index build"
    assert repair_at(build_folder(DEFAULT_INDEX, "id") / "manifest.json") == repair(DEFAULT_INDEX)
    assert option(DEFAULT_INDEX, "--index") == ""


@pytest.mark.parametrize("name", ["mine", "builds", "models"])
def test_another_index_is_named_wherever_the_damage_is(name: str) -> None:
    index_dir = Path("some", name, "built")
    expected = f"python -m index build --out {index_dir}"
    assert repair(index_dir) == expected
    paths = (
        build_folder(index_dir, "id"),
        build_folder(index_dir, "id") / "lexical" / "words.json",
        models_folder(index_dir) / "key" / "model.onnx",
    )
    for path in paths:
        assert repair_at(path) == expected


def test_a_name_with_spaces_is_quoted() -> None:
    assert option(Path("my index"), "--index") == ' --index "my index"'
