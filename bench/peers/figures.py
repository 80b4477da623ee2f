"""The raw results of a run -> the figures of each contestant, as medians with their spread."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from bench.peers.common import Found, Material, Page, Question, read_questions
from bench.peers.scoring import Judged, Settled, best_threshold, judge, settle

NAMES = {
    "product": "this product",
    "product_fp32": "this product, whole weights",
    "product_plain": "this product, no adapter",
    "langchain_faiss": "LangChain, FAISS",
    "llamaindex_vector": "LlamaIndex",
    "txtai_hybrid": "txtai, hybrid",
    "haystack_memory": "Haystack",
    "verbatim_retrieval": "verbatim-rag, retrieval",
    "bare": "the bare model",
}
DECIDING = ("product", "product_fp32", "product_plain")
"""Who refuses by itself; the others are given a threshold."""

PEERS = tuple(name for name in NAMES if name not in (*DECIDING, "bare"))


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several runs, the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """The spread of at least one value."""
        return cls(statistics.median(values), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of the answerable questions found what first, and what a threshold makes of all.

    ``length`` is the median length of what is found first, in characters. ``best`` has the
    threshold that is best on the very questions asked, which nobody can know beforehand.
    """

    answerable: int
    others: int
    occupation: int
    section: int
    touched: int
    words: int
    length: int
    settled: Settled
    best: Settled


@dataclass(frozen=True, slots=True)
class Figures:
    """One contestant. Times in seconds or milliseconds, memory in megabytes of a million bytes.

    ``texts`` were given vectors and hold ``words`` that the model sees. ``question_ms`` and
    ``slow_ms`` (95th percentile) are of the questions that have an answer.
    """

    versions: Mapping[str, str]
    texts: int
    words: int
    build_s: Spread
    build_mb: Spread
    first_s: Spread | None
    question_ms: Spread
    slow_ms: Spread
    serve_mb: Spread
    answers: Answers | None


@dataclass(frozen=True, slots=True)
class Run:
    """All figures of a run, by contestant, and how much was indexed."""

    pages: int
    words: int
    figures: Mapping[str, Figures]


def read_run(work: Path) -> Run:
    """The figures of the results that a run left in ``work``."""
    results = json.loads((work / "results.json").read_text(encoding="utf-8"))
    pages = {page.slug: page for page in Material.read(work).pages}
    asked, fitting = (read_questions(work / f"{job}.jsonl") for job in ("ask", "fit"))
    return Run(
        pages=len(pages),
        words=sum(len(page.text.split()) for page in pages.values()),
        figures={
            name: _figures(results[name], name, pages, asked, fitting)
            for name in NAMES
            if name in results
        },
    )


def _figures(
    jobs: Mapping[str, list[dict[str, Any]]],
    name: str,
    pages: Mapping[str, Page],
    asked: Sequence[Question],
    fitting: Sequence[Question],
) -> Figures:
    built, rounds = jobs["build"], jobs["ask"]
    answerable = [at for at, question in enumerate(asked) if question.slug is not None]
    times = [[one["replies"][at]["ms"] for at in answerable] for one in rounds]
    # The first start of each warms the disk cache.
    starts = [one["wall_s"] for one in jobs.get("first", [])[1:]]
    answers = None
    if name != "bare":
        judged = _judged(rounds[0]["replies"], asked, pages)
        fit = _judged(jobs["fit"][0]["replies"], fitting, pages)
        answers = summed(judged, fit, decides=name in DECIDING)
    return Figures(
        versions=built[0]["versions"],
        texts=built[0]["texts"],
        words=built[0]["words"],
        build_s=Spread.of([one["seconds"] for one in built]),
        build_mb=Spread.of([one["peak_mb"] for one in built]),
        first_s=Spread.of(starts) if starts else None,
        question_ms=Spread.of([statistics.median(one) for one in times]),
        slow_ms=Spread.of([float(np.percentile(one, 95)) for one in times]),
        serve_mb=Spread.of([one["peak_mb"] for one in rounds]),
        answers=answers,
    )


def _judged(
    replies: Sequence[Mapping[str, Any]],
    questions: Sequence[Question],
    pages: Mapping[str, Page],
) -> list[Judged]:
    return [
        judge(question, Found(**reply["found"]), pages)
        for reply, question in zip(replies, questions, strict=True)
    ]


def summed(judged: Sequence[Judged], fit: Sequence[Judged], *, decides: bool) -> Answers:
    """Count what is right; who does not decide gets the threshold that is best on ``fit``."""
    known = [one for one in judged if one.answerable]
    lengths = [one.length for one in known if one.length]
    return Answers(
        answerable=len(known),
        others=len(judged) - len(known),
        occupation=sum(one.occupation for one in known),
        section=sum(one.section for one in known),
        touched=sum(one.touched for one in known),
        words=sum(one.words for one in known),
        length=round(statistics.median(lengths)) if lengths else 0,
        settled=settle(judged, None if decides else best_threshold(fit)),
        best=settle(judged, None if decides else best_threshold(judged)),
    )
