"""An archive holds what the folder does, and depends on nothing else."""

from __future__ import annotations

import os
import tarfile
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bundle.archive import write_archive

WHEN = 1_700_000_000
NAMES = st.sampled_from(["a", "b.txt", "s/c", "s/t/d é"])


# Files on a disk: how long that takes says nothing.
@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.sampled_from(["a", "b.txt", "s/c", "s/t/d é"]), st.binary(max_size=99)))
def test_it_gives_back_every_file_and_is_the_same_made_in_any_order(
    files: dict[str, bytes],
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        made = []
        for number, order in enumerate((list(files), list(files)[::-1])):
            folder = Path(temporary) / str(number) / "top"
            folder.mkdir(parents=True)
            for name in order:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(files[name])
                os.utime(folder / name, (number, number))
                (folder / name).chmod(0o600 if number else 0o755)
            archive = Path(temporary) / f"{number}.tar.gz"
            write_archive(folder, archive, WHEN)
            made.append(archive.read_bytes())
        assert made[0] == made[1]
        with tarfile.open(Path(temporary) / "0.tar.gz") as packed:
            members = packed.getmembers()
            found = {m.name: packed.extractfile(m).read() for m in members if m.isfile()}  # type: ignore[union-attr]
        assert found == {f"top/{name}": data for name, data in files.items()}
        assert {(m.mtime, m.uid, m.gid, m.uname, m.gname) for m in members} == {
            (WHEN, 0, 0, "", "")
        }
        assert [m.name for m in members] == sorted(m.name for m in members)
