from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedBuildError
from index.files import FileEntry, seal, unseal
from index.manifest import FORMAT, Counts, Manifest, ModelUsed, from_bytes, to_bytes

MANIFEST = Manifest(
    id="2026-11-22T10-15-00Z-3f9c1a",
    corpus="c" * 64,
    inputs="3f9c1a" + "0" * 58,
    model=ModelUsed("Modèle", "ab" * 8, "d" * 64, 384),
    counts=Counts(1, 18, 29, 93),
    files=(FileEntry("a.txt", "e" * 64, 3), FileEntry("b/c.txt", "f" * 64, 0)),
    versions=(("faiss-cpu", "1.15.1"), ("tokenizers", "0.23.3")),
)
PATH = Path("builds", "x", "manifest.json")


def test_read_back_it_is_the_same() -> None:
    assert from_bytes(to_bytes(MANIFEST), PATH) == MANIFEST


def test_it_is_readable_with_sorted_keys() -> None:
    content = json.loads(to_bytes(MANIFEST))
    assert list(content) == sorted(content)
    assert content["files"]["b/c.txt"] == {"sha256": "f" * 64, "size": 0}
    assert content["format"] == FORMAT


@given(st.integers(0), st.integers(1, 255))
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    data = bytearray(to_bytes(MANIFEST))
    data[place % len(data)] ^= change
    with pytest.raises(DamagedBuildError, match="python -m index build"):
        from_bytes(bytes(data), PATH)


@given(st.integers(0))
def test_any_lost_end_is_noticed(length: int) -> None:
    data = to_bytes(MANIFEST)
    with pytest.raises(DamagedBuildError):
        from_bytes(data[: length % len(data)], PATH)


@pytest.mark.parametrize("data", [b"", b"[]", b"3", b'{"seal": 1}', b"\xff", b"[" * 100_000])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedBuildError, match=r"manifest\.json"):
        from_bytes(data, PATH)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 1}, "written in format 1, this program reads format 3; run: python -m index"),
        ({"counts": None}, "incomplete"),
        ({"counts": {"profiles": 1}}, "incomplete"),
        ({"extra": 1}, "incomplete"),
        ({"files": {"a": {"sha256": ""}}}, "incomplete"),
    ],
)
def test_another_format_or_other_keys_are_refused(change: dict[str, Any], message: str) -> None:
    content = {**unseal(to_bytes(MANIFEST), PATH), **change}
    with pytest.raises(DamagedBuildError, match=message):
        from_bytes(seal(content), PATH)


@pytest.mark.parametrize("lost", ["id", "corpus", "inputs", "model", "counts", "files", "format"])
def test_a_missing_key_is_refused(lost: str) -> None:
    content = unseal(to_bytes(MANIFEST), PATH)
    del content[lost]
    with pytest.raises(DamagedBuildError, match=r"incomplete|format None"):
        from_bytes(seal(content), PATH)
