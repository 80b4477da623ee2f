"""What the program says as itself: to small talk, of what it is, and of what it cannot do."""

from __future__ import annotations

from collections.abc import Sequence

GREETING = (
    "Hello. Ask about an occupation: duties, pay, education, working conditions, outlook. "
    "You get the profile's own words and the date they were last revised."
)
THANKS = "You're welcome. Ask another question whenever you like."
PUT_ASIDE = "All right. Ask another question whenever you like."
GOODBYE = "Goodbye. Check the dates before you rely on what was quoted."
FIND = "Find an occupation"
"""The field that the profiles are found by."""
_HELP = (
    "I quote career profiles word for word and say when each section was last revised. "
    "Ask about duties, working conditions, personal characteristics, education, pay, employers, "
    "outlook or related occupations, or when something was last revised. "
    "When the profiles do not hold the answer, I say so."
)
PROGRAM = (
    "This is a program, not a person. It writes no answers of its own: it looks for the passage of "
    "a career profile that answers, and quotes it. After an answer, “who says so?” tells who "
    "published it."
)
TRUST = (
    "Every quote is word for word what its profile says, with the date of its last revision if one "
    "is stated. Whether it is what you asked for is not certain: read the passage around it, and "
    "check a newer source before you rely on it."
)
STORED = (
    "Questions and answers are not written down or logged. The chat stays in the server’s memory "
    "for two hours after your last question, so that the same browser tab gets it back; “Clear "
    "chat” forgets it at once."
)
ENGLISH = "Only questions in English are understood, and quotes stay in the words of their profile."
REWORDED = (
    "I only quote, word for word: I cannot explain, shorten or translate. The marked words of a "
    "quote are the short answer; ask about one thing at a time to get short ones."
)
JUDGED = (
    "I make no judgement: what is much or good is for you to say. “Compare with” an occupation "
    "that you know shows both side by side."
)
TOLD = (
    "I can only look up what career profiles say, and nothing was asked of them. Name an "
    "occupation, or say what you would like to do at work, and ask about its duties, pay, "
    "education, working conditions or outlook."
)


def help_on(titles: Sequence[str]) -> str:
    """What can be asked, and of which occupations, where these are all."""
    if len(titles) == 1:
        return f"{_HELP} One occupation is covered: {titles[0]}."
    return f"{_HELP} {len(titles):,} occupations are covered: look for one under “{FIND}”."


def sources(publishers: Sequence[str]) -> str:
    """Whose words are quoted here."""
    by = f", published by {'; '.join(publishers)}" if publishers else ""
    return f"All quotes are from career profiles{by}. Each says where it is from and how old it is."


def quoted_above(number: int) -> str:
    """A quote was pointed at that is not among so many shown last."""
    if number == 1:
        return "One passage is quoted above. Ask about it, or ask something else."
    return f"{number} passages are quoted above. Say “the first” or “the last one”, or ask again."


def side_by_side(number: int) -> str:
    """One was pointed at that is not among so many occupations compared."""
    return (
        f"{number} occupations stand side by side. Name one, or say “the first” or “the last one”."
    )
