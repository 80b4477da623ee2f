"""Which occupation a question names: one the profiles cover, several, or one they do not.

Names come before similarity: a plumber's wage is not answered from another profile however
close the sentences are. Covered occupations are known by title, other names and codes, and by what
the profiles' own text calls their people; others are recognised by the place they take in a
question ("how do I become a ...") and by the nouns that name a person's work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.records import Profile
from retrieval.language.words import Word, words
from retrieval.naming.activities import activities
from retrieval.naming.matching import ANY_WORKERS
from retrieval.naming.mentions import Mention, Mentions
from retrieval.naming.published import codes_of
from retrieval.naming.slots import LEADING, Place
from retrieval.naming.wording import Wording

_CODE = re.compile(r"(?<![\w$.-])\d{2}-\d{4}(?:\.\d{2})?(?![\w-])|(?<![\w$.-])\d{4,5}(?![\w%-])")
_EARNS = re.compile(
    r"\b(?:do|does|did|would|will|can) (?:an? |the )?"
    r"(?P<who>[^\W\d][\w'-]+(?: [^\W\d][\w'-]+)?) (?:earn|make|get paid)\b",
    re.IGNORECASE,
)
# A service is asked about like its people, without an article of its own: "what do police make?".
# "Would training make a difference?" asks of nobody.
_SERVICE = re.compile(
    r"\b(?:how much|what) (?:do|does|did|would|will|can) (?:the )?(?P<who>[a-z]+) "
    r"(?:earn|make|get paid)\b",
    re.IGNORECASE,
)
_SERVING = ("33", "55")
"""The major groups of occupations that protect the public, and of military ones, by their codes."""
_FOLK = frozenset("folks folk people guys ones persons members staff employees".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An occupation as a question names it.

    ``slugs`` are the profiles that go by that name: none when no profile covers it, several when
    the name is shared. ``start`` and ``end`` are offsets into the question; a bracket that closes
    between them is no part of the ``phrase``: "lodging manager" in "a hotel (lodging) manager".
    ``made`` says that the name is made of what is said to be done: "bus driver" of "drive a bus".
    """

    phrase: str
    start: int
    end: int
    slugs: tuple[str, ...]
    made: bool = False

    @property
    def covered(self) -> bool:
        """Whether at least one profile goes by the name."""
        return bool(self.slugs)


class Occupations:
    """The names by which the profiles of a build are known."""

    def __init__(self, profiles: Sequence[Profile], wording: Wording) -> None:
        """``wording`` is asked what the text of the profiles calls people."""
        # What is asked about and what is compared are both told from all that is mentioned.
        mentions = Mentions(profiles, wording)
        self._mentions = lru_cache(maxsize=1024)(mentions.all)
        # Where there is one profile nobody but its people is meant.
        self._others_meant = len(profiles) > 1
        self._doing = mentions.doing
        self._mentioned = wording.mentions
        self._is_work = wording.is_work
        codes: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            for code in profile.codes:
                codes[code].add(profile.slug)
        self._codes = {code: tuple(sorted(slugs)) for code, slugs in codes.items()}

    def find(self, text: str) -> Named | None:
        """The occupation that ``text`` asks about, by code, by name, or by its place in it."""
        by_code = self._by_code(text)
        if by_code:
            return by_code
        mentions = self._mentions(text)
        asked = [mention for mention in mentions if mention.asked(alone=len(mentions) == 1)]
        return _named(text, max(asked, key=_weight)) if asked else self._unheard_of(text)

    def _unheard_of(self, text: str) -> Named | None:
        """Who is to earn something though no profile has the word: "what does batman earn?"."""
        found = _EARNS.search(text)
        who = words(found.group("who")) if found else ()
        known = any(not w.telling or w.lower in LEADING or self._mentioned(w.stem) for w in who)
        # "The unionized folks" are those that a profile is about, whoever they are.
        any_folk = {word.lower for word in who} <= ANY_WORKERS | _FOLK
        if found is None or any_folk:
            return None
        officers = self._officers(text)
        if officers or known:
            return officers
        return Named(found.group("who"), found.start("who"), found.end("who"), ())

    def _officers(self, text: str) -> Named | None:
        """Whom a service stands for that is asked about as one: "police" for its officers."""
        found = _SERVICE.search(text)
        service = found.group("who").lower() if found else ""
        serving = any(code[:2] in _SERVING for code in codes_of((service, "officer")))
        if found is None or service in LEADING or not serving:
            return None
        mentions = self._mentions(f"{service} officers")
        slugs = mentions[0].slugs if len(mentions) == 1 else ()
        return Named(found.group("who"), found.start("who"), found.end("who"), slugs)

    def of_the_asker(self, text: str) -> Named | None:
        """The one covered occupation of ``text``, though it is only said to be somebody's.

        For where no other can be meant: "I'm a pharmacist, do I need a license?". Where none is
        named, the one that is known by what its people do: "who cuts hair?".
        """
        mentions = [m for m in self._mentions(text) if m.sure or m.particular]
        if not mentions:
            return self._by_activity(text)
        if len(mentions) != 1 or not (mentions[0].slugs and mentions[0].sure):
            return None
        return _named(text, mentions[0])

    def _by_activity(self, text: str) -> Named | None:
        """The occupation that goes by a name for what ``text`` says is done for a living."""
        for done in activities(text) if self._others_meant else ():
            slugs = self._doing(done.name)
            if slugs or (slugs is not None and done.sure):
                # Work that a profile says its people do may be theirs, whatever else it is called.
                told = not slugs and len(done.said) > 1 and self._is_work(done.said)
                named = Named(" ".join(done.name), done.start, done.end, slugs, made=True)
                return None if told else named
        return None

    def find_all(self, text: str) -> tuple[Named, ...]:
        """Every occupation that ``text`` names, none left behind or inside another, in order.

        For comparisons: "who earns more, a plumber or an electrician?".
        """
        mentions = self._mentions(text)
        return tuple(_named(text, m) for m in mentions if m.place is not Place.ASIDE)

    def _by_code(self, text: str) -> Named | None:
        for match in _CODE.finditer(text):
            slugs = self._codes.get(match.group())
            if slugs:
                return Named(match.group(), match.start(), match.end(), slugs)
        other = re.search(rf"\b(?:noc|soc|code)\b\D{{0,12}}({_CODE.pattern})", text, re.IGNORECASE)
        return Named(other.group(1), other.start(1), other.end(1), ()) if other else None


def _weight(mention: Mention) -> tuple[Place, bool, int]:
    """What speaks for a mention; of several that are wanted, it is the last: minds change."""
    last = mention.start if mention.place is Place.GOAL else -mention.start
    return mention.place, mention.certain, last


def _named(text: str, mention: Mention) -> Named:
    phrase = text[mention.start : mention.end].replace(")", "")
    return Named(phrase, mention.start, mention.end, mention.slugs)


def outside(named: Named, found: Iterable[Word]) -> tuple[Word, ...]:
    """The words that are not part of the occupation's name."""
    return tuple(word for word in found if word.end <= named.start or named.end <= word.start)


def as_they(text: str, named: Named) -> str:
    """``text`` with "they" for the occupation, and no article before it."""
    return re.sub(r"\b(?:an?|the) $", "", text[: named.start]) + "they" + text[named.end :]
