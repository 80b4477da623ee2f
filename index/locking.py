"""One builder at a time, and what one that died has left is cleared by the next."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuilderBusyError, StorageError
from index.files import TEMPORARY


@contextmanager
def sole_builder(index_dir: Path) -> Iterator[None]:
    """Hold the folder for one builder, and clear what one that died has left.

    The system gives up the lock of a process that ends in any way. Raises BuilderBusyError, saying
    who, while another holds it; StorageError when the folder, or anything written to it meanwhile,
    cannot be written.
    """
    holder = index_dir / "builder"
    lock = FileLock(index_dir / "lock", timeout=0)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with lock:
            holder.write_text(
                f"process {os.getpid()} on {platform.node() or 'this computer'} since "
                f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n",
                encoding="utf-8",
            )
            _clear_unfinished(index_dir)
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise BuilderBusyError(
            f"{index_dir}: {_read_holder(holder)} is building here; wait until it has finished"
        ) from error
    except OSError as error:
        raise StorageError(
            f"{index_dir}: cannot be written ({error}); free some space, make the folder "
            "writable, or choose another with --out"
        ) from error


def _clear_unfinished(index_dir: Path) -> None:
    for name in ("", "builds", "models", "kept/builds", "kept/profiles"):
        for path in (index_dir / name).glob(f"{TEMPORARY}*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _read_holder(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8").strip() or "another process"
    except OSError:
        return "another process"
