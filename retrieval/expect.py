"""What form of answer a question expects: money, a length of time, a phone number, ..."""

from __future__ import annotations

import re
from enum import StrEnum


class Form(StrEnum):
    """The form of words that answers a question."""

    MONEY = "money"
    DURATION = "duration"
    PHONE = "phone"
    CODE = "code"


_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_ASKED = {
    Form.MONEY: r"\b(?:how much|salar(?:y|ies)|wages?|paid|pays?|earn(?:s|ings)?|income|money|"
    r"tuition|cost|costs|fees?|price|expensive|\$)\b",
    Form.DURATION: r"\b(?:how long|how many (?:years|months|weeks|hours|days)|duration|length)\b",
    Form.PHONE: r"\b(?:phone|telephone|call|hotline|toll[- ]free|number to)\b",
    Form.CODE: r"\b(?:code|codes|noc|soc|oasis)\b",
}
_GIVEN = {
    Form.MONEY: r"[$€£]\s?\d|\b\d[\d,.]* (?:dollars|cents)\b|\bfree of charge\b",
    Form.DURATION: rf"\b{_NUMBER}[ -](?:to[ -]{_NUMBER}[ -])?(?:years?|months?|weeks?|days?|hours?|"
    r"semesters?|terms?)\b",
    Form.PHONE: r"\b\d{3}[-. ]\d{3,4}(?:[-. ]\d{4})?\b",
    Form.CODE: r"\b\d{4,5}\b|\b\d{2}-\d{4}\b|\b[A-Z](?: [A-Z]){1,3}\b",
}


def expected_form(question: str) -> Form | None:
    """The form of answer that ``question`` expects, if its wording tells."""
    for form, pattern in _ASKED.items():
        if re.search(pattern, question, re.IGNORECASE):
            return form
    return None


def has_form(text: str, form: Form) -> bool:
    """Whether ``text`` holds words of that form."""
    return re.search(_GIVEN[form], text) is not None
