from __future__ import annotations

import socket

from ui.http.delay import send_at_once


def delayed(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def accepted(listening: socket.socket) -> socket.socket:
    with socket.create_connection(listening.getsockname()):
        return listening.accept()[0]


def test_whoever_connects_afterwards_is_sent_everything_at_once() -> None:
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with accepted(listening) as before:
            assert delayed(before)
        send_at_once()
        with accepted(listening) as after:
            assert not delayed(after)


def test_sockets_that_do_not_listen_are_left_alone() -> None:
    closed = socket.socket()
    closed.close()
    with socket.socket(socket.AF_INET) as idle, socket.socket(type=socket.SOCK_DGRAM):
        send_at_once()
        assert delayed(idle)
