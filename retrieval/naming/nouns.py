"""Forms of words: the singular by which names are compared, and which nouns name a person's work.

Names are compared by singular forms, never by stems alone: "order" has the stem of "orderlies",
"sociology" that of "sociologists".
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.lexicon import not_occupations, occupations

# Endings that hardly any noun has unless it names a person.
_SURE = re.compile(
    r"[a-z]{2,}(?:ologist|ographer|therapist|ician|maker|smith|wright|sman|swoman|person|monger|"
    r"iatrist|metrist|opath|herder|worker|fighter|keeper|setter|layer|fitter|cutter)"
)
_LIKELY = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|eer|eur|ant)")
_BRITISH = (
    (re.compile(r"ll(?=[eio])"), "l"),
    (re.compile(r"[ao]e(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=[bv])our(?=er|$)"), "or"),
    (re.compile(r"is(?=ation|e[rd]?$|ing$)"), "iz"),
    (re.compile(r"tre$"), "ter"),
)


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Lower-case ``word`` in the singular and in one spelling: "labourers" is "laborer".

    For comparing only: what comes out need not be a word ("sale" for "sales").
    """
    word = in_singular(word)
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word


HEADS = {
    "tech": ("technician", "technologist"),
    "techs": ("technician", "technologist"),
    "rep": ("representative",),
    "reps": ("representative",),
    "asst": ("assistant",),
    "mgr": ("manager",),
    "dev": ("developer",),
    "devs": ("developer",),
    "eng": ("engineer",),
    "admin": ("administrator",),
    "admins": ("administrator",),
}
"""What is short for a noun that ends a name."""
EVERYDAY = frozenset(
    """
    cook cooks guard guards coach coaches judge judges guide guides nurse model models host hosts
    pilot lead leads order orders train trainer captain captains mate mates server servers principal
    instructor teacher manager representative
    """.split()
)
"""Verbs and things as often as occupations."""
COMPANY = frozenset(
    """
    doctor nurse teacher instructor lawyer officer supervisor manager boss coach professor counselor
    trainer judge agent inspector contractor assistant guard driver director engineer technician
    specialist operator server host model cook guide pilot president owner chief researcher hacker
    designer analyst administrator coordinator consultant adviser advisor secretary clerk seller
    artist captain buyer actor dealer soldier printer grader grinder tracker tech rep
    """.split()
)
"""Met in many lines of work: asked about only where the question puts them first."""


def in_singular(word: str) -> str:
    """Lower-case ``word`` in the singular, as it is spelt."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def is_occupation_noun(word: str) -> bool:
    """Whether lower-case ``word``, in singular or plural, is a noun that names an occupation."""
    one = singular(word)
    return one in _singulars() or (bool(_SURE.fullmatch(one)) and one not in not_occupations())


@lru_cache(maxsize=4096)
def may_be_occupation(word: str) -> bool:
    """Whether lower-case ``word`` looks like a person's trade: for where one is asked about only.

    "Falconer" and "docent" do; "computer" and "career" are known not to be.
    """
    one = singular(word)
    return is_occupation_noun(word) or (
        len(one) > 4 and bool(_LIKELY.fullmatch(one)) and one not in not_occupations()
    )


@lru_cache(maxsize=1)
def _singulars() -> frozenset[str]:
    return frozenset(singular(word) for word in occupations())


_AGENT = re.compile(r"(?:ermen|erman|men|man|ement|ment|ers?|ors?|ing|ists?|ians?)$")


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """What a trade and its doer share: "log" for "logger", "loggers" and "logging"."""
    cut = _AGENT.sub("", singular(word))
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "aeiosl":
        return cut[:-1]
    return cut.removesuffix("e")
