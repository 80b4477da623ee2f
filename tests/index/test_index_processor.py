"""What is known of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import processor


@pytest.mark.parametrize(
    ("described", "fast"),
    [
        ("flags\t\t: fpu sse4_2 avx2 avx512_vnni\n", True),
        ("flags\t\t: fpu sse4_2 avx2 avx_vnni\n", True),
        ("flags\t\t: fpu sse4_2 avx2\n", False),
        ("", False),
    ],
)
def test_whether_bytes_are_multiplied_fast_stands_among_the_flags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, described: str, fast: bool
) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(described, encoding="utf-8")
    monkeypatch.setattr(processor, "_DESCRIBED", path)
    assert processor.multiplies_bytes() is fast


def test_where_no_file_describes_the_processor_it_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "_DESCRIBED", tmp_path / "none")
    assert not processor.multiplies_bytes()
