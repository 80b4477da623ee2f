from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from index_making import EXAMPLES, TINY, MakeBuild, put_tiny_model

from corpus.records import Profile
from index.build import build
from index.errors import BuildError
from index.export import ensure_model
from index.manifest import Manifest
from index.model import check_model, find_model
from index.places import DEFAULT_INDEX, models_folder


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """An index folder that holds the tiny model and no build."""
    put_tiny_model(tmp_path / "built")
    return tmp_path / "built"


@pytest.fixture
def make_build(index_dir: Path) -> MakeBuild:
    """Build profiles into ``index_dir`` with the tiny model."""

    def make(*profiles: Profile, examples: Mapping[str, Sequence[str]] = EXAMPLES) -> Manifest:
        return build(profiles, examples, index_dir, TINY, lambda stage, done, total: None)

    return make


@pytest.fixture(scope="session")
def real_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default model, exported; a copy of the index's own if that is whole, for its speed."""
    source = find_model()
    models = tmp_path_factory.mktemp("models")
    exported = models_folder(DEFAULT_INDEX) / source.key
    try:
        check_model(exported)
        shutil.copytree(exported, models / source.key)
    except (BuildError, OSError):
        pass
    return ensure_model(source, models)
