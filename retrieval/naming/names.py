"""The names that profiles go by, and which of them a run of words can stand for.

A run of words is looked up whole first. Else it names the profiles with a name that ends in its
last word and has the others before it, in order; those are found by the stems they have in common,
so that nothing is compared with every name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from retrieval.language.words import FRAME
from retrieval.naming.forms import Form, adjoining, form_of, in_order, owners, parts_of_one, stem
from retrieval.naming.nouns import HEADS, root, singular
from retrieval.naming.postings import exact, frozen, postings, starting
from retrieval.naming.titles import Name, joined, lower_words, readings_of

_SHORT = 4
"""A stem that is cut to find what a word is made of keeps more letters than that."""


class Names:
    """Every name of every profile, so kept that none is looked at in vain."""

    def __init__(self, names: Sequence[Name]) -> None:
        """Take the names apart; some 20 microseconds each."""
        read = [(name, readings_of(name.text)) for name in names]
        self._exact = exact(read)
        self._forms = tuple(
            form_of(name, reading) for name, readings in read for reading in readings
        )
        self._with_stem, self._with_head = postings(self._forms)
        titled = [form for form in self._forms if form.titled]
        self._headed = frozen((form.head, form.slug) for form in titled)
        self._doers = frozen((root(form.head), form.slug) for form in titled)
        self._ending = frozen((form.head, form.slug) for form in self._forms)
        self._gerunds = frozen(
            (root(word), form.slug)
            for form in titled
            if form.head == "worker"
            for word in parts_of_one(form)
        )
        self._pairs = frozen(
            (pair, name.slug)
            for name in names
            if name.is_title
            for pair in pairwise(map(root, lower_words(name.text)))
        )
        self._title_stems = sorted({stem for form in titled for stem in form.stems})

    def exactly(self, run: Sequence[str]) -> tuple[str, ...]:
        """The profiles with a name of just these lower-case words, small words left out."""
        return self.called(joined(run))

    def called(self, key: str) -> tuple[str, ...]:
        """The profiles with a name of this key (``titles.joined``)."""
        return self._exact.get(key, ())

    def keys(self) -> Iterator[str]:
        """What a run of words is looked up by, whole or by its last word."""
        yield from self._exact
        yield from self._with_head

    def in_titles(self, one: str) -> bool:
        """Whether a title has a word of this stem before its noun."""
        place = bisect_left(self._title_stems, one)
        return place < len(self._title_stems) and self._title_stems[place] == one

    def is_noun(self, word: str) -> bool:
        """Whether ``word`` is the noun for the person in a name of several words."""
        return singular(word) in self._with_head

    def headed(self, word: str) -> tuple[str, ...]:
        """The profiles with a title in which ``word`` is the noun for the person."""
        return self._headed.get(singular(word), ())

    def ending(self, word: str) -> tuple[str, ...]:
        """The one or two profiles with any name in which ``word`` is the noun for the person."""
        found = self._ending.get(singular(word), ())
        return found if len(found) <= 2 else ()

    def doing(self, word: str) -> tuple[str, ...]:
        """The profiles with a title whose noun is for who does what ``word`` says: "roofing"."""
        return self._doers.get(root(word), ())

    def by_trade(self, word: str) -> tuple[str, ...]:
        """The profiles of workers at what ``word`` does: "Logging Workers" for "logger"."""
        return self._gerunds.get(root(word), ())

    def partly(self, run: Sequence[str]) -> tuple[str, ...]:
        """The profiles with a title that ends in the last word and has the others before it.

        They stand side by side, or else the first of them opens a part of the title: "bill
        collector", "account collector" for "Bill and Account Collectors".
        """
        heads = self._heads_for(run[-1])
        if not heads:
            return ()
        options = [self._stems_for(word) for word in run[:-1]]
        held = [form for form in self._held(options, heads) if form.titled]
        near = [form for form in held if adjoining(options, form.stems)]
        return owners(near or [form for form in held if in_order(options, form)])

    def at_the_end(self, run: Sequence[str]) -> tuple[str, ...]:
        """The profiles with another name that ends in just these words."""
        heads = self._heads_for(run[-1])
        if not heads:
            return ()
        options = [self._stems_for(word) for word in run[:-1]]
        held = self._held(options, heads)
        return owners(form for form in held if adjoining(options, form.stems))

    def titled(self, run: Sequence[str]) -> tuple[str, ...]:
        """The one profile with these words, whatever their form, side by side in its title.

        "Emergency managers" are those of "Emergency Management Directors".
        """
        found = [set(self._pairs.get(pair, ())) for pair in pairwise(map(root, run))]
        having = set.intersection(*found) if found else set()
        return tuple(having) if len(having) == 1 else ()

    def _heads_for(self, word: str) -> list[str]:
        """The nouns at the end of names that a word is, or is short for."""
        return [head for head in HEADS.get(word, (singular(word),)) if head in self._with_head]

    def _held(self, options: Sequence[frozenset[str]], heads: Iterable[str]) -> list[Form]:
        """The forms that have all of the stems and end in one of the nouns."""
        numbers = frozenset[int]().union(*(self._with_head[head] for head in heads))
        for stems in options:
            held = (self._with_stem.get(one, frozenset()) for one in stems)
            numbers = numbers & frozenset[int]().union(*held)
            if not numbers:
                break
        return [self._forms[number] for number in numbers]

    def _stems_for(self, word: str) -> frozenset[str]:
        """The stem of a word; of a clipped one ("rec", "admin") those it may be clipped from.

        And of one that is in no name that of which it is made: "forest" for "forestry".
        """
        own = stem(word)
        if self.in_titles(own) or word in FRAME or len(own) < 2:
            return frozenset({own})
        made_of = [own[:-cut] for cut in (1, 2) if len(own) > _SHORT + cut]
        clipped_from = () if own in self._with_stem else starting(self._title_stems, own)
        return frozenset({own, *clipped_from, *filter(self.in_titles, made_of)})
