from __future__ import annotations

from bench.copies import copied
from corpus.library import PROFILES, read_corpus
from corpus.passages import passages


def test_a_copy_has_other_words_in_the_same_places() -> None:
    (profile, *_) = read_corpus(PROFILES)
    copies = [copied(profile, number) for number in (1, 2)]
    assert len({profile.title, *(copy.title for copy in copies)}) == 3
    for copy in copies:
        assert len(copy.text) == len(profile.text)
        assert copy.text != profile.text
        cuts = [[p.span for p in passages(each)] for each in (profile, copy)]
        assert cuts[0] == cuts[1]
        assert not copy.codes
