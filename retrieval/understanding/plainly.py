"""What one of several occupations is more than the others, asked as each profile can answer it.

"Which pays best?" is answered by no profile; what each pays is, and which is more shows then.
"""

from __future__ import annotations

import re

ALL = (
    r"(?:which|who|both|each|either|all)"
    r"(?: (?:one|two|three|job|occupation|career|profession))?"
    r"(?: of (?:the(?:m|se)|the (?:two|three)))?"
)
"""The occupations compared, as they are spoken of: "which one of them", "both"."""
_MOST = (
    r"(?:the |a |an )?(?:most|more|least|less|best|better|worst|worse|highest|higher|lowest|lower|"
    r"biggest|bigger|largest|larger|smallest|smaller|fewest|fewer|greatest|greater)"
)
_WHICH = rf"(?:what|{ALL}|(?:do|does) (?:they|it))"
_WILL = r"(?: (?:will|would|can|do|does|could))?"
_IS = r"(?:['’]?s|" + _WILL + r" (?:is|are|be|gets?))"
_HAS = _WILL + r" (?:has|have|gets?|offers?|employs?|with)"
# "Which makes more mistakes" asks for no pay.
_ENDS = (
    r"(?=\W*$|\s*[,.;:?!–—]|\s+-|\s+(?:in|at|on|per|after|when|while|if|as|for|of|overall|today|"
    r"now|starting|than|between|out|an?|each)\b)"
)
_PLAIN = tuple(
    (re.compile(rf"\b(?:{more}){_ENDS}", re.IGNORECASE), plain)
    for more, plain in (
        (
            rf"{_WHICH}(?:{_IS} (?:{_MOST}[ -](?:paid|paying)|paid {_MOST}|(?:the )?"
            r"(?:rich|wealthi)(?:er|est))"
            rf"|{_WILL} (?:earns?|makes?|pays?)(?: you| me)? {_MOST}(?: money)?"
            rf"|{_HAS} {_MOST} (?:average |median |typical |annual |starting )?"
            r"(?:pay|salary|salaries|wages?|income|earnings|money))(?: job| career| occupation)?"
            rf"|how much {_MOST}(?: money| pay| salary)?(?: (?:is|would) (?:it|that)(?: be)?"
            rf"|{_WILL} (?:they|it|that|you|i) (?:earns?|makes?|gets?|pays?))?(?=\W*$)"
            rf"|how much money {_MOST}(?=\W*$)",
            "how much do they earn",
        ),
        (
            rf"{_WHICH}(?:{_HAS} {_MOST} (?:jobs|people|workers|employees|positions)"
            rf"|{_IS} (?:the )?(?:(?:bigg|larg|small)(?:er|est)|(?:more|most|less|least) common)"
            r"(?: occupation| field| profession| group| career| job| one)?)"
            r"|how many (?:people|workers) (?:do|are|work(?: as| in)?)(?: it| each| both| they)?"
            rf"|are there {_MOST}(?: jobs| positions| work)?(?: for| in| of)? they",
            "how many jobs are there",
        ),
        (
            rf"{_WHICH}(?:{_IS}(?: the)? (?:fast|quick|easi|hard|tough|long|short)(?:er|est)"
            r"(?: (?:one|job|career|way))?|"
            rf"{_IS} (?:more|most|less|least) (?:difficult|competitive)"
            rf"|{_WILL} takes? (?:the )?(?:long|short)(?:er|est)"
            rf"|{_WILL} takes? {_MOST} (?:time|years))"
            r" (?:to (?:get in(?:to)?|break in(?:to)?|become|enter|train(?: for)?|learn|"
            r"qualify(?: for)?|study(?: for)?|start)|training|route|path)(?: it)?",
            "what does it take to become one",
        ),
    )
)
# What one of several is more than others, each is to some extent.
_MORE = re.compile(r"\b(?:more|most|less|least) (?!people|jobs|work)(?=[a-z]{4})", re.IGNORECASE)
_BASE = {
    "safer": "safe", "safest": "safe", "harder": "hard", "hardest": "hard", "easier": "hard",
    "easiest": "hard", "longer": "long", "longest": "long", "shorter": "long", "shortest": "long",
    "quicker": "long", "quickest": "long",
}  # fmt: skip
_COMPARATIVE = re.compile(rf"\b(?:{'|'.join(_BASE)})\b", re.IGNORECASE)

_IS_ONE = re.compile(
    r"\W*(?:(?:and|so|but|then|ok|okay|well)\b[\s,]*)*(?P<verb>is|are|would|will|do|does)\s+"
    r"(?:(?:being|becoming|working as|training as)\s+)?(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
_MUCH = r"(?:(?:much|even|any|way|a lot|a bit)\s+)*"
_MORE_THAN = re.compile(
    r"\s+(?:(?:work|job|career|route|training)\s+)?(?P<degree>"
    rf"(?:earn|make|pay|get)s?\s+{_MUCH}(?:more|less|better)(?:\s+money)?|(?:be\s+)?{_MUCH}"
    r"(?:(?P<training>quicker|faster|shorter|easier|harder|tougher)"
    r"|safer|(?:better|higher|worse|lower)[- ]paid|(?:more|less)\s+[a-z-]+))"
    r"(?:\s+(?:then|though|or not|to (?:become|get into|learn|train for|be)))?\W*",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """``text`` without its comparatives: the profiles were not written to be compared."""
    for more, plain in _PLAIN:
        text = more.sub(plain, text)
    text = _COMPARATIVE.sub(lambda found: _BASE[found.group().lower()], text)
    return _MORE.sub("", text)


def which_for(before: str, after: str) -> str | None:
    """What stands ``before`` and ``after`` a name as "which" of several; None if it compares none.

    "Is <paralegal> quicker?" sets them beside whoever was talked about: "which is quicker?".
    """
    verb, degree = _IS_ONE.fullmatch(before), _MORE_THAN.fullmatch(after)
    if verb is None or degree is None:
        return None
    training = " to become" if degree["training"] else ""
    return f"which {verb['verb']} {degree['degree']}{training}"


def asks_most(text: str) -> bool:
    """Whether ``text`` asks which of several has most of what each has: "who earns most"."""
    return any(more.search(text) for more, _ in _PLAIN)
