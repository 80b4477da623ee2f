"""What was typed in reply to "which occupation do you mean?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.words import stems, telling, words

_PLACES = {
    word: place
    for place, said in enumerate(
        ("first 1st one former", "second 2nd two", "third 3rd three", "fourth 4th", "fifth 5th")
    )
    for word in said.split()
} | {"last": -1, "latter": -1}
_AROUND = frozenset(
    "the a one option number no choice choose i mean meant please that is it".split()
)
_DIGIT = re.compile(r"\W*(\d{1,2})\W*")


def chosen(text: str, titles: Sequence[str]) -> int | None:
    """Which of ``titles`` the reply picks, by its place or by words that only it has, or None.

    A reply that says anything besides is a new question, and picks nothing.
    """
    place = _place(text)
    if place is not None:
        return place % len(titles) if -len(titles) <= place < len(titles) else None
    wanted = set(stems(telling(text)))
    fitting = [n for n, title in enumerate(titles) if wanted and wanted <= set(stems(words(title)))]
    return fitting[0] if len(fitting) == 1 else None


def _place(text: str) -> int | None:
    digit = _DIGIT.fullmatch(text)
    if digit:
        return int(digit.group(1)) - 1 if int(digit.group(1)) else None
    said = [word.lower for word in words(text)]
    # "One" alone is the first; in "the second one" it stands for an occupation.
    places = [w for w in said if w in _PLACES and not (w == "one" and len(said) > 1)]
    if len(places) != 1 or not _AROUND.issuperset(set(said) - set(places)):
        return None
    return _PLACES[places[0]]
