from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from corpus.records import Profile
from index.build import build
from index.manifest import Manifest
from tests.index.index_making import EXAMPLES, TINY, MakeBuild, put_tiny_model


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
