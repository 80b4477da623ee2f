"""The real assistant over the first profile, for what fakes cannot prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.assistant import Assistant


@pytest.fixture(scope="session")
def real_assistant(first_index: Path) -> Assistant:
    return Assistant.load(first_index, threads=1)
