"""Makes the published list of names (``language/lexicon.py``) from profiles with SOC codes."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable

from corpus.records import Profile
from retrieval.language.lexicon import TITLED
from retrieval.naming.codes import soc_codes
from retrieval.naming.nouns import COMPANY, EVERYDAY
from retrieval.naming.titles import GENERAL, joined, names_of, readings_of, whole_key

_LONGEST = 4
"""Words; what is longer describes rather than names."""
_REST = re.compile(r"\bAll Other\b|^Helpers|^First-Line")
"""Titles of what remains of a group, or of those over or under it, whose words name the group."""
_NO_TITLES = COMPANY | EVERYDAY | GENERAL
"""Nouns met in many lines of work, which by themselves stand for no one title."""


def gathered(profiles: Iterable[Profile]) -> bytes:
    """The names of ``profiles``, a line each with its codes, packed; the same for the same names.

    "yogateacher", a tab and "39-9031": the key by which names are compared, and the
    codes without what O*NET adds to them. What is the title of an occupation, or a part of one, is
    not also another name of others: "compliance officers" are no building inspectors, though O*NET
    has some that go by it. It is marked, unless it is only one within an occupation, as "midwives"
    are, who are no nurses, among other practitioners.
    """
    found: dict[str, set[str]] = defaultdict(set)
    titled: dict[str, set[str]] = defaultdict(set)
    marked: set[str] = set()
    for profile in profiles:
        full = soc_codes(profile.codes)
        codes = {code.partition(".")[0] for code in full}
        for name in names_of([profile]):
            if codes and len(name.text.split()) <= _LONGEST:
                found[whole_key(name.text)] |= codes
            for title in _titles_in(name.text) if codes and name.is_title else ():
                titled[title] |= codes
                marked |= {title} if codes == full else set()
    found |= titled
    lines = (
        f"{name}\t{' '.join(sorted(found[name]))}{TITLED if name in marked else ''}\n"
        for name in sorted(found)
        if name
    )
    return gzip.compress("".join(lines).encode("utf-8"), mtime=0)


def _titles_in(title: str) -> set[str]:
    """The keys of a title and of those that it joins: "Detectives and Criminal Investigators".

    What narrows the title stays with each of them: of "Art and Music Teachers, Postsecondary" not
    every art teacher is one.
    """
    if _REST.search(title):
        return set()
    readings = readings_of(title)
    narrowed = [reading for reading in readings if reading.qualified]
    joins = {joined(reading.words) for reading in narrowed or readings}
    return {whole_key(title), *joins} - _NO_TITLES
