"""The real pages over a loader of ``fakes``, named by the environment; for ``streamlit run``."""

from __future__ import annotations

import os

from app import main
from tests.ui import fakes

main(getattr(fakes, os.environ["FAKE_LOADER"]))
