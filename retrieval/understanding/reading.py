"""The first look at what was typed: can it be read as a question at all?"""

from __future__ import annotations

import re
import unicodedata

from retrieval.records import MAX_QUESTION

_OPENERS = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|howdy|good (?:morning|afternoon|evening|day)|"
    r"thanks(?: a (?:lot|bunch|million|ton))?|thank you(?: very much| so much| kindly)?|thx|"
    r"ok(?:ay)?|great|cool|nice|perfect|awesome|please|sorry|excuse me|um+|so|well|alright|"
    r"oh|wow|lol|k(?=[\s,.!])|(?:ha){2,}h?|"
    # How one takes a refusal, unless more is said of what is a pity or does not matter.
    r"(?:never ?mind|(?:oh )?(?:that(?:['’]?s| is) )?(?:too bad|a (?:pity|shame)|unfortunate|"
    r"disappointing)|no (?:problem|worries))(?=[\s,.!;:-]*(?:$|[,.!;:-]|thank|thx|ok|then|anyway)))"
    r"(?: then| anyway)?"
    r"(?: there| again| everyone| so much)?[\s,.!;:-]+)+",
    re.IGNORECASE,
)


class UnreadableError(ValueError):
    """The input holds nothing that could be read as a question; the message tells the person."""


def read(typed: str) -> str:
    """What was typed, in Unicode NFC with single spaces.

    Raises:
        UnreadableError: the input is empty, too long, holds no letter and no digit, or is written
            in another script than English is.

    """
    text = unicodedata.normalize("NFC", typed)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zs") else c for c in text)
    text = " ".join(text.split())
    if not text:
        raise UnreadableError("There is no question to read. Type one and press Enter.")
    if len(text) > MAX_QUESTION:
        raise UnreadableError(
            f"That is {len(text):,} characters long; a question may have {MAX_QUESTION}. "
            "Ask about one thing in a sentence or two."
        )
    if not any(c.isalnum() for c in text):
        raise UnreadableError("There are no words in that. Ask a question in plain words.")
    letters = [c for c in text if c.isalpha()]
    # "FULLWIDTH LATIN ...", too, which some keyboards write.
    if letters and not any("LATIN" in unicodedata.name(c, "") for c in letters):
        raise UnreadableError("Only English is understood here. Please ask in English.")
    return text


def without_opener(text: str) -> str:
    """``text`` without a leading greeting or thanks; empty when nothing else was said."""
    return _OPENERS.sub("", text + " ").strip()
