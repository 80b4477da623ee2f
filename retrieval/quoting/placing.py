"""Which part of a profile a question about its text means: "the wage figure", "that", the page.

Such a question asks when something was written or who says so. What it is about is looked up like
any other question, by the words that are left when those that ask for a date or a source are gone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpus.records import Kind
from retrieval.asked import Asked
from retrieval.conversation import points_back
from retrieval.language.words import Word, telling, words
from retrieval.records import Focus, Quote
from retrieval.weighing.deciding import Ranked, Verdict
from retrieval.weighing.search import Indexed

# What questions about a text say beside the part of it that they mean.
_ASIDE = frozenset(
    """
    above according accurate age ages ago ancient based behind below bit bottom change changed
    changes checked claim claims collected collects come comes compile compiled compiles correct
    created credible current currently data date dated dates edited estimate estimates ever
    exact fact facts figure figures first found fresh gathered gathers hanging last lately
    latest list long lying made measured modified month new newer newest next number numbers
    obsolete official old oldest origin original outdated page paragraph part passage produced
    publish published publisher publishes put puts quote quoted quotes recent recently
    reliability reliable revise revised revision said same section sections since sit sits
    sitting sort source sources stale statement stating still text today together top touched
    true trust trustworthy up-to-date update updated updates valid version whole written wrote
    year years
    """.split()
)
_WHOLE = frozenset("article content document page profile site web webpage website".split())
"""What the profile as a whole is called where nothing in it is named."""
_COUNT = re.compile(r"\bnumbers? of \w+", re.IGNORECASE)
"""What "number" alone says of any figure it says of a count: "the number of jobs"."""
# "The wage section" says which part is meant, whatever else is said of it: what it carries, shows.
_NAMED_PART = re.compile(
    r"\bthe ((?:[a-z-]+ ){1,3})(?:section|part|paragraph)\b(?![- ]time)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE = 0.5
AGAIN = r"(?:(?:and|but|so|ok(?:ay)?|h+m+)[\s,]+)*"
FIGURES = r"(?:it|this|that|those|these|them)(?: (?:figures?|numbers?|statistics|data|info\w*))?"
"""What was quoted last, in the patterns of questions about it; they may begin with ``AGAIN``."""
OF_A_YEAR = (Kind.WAGES, Kind.OUTLOOK)
"""What these sections give are figures of the years that they name."""
_MOST = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question about a text is about: ``words`` to look for, none for the text as a whole.

    ``within`` is the heading of the section quoted last where that is meant; ``whole`` says that
    the page is named, so that only what is surely a part of it is meant instead.
    """

    words: str
    within: str | None = None
    whole: bool = False


def quoted_figure(entries: Sequence[Indexed], focus: Focus | None) -> bool:
    """Whether what was quoted last is of a section that gives figures of a year."""
    return focus is not None and any(
        entry.passage.section.kind in OF_A_YEAR
        for entry in entries
        if entry.passage.section.heading == focus.section
    )


def subject(readings: Sequence[Asked], entries: Sequence[Indexed], focus: Focus | None) -> Subject:
    """What the question is about, given its ``readings`` and the passages of the profile.

    Words of its own count unless they only point: "that list" is in the section quoted last,
    whatever that is called, and what was asked before tells which of its sentences.
    """
    first = readings[0]
    own = _topic(first.encoded)
    here = focus is not None and any(e.passage.profile.slug == focus.slug for e in entries[:1])
    last = focus.section if focus and here else None
    whole = any(word.lower in _WHOLE for word in words(first.text))
    if focus is None and not own and len(readings) > 1:  # of several that were quoted together
        own = _topic(readings[-1].encoded)
    by_heading = any(own.keys() & entry.heading for entry in entries)
    if last and not whole and not by_heading and (not own or points_back(first.text)):
        said = readings[-1] if points_back(first.text) else first
        return Subject(" ".join(_topic(said.encoded).values()), last)
    return Subject(" ".join(own.values()), None, whole)


