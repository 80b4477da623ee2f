"""Assistants over the product's own profiles with the real model, and over hand-made ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.canonical import canonical
from corpus.library import PROFILES
from index.store import Build, load
from retrieval.assistant import Assistant
from retrieval.weighing.ranking import load_weights
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def real_build(first_index: Path) -> Build:
    return load(first_index)


@pytest.fixture(scope="session")
def real_assistant(real_build: Build) -> Assistant:
    """The assistant over the first profile: it keeps nothing, so all tests may share it."""
    return Assistant(real_build, load_weights(), lambda: TODAY)


@pytest.fixture(scope="session")
def first_text() -> str:
    """The canonical text of the first profile, read from its file and not from a build."""
    path = PROFILES / "health-information-management-professional.txt"
    return canonical(path.read_bytes(), path.name)


@pytest.fixture(scope="session")
def keeper_build() -> Build:
    return make_build(KEEPER)


@pytest.fixture(scope="session")
def keeper(keeper_build: Build) -> Assistant:
    """An assistant over one hand-made profile, the lighthouse keeper's."""
    return Assistant(keeper_build, make_weights(), lambda: TODAY)


@pytest.fixture(scope="session")
def several() -> Assistant:
    """An assistant over three hand-made profiles, two of which go by the name of pilot."""
    return Assistant(make_build(AIR_PILOT, KEEPER, SHIP_PILOT), make_weights(), lambda: TODAY)
