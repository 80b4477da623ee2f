"""The ends of what is paid: "what do the best paid earn?", and the figures that answer it.

Profiles give the typical figure first; what the highest tenth earns, or the range, stands beside
it and must not be taken for it, nor it for them.
"""

from __future__ import annotations

import re

PAY = r"(?:salar(?:y|ies)|wages?|paid|pays?|earn(?:s|ings)?|income|money|make)"
AMOUNT = r"(?:[$€£]\s?\d|\b\d[\d,.]* (?:dollars|cents)\b)"
# What one earns, not which kind or whose is at the end: that a table tells.
_OF_ONE = (
    r"\A(?!.*\b(?:which|where|who|what (?:kinds?|types?|sorts?)|industr\w+|sectors?|employers?"
    r"|compan\w+|how (?:many|long))\b)"
)
_EARNED = r"(?:paid|earning|earners?|pay|salar(?:y|ies)|wages?|incomes?|money)"
_WHOM = r"(?:an?|that|they|you|i|we|he|she|one|people|someone|somebody|anyone|anybody)"
_EARN = r"(?=.*\b(?:make|makes|earn|earns|paid|get|gets)\b)"
_OLD_HAND = (
    r"(?:top|best|experienced|senior|seasoned|veteran)"
    r" (?:they|ones?|people|workers|staff|employees|professionals)"
)
_OTHER_WORDS = r"(?: (?!of\b|paying\b)\w+){0,2}?"
_AT = r"(?:at|on|near) (?:the |their |its )?(?:very )?"
HIGHEST_ASKED = re.compile(
    rf"{_OF_ONE}.*?\b(?:(?:best|most)[- ](?:paid|earning|earners)"
    rf"|(?:highest|top|max(?:imum)?|peak|upper|biggest)(?!-\w+ing\b){_OTHER_WORDS}[- ]{_EARNED}"
    rf"|top (?:\d+|ten|end)\b|{_EARNED} (?:cap|ceiling|maximum|max)\b"
    rf"|top of (?:the|their|its) (?:pay|salary|wage)|the most (?:money )?{_WHOM}\b{_EARN}"
    rf"|how high .*\b{PAY}\b|\b{PAY}\b.*\b(?:how high|{_AT}"
    r"(?:top|peak|high(?:er)? end|upper end|most|best|max(?:imum)?))\b"
    rf"|{_OLD_HAND}\b.*\b{PAY}\b|{PAY}\b.*\b{_OLD_HAND}\b)",
    re.IGNORECASE,
)
LOWEST_ASKED = re.compile(
    rf"{_OF_ONE}.*?\b(?:(?:least|worst|lowest|poorest)[- ](?:paid|earning|earners)"
    rf"|(?:lowest|min(?:imum)?|smallest|bottom){_OTHER_WORDS}[- ]{_EARNED}"
    rf"|bottom (?:\d+|ten|end)\b|the least (?:money )?{_WHOM}\b{_EARN}"
    rf"|how low .*\b{PAY}\b|\b{PAY}\b.*\b(?:how low|{_AT}"
    r"(?:bottom|low(?:er)? end|least|worst|minimum))\b)",
    re.IGNORECASE,
)
_RANGE = rf"rang(?:e|es|ed|ing)\b|(?:between|from) (?={AMOUNT})"
_RANGED = rf"{AMOUNT}[\d,.]* ?(?:to|and|-|–) ?[$€£]?\d"
HIGHEST_GIVEN = re.compile(
    rf"{_RANGED}|\b(?:{_RANGE}|(?:highest|top \d|maximum|upper|up to|(?:much|high) as|experienced"
    rf"|senior)\b)[^\n]*?{AMOUNT}|{AMOUNT}[\d,.]* (?:or|and) (?:more|up|over)\b",
    re.IGNORECASE,
)
LOWEST_GIVEN = re.compile(
    rf"{_RANGED}|\b(?:{_RANGE}|(?:lowest|bottom \d|minimum|at least|less than|starts?|starting)\b)"
    rf"[^\n]*?{AMOUNT}",
    re.IGNORECASE,
)
