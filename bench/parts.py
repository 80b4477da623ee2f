"""Parts of large corpora, as folders that can be built."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

_MAIN_TABLE = "Occupation Data.txt"


def share(paths: list[Path], folder: Path, size: int | None) -> None:
    """Write so many profiles below ``folder``: of each source its share, spread evenly."""
    sources = [zipfile.ZipFile(path) for path in paths]
    held = [_profiles(archive) for archive in sources]
    total = sum(map(len, held))
    wanted = total if size is None else size
    left = wanted
    for archive, names in zip(sources, held, strict=True):
        last = archive is sources[-1]
        count = left if last else round(len(names) * wanted / total)
        left -= count
        taken = {names[at * len(names) // count] for at in range(count)}
        _copy(archive, taken, folder)


def _profiles(archive: zipfile.ZipFile) -> list[str]:
    """The pages of a zip file by name, or the occupations of its database by code."""
    for name in archive.namelist():
        if PurePosixPath(name).name == _MAIN_TABLE:
            rows = archive.read(name).decode("utf-8").splitlines()[1:]
            return [row.split("\t")[0] for row in rows]
    return sorted(name for name in archive.namelist() if name.endswith(".html"))


def _copy(archive: zipfile.ZipFile, taken: set[str], folder: Path) -> None:
    if not taken:
        return
    for name in archive.namelist():
        place = folder / name
        if name.endswith("/") or (name.endswith(".html") and name not in taken):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith(".txt"):
            place.write_bytes(archive.read(name))
            continue
        header, *rows = archive.read(name).decode("utf-8").splitlines()
        coded = header.startswith("O*NET-SOC Code")
        kept = [row for row in rows if not coded or row.split("\t")[0] in taken]
        place.write_text("\n".join([header, *kept, ""]), encoding="utf-8")
