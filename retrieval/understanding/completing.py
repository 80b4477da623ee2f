"""Half a name, with the other half from the occupation talked about or asked about in vain.

After mechanical engineers "the marine one" is a marine engineer, after construction laborers "the
manager" a construction manager.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from retrieval.language.words import stems, words
from retrieval.naming.kin import of_its_kind
from retrieval.naming.nouns import in_singular
from retrieval.naming.occupations import Named
from retrieval.naming.published import codes_of
from retrieval.naming.titles import readings_of
from retrieval.understanding.renaming import names_alone

_THE = "the "

Naming = Callable[[str], Named | None]
"""Tells which occupation a text names."""


def with_noun(half: str, about: str, titles: Mapping[str, str], name: Naming) -> str | None:
    """The name that ``half`` is of with the last words of another: "marine" after engineers.

    ``about`` is a title or the name of an occupation without a profile. The whole name is that of
    another profile, or one that is published.
    """
    nouns = dict.fromkeys(reading.words[-1] for reading in readings_of(about))
    last = (word.text for word in words(about)[-2:])
    for noun in (*nouns, " ".join(last)):
        whole = f"{half} {noun}"
        named = name(whole)
        if named is None or (named.start, named.end) != (0, len(whole)):
            continue
        told = set(stems(words(half)))
        others = [titles[slug] for slug in named.slugs]
        if about not in others and any(told <= set(stems(words(other))) for other in others):
            return whole
        if not others and codes_of([in_singular(word.lower) for word in words(whole)]):
            return whole
    return None


def of_the_kin(
    text: str, named: Named, about: str, titles: Mapping[str, str], name: Naming
) -> Named:
    """Whom a noun that ``text`` names means beside the occupation with the title ``about``.

    Several that go by it may be told apart by that title; and "the manager", or a manager of whom
    nothing is asked, is the one whose name has the title's first words, where there is just one.
    """
    several = len(named.slugs) > 1
    kin = of_its_kind(named.slugs, about, titles) if several else named.slugs
    if kin != named.slugs or any(titles[slug] == about for slug in kin):
        return replace(named, slugs=kin)
    pointed = text[: named.start].lower().endswith(_THE) or names_alone(text, named)
    if not named.slugs or not pointed or len(words(named.phrase)) > 1:
        return named
    slugs = {slug for before in _kinds(about) for slug in _called(before, named, titles, name)}
    return replace(named, slugs=tuple(slugs)) if len(slugs) == 1 else named


def _called(
    before: Sequence[str], named: Named, titles: Mapping[str, str], name: Naming
) -> tuple[str, ...]:
    """The one profile that goes by a name with these words before it, and has them in its title."""
    whole = " ".join((*before, named.phrase))
    found = name(whole)
    if found is None or (found.start, found.end) != (0, len(whole)) or len(found.slugs) != 1:
        return ()
    held = set(stems(words(whole))) <= set(stems(words(titles[found.slugs[0]])))
    return found.slugs if held else ()


def _kinds(title: str) -> Iterator[Sequence[str]]:
    """What stands before the nouns of a title, all of it and its first word alone."""
    befores = dict.fromkeys(reading.words[:-1] for reading in readings_of(title))
    yield from filter(None, befores)
    yield from dict.fromkeys(before[:1] for before in befores if len(before) > 1)
