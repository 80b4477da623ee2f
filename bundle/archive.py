"""A folder as .tar.gz, the same bytes every time: sorted, with one time and no owner."""

from __future__ import annotations

import gzip
import tarfile
from pathlib import Path

# Most of a bundle is the model's weights, which hardly get smaller: higher levels only take longer.
_LEVEL = 1


def write_archive(folder: Path, archive: Path, when: int) -> None:
    """Pack ``folder`` under its own name; ``when`` (seconds since 1970) is the time of all in it.

    The bytes depend on names and contents alone, and on the version of zlib.
    """
    paths = sorted((folder, *folder.rglob("*")), key=lambda path: path.as_posix())
    with (
        archive.open("wb") as raw,
        gzip.GzipFile("", "wb", _LEVEL, raw, when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in paths:
            _add(tar, path, path.relative_to(folder.parent).as_posix(), when)


def _add(tar: tarfile.TarFile, path: Path, name: str, when: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.mtime = when
    if path.is_dir():
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(entry)
        return
    entry.size, entry.mode = path.stat().st_size, 0o644
    with path.open("rb") as stream:
        tar.addfile(entry, stream)
