"""As deployed: a read-only bundle, run by nobody, behind the real proxy, in a real browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect

from bundle.contents import ROOT
from tests.bundle.making import contents, make_bundle, make_read_only, readable_python
from tests.ui.browsing import ask, free_port, ready, wait_for
from tests.ui.test_ui_real import ADMISSION, SAIT, text

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the port is open; what is behind it may be away."""
    for _ in range(600):
        assert process.poll() is None, f"nginx ended with exit code {process.returncode}"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    pytest.fail("nginx does not listen")


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that other users may enter, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as temporary:
        Path(temporary).chmod(0o755)
        yield Path(temporary)


@pytest.fixture(scope="module")
def bundle(first_index: Path, place: Path) -> Path:
    made = make_bundle(first_index, place)
    make_read_only(made)
    return made


@pytest.fixture(scope="module")
def app(bundle: Path, place: Path) -> Iterator[int]:
    """The port of the bundle, served by somebody who may write nothing, not even at home."""
    found = readable_python(place)
    if found is None:
        pytest.skip("another user can run no Python of this version here")
    python, user = found
    port = free_port()
    process = subprocess.Popen(
        [str(python), "run.py", f"--server.port={port}"],
        cwd=bundle, env={"HOME": "/nonexistent", "PATH": os.environ["PATH"]}, **user,
    )  # type: ignore[call-overload]  # fmt: skip
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield port
    finally:
        process.terminate()
        # Stopped, or ended by the very signal after cleaning up: the server hands it on.
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)


@pytest.fixture(scope="module")
def proxy(app: int, place: Path) -> Iterator[str]:
    """The address of the proxy in front of the bundle."""
    with proxied(app, place / "nginx") as address:
        yield address


