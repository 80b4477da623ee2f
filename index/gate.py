"""The publish gate: gold questions are asked of a new build, and of the one it would replace.

Answering is not this package's business, so both are asked as any program would ask them, with
``python -m retrieval ask --batch``, each in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.gold import Gold
from index.errors import BuildError
from index.gold import is_answered_by

LEAST_RIGHT = 0.8
"""The share of gold questions that a build must answer rightly to be served."""

_ROOT = Path(__file__).parent.parent
_SHOWN = 80  # characters of a quote

Reply = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold question with the reply of the new build, and of the old one where that was asked."""

    question: Gold
    before: Reply | None
    after: Reply

    @property
    def right(self) -> bool:
        """Whether the new build answers as expected."""
        return is_answered_by(self.question, self.after)

    @property
    def broke(self) -> bool:
        """Whether the old build answered as expected and the new one does not."""
        return (
            self.before is not None
            and is_answered_by(self.question, self.before)
            and not self.right
        )

    @property
    def changed(self) -> bool:
        """Whether a person would see another answer, in the marked words or around them."""
        return self.before is not None and _seen(self.before) != _seen(self.after)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gold questions say of a new build."""

    judged: tuple[Judged, ...]

    @property
    def right(self) -> int:
        """How many questions are answered as expected."""
        return sum(judged.right for judged in self.judged)

    @property
    def broken(self) -> tuple[Judged, ...]:
        """The questions that the old build answered as expected and the new one does not."""
        return tuple(judged for judged in self.judged if judged.broke)

    @property
    def changed(self) -> tuple[Judged, ...]:
        """The questions that get another answer."""
        return tuple(judged for judged in self.judged if judged.changed)

    @property
    def passed(self) -> bool:
        """Whether nothing broke and enough is right; so, too, where nothing was asked."""
        return not self.broken and self.right >= LEAST_RIGHT * len(self.judged)


def judge(index_dir: Path, before: str | None, after: str, questions: Sequence[Gold]) -> Verdict:
    """Ask two builds by their ids, ``before`` if it is there; BuildError if one cannot be asked."""
    if not questions:
        return Verdict(())
    with ThreadPoolExecutor(2) as asking:
        asked = asking.submit(_ask, index_dir, before, questions) if before else None
        new = _ask(index_dir, after, questions)
        old = asked.result() if asked else {}
    return Verdict(tuple(Judged(q, old.get(q.id), new[q.id]) for q in questions))


def shown(reply: Reply) -> str:
    """Say in a line what a reply shows: its quotes with section and date, or why there is none."""
    if reply["outcome"] != "answer":
        return ": ".join(filter(None, (reply["outcome"].replace("_", " "), reply["reason"])))
    return "; ".join(_quoted(quote) for quote in reply["quotes"])


def _seen(reply: Reply) -> tuple[str, ...]:
    return (shown(reply), *(quote["text"] for quote in reply["quotes"]))


def _quoted(quote: Mapping[str, Any]) -> str:
    start, end = quote["highlight"]
    words = " ".join(quote["text"][start:end].split())
    cut = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    dated = (quote["revised"] or {}).get("text", "no date")
    return f"“{cut}” ({quote['profile']}, {quote['section']}, {dated})"


def _ask(index_dir: Path, build_id: str, questions: Sequence[Gold]) -> dict[str, Reply]:
    """Return a build's reply to the last turn of each question, by the question's id."""
    lines = [json.dumps({"id": q.id, "turns": q.turns}) for q in questions]
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "questions.jsonl"
        batch.write_text("\n".join(lines), encoding="utf-8")
        command = ["ask", "--batch", batch, "--json", "--index", index_dir.absolute()]
        done = subprocess.run(  # noqa: S603  # this very Python, and paths of our own
            [sys.executable, "-m", "retrieval", *map(str, command), "--build", build_id],
            cwd=_ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise BuildError(
            f"build {build_id} cannot be asked the gold questions: {done.stderr.strip()}"
        )
    rows = [json.loads(line) for line in done.stdout.split("\n") if line]
    return {row["id"]: row["replies"][-1] for row in rows}
