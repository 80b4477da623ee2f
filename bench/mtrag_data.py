"""MTRAG, cloud domain (IBM, Apache-2.0): passages, conversations and relevance judgements.

The file is a zip of the published ``corpus.jsonl`` (here the 11,724 passages that were pooled for
judging), ``cloud_questions.jsonl`` and ``cloud_rewrite.jsonl`` (one line a task; in the first all
of the person's questions up to it) and ``dev.tsv`` (judgements). A task is named
``<conversation><::><turn>``. The replies that the person saw are not in it.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "mtrag-cloud.zip"
_SPEAKER = "|user|:"


@dataclass(frozen=True, slots=True)
class Task:
    """One question of a conversation, those asked before it, and a person's rewriting of it.

    ``relevant`` maps the ids of the passages judged relevant to their grade.
    """

    name: str
    earlier: tuple[str, ...]
    question: str
    rewrite: str
    relevant: dict[str, int]

    @property
    def conversation(self) -> str:
        """The name of the conversation that the question belongs to."""
        return self.name.partition("<::>")[0]

    @property
    def tunes(self) -> bool:
        """Whether choices may be made on it: true of about half of the conversations."""
        return hashlib.sha256(self.conversation.encode()).digest()[-1] % 2 == 0


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages, by id, in the order of the file; and the tasks with at least one judgement."""

    sha256: str
    passages: dict[str, str]
    tasks: tuple[Task, ...]


def load(path: Path) -> Collection:
    """Read the zip at ``path``; KeyError or ValueError when it is not as described above."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        passages = {
            line["_id"]: _spaced(f"{line['title']} {line['text']}")
            for line in _lines(archive, "corpus.jsonl")
        }
        asked = dict(_said(archive, "cloud_questions.jsonl"))
        rewritten = {name: said[-1] for name, said in _said(archive, "cloud_rewrite.jsonl")}
        judged: dict[str, dict[str, int]] = {}
        for line in archive.read("dev.tsv").decode("utf-8").splitlines()[1:]:
            name, passage, grade = line.split("\t")
            judged.setdefault(name, {})[passage] = int(grade)
    tasks = tuple(
        Task(name, said[:-1], said[-1], rewritten[name], judged[name])
        for name, said in asked.items()
        if name in judged
    )
    return Collection(hashlib.sha256(content).hexdigest(), passages, tasks)


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    # Not splitlines(): the texts hold other characters that it takes for line ends.
    for line in archive.read(name).decode("utf-8").rstrip("\n").split("\n"):
        yield json.loads(line)


def _said(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in _lines(archive, name):
        yield line["_id"], tuple(map(_spaced, line["text"].split(_SPEAKER)[1:]))


def _spaced(text: str) -> str:
    return " ".join(text.split())
