"""Sends what is written at once.

Streamlit's listening socket does not state its protocol (Streamlit 1.67, ``_bind_socket``), and
asyncio turns Nagle's algorithm off only where it is stated to be TCP. Each reply then waits for the
client to acknowledge its first packet, which takes 40 ms on Linux.
"""

from __future__ import annotations

import gc
import socket


def send_at_once() -> None:
    """Turn Nagle's algorithm off for whoever connects to a port of this process from now on.

    Connections take the setting over from the listening socket, which Streamlit lends to nobody.
    """
    for found in gc.get_objects():
        if isinstance(found, socket.socket) and _listens(found):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(found: socket.socket) -> bool:
    if found.fileno() < 0 or found.type != socket.SOCK_STREAM:
        return False
    inet = found.family in (socket.AF_INET, socket.AF_INET6)
    return inet and bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
