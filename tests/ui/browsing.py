"""What the browser tests do again and again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
FAKE_APP = Path(__file__).with_name("fake_app.py")
# How many turns there are. Not the headings: while old turns are being folded, some stand twice.
_TURNS = """Math.max(0, ...[...document.querySelectorAll("[class*=st-key-newest-]")].map(
  (e) => Number((e.className.match(/newest-([0-9]+)/) || [0, 0])[1])))"""
Visit = Callable[..., Page]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(script: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """Serve ``script`` as ``make run`` does, on ``port`` or a free one; the address meanwhile."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}
    )
    try:
        address = f"http://localhost:{port}"
        wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes], limit: float = 60.0) -> None:
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the app ended with exit code {process.returncode}"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answered at {address} within {limit:.0f} s")


def build_index(profiles: Path, index: Path) -> Path:
    """Index ``profiles`` with the command people use."""
    command = [sys.executable, "-m", "index", "build"]
    command += ["--profiles", str(profiles), "--out", str(index)]
    subprocess.run(command, cwd=ROOT, check=True)
    return index


def next_turn(page: Page) -> Locator:
    """The turn that the next question becomes."""
    # While the page is drawn again, turns of before and after may stand beside each other.
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    return page.locator(f"#turn-{page.evaluate(_TURNS)}")


def ask(page: Page, question: str) -> Locator:
    """Send a question; the turn it becomes, once its reply is there."""
    turn = next_turn(page)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(turn.locator(".card, .panel, .plain").first).to_be_visible()
    return turn


def ready(page: Page) -> Page:
    expect(page.locator("footer")).to_be_visible(timeout=60_000)
    return page


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Reach ``target`` with the keyboard alone."""
    for _ in range(60):
        page.keyboard.press(key)
        if target.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"the keyboard never reaches {target}")


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.querySelector('#stMain').scrollWidth - innerWidth"))


def check_page(page: Page) -> None:
    """Nothing sticks out, headings are in order, and axe finds nothing."""
    assert overflow(page) <= 0
    levels = [
        int(h) for h in page.locator("h1,h2,h3").evaluate_all("a => a.map(e => e.tagName[1])")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert page.locator("html").get_attribute("lang") == "en"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
