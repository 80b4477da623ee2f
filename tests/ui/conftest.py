"""Fixtures of the browser tests: a real browser, and the real app served from a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocket, sync_playwright

from tests.ui.browsing import FAKE_APP, ROOT, Visit, serving

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: containers often cannot make one. The rest keeps the browser from calling home.
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def visit(chrome: Browser) -> Iterator[Visit]:
    """Open an address in a fresh browser; nothing may be asked of any other host."""
    elsewhere: list[str] = []
    faults: list[str] = []
    contexts = []

    def asked(address: str) -> bool:
        """Whether an address is of this machine; else it is kept as a finding."""
        here = urlsplit(address).hostname == "localhost"
        if not here:
            elsewhere.append(address)
        return here

    def watch(socket: WebSocket) -> None:
        asked(socket.url)

    def guard(route: Route) -> None:
        if asked(route.request.url):
            route.continue_()
        else:
            route.abort()

    def opened(address: str, *, width: int = 1280, height: int = 900, dark: bool = False) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.route("http*://**/*", guard)
        page = context.new_page()
        page.on("websocket", watch)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert elsewhere == []
    assert faults == []


@pytest.fixture(scope="session")
def real_index(first_index: Path) -> Path:
    return first_index


@pytest.fixture(scope="session")
def real_site(real_index: Path) -> Iterator[str]:
    with serving(ROOT / "app.py", CAREER_INDEX=str(real_index)) as address:
        yield address


@pytest.fixture(scope="session")
def fake_site() -> Iterator[Callable[[str], str]]:
    """The address of the pages over a loader of ``fakes``; each is served once."""
    sites: dict[str, str] = {}
    running: list[AbstractContextManager[str]] = []

    def site(loader: str) -> str:
        if loader not in sites:
            running.append(serving(FAKE_APP, FAKE_LOADER=loader))
            sites[loader] = running[-1].__enter__()
        return sites[loader]

    yield site
    for server in running:
        server.__exit__(None, None, None)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[Page, str], None]:
    """Take a picture of a page: for the docs when CAREER_SCREENSHOTS=1, else thrown away."""
    kept = os.environ.get("CAREER_SCREENSHOTS") == "1"
    folder = ROOT / "docs" / "images" if kept else tmp_path

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take
