"""Writing documents into a corpus: whole or not at all, and never over another file."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpus.archive import MAX_ARCHIVE_BYTES, entries
from corpus.canonical import MAX_BYTES, refuse_large
from corpus.documents import Document
from corpus.errors import RefusedError
from corpus.findings import Reading, found
from corpus.layouts.onet_tables import MAX_TABLES_BYTES, database_digest

_LONGEST_STEM = 150  # bytes of a file name; systems allow about 250
_PACKED = (1980, 1, 1, 0, 0, 0)  # the same tables make the same zip file whenever it is written


def bytes_of(document: Document, expected: str) -> bytes:
    """What is stored for a document: its file, or its tables as one zip file.

    Raises RefusedError where the bytes are no longer those with the SHA-256 ``expected``, which
    were read and checked, or make a zip file that could not be read again.
    """
    if document.is_database:
        data, digest = _packed(document)
    else:
        (file,) = document.files
        data = file.read(MAX_BYTES)
        digest = hashlib.sha256(data).hexdigest()
    if digest != expected:
        message = "the file was changed while it was read"
        raise RefusedError((found("changed_file", document.name, message),))
    return data


def _packed(document: Document) -> tuple[bytes, str]:
    """A database's tables as a zip file, in the folder that they stood in, and their digest."""
    packed = io.BytesIO()
    tables: dict[str, str] = {}
    left = MAX_TABLES_BYTES
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for file in document.files:
            data = file.read(left)
            left -= len(data)
            tables[file.base] = hashlib.sha256(data).hexdigest()
            folder = file.folder.rpartition("/")[2]
            info = ZipInfo(f"{folder}/{file.base}", _PACKED)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    data = packed.getvalue()
    refuse_large(len(data), document.name, MAX_ARCHIVE_BYTES)
    entries(data, document.name)
    return data, database_digest(tables)


def file_names(document: Document, reading: Reading) -> tuple[str, ...]:
    """What the document may be called, the clearest name first.

    A name says occupation, publisher and date: "actors-ooh-2025-08-28.html". It never comes from
    the document's own file name.
    """
    profile, layout = reading.profile, reading.layout
    date = profile.dated
    release = ".".join(map(str, reading.edition))
    parts = (
        [layout.publisher, release]
        if document.is_database
        else [_cut(profile.slug), layout.publisher, date.date if date else ""]
    )
    stem = "-".join(part for part in parts if part)
    return f"{stem}{layout.suffix}", f"{stem}-{profile.source.sha256[:12]}{layout.suffix}"


def _cut(slug: str) -> str:
    """A slug that is not too long for a file name."""
    return slug.encode()[:_LONGEST_STEM].decode(errors="ignore").rstrip("-")


def store(data: bytes, folder: Path, names: tuple[str, ...]) -> Path:
    """Write ``data`` into ``folder`` under the first of ``names`` that is free.

    The file is there whole or, whatever happens, not at all. Raises OSError where it cannot be
    written, FileExistsError where no name is free.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Hidden, so that nobody reads it before it is whole.
    handle, begun = tempfile.mkstemp(prefix=".adding-", dir=folder)
    temporary = Path(begun)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        for target in (folder / name for name in names):
            with suppress(FileExistsError):
                _give_name(temporary, target)
                return target
    finally:
        temporary.unlink(missing_ok=True)
    raise FileExistsError(f"{folder / names[-1]}: another file has this name. Move it away")


def _give_name(temporary: Path, target: Path) -> None:
    """Name a file that is whole; FileExistsError where another has the name, since a moment ago."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # no file can have two names here: claim the name, then fill it
        target.touch(exist_ok=False)
        temporary.replace(target)
