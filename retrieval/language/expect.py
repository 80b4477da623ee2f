"""What form of answer a question expects: money, a length of time, a phone number, ..."""

from __future__ import annotations

import re
from enum import StrEnum

from retrieval.language.ends import (
    AMOUNT,
    HIGHEST_ASKED,
    HIGHEST_GIVEN,
    LOWEST_ASKED,
    LOWEST_GIVEN,
    PAY,
)


class Form(StrEnum):
    """The form of words that answers a question."""

    MONEY = "money"
    DURATION = "duration"
    PHONE = "phone"
    CODE = "code"
    COUNT = "count"
    STARTING_PAY = "starting pay"
    HIGHEST_PAY = "highest pay"
    LOWEST_PAY = "lowest pay"
    CHANGE = "change"
    LEVEL = "level"
    REASON = "reason"
    GAIN = "jobs gained or lost"
    SHARE = "share"


OF_RULES = frozenset((Form.CHANGE, Form.LEVEL, Form.REASON))
"""What the main sentence on a topic has, while others answer such questions as well."""
OF_ENDS = frozenset((Form.HIGHEST_PAY, Form.LOWEST_PAY))
"""What stands beside the typical figure, which it is not to be taken for."""
_START = (
    r"(?:starting|to start|at (?:the|my|their) (?:start|beginning)|(?:first|1st) year|beginners?"
    r"|beginning|entry[- ]level|straight out of school|new(?:ly|bies)?|trainees?)"
)
# Not "how much math": of what is no money is asked by its name.
_HOW_MUCH = (
    r"how much(?=\W*$|[^\w\s]|\s+(?:(?:more|less|money|cash)"
    r" (?=do|does|is|are|can|could|will|would)|(?:do|does|did|can|could|would|will|should|might|may"
    r"|is|are|was|were|they|you|i|we|he|she|it|one|people|an?|per|each|every|in|at|for|on|to|after"
    r"|before|when|if|as|with)\b))"
)
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_ASKED = {
    # First: "why is the pay so low?" asks for no amount.
    Form.REASON: re.compile(
        r"\b(?:why(?! not\b)|how come|what causes|reasons? (?:why|that|for|behind))\b",
        re.IGNORECASE,
    ),
    Form.GAIN: re.compile(
        r"\bhow many (?:more|new|additional|extra|fewer|less)\b[^.?!]*\b(?:jobs|positions|workers"
        r"|they)\b|\bhow many\b[^.?!]*\b(?:jobs|positions)\b[^.?!]*\b(?:added|created|gained|lost"
        r"|disappear)\b|\bjobs\b[^.?!]*\bhow many (?:more|new|additional|fewer)\b",
        re.IGNORECASE,
    ),
    Form.SHARE: re.compile(
        r"\b(?:what|which) (?:percent(?:age)?|per cent|share|proportion|fraction) of\b"
        r"|\b(?:percentage|share|proportion) of (?:they|workers|jobs|people)\b",
        re.IGNORECASE,
    ),
    Form.COUNT: re.compile(
        r"\bhow many (?:(?:of|they|them|these|people|persons|workers|employees|jobs) )*"
        r"(?:exist|(?:do|have) this|work(?: as| in this|\W*$)"
        r"|are(?: there(?! (?:in|on|per|to) (?:an?|one|each|every)\b)| employed| working|\W*$))"
        r"|\bnumber of (?:jobs|workers|employees|people|they)\b",
        re.IGNORECASE,
    ),
    Form.STARTING_PAY: re.compile(
        rf"\b{_START}\b.*\b{PAY}\b|\b{PAY}\b.*\b{_START}\b", re.IGNORECASE
    ),
    Form.HIGHEST_PAY: HIGHEST_ASKED,
    Form.LOWEST_PAY: LOWEST_ASKED,
    Form.MONEY: re.compile(
        rf"\b(?:{_HOW_MUCH}|salar(?:y|ies)|wages?|paid|pays?|earn(?:s|ings)?|income|money|"
        r"tuition|cost|costs|fees?|price|expensive)\b|\$"
        r"|\b(?:who|which(?: one)?|they) makes? (?:more|less)\b(?= *(?:[?.!,]|$))"
        r"|\bwhat (?:do|does|can|could|would|will) (?:they|i|you|he|she|one|people) make\b"
        r"(?= *(?:[?.!,]|$|(?:an?|per|each|every|on average|typically|in|at|working)\b))",
        re.IGNORECASE,
    ),
    Form.DURATION: re.compile(
        r"\b(?:how long|how many (?:years|months|weeks|hours|days)|duration|length)\b",
        re.IGNORECASE,
    ),
    Form.PHONE: re.compile(
        r"\b(?:phone|telephone|call|hotline|toll[- ]free|number to)\b", re.IGNORECASE
    ),
    Form.CODE: re.compile(r"\b(?:code|codes|noc|soc|oasis)\b", re.IGNORECASE),
    Form.CHANGE: re.compile(
        r"\b(?:outlook|future|prospects|(?:in|is there|much|high|any) demand|grow(?:ing|th)?"
        r"|shrink(?:ing)?|declin(?:e|ing)|dying|disappear(?:ing)?|vanish(?:ing)?|obsolete"
        r"|going away)\b",
        re.IGNORECASE,
    ),
    Form.LEVEL: re.compile(
        r"\b(?:school(?:ing)?|education|stud(?:y|ies)|train(?:ing)?|qualif(?:y|ied|ications?))\b",
        re.IGNORECASE,
    ),
}
_GIVEN = {
    Form.MONEY: re.compile(rf"{AMOUNT}|\bfree of charge\b"),
    Form.DURATION: re.compile(
        rf"\b{_NUMBER}[ -](?:to[ -]{_NUMBER}[ -])?"
        r"(?:years?|months?|weeks?|days?|hours?|semesters?|terms?)\b"
    ),
    Form.PHONE: re.compile(r"\b\d{3}[-. ]\d{3,4}(?:[-. ]\d{4})?\b"),
    Form.CODE: re.compile(r"\b\d{4,5}\b|\b\d{2}-\d{4}\b|\b[A-Z](?: [A-Z]){1,3}\b"),
    Form.COUNT: re.compile(
        r"\b(?:held|hold|were|are|employs?|employed) (?:about |some |over |nearly |almost )?"
        r"\d[\d,.]*(?: million| thousand)? (?:jobs|people|workers|employees|persons)\b"
        r"|\bNumber of (?:Jobs|Workers|Employees)\b"
    ),
    Form.STARTING_PAY: re.compile(
        # From the start, or each place in a long text would be tried by reading on to its end.
        rf"\A(?=.*(?:\$|\b{PAY}\b)).*\b(?:start(?:s|ing)?|beginn(?:ing|ers?)|begins?"
        r"|entry[- ]level|apprentices?|trainees?|first[- ]year"
        r"|new (?:graduates?|workers?|employees|hires?))\b",
        re.IGNORECASE | re.DOTALL,
    ),
    Form.HIGHEST_PAY: HIGHEST_GIVEN,
    Form.LOWEST_PAY: LOWEST_GIVEN,
    Form.CHANGE: re.compile(
        r"\b(?:outlook|growth|projected|expected|forecast|anticipated)\b.*?"
        r"(?:\d ?%|\bper ?cent\b|\blittle or no change\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Form.LEVEL: re.compile(
        r"\b(?:degrees?|diplomas?|bachelor['’]s|master['’]s|associate['’]s|doctora\w+"
        r"|apprenticeships?|certificates?|on[- ]the[- ]job|formal education|postsecondary"
        r"|high school|years? of (?:school|study|university|college|education))\b",
        re.IGNORECASE,
    ),
    Form.REASON: re.compile(
        r"\b(?:because|due (?:largely |mainly |mostly |partly )?to|since(?! (?:\d|January|February"
        r"|March|April|May|June|July|August|September|October|November|December))|owing to"
        r"|thanks to|results? (?:of|from)|resulted in|reasons?|cause[sd]?|lead(?:s|ing)? to"
        r"|driven by|drives?|stems? from|so that|creates?|limit(?:s|ed|ing)?"
        r"|reduc(?:e|es|ed|ing)|increas(?:e|es|ing) (?:demand|the need)|as (?:more|the|people)"
        r"|the need to|in order to|allow(?:s|ing)?)\b"
        r"|(?:^|, )(?:as|with) \w",
        re.IGNORECASE,
    ),
    Form.GAIN: re.compile(
        r"\bEmployment Change\b|\b\d[\d,]* (?:new|more|additional|fewer) (?:jobs|positions)\b"
        r"|\b(?:add|create|gain|lose)\w* (?:about |some |an additional )?\d",
        re.IGNORECASE,
    ),
    Form.SHARE: re.compile(
        r"\d ?%|\bper ?cent\b|\b(?:half|thirds?|quarters?|fifths?|majority|most)\b"
        r"|\bone (?:in|out of) \w+\b",
        re.IGNORECASE,
    ),
}
_MONEY_MARKS = ("$", "€", "£", "dollars", "cents")
_MARKS = {
    Form.MONEY: (*_MONEY_MARKS, "free of charge"),
    Form.HIGHEST_PAY: _MONEY_MARKS,
    Form.LOWEST_PAY: _MONEY_MARKS,
    Form.DURATION: ("year", "month", "week", "day", "hour", "semester", "term"),
}
"""What stands in every text of that form: quicker to look for than the whole pattern."""


def expected_form(question: str) -> Form | None:
    """The form of answer that ``question`` expects, if its wording tells."""
    for form, pattern in _ASKED.items():
        if pattern.search(question):
            return form
    return None


def has_form(text: str, form: Form) -> bool:
    """Whether ``text`` holds words of that form."""
    marks = _MARKS.get(form)
    if marks and not any(mark in text for mark in marks):
        return False
    return _GIVEN[form].search(text) is not None