def _topic(text: str) -> dict[str, str]:
    """The words that tell what is meant, by their stems."""
    aside = _ASIDE | _WHOLE
    count = _COUNT.search(text)
    counted = words(count.group()) if count else ()
    part = _NAMED_PART.search(text)
    meant = _telling(part.group(1), aside) if part else []
    meant = meant or _telling(text, aside)
    return {word.stem: word.text for word in (*counted, *meant)}


def _telling(text: str, aside: Set[str]) -> list[Word]:
    # "Since 2010?" says when, not what.
    return [w for w in telling(text) if w.lower not in aside and not _YEAR.fullmatch(w.text)]


def placed(about: Subject, verdict: Verdict) -> tuple[Ranked, ...]:
    """The passages of what is meant, likeliest first; none for the profile as a whole.

    They are those of one section and of others of its kind: what a summary says of pay is of one
    date with what the section on pay says.
    """
    ranked = [
        one
        for one in verdict.ranked
        if about.within in (None, one.hit.passage.section.heading)
        and one.hit.passage.section.kind is not Kind.NOTICE
    ]
    # A school that is named tells the place, whatever else is said of it.
    things = verdict.asked.things
    mentioning = [one for one in ranked if one.evidence.things == 1.0] if things else []
    likeliest = _likeliest(about, ranked, mentioning) if ranked else None
    if likeliest is None:
        return ()
    best = likeliest.hit.passage.section
    alike = best.kind is not Kind.OTHER
    return tuple(
        one
        for one in ranked
        if (section := one.hit.passage.section) == best or (alike and section.kind is best.kind)
    )


def _likeliest(
    about: Subject, ranked: Sequence[Ranked], mentioning: Sequence[Ranked]
) -> Ranked | None:
    """The best passage of what is meant: of the kind of section asked for, else with the words.

    It is one of those ``mentioning`` the things that are named, if there are any.
    """
    if about.within:
        # Like nothing, if nothing is named: then the section from its start.
        return ranked[0] if about.words else min(ranked, key=lambda one: one.hit.passage.span.start)
    if not about.words:
        return None
    ranked = mentioning or ranked
    of_kind = [one for one in ranked if one.evidence.kind >= _SURE]
    # "Education" names two headings: that of the section on it, and that of a fact at the top.
    named = [one for one in of_kind if one.evidence.heading]
    if named:
        return max(named, key=lambda one: one.evidence.kind)
    by_word = not about.whole and (mentioning or ranked[0].evidence.coverage >= _SURE)
    return next(iter(of_kind), ranked[0] if by_word else None)


def sentences(place: Sequence[Ranked], asked: Asked, pattern: re.Pattern[str]) -> tuple[Quote, ...]:
    """Of the sentences with ``pattern`` those that share most words with what is ``asked``.

    One for each different match: of two that give the same year one is enough. Sentences that
    share no word count only where they must be meant: nothing is named, or the figures asked for
    are of the years they give.
    """
    terms = set(asked.terms)
    found = [
        (
            len(terms.intersection(stems)),
            len(terms & hit.held),
            cosine,
            Quote(passage, passage.span, span),
        )
        for hit in (one.hit for one in place)
        for passage in (hit.passage,)
        for span, stems, cosine in zip(
            passage.sentences, hit.indexed.sentences, hit.sentences, strict=True
        )
        if pattern.search(passage.slice(span))
    ]
    most = max((shared[:2] for shared in found), default=(0, 0))
    if not most[0] and terms and place and place[0].hit.passage.section.kind not in OF_A_YEAR:
        return ()
    best = [(cosine, quote) for *shared, cosine, quote in found if tuple(shared) == most]
    # Nothing is like a question that names nothing: then the order of the document stays.
    best.sort(key=lambda one: -one[0] if terms else one[1].span.start)
    told: dict[tuple[str, ...], Quote] = {}
    for _, quote in best:
        told.setdefault(tuple(pattern.findall(quote.highlighted)), quote)
    return tuple(told.values())[:_MOST]
