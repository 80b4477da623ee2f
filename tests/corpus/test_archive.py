"""Zip files are read as folders; what could do harm is refused before anything is unpacked."""

import io
import random
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import entries
from corpus.check import check
from corpus.errors import RefusedError
from corpus.library import read_corpus

TODAY = date(2026, 11, 22)
DOCUMENTS = Path(__file__).parent / "documents"
TEXT = b"Bakers bake bread.\n"


def zipped(*files: tuple[str | ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", packed) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def refusals(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as caught:
        entries(data, "a.zip")
    assert all(finding.file == "a.zip" for finding in caught.value.findings)
    return [(finding.code, finding.message) for finding in caught.value.findings]


@contextmanager
def peak_below(limit: int) -> Iterator[None]:
    """Fails where more than so many bytes were held at one time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < limit
    finally:
        tracemalloc.stop()


def test_files_are_read_by_their_paths() -> None:
    data = zipped(("a.txt", TEXT), ("sub/", b""), ("sub/é.txt", b"2"))
    found = entries(data, "a.zip")
    assert {name: read(100) for name, read in found.items()} == {"a.txt": TEXT, "sub/é.txt": b"2"}


def test_a_zip_file_stands_for_a_folder(tmp_path: Path) -> None:
    files = [(path.name, path.read_bytes()) for path in DOCUMENTS.glob("*.txt")]
    extra = [("__MACOSX/._x.txt", b"\0"), ("sub/.DS_Store", b"\0")]
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "Profiles.ZIP").write_bytes(zipped(*files, *extra))
    found = {profile.slug: profile.source.file for profile in read_corpus(tmp_path, TODAY)}
    assert found["pipe-fitter"] == "sub/Profiles.ZIP/pipe-fitter.txt"
    assert found["beekeeper"] == "sub/Profiles.ZIP/no-names.txt"
    (by_itself, *_) = read_corpus(tmp_path / "sub" / "Profiles.ZIP", TODAY)
    assert by_itself.source.file == "Profiles.ZIP/no-names.txt"


def test_findings_name_the_file_in_the_zip_file(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    large = random.Random(1).randbytes(5_000_001)
    file.write_bytes(zipped(("b/x.txt", b"\xff"), ("b/y.txt", large)))
    found = [(finding.code, finding.file) for finding in check(file, TODAY)]
    assert found == [
        ("wrong_encoding", f"{file.as_posix()}/b/x.txt"),
        ("too_large", f"{file.as_posix()}/b/y.txt"),
    ]


def test_an_empty_zip_file_is_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped((".hidden", b"")))
    assert [finding.code for finding in check(tmp_path, TODAY)] == ["empty_folder"]


def link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def renamed(placeholder: bytes, name: bytes) -> bytes:
    """A zip file with a name that the writer would not write as it is."""
    assert len(placeholder) == len(name)
    return zipped((placeholder.decode(), TEXT)).replace(placeholder, name)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(("../up.txt", TEXT)), "lies outside"),
        (zipped(("a/../../up.txt", TEXT)), "lies outside"),
        (zipped(("/etc/x.txt", TEXT)), "lies outside"),
        (zipped(("//host/x.txt", TEXT)), "lies outside"),
        (zipped(("C:x.txt", TEXT)), "lies outside"),
        (zipped(("./x.txt", TEXT)), "lies outside"),
        (renamed(b"aXXbX.txt", b"..\\b\\.txt"), "lies outside"),
        (renamed(b"aXb.txt", b"a\0b.txt"), "cannot be shown"),
        (zipped(("a\nb.txt", TEXT)), "cannot be shown"),
        (zipped(("a\u202etxt.b", TEXT)), "cannot be shown"),
        (zipped(("a" * 241, TEXT)), "too long"),
        (zipped((link("x.txt"), b"/etc/passwd")), "a link or a device"),
        (renamed(b"XYZ.txt", b"\xc3\x28Z.txt"), "not UTF-8"),
    ],
)
def test_unsafe_entries_are_refused(data: bytes, words: str) -> None:
    ((code, message),) = refusals(data)
    assert code == "unsafe_archive"
    assert words in message


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names", [("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("\u00e9.txt", "e\u0301.txt")]
)
def test_two_entries_of_one_name_are_refused(names: tuple[str, str]) -> None:
    ((code, message),) = refusals(zipped(*((name, TEXT) for name in names)))
    assert (code, message[:42]) == ("unsafe_archive", "2 of its entries: named as another one is.")


def flagged(data: bytes) -> bytes:
    """A zip file of one entry that says that it is encrypted."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (flagged(zipped(("a.txt", TEXT))), "encrypted"),
        (zipped(("a.txt", TEXT), packed=zipfile.ZIP_LZMA), "an uncommon way"),
        (zipped(("a/b.zip", zipped(("a.txt", TEXT)))), "a zip file itself"),
    ],
)
def test_what_is_not_read_is_said(data: bytes, words: str) -> None:
    ((code, message),) = refusals(data)
    assert code == "unsupported_archive"
    assert words in message


