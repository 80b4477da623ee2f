"""This product as it ships: ``python -m index build``, then ``Assistant.ask``.

It reads the pages as they were published; everything a build does is in its time: reading and
checking them, hashing, publishing. The export of the model, which a maintainer waits for once, is
done beforehand; the classifier of questions comes with the code.
"""

from __future__ import annotations

from pathlib import Path

from bench.peers.common import Ask, Found, Made, Material

PACKAGES = ("onnxruntime", "faiss-cpu", "bm25s", "tokenizers")


def model() -> None:
    """Nothing to load beforehand: a build and an assistant load the weights themselves."""


def build(_: None, material: Material, folder: Path, *more: str) -> Made:
    from index.__main__ import main

    options = ["--profiles", str(material.documents), "--out", str(folder), "--publish-anyway"]
    if main(["build", *options, *more]):
        raise SystemExit("the build failed")
    return lambda: material.texts


def load(_: None, folder: Path) -> Ask:
    from retrieval.assistant import Assistant
    from retrieval.records import Answer, Clarify, NoAnswer

    assistant = Assistant.load(folder)

    def ask(question: str) -> Found:
        reply, _ = assistant.ask(question)
        if isinstance(reply, Clarify):
            return Found(None, "", 0.0, "clarify")
        if not isinstance(reply, Answer | NoAnswer):
            return Found(None, "", 0.0, "chat")
        outcome = "answer" if isinstance(reply, Answer) else "no_answer"
        shown = reply.quotes if isinstance(reply, Answer) else reply.related
        if not shown:
            return Found(None, "", reply.confidence, outcome)
        first = shown[0]
        return Found(first.passage.profile.slug, first.text, reply.confidence, outcome)

    return ask
