"""Fifty people at once on this computer's cores, beside one who asks as often as all of them.

    python -m bench.load --index DIR [--people 50] [--rate 4] [--seconds 20] [--rounds 3]

DIR is an index of several profiles; ``tests/gold/train_profiles`` has thirty-six. The real app is
served from a process of its own, on 127.0.0.1 alone, and ended afterwards. Everybody has a
conversation of their own, in which all but the first question lean on it, and every reply is
compared with that of an assistant that nobody else asks. Programs use ``/api/ask``, visitors the
websocket that the chat page uses. Turn and turn about, one asks alone and fifty together at the
same total rate; then all fifty ask at the same moment. Quote the ratios: times depend on the
machine. Where one alone gets fewer replies than fifty, the machine is too busy for the rate, and
the ratio says nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.load_people import Person, Program, Turn, Visitor, conversations, telling
from retrieval.assistant import Assistant

ROOT = Path(__file__).resolve().parent.parent
Making = Callable[[], Person]


@dataclass(slots=True)
class Seen:
    """How long each reply took, in seconds, and how many questions got a wrong one or none."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0
    failed: int = 0

    def percentile(self, share: float) -> float:
        """The time within which this share of the replies was there."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def add(self, other: Seen) -> None:
        """Count what was seen in another round, too."""
        self.seconds += other.seconds
        self.wrong += other.wrong
        self.failed += other.failed


def main() -> None:
    """Serve the app, ask, and print what was seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, required=True, help="an index of several profiles")
    parser.add_argument("--people", type=int, default=50, help="how many people (50)")
    parser.add_argument("--rate", type=float, default=4, help="questions a second, of all (4)")
    parser.add_argument("--seconds", type=float, default=20, help="of each side in a round (20)")
    parser.add_argument("--rounds", type=int, default=3, help="how often both sides ask (3)")
    chosen = parser.parse_args()
    chats = conversations(Assistant.load(chosen.index, threads=1))
    print(f"{len(chats)} conversations; {telling(chats):.0%} of the follow-ups have a reply that "
          "no other conversation gets")  # fmt: skip
    with serving(chosen.index) as port:
        kinds: dict[str, Making] = {
            "programs": lambda: Program(port),
            "visitors": lambda: Visitor(port),
        }
        for kind, make in kinds.items():
            limit = chosen.rounds * 4 * chosen.seconds + 300
            measuring = measure(kind, make, chats, chosen)
            asyncio.run(asyncio.wait_for(measuring, limit))


async def measure(
    kind: str, make: Making, chats: Sequence[Sequence[Turn]], chosen: argparse.Namespace
) -> None:
    """Ask alone and together in turn, then all at the same moment, and print what was seen."""
    alone, together = Seen(), Seen()
    await asking(make, 1, chosen.rate, 3, chats)  # warms up what is loaded with the first question
    for _ in range(chosen.rounds):
        alone.add(await asking(make, 1, chosen.rate, chosen.seconds, chats))
        together.add(await asking(make, chosen.people, chosen.rate, chosen.seconds, chats))
    ratio = together.percentile(0.95) / alone.percentile(0.95)
    print(f"{kind}, {chosen.rate:g} questions a second:")
    for name, seen in (("one alone", alone), (f"{chosen.people} people", together)):
        print(f"  {name:10} {told(seen)}")
    print(f"  95th percentile, {chosen.people} to one: {ratio:.2f}")
    burst = await all_at_once(make, chosen.people, chats)
    queue = burst.percentile(1) / (alone.percentile(0.5) * chosen.people)
    print(f"  all at the same moment: {told(burst)}")
    print(f"  the last of them after {queue:.2f} of what {chosen.people} take one by one")


def told(seen: Seen) -> str:
    """One line of figures."""
    half, most = 1000 * seen.percentile(0.5), 1000 * seen.percentile(0.95)
    return (
        f"{len(seen.seconds):5} replies, median {half:6.1f} ms, 95th percentile {most:6.1f} ms, "
        f"{seen.wrong} wrong, {seen.failed} failed"
    )


async def asking(
    make: Making, people: int, rate: float, seconds: float, chats: Sequence[Sequence[Turn]]
) -> Seen:
    """``people`` ask ``rate`` questions a second together, each as often, not in step."""
    seen, pause = Seen(), people / rate

    async def chat(number: int, person: Person) -> None:
        due = began + random.uniform(0, pause)
        turns: Sequence[Turn] = chats[number % len(chats)]
        place = number
        while due < began + seconds:
            await asyncio.sleep(due - time.perf_counter())
            await timed(person, turns[0], seen)
            turns, due = turns[1:], max(due + pause, time.perf_counter())
            if not turns:
                place += people
                turns = chats[place % len(chats)]
                await person.begin()
        await person.leave()

    # Opening the page is not what is measured: everyone has it open before the first asks.
    crowd = await begun(make, people)
    began = time.perf_counter()
    await asyncio.gather(*(chat(number, person) for number, person in enumerate(crowd)))
    return seen


async def begun(make: Making, people: int) -> list[Person]:
    """So many people, each with a conversation begun."""
    crowd = [make() for _ in range(people)]
    for person in crowd:
        await person.begin()
    return crowd


async def all_at_once(make: Making, people: int, chats: Sequence[Sequence[Turn]]) -> Seen:
    """Everybody asks their first question, and then the second, at the same moment."""
    seen = Seen()
    crowd = await begun(make, people)
    for step in range(2):
        turns = [chats[number % len(chats)][step] for number in range(people)]
        asked = (timed(person, turn, seen) for person, turn in zip(crowd, turns, strict=True))
        await asyncio.gather(*asked)
    for person in crowd:
        await person.leave()
    return seen


async def timed(person: Person, turn: Turn, seen: Seen) -> None:
    """Ask, and note how long it took and whether it was right."""
    started = time.perf_counter()
    try:
        right = await person.ask(turn)
    except Exception as error:  # counted, whatever it is
        seen.failed += 1
        print(f"  no reply to {turn.question!r}: {error!r}")
        return
    seen.seconds.append(time.perf_counter() - started)
    seen.wrong += not right


@contextmanager
def serving(index: Path) -> Iterator[int]:
    """The real app over ``index``, ready for questions; the port it listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    command += ["--server.address=127.0.0.1"]
    environment = {**os.environ, "CAREER_INDEX": str(index.resolve())}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz", process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the app did not become ready")


if __name__ == "__main__":
    main()
