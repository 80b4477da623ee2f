"""One job of one contestant, in a process of its own and in the contestant's own environment.

    python -m bench.peers.worker CONTESTANT build|first|ask|fit MATERIAL INDEX OUT

``build`` makes the index, ``first`` answers one question, ``ask`` and ``fit`` answer all those of
their kind after warming up. What was measured inside is written to OUT as JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.peers.common import Ask, Material, Question, model_path, read_questions

WARM_UP = 20
_PIECES = 256
FIRST = "what does an actuary do?"


def main(contestant: str, job: str, material: str, index: str, out: str) -> None:
    """Do the job and write its result."""
    module = importlib.import_module(f"bench.peers.{contestant}")
    model = module.model()
    if job == "first":
        found = module.load(model, Path(index))(FIRST)
        result: dict[str, Any] = asdict(found)
    elif job == "build":
        pages = Material.read(Path(material))
        started = time.perf_counter()
        made = module.build(model, pages, Path(index))
        seconds = time.perf_counter() - started
        texts = made()
        result = {"seconds": seconds, "texts": len(texts), "words": encoded_words(texts)}
    else:
        ask = module.load(model, Path(index))
        for question in read_questions(Path(material) / "fit.jsonl")[-WARM_UP:]:
            ask(question.text)
        result = {"replies": _asked(ask, read_questions(Path(material) / f"{job}.jsonl"))}
    result["versions"] = {name: version(name) for name in module.PACKAGES}
    Path(out).write_text(json.dumps(result), encoding="utf-8")


def _asked(ask: Ask, questions: tuple[Question, ...]) -> list[dict[str, Any]]:
    replies = []
    for question in questions:
        started = time.perf_counter()
        found = ask(question.text)
        took = (time.perf_counter() - started) * 1000
        replies.append({"id": question.id, "ms": took, "found": asdict(found)})
    return replies


def encoded_words(texts: list[str]) -> int:
    """How many words the model sees: all of a text up to its greatest length, 256 word pieces."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(model_path()) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_PIECES)
    found = tokenizer.encode_batch(texts)
    ends = (max(end for _, end in each.offsets) for each in found)
    return sum(len(text[:end].split()) for text, end in zip(texts, ends, strict=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
