"""The interface of the real app, served by the command that people use."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import socket
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
from playwright.sync_api import Page, expect

from tests.ui.browsing import ROOT, ask, ready, serving
from ui.http.bodies import LARGEST

ADMISSION = "The admission requirement is a high school diploma"


def opened(site: str) -> httpx2.Client:
    return httpx2.Client(base_url=site, timeout=60, trust_env=False)


def until(client: httpx2.Client, done: Callable[[httpx2.Response], bool]) -> httpx2.Response:
    """What the probe says as soon as that is ``done``."""
    deadline = time.monotonic() + 60
    while not done(response := client.get("/readyz")):
        assert time.monotonic() < deadline, response.text
        time.sleep(0.05)
    return response


def is_loaded(response: httpx2.Response) -> bool:
    return "being loaded" not in response.text


def test_it_is_ready_without_a_visitor_and_answers_as_the_readme_shows(real_site: str) -> None:
    with opened(real_site) as client:
        assert until(client, is_loaded).status_code == 200
    readme = (ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"^curl .*/api/ask .*$", readme, re.MULTILINE)
    _, address, flag, header, data, body = shlex.split(command)
    assert (flag, data) == ("-H", "-d")
    name, value = header.split(": ")
    asked = urllib.request.Request(
        real_site + urlsplit(address).path, data=body.encode(), headers={name: value}
    )
    with urllib.request.urlopen(asked) as response:
        reply: dict[str, Any] = json.load(response)
    assert reply["outcome"] == "answer"
    start, end = reply["quotes"][0]["highlight"]
    assert reply["quotes"][0]["text"][start:end].startswith(ADMISSION)


def test_a_conversation_of_a_program_beside_one_in_a_browser(
    visit: Callable[..., Page], real_site: str
) -> None:
    page = ready(visit(real_site))
    with opened(real_site) as client:
        first = client.post("/api/ask", json={"question": "what are the wages?"}).json()
        turn = ask(page, "what's the SAIT admission requirement?")
        body = {"question": "when was that revised?", "conversation": first["conversation"]}
        assert client.post("/api/ask", json=body).json()["quotes"][0]["text"] == (
            "Section revised February 2012"
        )
    expect(turn.locator("mark").first).to_contain_text(ADMISSION)
    expect(page.locator(".build")).to_have_text(first["build"])


def test_what_is_too_large_is_declined_before_it_is_sent(real_site: str) -> None:
    host, port = urlsplit(real_site).hostname, urlsplit(real_site).port
    head = f"POST /api/ask HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
    with socket.create_connection((host, port), timeout=20) as connection:
        connection.sendall(f"{head}Content-Length: {LARGEST + 1}\r\n\r\n".encode())
        answered = connection.makefile("rb").read()
    assert answered.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answered


def test_addresses_behind_a_proxy_on_this_computer_count_each(real_site: str) -> None:
    def status(client: httpx2.Client, addresses: str) -> int:
        headers = {"X-Forwarded-For": addresses}
        return client.get("/api/openapi.json", headers=headers).status_code

    with opened(real_site) as client, ThreadPoolExecutor(8) as many:
        # What a client adds by itself stands before the address that the proxy saw.
        claims = [f"198.51.100.{number}, 203.0.113.1" for number in range(150)]
        assert 429 in set(many.map(partial(status, client), claims))
        assert status(client, "203.0.113.2") == 200


def test_a_missing_build_and_the_next_one_are_noticed_without_a_restart(
    real_index: Path, tmp_path: Path
) -> None:
    index = tmp_path / "built"
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as site, opened(site) as client:
        broken = until(client, is_loaded)
        assert broken.status_code == 503
        assert str(tmp_path) not in broken.text
        declined = client.post("/api/ask", json={"question": "wages"})
        assert declined.status_code == 503
        assert str(tmp_path) not in declined.text
        shutil.copytree(real_index, index)
        found = until(client, lambda response: response.is_success)
        assert found.json()["build"] == (index / "current").read_text().strip()
