"""The forms that a text may have the words of a name in, and what its initials may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.words import stem_of
from retrieval.naming.nouns import singular

_LONGEST_NAME = 80
_NO_LETTERS = re.compile(r"[-“”\"]")
"""What joins the words of a name, or stands around it."""


def numbers_of(word: str) -> tuple[str, ...]:
    """A word in the singular and the plural: stems do not always bring the two together."""
    one = singular(word)
    return (word, one, f"{one[:-3]}men" if one.endswith("man") else f"{one}s")


def initialled(before: str, letters: str) -> Iterator[tuple[str, ...]]:
    """The last words before a bracket, as many as the letters are their initials."""
    plain = _NO_LETTERS.sub(" ", before[-_LONGEST_NAME:].lower())
    run = tuple(plain.split()[-len(letters) :])
    if "".join(word[0] for word in run) == letters:
        yield run


def in_full(name: str, text: str) -> str:
    """What ``text`` has before a name in brackets that is its initials; else the name itself."""
    letters = name.lower().removesuffix("s")
    before, bracket, _ = text.partition(f"({letters.upper()}")
    runs = initialled(before, letters) if bracket and letters.isalpha() else iter(())
    return " ".join(next(runs, (name,)))


def any_number(word: str) -> str:
    """A pattern for the word in the singular and the plural."""
    one = re.escape(word.removesuffix("s"))
    if word.endswith(("man", "men")):
        return re.escape(word[:-3]) + "m[ae]n"
    if word.endswith(("ies", "y")):
        return re.escape(word.removesuffix("ies").removesuffix("y")) + "(?:y|ies)"
    return one + "(?:s|es)?"


def any_form(word: str) -> str:
    """A pattern for the words with the same stem: "nursing" for "nurse" too."""
    cut = stem_of(word)
    if len(cut) < 4:
        return re.escape(word)
    return re.escape(cut[:-1]) + "[iy]\\w*" if cut[-1] in "iy" else re.escape(cut) + r"\w*"
