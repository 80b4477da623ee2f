"""Names of occupations from a published list, and the profiles that they stand for.

The list gives tens of thousands of names that people go by at work, each with the codes of its
occupations. A name that no profile has may so still be told: who has the code goes by the name,
provided that the profile's own text bears it out. One whose codes no profile has is an occupation
that is not covered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.records import Profile
from retrieval.language.lexicon import published_names, published_titles
from retrieval.naming.codes import soc_codes, taken_in
from retrieval.naming.forms import stem
from retrieval.naming.nouns import HEADS
from retrieval.naming.titles import joined
from retrieval.naming.wording import OFTEN, Wording

_MADE_OF = re.compile(r"(\w{3,})(workers?|persons?|m[ae]n|wom[ae]n)")
"""A name in one word that says what is worked at: a "lineman" is at lines."""


class Published:
    """Looks names up in the list for the profiles of one corpus."""

    def __init__(self, profiles: Sequence[Profile], wording: Wording) -> None:
        """``wording`` must be that of the same profiles."""
        coded = ((profile.slug, soc_codes(profile.codes)) for profile in profiles)
        self._own_codes = {slug: codes for slug, codes in coded if codes}
        self._wording = wording
        self._holding = lru_cache(maxsize=4096)(self._with_code)

    def find(self, run: Sequence[str]) -> tuple[str, ...] | None:
        """The profiles that a run of lower-case words stands for; None where it is no such name.

        Nothing published says which of its occupations a name means first: of several profiles,
        those that bear it out most are given.
        """
        codes = codes_of(run)
        if not codes:
            return None
        holding = {code: self._holding(code) for code in codes}
        known = all(holding.values())
        slugs = sorted({slug for held in holding.values() for slug in held})
        borne_out = {slug: self._bears_out(slug, run, known=known) for slug in slugs}
        most = max(borne_out.values(), default=0)
        best = tuple(slug for slug, much in borne_out.items() if much == most) if most else ()
        if known and not best and len(slugs) == 1:
            # What the text does not call them they may still be: "pollster", "guitarist".
            return tuple(slugs) if self._wording.nearest(" ".join(run)) in slugs else ()
        stems = [stem(word) for word in run[:-1]]
        return (stems and len(best) > 1 and self._wording.speaking(best, stems)) or best

    def known(self, run: Sequence[str]) -> tuple[str, ...] | None:
        """As ``find``, but None where a profile has the code and does not bear the name out.

        One word is the name of a trade all the same: "beekeeper".
        """
        found = self.find(run)
        unsaid = found == () and len(run) > 1 and any(map(self._holding, codes_of(run)))
        return None if unsaid else found

    def fitting(self, run: Sequence[str], slugs: Sequence[str]) -> tuple[str, ...]:
        """Those of the profiles that may go by a name: the list does not give it others' codes.

        A police officer is none of "Gambling Surveillance Officers", whatever their page says of
        the police. Of a profile without such a code the list tells nothing, and by one word people
        of many kinds go, unless it is a title: detectives are not "Private Detectives".
        """
        told = len(run) > 1 or joined(run) in published_titles()
        codes = codes_of(run) if told else ()
        return tuple(
            slug
            for slug in slugs
            if not codes
            or slug not in self._own_codes
            or any(taken_in(frozenset({code}), self._own_codes[slug]) for code in codes)
        )

    def _with_code(self, code: str) -> tuple[str, ...]:
        """The profiles of just this occupation; else those of a group that it falls under."""
        wanted = frozenset({code})
        coded = self._own_codes.items()
        just = tuple(slug for slug, codes in coded if code in codes)
        return just or tuple(slug for slug, codes in coded if taken_in(wanted, codes))

    def _bears_out(self, slug: str, run: Sequence[str], *, known: bool) -> int:
        """How much speaks for a name of just this profile: 0 for nothing but the code.

        The text must have the one word that is the name, or what stands before the noun, "yoga"
        for "yoga teacher"; it may lack it if the title has the noun. A code alone puts lobbyists
        among public relations specialists, whose profile says nothing of lobbying. Where not all
        occupations of that name are ``known``, another may be meant: the text must have it often.
        """
        *before, noun = run
        titled = self._wording.has_in_title(slug, noun)
        if not before:
            made = _MADE_OF.fullmatch(noun)
            parts = self._bears_out(slug, made.groups(), known=known) if made else 0
            return max(parts, titled or self._wording.often(slug, [stem(noun)]) > 0)
        stems = [stem(word) for word in before]
        spoken = self._wording.often(slug, stems) >= (1 if known else OFTEN)
        spoken = spoken and (known or self._wording.tells(stems))
        return 2 * spoken + titled if spoken or known else 0


def codes_of(run: Sequence[str]) -> tuple[str, ...]:
    """The codes that the list has for a name, its noun short or in full."""
    *before, noun = run
    names = [joined((*before, head)) for head in (noun, *HEADS.get(noun, ()))]
    return tuple(dict.fromkeys(code for name in names for code in published_names().get(name, ())))
