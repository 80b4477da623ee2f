"""The pages and questions of a run: the same text and the same questions for every contestant."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

from bench.peers.common import Material, Page, Question, write_questions
from corpus.gold import Gold, read_gold
from corpus.library import read_corpus
from corpus.passages import passages
from corpus.records import Profile
from index.units import marked

_GOLD = Path(__file__).parents[2] / "tests" / "gold"
ASKED = _GOLD / "handbook.jsonl"
FITTING = _GOLD / "train_handbook.jsonl"


def prepare(archive: Path, folder: Path, most_pages: int, most_fitting: int) -> Material:
    """Unpack so many pages spread evenly, read them, and choose the questions about them.

    All questions of one turn are asked, since peers hold no conversation. Those to fit thresholds
    on are drawn by chance, always the same ones.
    """
    pages = folder / "pages"
    with zipfile.ZipFile(archive) as opened:
        names = sorted(name for name in opened.namelist() if name.endswith(".html"))
        count = min(most_pages, len(names))
        opened.extractall(pages, [names[at * len(names) // count] for at in range(count)])
    profiles = read_corpus(pages)
    slugs = frozenset(profile.slug for profile in profiles)
    fitting = about(read_gold(FITTING), slugs)
    random.Random(0).shuffle(fitting)
    write_questions(folder / "fit.jsonl", fitting[:most_fitting])
    write_questions(folder / "ask.jsonl", about(read_gold(ASKED), slugs))
    material = Material(folder, tuple(map(_page, profiles)))
    material.write(_texts(profiles))
    return material


def about(golds: Sequence[Gold], slugs: frozenset[str]) -> list[Question]:
    """The questions of one turn that can be asked of these pages, about no page among them too."""
    return [
        Question(
            id=gold.id,
            text=gold.turns[0],
            slug=(gold.slug or gold.profile) if gold.outcome == "answer" else None,
            headings=gold.sections if gold.outcome == "answer" else (),
            words=gold.quote,
        )
        for gold in golds
        if len(gold.turns) == 1 and {gold.slug or gold.profile} <= slugs | {None}
    ]


def _page(profile: Profile) -> Page:
    sections = ((part.heading, part.span.start, part.span.end) for part in profile.sections)
    return Page(profile.slug, profile.title, profile.text, tuple(sections))


def _texts(profiles: Sequence[Profile]) -> list[str]:
    found = [passage for profile in profiles for passage in passages(profile)]
    return list(dict.fromkeys(marked(passage).text for passage in found))
