"""Names taken apart: the noun at the end, the stems before it, and how words fit them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.terms import terms
from retrieval.naming.nouns import singular
from retrieval.naming.titles import Name, Reading


@dataclass(frozen=True, slots=True)
class Form:
    """The stems before the noun of a reading, the noun in the singular, and whose name it is."""

    stems: tuple[str, ...]
    starts: tuple[int, ...]
    head: str
    slug: str
    titled: bool


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word as the keyword index has it, in one spelling."""
    cut = terms(singular(word))
    return cut[0].stem if cut else word


def form_of(name: Name, reading: Reading) -> Form:
    """One reading of a name, taken apart."""
    *before, head = reading.words
    stems = tuple(map(stem, before))
    return Form(stems, reading.starts, singular(head), name.slug, name.is_title)


def owners(forms: Iterable[Form]) -> tuple[str, ...]:
    """Whose names these are, by slug, each once."""
    return tuple(sorted({form.slug for form in forms}))


def parts_of_one(form: Form) -> list[str]:
    """The parts of a name that are one word: "fishing" and "hunting" workers."""
    bounds = pairwise((*form.starts, len(form.stems)))
    return [form.stems[start] for start, end in bounds if end - start == 1]


def in_order(options: Sequence[frozenset[str]], form: Form) -> bool:
    """Whether the words stand in the form in order, the first of them opening a part of it."""
    return any(
        form.stems[start] in options[0] and _follow(options[1:], form.stems[start + 1 :])
        for start in form.starts
        if start < len(form.stems)
    )


def _follow(options: Sequence[frozenset[str]], stems: Sequence[str]) -> bool:
    rest = iter(stems)
    return all(any(word in wanted for word in rest) for wanted in options)


def adjoining(options: Sequence[frozenset[str]], stems: Sequence[str]) -> bool:
    """Whether the words before the noun are those next to it in the form."""
    near = stems[len(stems) - len(options) :]
    return len(near) == len(options) and all(map(frozenset.__contains__, options, near))
