"""The documents that the tests of the corpus read."""

from pathlib import Path

import pytest

from corpus.layouts import read
from corpus.library import PROFILES
from corpus.records import Profile

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture(scope="session")
def first_profile_bytes() -> bytes:
    return (PROFILES / "health-information-management-professional.txt").read_bytes()


@pytest.fixture(scope="session")
def first_profile(first_profile_bytes: bytes) -> Profile:
    return read(first_profile_bytes, "first.txt")


@pytest.fixture(scope="session")
def pipe_fitter() -> Profile:
    """Another document of the same layout: other order, bullets, dates and spellings."""
    return read((DOCUMENTS / "pipe-fitter.txt").read_bytes(), "pipe-fitter.txt")


@pytest.fixture(scope="session")
def beekeeper() -> Profile:
    """A document without labels, list of names, salary heading and section dates."""
    return read((DOCUMENTS / "no-names.txt").read_bytes(), "no-names.txt")
