"""The forms in which a question of a conversation is searched for, and what ours is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.mtrag_data import Task
from bench.mtrag_search import Index
from bench.standalone import LEANING, SHORT, Sought, carried, resolved, sought
from index.encoder import Encoder

OURS, LAST, REWRITE, ALL = "ours", "last turn", "human rewrite", "all questions"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Our resolution with an ingredient changed: how much is carried, and what."""

    share: Callable[[str], float] = carried
    asked: bool = True
    shown: bool = True
    stems: bool = True
    latest_only: bool = False


RECIPES = {
    OURS: Recipe(),
    "without earlier questions": Recipe(asked=False),
    "without what was shown": Recipe(shown=False),
    "without earlier keywords": Recipe(stems=False),
    "only the question just before": Recipe(latest_only=True),
    "only where it leans": Recipe(share=lambda text: carried(text) if carried(text) > SHORT else 0),
    f"always {SHORT}": Recipe(share=lambda _: SHORT),
    f"always {LEANING}": Recipe(share=lambda _: LEANING),
}


class Forms:
    """Makes the forms of a task's question for one way of searching."""

    def __init__(self, index: Index, keywords: float, encoder: Encoder) -> None:
        self._index = index
        self._keywords = keywords
        self._encoder = encoder
        self._alone = cache(self._sought)
        self._ours = cache(self._resolved)
        self._shown = cache(self._shown_for)

    def of(self, task: Task) -> dict[str, Sought]:
        """Every form of the task's question, by name."""
        said = (*task.earlier, task.question)
        return {
            LAST: self._alone(task.question),
            ALL: self._alone(" ".join(said)),
            REWRITE: self._alone(task.rewrite),
            **{name: self._ours(said, recipe) for name, recipe in RECIPES.items()},
        }

    def _sought(self, text: str) -> Sought:
        return sought(text, self._encoder.encode([text])[0])

    def _resolved(self, said: tuple[str, ...], recipe: Recipe) -> Sought:
        """The last of ``said`` after the others, each of them resolved in its turn."""
        own = self._alone(said[-1])
        share = recipe.share(said[-1])
        turns = [said[:end] for end in range(1, len(said))]
        if recipe.latest_only:
            turns = turns[-1:]
        asked: Sequence[Sought] = [self._alone(turn[-1]) for turn in turns] if recipe.asked else ()
        shown = [self._shown(turn, recipe) for turn in turns] if recipe.shown else ()
        found = resolved(own, share, asked, shown)
        return found if recipe.stems else replace(found, stems=own.stems)

    def _shown_for(self, said: tuple[str, ...], recipe: Recipe) -> NDArray[np.float32]:
        return self._index.shown(self._ours(said, recipe), self._keywords)
