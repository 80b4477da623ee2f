"""All profiles of a corpus: read as a whole, or refused as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from corpus.check import survey
from corpus.errors import RefusedError
from corpus.findings import errors_in, found
from corpus.records import Profile

PROFILES = Path(__file__).parent / "profiles"


def read_corpus(folder: Path = PROFILES, today: date | None = None) -> tuple[Profile, ...]:
    """Every profile below a folder, sorted by slug; files are named relative to the folder.

    A zip file is a folder, too; it may stand for the whole corpus or lie below the folder.

    ``today`` is the day that no date may lie after, the computer's where none is given. Raises
    RefusedError, listing what to mend, where any document has errors, it is not known which of two
    for one occupation is newer, or there is none. See ``revisions`` for several documents of one
    occupation.
    """
    if not folder.exists():
        message = "there is no such file or folder"
        raise RefusedError((found("unreadable_file", folder.as_posix(), message),))
    parent = folder if folder.is_dir() else folder.parent
    read = survey(
        (folder,), today or date.today(), lambda file: file.relative_to(parent).as_posix()
    )
    if errors := errors_in(read.findings):
        raise RefusedError(errors)
    return read.profiles


def corpus_digest(profiles: Iterable[Profile]) -> str:
    """SHA-256, in hexadecimal, of which profiles these are and of the bytes they were read from.

    The order of the profiles does not matter.
    """
    lines = sorted(f"{profile.slug} {profile.source.sha256}\n" for profile in profiles)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
