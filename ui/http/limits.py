"""How much one client may ask for, so that no program takes the answers away from people.

A client is the address that the web server reports. Only a proxy named in ``FORWARDED_ALLOW_IPS``
(by default one on this computer) may report another in its ``X-Forwarded-For``; nobody else's
header is believed. IPv6 addresses count by their first 64 bits, of which one line has all the rest.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from ui.http.problems import problem

PER_SECOND = 10.0
"""How many requests a second a client may send in the long run."""
AT_ONCE = 50
"""How many it may send at once after a quiet while."""
_CLIENTS = 10_000
_LONGEST_NAME = 64


class Buckets:
    """A token bucket for each client, of which the latest ``clients`` are remembered."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, clients: int = _CLIENTS
    ) -> None:
        self._clock = clock
        self._clients = clients
        # Tokens left, and when that was so; the client heard of last stands last.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take a token for ``client``: 0, or in how many seconds there is one to take."""
        now = self._clock()
        tokens, then = self._left.pop(client, (float(AT_ONCE), now))
        tokens = min(float(AT_ONCE), tokens + (now - then) * PER_SECOND)
        taken = tokens >= 1
        self._left[client] = (tokens - taken, now)
        if len(self._left) > self._clients:
            self._left.popitem(last=False)
        return 0.0 if taken else (1 - tokens) / PER_SECOND


class PerClient:
    """Middleware that declines the requests of a client whose bucket is empty."""

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self._app = app
        self._buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or decline it and say when to go on."""
        wait = self._buckets.wait(client_of(scope)) if scope["type"] == "http" else 0
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = math.ceil(wait)
        detail = f"Too many requests from this address; go on in {seconds} s."
        response = problem(429, detail, headers={"Retry-After": str(seconds)})
        await response(scope, receive, send)


def client_of(scope: Scope) -> str:
    """Whose bucket a request counts against."""
    host: str = (scope.get("client") or ("", 0))[0][:_LONGEST_NAME]
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((int(address), 64), strict=False))
