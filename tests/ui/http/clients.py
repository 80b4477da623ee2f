"""Clients of the interface over services of fakes, without a server or a socket."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx2
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.assistant import Assistant
from ui.http.routes import routes
from ui.service import Service


def app_over(service: Service) -> Starlette:
    return Starlette(routes=routes(lambda: service))


def settled(load: Callable[[], Assistant], served: str | None = None) -> Service:
    """A service whose first load has ended, well or badly."""
    service = Service(load, lambda: served)
    assert service.assistant() is None
    deadline = time.monotonic() + 10
    while not service.settled():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return service


def client(service: Service, address: str = "203.0.113.7", *, raising: bool = True) -> TestClient:
    return TestClient(app_over(service), client=(address, 50_000), raise_server_exceptions=raising)


def problem(response: httpx2.Response, status: int) -> dict[str, Any]:
    """The body of a response that must be a problem of this status."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert set(body) - {"pointer"} == {"type", "title", "status", "detail"}
    return body
