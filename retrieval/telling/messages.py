"""The product's own plain lines. Everything a profile says is quoted instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.dates import age_in_words
from corpus.records import Kind, Profile, RevisionDate, Superseded
from retrieval.language.initials import is_short_for
from retrieval.language.seeking import Seeker
from retrieval.language.things import Thing
from retrieval.records import Quote, Reason

CAUTION = (
    "Quotes are shown as they were published and may be out of date. "
    "Check the revision dates and current sources before you make a career decision."
)


def dated(revised: RevisionDate | None, today: date) -> str:
    """The revision date in the source's wording, with its age unless it lies ahead."""
    if revised is None:
        return "No revision date is stated"
    age = age_in_words(revised.date, today)
    return f"{revised.wording} ({age})" if age else revised.wording


_OLD = {
    Kind.WAGES: "Wages change every year. Look up today’s before you count on these.",
    Kind.OUTLOOK: "The job market has moved on since then. Look up today’s outlook.",
    Kind.EDUCATION: "Schools change what they ask for. Ask the school before you plan on it.",
    Kind.MINIMUM_EDUCATION: "Schools and employers may ask for something else by now.",
    Kind.CERTIFICATION: "Rules for certificates change. Ask the body that gives them.",
}


def old(kind: Kind) -> str:
    """What to keep in mind about a section of this kind that was revised long ago."""
    return _OLD.get(kind, "That is a while ago. Some of it may have changed.")


def answer(quotes: Sequence[Quote], today: date) -> str:
    """Where the words come from and how old they are."""
    lines = {_origin(quote, today): None for quote in quotes}
    return " ".join(lines)


def _origin(quote: Quote, today: date) -> str:
    section = quote.passage.section
    return (
        f"From “{section.place}” of {quote.passage.profile.title}. {dated(section.revised, today)}."
    )


def uncertain(part: str = "", *, several: bool) -> str:
    """No quote is sure to answer; of several questions typed at once, to which ``part``."""
    asked = f" “{part}”" if part else ""
    if several:
        return f"It is not certain which of these answers{asked}, or whether one does."
    return f"It is not certain that this answers{asked}."


def uncertain_of(titles: Sequence[str], part: str = "") -> str:
    """Of several occupations side by side, with which ``titles`` no quote is sure to answer."""
    asked = f" “{part}”" if part else ""
    return f"It is not certain that what is quoted of {' or '.join(titles)} answers{asked}."


NEWEST = "No newer text of that section is here."
DATES_ALL = "That date holds for all that was quoted."
COMPARED = "Here is what each profile says; they make no comparison."


def silent(profile: Profile) -> str:
    """The profile gives no answer."""
    return f"The profile {profile.title} does not state that."


def doubtful(profile: Profile) -> str:
    """The profile may state it all the same, only no passage is sure to."""
    return f"No passage of the profile {profile.title} answers that for certain."


def all_silent(titles: Sequence[str]) -> str:
    """None of several profiles gives an answer."""
    if len(titles) == 1:
        return f"The profile {titles[0]} does not state that."
    none = "Neither profile" if len(titles) == 2 else "None of the profiles"
    return f"{none} states that: {'; '.join(titles)}."


def unanswered(part: str, why: str) -> str:
    """One of several questions typed at once gets no answer, and ``why``."""
    return f"No answer to “{part}”: {why}"


def of_group(group: Profile, titles: Sequence[str]) -> str:
    """What is quoted is about a group that the occupations asked about belong to."""
    names = " and ".join(f"“{title}”" for title in titles)
    return (
        f"{group.title} is a wider group that includes {names}; "
        "what holds for it need not hold for everyone in it."
    )


def published(profile: Profile) -> str:
    """Whose document the quotes are from, and where on the web it is."""
    source = profile.source
    whose = f"was published by {source.publisher}" if source.publisher else "names no publisher"
    return f"This profile {whose}{f' ({source.url})' if source.url else ''}."


def newer(newer_one: Profile) -> str:
    """A newer document on the occupation is here, which the answer does not come from."""
    dated_by = newer_one.dated
    when = f" ({dated_by.wording})" if dated_by else ""
    return f"A newer profile of this occupation is here, too: {newer_one.source.file}{when}."


def superseded(older: Superseded) -> str:
    """An older document was replaced by the one that is quoted."""
    when = f" of {older.text}" if older.text else ""
    return f"It replaces an older profile{when}."


def uncovered(phrase: str) -> str:
    """One of several occupations asked about has no profile."""
    return f"No profile covers “{phrase}”."


def left_out(phrases: Sequence[str]) -> str:
    """More occupations were named than stand side by side."""
    names = " and ".join(f"“{phrase}”" for phrase in phrases)
    return f"Three are compared at most; ask about {names} next."


def said_elsewhere(phrase: str, profile: Profile) -> str:
    """An occupation without a profile is spoken of in that of another."""
    return f"“{phrase}” has no profile here; this is what that of {profile.title} says."


DECLINED = "All right. Name the occupation you mean, or ask something else."


def occupation_not_covered(phrase: str, near: Sequence[str], of: int) -> str:
    """The occupation asked about has no profile; titles ``near`` it are named, ``of`` so many."""
    covered = f" The only profile here is {near[0]}." if of == 1 and near else nearest(near)
    return f"{uncovered(phrase)}{covered}"


def nearest(titles: Sequence[str]) -> str:
    """Which occupations are nearest to one without a profile, to go on the same line."""
    # Semicolons: titles hold commas.
    return f" Nearest: {'; '.join(titles)}." if titles else ""


def refusal(reason: Reason, profile: Profile, absent: Thing | None) -> str:
    """Why this profile gives no answer."""
    if reason is Reason.OUT_OF_SCOPE:
        return OUT_OF_SCOPE
    if reason is Reason.NAMED_THING_ABSENT and absent:
        # Lines that answer nothing, an address or a disclaimer, may have the name all the same.
        held = Seeker((*absent.stems, absent.initials)).held_in(profile.text)
        if absent.stands_in(held) or is_short_for(absent.text, profile.text):
            return f"The profile {profile.title} does not state that for “{absent.text}”."
        return f"The profile {profile.title} does not mention “{absent.text}”."
    return silent(profile)


OUT_OF_SCOPE = (
    "That is not something a career profile could answer. Ask about an occupation: its duties, "
    "pay, education, working conditions or outlook."
)


def clarify(phrase: str | None, *, offered: bool) -> str:
    """Several occupations could be meant; of all of them, where none can be ``offered``."""
    if phrase:
        return f"Which occupation do you mean by “{phrase}”?"
    return "About which occupation?" if offered else ABOUT_ONE


ABOUT_ONE = (
    "About which occupation? Every answer is about one that you name, or about a few side by side; "
    "there is no ranking of all of them. You can also describe what somebody does at work."
)
