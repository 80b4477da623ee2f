"""Makes the published list of names (``retrieval/lexicon.py``) from profiles with SOC codes."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable

from corpus.records import Profile
from retrieval.codes import soc_codes
from retrieval.titles import names_of, whole_key

_LONGEST = 4
"""Words; what is longer describes rather than names."""


def gathered(profiles: Iterable[Profile]) -> bytes:
    """The names of ``profiles``, a line each with its codes, packed; the same for the same names.

    "yogateacher", a tab and "39-9031": the key by which names are compared, and the
    codes without what O*NET adds to them.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        codes = {code.partition(".")[0] for code in soc_codes(profile.codes)}
        for name in names_of([profile]):
            if codes and len(name.text.split()) <= _LONGEST:
                found[whole_key(name.text)] |= codes
    lines = (f"{name}\t{' '.join(sorted(found[name]))}\n" for name in sorted(found) if name)
    return gzip.compress("".join(lines).encode("utf-8"), mtime=0)
