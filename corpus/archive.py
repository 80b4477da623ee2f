"""Zip files, read as folders: checked as a whole before anything is unpacked, never on disk.

A zip file comes from somewhere else and may be built to do harm: to write outside its folder, to
unpack to more than there is memory, to list more entries than there is time. One with any such
mark is refused whole, with every reason.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from corpus.canonical import has_unprintable, refuse_large
from corpus.errors import RefusedError
from corpus.findings import Finding, found

MAX_ARCHIVE_BYTES = 50_000_000
MAX_ENTRIES = 5_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 200  # unpacked bytes for one packed; text rarely reaches 20

Read = Callable[[int], bytes]
"""Gives the bytes of a file that has no more than so many; raises RefusedError for a larger one."""

_SUFFIX = ".zip"
_ENTRY_MARK = b"PK\x01\x02"  # begins each entry of the list at the end of a zip file
_CHUNK = 1 << 16
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # flag bits: encrypted, strongly so, with its list hidden
_LONGEST_NAME = 240  # characters
# Whatever the standard library raises for bytes that only resemble a zip file.
_DAMAGED = (
    BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


def is_archive(name: str) -> bool:
    """Whether a file is a zip file by its name."""
    return name.casefold().endswith(_SUFFIX)


def entries(data: bytes, file: str) -> dict[str, Read]:
    """The files in a zip file by their paths in it, each with what reads it.

    ``file`` is the name that errors give the zip file. Raises RefusedError where it is damaged, is
    built to do harm or over a limit; an entry's own reader does where only its content is damaged.
    """
    # Counted before the list is read: the count that a zip file states may be a lie.
    if data.count(_ENTRY_MARK) > MAX_ENTRIES:
        message = f"the zip file lists more than {MAX_ENTRIES:,} entries"
        raise RefusedError((found("oversized_archive", file, message),))
    try:
        archive = ZipFile(BytesIO(data), metadata_encoding="utf-8")
    except UnicodeDecodeError as error:
        message = "the name of an entry is not UTF-8"
        raise RefusedError((found("unsafe_archive", file, message),)) from error
    except _DAMAGED as error:
        raise _damaged(file, error) from error
    infos = archive.infolist()
    if faults := (*_faults(infos, file), *_oversized(infos, len(data), file)):
        raise RefusedError(faults)
    return {
        info.filename: partial(_read, archive, info, f"{file}/{info.filename}")
        for info in infos
        if not info.is_dir()
    }


def _read(archive: ZipFile, info: ZipInfo, file: str, limit: int) -> bytes:
    refuse_large(info.file_size, file, limit)
    try:
        # In chunks: read at once, an entry that lies about its size is unpacked whole.
        with archive.open(info) as stream:
            return b"".join(iter(partial(stream.read, _CHUNK), b""))
    except _DAMAGED as error:
        raise _damaged(file, error) from error


def _damaged(file: str, error: Exception) -> RefusedError:
    message = f"the zip file cannot be read: {error or type(error).__name__}"
    return RefusedError((found("damaged_archive", file, message),))


def _faults(infos: Sequence[ZipInfo], file: str) -> Iterator[Finding]:
    """What is wrong with entries, one finding a reason however many they are."""
    names = Counter(_same_file(info) for info in infos)
    rules: tuple[tuple[str, str, Callable[[ZipInfo], bool]], ...] = (
        ("unsafe_archive", "named so that it lies outside the zip file's folder", _lies_outside),
        ("unsafe_archive", "named with characters that cannot be shown, or too long", _unnameable),
        ("unsafe_archive", "a link or a device", _is_special),
        ("unsafe_archive", "named as another one is", lambda info: names[_same_file(info)] > 1),
        ("unsupported_archive", "a zip file itself", lambda info: is_archive(info.filename)),
        ("unsupported_archive", "encrypted", lambda info: bool(info.flag_bits & _ENCRYPTED)),
        (
            "unsupported_archive",
            "packed in an uncommon way",
            lambda info: info.compress_type not in (ZIP_STORED, ZIP_DEFLATED),
        ),
        (
            "oversized_archive",
            f"unpacked to more than {MAX_RATIO} times its bytes",
            lambda info: info.file_size > MAX_RATIO * info.compress_size,
        ),
    )
    for code, what, holds in rules:
        concerned = [info.orig_filename for info in infos if holds(info)]
        if concerned:
            first = ascii(concerned[0][:_LONGEST_NAME])
            message = f"{len(concerned)} of its entries: {what}. The first is {first}"
            yield found(code, file, message)


def _oversized(infos: Sequence[ZipInfo], size: int, file: str) -> Iterator[Finding]:
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED_BYTES:
        message = f"it unpacks to {unpacked:,} bytes, over the limit of {MAX_UNPACKED_BYTES:,}"
        yield found("oversized_archive", file, message)
    if sum(info.compress_size for info in infos) > size:
        yield found("damaged_archive", file, "its entries overlap each other")


def _lies_outside(info: ZipInfo) -> bool:
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    on_drive = name[1:2] == ":"
    return "\\" in name or on_drive or any(part in ("", ".", "..") for part in parts)


def _unnameable(info: ZipInfo) -> bool:
    name = info.orig_filename
    return len(name) > _LONGEST_NAME or "\t" in name or "\n" in name or has_unprintable(name)


def _is_special(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _same_file(info: ZipInfo) -> PurePosixPath:
    """What two names share that some systems hold to be one file."""
    return PurePosixPath(unicodedata.normalize("NFC", info.filename.casefold()))
