"""The inline scripts of the pages, as a Content-Security-Policy names them."""

from __future__ import annotations

import base64
import hashlib
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import streamlit

import ui

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes() -> dict[str, str]:
    """Where each inline script stands -> its hash, quoted as in a policy."""
    return {
        place: f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for place, text in _texts()
        for script in _INLINE.findall(text)
    }


def _texts() -> Iterator[tuple[str, str]]:
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    yield "Streamlit's page", page.read_text(encoding="utf-8")
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, str) and "<script>" in value:
                yield f"{found.name}.{name}", value
