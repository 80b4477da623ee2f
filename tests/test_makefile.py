from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).resolve().parents[1] / "Makefile"


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_cleaning_leaves_what_permanent_links_need(tmp_path: Path) -> None:
    shutil.copy(MAKEFILE, tmp_path)
    for name in ("kept/profiles", "builds/one", "models"):
        (tmp_path / "index" / "built" / name).mkdir(parents=True)
    for _ in range(2):
        subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
        assert [path.name for path in (tmp_path / "index" / "built").iterdir()] == ["kept"]
    shutil.rmtree(tmp_path / "index")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
