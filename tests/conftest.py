"""What all suites share: no test reaches another machine, and the real model is exported once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from corpus.library import read_corpus
from corpus.questions import load_questions
from corpus.records import Profile
from index.build import build
from index.errors import BuildError
from index.export import ensure_model
from index.model import check_model, find_model
from index.places import DEFAULT_INDEX, models_folder

# How long an example takes says more about the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

IndexOf = Callable[[Sequence[Profile], Mapping[str, Sequence[str]]], Path]


def pytest_runtest_setup() -> None:
    # Before any fixture of the test runs, so that these are held to it, too.
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


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


@pytest.fixture(scope="session")
def index_of(real_model: Path, tmp_path_factory: pytest.TempPathFactory) -> IndexOf:
    """Builds an index of profiles and example questions with the real model; gives its folder.

    Tests must not change what is in it: the model's files are those of ``real_model``, not copies.
    """

    def make(profiles: Sequence[Profile], examples: Mapping[str, Sequence[str]]) -> Path:
        index_dir = tmp_path_factory.mktemp("index") / "built"
        lent = models_folder(index_dir) / real_model.name
        shutil.copytree(real_model, lent, copy_function=os.link)
        build(profiles, examples, index_dir, find_model(), lambda stage, done, total: None)
        return index_dir

    return make


@pytest.fixture(scope="session")
def first_index(index_of: IndexOf) -> Path:
    """The index of the product's own profiles, as people build it."""
    return index_of(read_corpus(), load_questions())
