from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.fakes import load_one
from tests.ui.http.clients import client, problem, settled
from ui.http.limits import AT_ONCE, PER_SECOND, Buckets, client_of


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills_again() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    assert [buckets.wait("a") for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert buckets.wait("a") == pytest.approx(1 / PER_SECOND)
    assert buckets.wait("b") == 0
    clock.now += 0.25 / PER_SECOND
    assert buckets.wait("a") == pytest.approx(0.75 / PER_SECOND)
    clock.now += 0.8 / PER_SECOND
    assert buckets.wait("a") == 0
    assert buckets.wait("a") == pytest.approx(0.95 / PER_SECOND)
    clock.now += 1e9
    assert [buckets.wait("a") for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert buckets.wait("a") > 0


@given(st.lists(st.tuples(st.floats(0, 3), st.sampled_from("ab")), max_size=200))
def test_nobody_gets_more_than_the_burst_and_the_rate(asked: list[tuple[float, str]]) -> None:
    clock = Clock()
    buckets = Buckets(clock)
    taken = {"a": 0, "b": 0}
    for pause, name in asked:
        clock.now += pause
        taken[name] += buckets.wait(name) == 0
        assert taken[name] <= AT_ONCE + (clock.now - 100) * PER_SECOND + 1e-6


def test_only_so_many_clients_are_remembered() -> None:
    buckets = Buckets(Clock(), clients=2)
    for _ in range(AT_ONCE):
        buckets.wait("a")
    buckets.wait("b")
    assert buckets.wait("a") > 0
    buckets.wait("c")  # "b" was heard of longest ago
    assert buckets.wait("a") > 0
    buckets.wait("d"), buckets.wait("e")
    assert buckets.wait("a") == 0


@pytest.mark.parametrize(
    ("host", "whose"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("x" * 1000, "x" * 64),
    ],
)
def test_whose_bucket_it_is(host: str, whose: str) -> None:
    assert client_of({"client": (host, 1)}) == whose


def test_a_connection_without_an_address_has_a_bucket_too() -> None:
    assert client_of({"client": None}) == client_of({}) == ""


def test_a_client_that_asks_too_often_is_told_when_to_go_on() -> None:
    service = settled(load_one)
    with client(service) as opened:
        responses = [opened.get("/api/openapi.json") for _ in range(AT_ONCE * 2)]
        declined = [response for response in responses if not response.is_success]
        assert declined
        assert all(problem(r, 429) and r.headers["retry-after"] == "1" for r in declined)
        # Whether it lives can be asked always.
        assert opened.get("/readyz").is_success
