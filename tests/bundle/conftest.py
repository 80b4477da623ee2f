"""One bundle of the real index, and a Python without what only builds, for all of these tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.bundle.making import make_bundle, serving_python


@pytest.fixture(scope="session")
def bundle(first_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked bundle; tests must not change it."""
    return make_bundle(first_index, tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def own_bundle(bundle: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage, all but the model's graph, which is large and lent."""

    def copy(source: str, target: str) -> None:
        (os.link if source.endswith("model.onnx") else shutil.copy2)(source, target)

    return Path(shutil.copytree(bundle, tmp_path / bundle.name, copy_function=copy))


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a machine that only serves."""
    return serving_python(tmp_path_factory.mktemp("python"))
