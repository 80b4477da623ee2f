"""What the tests of a bundle do again and again: make one, and a Python with nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bundle.__main__ import main
from bundle.contents import LOCK, ROOT

NOBODY = 65534
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==\S+( ;)?", re.MULTILINE)


def make_bundle(index: Path, folder: Path) -> Path:
    """Pack ``index`` and unpack the archive into ``folder``, as whoever gets it does."""
    assert main(["--index", str(index), "--out", str(folder / "dist")]) == 0
    (archive,) = (folder / "dist").glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def serving_python(folder: Path, base: str = sys.executable) -> Path:
    """A Python that has the packages of the lock and no others; linked, not installed again."""
    subprocess.run([base, "-m", "venv", "--without-pip", str(folder)], check=True)
    (site,) = folder.glob("lib/python*/site-packages")
    for name, elsewhere in _LOCKED.findall((ROOT / LOCK).read_text(encoding="utf-8")):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            assert elsewhere, f"{name} is in the lock, but not installed here"
            continue
        tops = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "bin")}
        for top in tops - {"__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(found.locate_file(top))))
    return folder / "bin" / "python"


def readable_python(folder: Path) -> tuple[Path, dict[str, int]] | None:
    """``serving_python`` for somebody who may not write, and how to become them.

    Root may write anything, so as root it is another user; None where that user can run no Python
    of this version.
    """
    if os.geteuid() != 0:
        return serving_python(folder / "python"), {}
    user = {"user": NOBODY, "group": NOBODY}
    system = f"/usr/bin/python3.{sys.version_info.minor}"
    for number, base in enumerate((sys.executable, system)):
        if Path(base).exists():
            python = serving_python(folder / f"python{number}", base)
            command = [str(python), "-c", "import streamlit"]
            if _runs(command, user):
                return python, user
    return None


def _runs(command: list[str], user: dict[str, int]) -> bool:
    try:
        done = subprocess.run(command, **user, cwd="/", env={}, capture_output=True)  # type: ignore[call-overload]
    except PermissionError:
        return False
    return bool(done.returncode == 0)


def make_read_only(folder: Path) -> None:
    """Take the right to write from everyone, in ``folder`` and all below it."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every path below ``folder`` with its size and the time of its last change."""
    found = ((path, path.stat()) for path in folder.rglob("*"))
    return {str(path): (stat.st_size, stat.st_mtime_ns) for path, stat in found}
