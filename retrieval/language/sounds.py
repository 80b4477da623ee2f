"""How a word sounds, roughly: for words that are spelled as they are heard."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order; each takes what the ones before it left. What is said alike gets one letter, in
# the manner of Metaphone (Philips 1990): "x" stands for "sh".
_RULES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^[kgp](?=n)|^p(?=s)|^w(?=r)|(?<=m)b(?=(?:ers?|s)?$)|t(?=ch)|d(?=g[eiy])", ""),
        # The l of "should" is not heard; "have" ends in f before "to".
        (r"(?<=o)ul(?=d)", ""),
        (r"ph|v", "f"),
        (r"(?:s?c|ss?|t|x)i(?=[aou])|sh", "x"),
        (r"i?gh(?=t|$)", "i"),
        (r"s?c(?=[eiy])|z", "s"),
        (r"ch|ck|qu?|c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"(?<=[aeiou])[wh]|(?<=[wrt])h", ""),
        (r"(?<=[^aeiouy])e$", ""),
        (r"[aeiouy]+$", "y"),
        (r"^[aeiouy]+", "a"),
        (r"(?<=.)[aeiouy]+(?=.)", ""),
        (r"(.)\1+", r"\1"),
    )
)

CONFUSED = {"collage": "college", "collages": "colleges", "celery": "salary", "coarses": "courses"}
"""Words that are written for those said like them, where nothing speaks of what they mean."""


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What is left of a lower-case word when it is written as it sounds, without inner vowels.

    "fizical" and "physical" are both "fskl", "electrishun" and "electrician" both "alktrxn".
    """
    for pattern, letters in _RULES:
        word = pattern.sub(letters, word)
    return word
