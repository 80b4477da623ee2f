"""The named things in a question: institutions, places, acronyms, years.

When a question names something specific, the quote must be about that thing. "What's the NAIT
admission requirement?" is close to the sentence on SAIT in every measure of similarity, and the
sentence is wrong all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from retrieval.language.countries import names_in_text
from retrieval.language.homelands import is_of_work, is_origin
from retrieval.language.initials import LINKS
from retrieval.language.places import place_names
from retrieval.language.proper import (
    INSTITUTIONS,
    mark_institutions,
    mark_places,
    mark_united_states,
)
from retrieval.language.words import FRAME, Word, stems, words

_ORDINARY = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    january february march april may june
    july august september october november december pc pcs tv id ids cv cvs hr ok faq gpa
    christmas easter thanksgiving halloween indigenous aboriginal
    esl am pm ba bas bsc bscs ma mas msc mscs mba mbas med bed phd phds ged geds
    """.split()
)
"""What is written with capitals and names nothing that a profile would have to mention."""
_NO_NAMES = FRAME | _ORDINARY
_INNER_CAPITAL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PEOPLE = frozenset("i you they we he she".split())
_BEFORE_NAMES = frozenset("at in to from of for by near with about and or is does".split())
_NOT_OF_NAMES = ("ing", "ly", "tion", "tions", "shun", "shuns", "ness")
_SENTENCE_END = re.compile(r"[.?!\n]")
_LONGEST_SHORTENED = 2
_SHORTEST_APART = 3
_POINTING = frozenset("this that these those".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a question names: its words as typed, its stems, its offsets in the question.

    ``others`` are the stems of other names that texts have for the same.
    """

    text: str
    start: int
    end: int
    stems: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def initials(self) -> str:
        """The first letters of its words where it has three or more, else nothing."""
        return "".join(stem[0] for stem in self.stems) if len(self.stems) > 2 else ""

    @property
    def sought(self) -> tuple[str, ...]:
        """What a text is looked through for, to tell whether the thing stands in it."""
        return (*self.stems, self.initials, *(stem for name in self.others for stem in name))

    def stands_in(self, sentence: Collection[str]) -> bool:
        """Whether a sentence with these stems has the thing's words, or their first letters.

        "National Occupational Classification" stands in a sentence that says NOC.
        """
        if any(all(stem in sentence for stem in name) for name in (self.stems, *self.others)):
            return True
        return self.initials != "" and self.initials in sentence


def thing_at(text: str, start: int, end: int) -> Thing:
    """The thing whose words stand at ``[start, end)`` of ``text``."""
    named = text[start:end]
    countries = names_in_text(named)
    if countries:
        return Thing(named, start, end, countries[0], countries[1:])
    return Thing(named, start, end, stems(w for w in words(named) if w.lower not in LINKS))


def find_things(text: str, is_unknown: Callable[[str], bool]) -> tuple[Thing, ...]:
    """The named things in ``text``, in order, none inside another.

    ``is_unknown`` says of a lower-case word that it is neither English nor in the profiles: where
    a name may stand, such a word is one ("nait") unless it was repaired before as a typing error.
    """
    found = words(text)
    named = [False] * len(found)
    # "And McGill?": how the first word of a sentence begins says nothing.
    counted = found[1:] if found and found[0].lower in FRAME else found
    capitals_tell = sum(w.text[0].isupper() for w in counted) <= max(1, 0.6 * len(counted))
    # Shouted, every word looks like an acronym; one or two words alone may well be one.
    acronyms_tell = len(found) <= 2 or not text.isupper()
    for position, word in enumerate(found):
        named[position] = (
            bool(_YEAR.fullmatch(word.lower))
            or (_may_stand(found, position) and is_unknown(word.lower))
            or (
                _is_name(word, begins=position == 0 or _ended(text, found[position - 1], word))
                and not _is_part(text, word)
                and (capitals_tell or (acronyms_tell and word.text.isupper()))
            )
        )
    mark_institutions(found, named)
    mark_places(found, named)
    mark_united_states(text, found, named)
    return tuple(thing for thing in _runs(text, found, named) if not _is_origin(text, thing))


def is_place(thing: Thing) -> bool:
    """Whether a thing is known for a place."""
    said = tuple(word.lower for word in words(thing.text))
    return said in place_names().get(said[0], ())


def _is_origin(text: str, thing: Thing) -> bool:
    """Whether a thing is a place said in passing; a school is asked about even so."""
    place = is_place(thing)
    school = thing.text.isupper() or not INSTITUTIONS.isdisjoint(
        word.lower for word in words(thing.text)
    )
    return is_of_work(text, thing.start, thing.end) or (
        (place or not school) and is_origin(text, thing.start, thing.end, place=place)
    )


def _may_stand(found: tuple[Word, ...], at: int) -> bool:
    """Whether a name may stand there: not in "dunt i" or "i gonn", which are what people do."""
    word = found[at].lower
    if word in _NO_NAMES or word.endswith(_NOT_OF_NAMES):
        return False
    before = found[at - 1].lower if at else ""
    # "For this jop" points to what was spoken of: a name would say which.
    if before in _POINTING and at + 1 == len(found):
        return False
    after = found[at + 1].lower if at + 1 < len(found) else ""
    return before not in _PEOPLE and (after not in _PEOPLE or before in _BEFORE_NAMES)


def _ended(text: str, before: Word, word: Word) -> bool:
    """Whether a sentence ends between the words, so that the capital says nothing; not in "St."."""
    # "Up" and "it" are short without being shortened: they end sentences like any word.
    shortened = len(before.text) <= _LONGEST_SHORTENED and before.text[0].isupper()
    ended = _SENTENCE_END.search(text, before.end, word.start)
    return ended is not None and not (shortened and ended.group() == ".")


def _is_name(word: Word, *, begins: bool) -> bool:
    if word.lower in _NO_NAMES or not word.text[0].isupper():
        return False
    acronym = word.text.isupper() and len(word.text) > 1 and not word.text.isdigit()
    return acronym or not begins or bool(_INNER_CAPITAL.fullmatch(word.text))


def _is_part(text: str, word: Word) -> bool:
    """Whether a letter is only the first part of a word: "C-section", "X-ray"."""
    return len(word.text) == 1 and text[word.end : word.end + 1] == "-"


def _are_two(word: Word, after: Word) -> bool:
    """Whether two words side by side are initials, each of a name of its own: "SAIT NAIT"."""
    return all(w.text.isupper() and len(w.text) >= _SHORTEST_APART for w in (word, after))


def _runs(text: str, found: tuple[Word, ...], named: list[bool]) -> tuple[Thing, ...]:
    things = []
    i = 0
    while i < len(found):
        if not named[i]:
            i += 1
            continue
        last = i
        for j in range(i + 1, len(found)):
            between = text[found[j - 1].end : found[j].start]
            # "P.Geo." is one name, "NAIT. SAIT" are two.
            adjacent = between == "." or between.strip() in ("", "&")
            linked = named[j] or found[j].lower in LINKS
            if not (adjacent and linked) or _are_two(found[j - 1], found[j]):
                break
            if named[j]:
                last = j
        thing = thing_at(text, found[i].start, found[last].end)
        if thing.stems:  # not the "of" that two signs part from its university
            things.append(thing)
        i = last + 1
    return tuple(things)
