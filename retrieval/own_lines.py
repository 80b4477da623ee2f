"""What the program says of itself and of what it cannot do; docs/askers.md says the same."""

from __future__ import annotations

from collections.abc import Sequence

PROGRAM = (
    "This is a program, not a person. It writes no answers of its own: it looks for the passage of "
    "a career profile that answers, and quotes it. After an answer, “who says so?” tells who "
    "published it."
)
TRUST = (
    "Every quote is word for word what its profile says, with the date it was last revised. "
    "Whether it is what you asked for is not certain: read the passage around it, and check a "
    "newer source before you rely on it."
)
STORED = (
    "Questions and answers are not stored or logged. The chat stays in the server’s memory for two "
    "hours after your last question, so that the same browser tab gets it back; “Clear chat” "
    "forgets it at once."
)
ENGLISH = "Only questions in English are understood, and quotes stay in the words of their profile."
REWORDED = (
    "I only quote, word for word: I cannot explain, shorten or translate. The marked words of a "
    "quote are the short answer; ask about one thing at a time to get short ones."
)

JUDGED = (
    "I make no judgement, and neither do most profiles: what is much or good is for you to say. "
    "“Compare with” an occupation that you know shows both side by side."
)


def sources(publishers: Sequence[str]) -> str:
    """Whose words are quoted here."""
    by = f", published by {'; '.join(publishers)}" if publishers else ""
    return f"All quotes are from career profiles{by}. Each says where it is from and how old it is."
