"""What a name may be shortened to: "WHO" for "World Health Organization"."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.words import places_of_words

LINKS = frozenset({"of", "the", "&"})
SMALL = LINKS | {"and", "for", "in"}


def is_short_for(short: str, text: str) -> bool:
    """Whether ``short``, in any case, is among the abbreviations of the names in ``text``."""
    letters = short.lower()
    # Words with these capitals must follow each other: quicker to tell than all that may.
    return bool(_capitals(letters.upper()).search(text)) and letters in initials(text)


@lru_cache(maxsize=256)
def _capitals(letters: str) -> re.Pattern[str]:
    """Words that begin with these letters, one after the other, with nothing but small between."""
    between = rf"[\w'’]*\s+(?:(?i:{'|'.join(sorted(SMALL))})\s+)*"
    return re.compile(between.join(map(re.escape, letters)))


def initials(text: str) -> frozenset[str]:
    """The abbreviations, in lower case, that the names written in ``text`` may go by.

    "World Health Organization" gives "who": the first letters of every run of three or more words
    with a capital, small words between them left out.
    """
    found: set[str] = set()
    letters = ""
    end = 0
    for start, stop in places_of_words(text):
        broken = text[end:start].strip() != ""
        end = stop
        if broken:
            letters = ""
        if text[start].isupper():
            letters += text[start].lower()[0]
            found.update(letters[i:] for i in range(len(letters) - 2))
        elif text[start:stop].lower() not in SMALL:
            letters = ""
    return frozenset(found)
