"""Text -> terms: how the keyword index, and whoever compares words with it, cuts a text.

Whatever changes the terms of a text changes what a build holds: raise ``manifest.FORMAT`` with it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: ``surface`` in lower case without accents, and its English ``stem``."""

    surface: str
    stem: str


_STOP_WORDS = """
    a about am an and any are as at be been but by can could did do does for from had has have he
    her him his how i if in is it its may me might must my no not of on or our shall she should so
    some than that the their them then there these they this those to was we were what when
    where which who whom whose why will with would you your
    aren't can't couldn't didn't doesn't don't hasn't haven't i'd i'll i'm i've isn't it'd it'll
    shouldn't they'd they'll they're they've wasn't we'd we'll we're we've weren't won't wouldn't
    you'd you'll you're you've
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about what is asked. Kept short: "only", "over" or "per" can matter."""

# A run of letters and digits with what may join them: "alberta's", "30-1", "$38.55", "C++".
_RUN = re.compile(r"\$?[^\W_]+(?:['./&-][^\W_]+|,\d{3}(?!\d))*(?:\+\+|#)?")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:\+\+|#)?")


def terms(text: str) -> tuple[Term, ...]:
    """Cut a text into its terms, in order, stop words left out.

    Codes and amounts, that is runs with a digit in them, are kept whole and also give their parts:
    "30-1" is "30-1", "30" and "1"; "$60,000" is "$60000" and "60000". Other compounds give their
    parts only: "two-year" is "two" and "year". A possessive is the word without its "'s".
    """
    return tuple(term for run in _RUN.findall(_fold(text)) for term in _terms_of(run))


# A corpus repeats its words, so that nearly every run is known after the first thousands.
@lru_cache(maxsize=1 << 16)
def _terms_of(run: str) -> tuple[Term, ...]:
    # Made anew: a stemmer must not be shared by threads, and costs next to nothing.
    stem = Stemmer.Stemmer("english").stemWord
    return tuple(
        Term(word, word if _DIGIT.search(word) else stem(word))
        for word in _words(run)
        if word not in STOP_WORDS
    )


def _fold(text: str) -> str:
    """Lower case, accents off, one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    # Looked for among the few characters that a text has, not at each of its places.
    accents = "".join(filter(unicodedata.combining, set(decomposed)))
    return decomposed.translate(str.maketrans("", "", accents)).casefold()


def _words(run: str) -> list[str]:
    if not _DIGIT.search(run):
        return [word.removesuffix("'s") for word in _PART.findall(run)]
    whole = run.replace(",", "").removesuffix("'s")
    number = whole.removeprefix("$")
    # A set that keeps order: "1122" is its own only part.
    return list(dict.fromkeys([whole, number, *_PART.findall(number)]))
