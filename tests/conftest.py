"""What all suites share: no test reaches another machine."""

from __future__ import annotations

from pytest_socket import socket_allow_hosts


def pytest_runtest_setup() -> None:
    # Before any fixture of the test runs, so that these are held to it, too.
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
