"""Names that no profile goes by, told from what the profiles say and from a published list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.records import Profile
from retrieval.language.usual import TOPICS
from retrieval.language.words import Word, stem_of, stems_in
from retrieval.naming.forms import stem
from retrieval.naming.names import Names
from retrieval.naming.nouns import may_be_occupation, singular
from retrieval.naming.pronouns import speaks_of_it
from retrieval.naming.published import Published
from retrieval.naming.slots import LEADING
from retrieval.naming.wording import OFTEN, Wording

_PART_OF_WORK = re.compile(
    r" (?:involved|required|needed|included|allowed|part of)\b", re.IGNORECASE
)


class Unlisted:
    """Tells whose profile a name stands for that is in no profile's list of names."""

    def __init__(self, profiles: Sequence[Profile], names: Names, wording: Wording) -> None:
        """``names`` and ``wording`` must be those of the same profiles."""
        self._names = names
        self._wording = wording
        self._topics = TOPICS | _headings(profiles)
        published = Published(profiles, wording)
        self.published, self.fitting = published.find, published.fitting
        self.known = published.known

    def by_text(self, run: tuple[str, ...]) -> tuple[str, ...]:
        """The profiles whose text calls people so, or that are about what stands before a noun."""
        if run[0] in LEADING or not may_be_occupation(run[-1]):
            return ()
        kinds = self._wording.kinds(run)
        if len(kinds) > 1 and len(run) > 1:
            # Athletic trainers' page says whom they are not to be confused with.
            kinds = self._wording.speaking(kinds, [stem(word) for word in run[:-1]]) or kinds
        if kinds or self._asks_of(run):
            return kinds
        return self._names.titled(run) or self._spoken_of(run)

    def _asks_of(self, run: Sequence[str]) -> bool:
        """Whether a name comes after words that ask something: "job outlook fitness trainers".

        So do things in the plural that no title has: "top paying industries chemical engineers".
        """
        one = stem_of(run[0])
        things = singular(run[0]) != run[0] and not self._names.in_titles(one)
        return (things or one in self._topics) and any(
            self._names.exactly(run[start:]) for start in range(1, len(run))
        )

    def trade(self, text: str, word: Word) -> tuple[str, ...]:
        """Who does for a living what a word says: "Roofers" for "is roofing dangerous?".

        Not where it is part of other work ("is welding part of the job?"), nor "training", of which
        every profile speaks.
        """
        if not word.lower.endswith("ing") or speaks_of_it(text, len(text)):
            return ()
        slugs = self._names.doing(word.lower)
        alone = len(slugs) == 1 and self._wording.tells([word.stem])
        return slugs if alone and not _PART_OF_WORK.match(text, word.end) else ()

    def workers(self, kind: Sequence[str]) -> tuple[str, ...]:
        """The profile of workers that has some words of a kind in its title, and often all of it.

        "Oil and Gas Workers" are oil rig workers, of whose rigs their profile speaks.
        """
        titled = [word for word in kind if self._names.in_titles(stem(word))]
        slugs = self._names.partly((*titled, "worker")) if titled else ()
        slugs = self.fitting((*kind, "worker"), slugs)
        spoken = len(slugs) == 1 and self._wording.often(slugs[0], list(map(stem, kind))) >= OFTEN
        return slugs if spoken else ()

    def _spoken_of(self, run: Sequence[str]) -> tuple[str, ...]:
        """The profile with the noun in its title that is about what stands before it."""
        titled = self.fitting(run, self._names.headed(run[-1]))
        stems = [stem(word) for word in run[:-1]]
        about = titled and self._wording.tells(stems)
        return self._wording.speaking(titled, stems) if about else ()


def _headings(profiles: Sequence[Profile]) -> frozenset[str]:
    """The stems of the words that stand in a heading of most profiles: "Important Qualities"."""
    found = Counter(
        stem
        for profile in profiles
        for stem in {
            stem
            for section in profile.sections
            for heading in (section.heading, *section.path)
            for stem in stems_in(heading)
        }
    )
    return frozenset(stem for stem, count in found.items() if 2 * count > len(profiles) > 1)
