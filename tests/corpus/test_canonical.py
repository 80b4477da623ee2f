import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical import MAX_BYTES, canonical, read_bytes
from corpus.errors import RefusedError
from corpus.findings import Finding


def refusal(data: bytes) -> Finding:
    with pytest.raises(RefusedError) as caught:
        canonical(data, "some.txt")
    (finding,) = caught.value.findings
    assert (finding.file, finding.severity) == ("some.txt", "error")
    return finding


def test_only_mark_composition_spaces_and_line_ends_change() -> None:
    data = "\ufeffCafe\u0301\u00a0a\u202fb\u2007c  d\r\ne\rf\t•\u2003 \n".encode()
    assert canonical(data, "x") == "Café a b c  d\ne\nf\t•\u2003 \n"


def test_windows_encoding_is_named_with_its_line() -> None:
    finding = refusal("Line 1\r\nLine 2\rCaf\u00e9 3\n".encode("cp1252"))
    assert (finding.code, finding.line) == ("wrong_encoding", 3)
    assert "byte 0xE9 at position 18" in finding.message
    assert "CP1252" in finding.message
    assert "UTF-8" in finding.cure


def test_utf16_is_named() -> None:
    finding = refusal("Title\n".encode("utf-16"))
    assert finding.code == "wrong_encoding"
    assert "UTF-16" in finding.message


def test_binary_file_is_named() -> None:
    assert "not a text file" in refusal(b"PK\x03\x04\x00\xff\xfe\x80").message


def test_nul_bytes_are_refused_with_line_and_count() -> None:
    finding = refusal(b"Title\n\nText\0\0\n")
    assert (finding.code, finding.line) == ("control_characters", 3)
    assert finding.message == "2 control character(s), the first U+0000"


def test_marks_that_reorder_text_are_refused() -> None:
    assert refusal("pay \u202e004$".encode()).code == "control_characters"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\xc2\xa0"])
def test_nothing_but_space_is_an_empty_file(data: bytes) -> None:
    assert refusal(data).code == "empty_file"


def test_too_large_is_refused_with_its_size() -> None:
    finding = refusal(b"a" * 10_000_000)
    assert finding.code == "too_large"
    assert "10,000,000" in finding.message
    assert canonical(b"a" * MAX_BYTES, "x") == "a" * MAX_BYTES


def test_reading_refuses_missing_and_large_files(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    for name, code in (("missing.txt", "unreadable_file"), ("large.txt", "too_large")):
        with pytest.raises(RefusedError) as caught:
            read_bytes(tmp_path / name, name)
        assert [finding.code for finding in caught.value.findings] == [code]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    try:
        once = canonical(text.encode(), "x")
    except RefusedError:
        assert not text.lstrip("\ufeff").strip() or re.search("[\u202a-\u202e\u2066-\u2069]", text)
        return
    assert canonical(once.encode(), "x") == once
