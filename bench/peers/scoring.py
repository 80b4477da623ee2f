"""What was found first -> whether it is right, and where a threshold would refuse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from bench.peers.common import Found, Page, Question


@dataclass(frozen=True, slots=True)
class Judged:
    """What is right about the passage found first.

    ``section`` says that most of it stands in a right section, ``touched`` that some of it does,
    ``words`` that it holds the words that answer. All three need the right occupation.
    """

    answerable: bool
    outcome: str
    score: float
    length: int
    occupation: bool
    section: bool
    touched: bool
    words: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of the questions when those below a threshold are refused.

    ``right`` are the answerable ones shown a passage that touches a right section, and the others
    refused; the counts of a contestant that decides by itself have no threshold.
    """

    threshold: float | None
    refused: int
    refused_wrongly: int
    right: int


def judge(question: Question, found: Found, pages: Mapping[str, Page]) -> Judged:
    """Compare what was found first with what would answer."""
    occupation = question.slug is not None and found.slug == question.slug
    shares = headings(pages[found.slug], found.text) if occupation and found.slug else Counter()
    wanted = {heading.casefold() for heading in question.headings}
    most = max(shares, key=lambda heading: shares[heading], default=None)
    shown = " ".join(found.text.split())
    return Judged(
        answerable=question.slug is not None,
        outcome=found.outcome,
        score=found.score,
        length=len(found.text),
        occupation=occupation,
        section=most is not None and most.casefold() in wanted,
        touched=any(heading.casefold() in wanted for heading in shares),
        words=occupation and any(" ".join(words.split()) in shown for words in question.words),
    )


def headings(page: Page, text: str) -> Counter[str]:
    """How many characters of ``text`` stand in the sections of each heading, spacing aside.

    Splitters change spacing and nothing else. A text that is not of the page has none.
    """
    solid = "".join(text.split())
    start = "".join(page.text.split()).find(solid)
    if start < 0 or not solid:
        return Counter()
    shares: Counter[str] = Counter()
    before = [0, *accumulate(not letter.isspace() for letter in page.text)]
    for heading, first, end in page.sections:
        shared = min(before[end], start + len(solid)) - max(before[first], start)
        if shared > 0:
            shares[heading] += shared
    return shares


def best_threshold(judged: Sequence[Judged]) -> float:
    """The score below which to refuse so that most questions come out right."""
    ordered = sorted(judged, key=lambda one: one.score)
    right = sum(one.touched for one in ordered if one.answerable)
    best, threshold = right, float("-inf")
    for score, alike in groupby(ordered, key=lambda one: one.score):
        # From here on these are refused, and the threshold lies just above their score.
        right += sum(-one.touched if one.answerable else 1 for one in alike)
        if right > best:
            best, threshold = right, _above(score, ordered)
    return threshold


def settle(judged: Sequence[Judged], threshold: float | None) -> Settled:
    """Count what is refused; without a threshold, what the contestant itself refused."""
    refused = [
        one.outcome == "no_answer" if threshold is None else one.score < threshold for one in judged
    ]
    shown = [
        one.outcome == "answer" and not gone for one, gone in zip(judged, refused, strict=True)
    ]
    pairs = list(zip(judged, refused, shown, strict=True))
    return Settled(
        threshold,
        refused=sum(gone for one, gone, _ in pairs if not one.answerable),
        refused_wrongly=sum(gone for one, gone, _ in pairs if one.answerable),
        right=sum(
            one.touched and visible if one.answerable else gone for one, gone, visible in pairs
        ),
    )


def _above(score: float, ordered: Sequence[Judged]) -> float:
    higher = [one.score for one in ordered if one.score > score]
    return (score + min(higher)) / 2 if higher else float("inf")