def test_every_reason_is_given_once() -> None:
    found = refusals(zipped(("../a", TEXT), ("../b", TEXT), (link("c"), TEXT)))
    assert [message.partition(":")[0] for _, message in found] == [
        "2 of its entries",
        "1 of its entries",
    ]


def test_a_bomb_is_refused_without_unpacking_it() -> None:
    bomb = zipped(("a.txt", bytes(20_000_000)))
    with peak_below(1_000_000):
        ((code, message),) = refusals(bomb)
    assert (code, "more than 200 times" in message) == ("oversized_archive", True)


def claiming(data: bytes, size: int) -> bytes:
    """A zip file whose list says that each entry unpacks to so many bytes."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", changed, place + 24, size)
        place = changed.find(b"PK\x01\x02", place + 1)
    return bytes(changed)


def test_many_entries_that_are_too_much_together_are_refused() -> None:
    noise = random.Random(1).randbytes(50_000)
    data = zipped(*((f"{number}.txt", noise) for number in range(41)))
    ((code, message),) = refusals(claiming(data, 5_000_000))
    assert code == "oversized_archive"
    assert "205,000,000 bytes, over the limit of 200,000,000" in message


def test_an_entry_that_lies_about_its_size_is_never_unpacked_whole() -> None:
    bomb = claiming(zipped(("a.txt", bytes(100_000_000))), 1_000)
    read = entries(bomb, "a.zip")["a.txt"]
    with (
        peak_below(1_000_000),
        pytest.raises(RefusedError, match=r"a\.zip/a\.txt: error \[damaged"),
    ):
        read(5_000_000)


def listing(count: int) -> bytes:
    """A zip file that lists one entry so many times."""
    data = zipped(("a", b""))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    closing = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry) * count, start, 0)
    return data[:start] + entry * count + closing


def test_a_hundred_thousand_entries_are_refused_unlisted() -> None:
    data = listing(100_000)
    with peak_below(1_000_000):
        ((code, message),) = refusals(data)
    assert (code, message) == ("oversized_archive", "the zip file lists more than 5,000 entries")
    assert [code for code, _ in refusals(listing(5_000))] == ["unsafe_archive"]  # names repeat


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = zipped(("a", random.Random(1).randbytes(10_000)))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    other = entry.replace(b"a", b"b")
    closing = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(entry) * 2, start, 0)
    assert refusals(data[:start] + entry + other + closing) == [
        ("damaged_archive", "its entries overlap each other")
    ]


def test_a_zip_file_over_the_limit_is_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with file.open("wb") as stream:
        stream.truncate(50_000_001)
    with peak_below(1_000_000):
        assert [finding.code for finding in check(file, TODAY)] == ["too_large"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: b"not a zip file",
        lambda data: data[:-30],
        lambda data: data.replace(TEXT, TEXT[::-1]),
    ],
)
def test_a_damaged_zip_file_is_said(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(change(zipped(("a.txt", TEXT), packed=zipfile.ZIP_STORED)))
    assert [finding.code for finding in check(file, TODAY)] == ["damaged_archive"]


@given(st.data())
def test_any_change_to_a_zip_file_is_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(zipped(("a.txt", TEXT), ("b/c.txt", b"2" * 50)))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RefusedError):
        for read in entries(bytes(changed), "a.zip").values():
            assert read(1_000) in (TEXT, b"2" * 50)  # the checksum sees what was changed