@contextlib.contextmanager
def proxied(app: int, scratch: Path) -> Iterator[str]:
    """The address of nginx with the settings that are shipped, its folders and ports apart."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    port = free_port()
    scratch.mkdir()
    conf = (ROOT / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    for shipped, here in (
        (" /tmp/", f" {scratch}/"),
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("app:8501;", f"127.0.0.1:{app};"),
    ):
        assert shipped in conf
        conf = conf.replace(shipped, here)
    (scratch / "nginx.conf").write_text(conf, encoding="utf-8")
    # Its workers otherwise change to a user that may not enter every folder.
    stay = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")
    command = [NGINX, "-c", str(scratch / "nginx.conf"), "-p", str(scratch), "-e", "stderr"]
    with (scratch / "access.log").open("wb") as log:
        process = subprocess.Popen([*command, "-g", stay], stdout=log)
        try:
            listening(port, process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


Send = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def send(proxy: str) -> Iterator[Send]:
    connections = []

    def sent(
        method: str, path: str, body: bytes | None = None, client: str = "192.0.2.1"
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(proxy).port, timeout=20)
        connections.append(connection)
        connection.request(method, path, body, {"X-Forwarded-For": client})
        response = connection.getresponse()
        response.read()
        return response

    yield sent
    for connection in connections:
        connection.close()


def test_the_chat_and_the_profile_work_and_no_policy_is_broken(
    chrome: Browser, proxy: str, bundle: Path
) -> None:
    before = contents(bundle)
    said: list[str] = []
    context = chrome.new_context(viewport={"width": 360, "height": 740})

    def heard(message: ConsoleMessage) -> None:
        # On a page below the root Streamlit first looks for its server beside the page.
        looking = "/profile/_stcore/" in str(message.location)
        if message.type in ("error", "warning") and not looking:
            said.append(message.text)

    page = context.new_page()
    page.on("console", heard)
    page.goto(proxy)
    turn = ask(ready(page), SAIT)
    assert ADMISSION in text(turn.locator("mark").first)
    # Two scripts of ours have run: the live region is one, and the profile is at its mark.
    expect(page.locator(".st-key-live-replies")).to_have_attribute("aria-live", "polite")
    turn.get_by_role("link", name="See it in the profile").first.click()
    expect(page.locator("#marked")).to_be_focused()
    page.reload()
    expect(page.locator("#marked")).to_be_focused()
    context.close()
    assert said == []
    assert contents(bundle) == before


def test_people_are_told_when_the_app_is_away(place: Path) -> None:
    with proxied(free_port(), place / "alone") as address:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=20)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.status == 503
        assert "This page tries again by itself" in answer.read().decode()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        connection.close()
        assert refused(address, "GET", "/api/profiles") == (503, "10")


def test_what_nobody_needs_is_closed(send: Send) -> None:
    for path in (
        "/_stcore/upload_file/session/file",
        "/profile/_stcore/upload_file/session/file",
        "/_stcore/upload_file",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/anything-new",
        "//_stcore/upload_file/session/file",
        "/x/../_stcore/upload_file/session/file",
        "/%5Fstcore/upload_file/session/file",
    ):
        assert {send(method, path, b"x").status for method in ("GET", "POST", "PUT")} == {404}, path
    assert {send(m, "/", b"x").status for m in ("POST", "PUT", "DELETE", "PATCH")} == {403}
    assert send("HEAD", "/").status == 200


def test_every_answer_carries_the_headers(send: Send) -> None:
    for path, status in (("/", 200), ("/_stcore/health", 200), ("/_stcore/metrics", 404)):
        answer = send("GET", path)
        assert answer.status == status
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in answer.headers["Permissions-Policy"]
        assert answer.headers.get_all("Server") == ["nginx"]
        assert "Strict-Transport-Security" not in answer.headers


def test_a_large_body_is_refused(proxy: str) -> None:
    assert refused(proxy, "POST", "/api/ask", b"x" * 65_537) == (413, None)


def refused(
    address: str, method: str, path: str, body: bytes | None = None, client: str = "192.0.2.3"
) -> tuple[int, str | None]:
    """The status of a refusal, which must be a problem as programs get it, and its Retry-After."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=20)
    connection.request(method, path, body, {"X-Forwarded-For": client})
    response = connection.getresponse()
    problem = json.load(response)
    connection.close()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert problem["type"] == "about:blank"
    assert problem["status"] == response.status
    assert problem["title"]
    assert problem["detail"]
    return response.status, response.headers["Retry-After"]


def test_a_flood_is_refused_and_others_are_not(send: Send, proxy: str) -> None:
    # What is claimed before the address that the machine in front added does not count.
    clients = (f"203.0.113.{number}, 198.51.100.1" for number in range(60))
    answers = [send("GET", "/api/profiles", client=client).status for client in clients]
    assert 429 not in answers[:20]
    assert answers.count(429) > 20
    assert refused(proxy, "GET", "/api/profiles", client="198.51.100.1") == (429, "5")
    assert send("GET", "/api/profiles", client="198.51.100.2").status != 429


def test_scripts_are_sent_compressed(proxy: str) -> None:
    port = urlsplit(proxy).port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    script = re.search(r'src="\.(/static/js/index[^"]+)"', connection.getresponse().read().decode())
    assert script is not None
    sizes = []
    for coding in ("identity", "gzip"):
        connection.request("GET", script[1], headers={"Accept-Encoding": coding})
        sizes.append(len(connection.getresponse().read()))
    connection.close()
    assert sizes[1] < sizes[0] / 2


def test_the_log_names_neither_who_asks_nor_what(send: Send, place: Path) -> None:
    assert send("GET", "/profile?profile=made-up-slug&start=1").status == 200
    send("GET", "/_stcore/health")
    log = (place / "nginx" / "access.log").read_text(encoding="utf-8")
    assert re.search(r"T\S+ GET /profile 200 \d+ [\d.]+\n", log)
    assert "192.0.2.1" not in log
    assert "127.0.0.1" not in log
    assert "made-up-slug" not in log
