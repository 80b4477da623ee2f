"""The handbook and the O*NET database in one corpus, where the real ones are at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.check import survey
from corpus.findings import errors_in

DATA = Path(__file__).parents[3] / "shared" / "data"
PATHS = (DATA / "onet-29.3-text.zip", DATA / "ooh-pages.zip")

pytestmark = pytest.mark.skipif(
    not all(path.is_file() for path in PATHS), reason="the two publishers' documents are not there"
)


def test_both_publishers_keep_their_profiles_without_an_error() -> None:
    read = survey(PATHS, date(2026, 11, 22), lambda path: path.name)
    assert errors_in(read.findings) == ()
    by_slug = {profile.slug: profile for profile in read.profiles}
    assert len(by_slug) == len(read.profiles) == 240 + 1016
    shared = [slug for slug in by_slug if f"{slug}-onet" in by_slug]
    assert len(shared) == 147
    for slug in shared:
        first, second = by_slug[slug], by_slug[f"{slug}-onet"]
        assert first.title.casefold() == second.title.casefold()
        assert (first.source.file[:3], second.source.file[:4]) == ("ooh", "onet")
    assert all(profile.supersedes == () for profile in read.profiles)
