"""Where a person comes from, told in passing: "I'm a pharmacist from India, do I need a license?".

What is asked of a place must be answered of that place; where somebody was born or has studied is
not what is asked. Nor is whom one has worked for, or what one's work is called.
"""

from __future__ import annotations

import re

_FROM = re.compile(
    # "I'm a trained nurse from", "as a nurse from": nobody who gets or asks for something from
    # there. Where an occupation stood there are full stops.
    r"(?:\b(?:i|we)(?:['’]?m| am|['’]re| are| was| were)|^as)"
    r"(?: (?!interested |about |for |to (?!canada)|if |\w+ing )(?:[\w-]+|\.+)){0,6} "
    r"from (?:the )?$|"
    r"^(?:an? )?(?:\w+ )?\.{3,} from (?:the )?$|"
    r"\b(?:i|we)(?:['’]ve| have| had)?(?: (?:just|recently|originally|first))* "
    r"(?:comes?|came|moved?|immigrated|emigrated|migrated|relocated|arrived|fled|hail)"
    r"(?: [\w-]+){0,3} from (?:the )?$|"
    r"\b(?:i|we)(?:['’]?m| am| was| were)? (?:born|raised|gr[eo]wn? up)(?: and raised)? in "
    r"(?:the )?$|"
    # "I'm Mexican", "new to Canada", "my country is".
    r"\b(?:i|we)(?:['’]?m| am|['’]re| are) (?:an? |new (?:to|in) (?:the )?)?$|"
    r"\bmy (?:home )?country (?:is|was) $",
    re.IGNORECASE,
)
# Where one may live or be some day: "if I move to Halifax later, does my ticket still count?".
# Where one has to move is asked about, and so is where one would go for something.
_MOVING = re.compile(
    r"(?:\b(?:i|we)(?:['’]?m| am|['’]re| are|['’]ll)?(?: (?!have|need|must)[\w'’]+){0,3} |^)"
    r"(?:go|move|moving|fly|relocate|relocating|return)(?: back)? to (?:the )?$|"
    r"\bif (?:i|we) [^.?!,]{1,60} (?:and|but) (?:then |later )*(?:go|move|fly|relocate|return)"
    r"(?: back)? to (?:the )?$",
    re.IGNORECASE,
)
_FOR_IT = re.compile(r" (?:for|to|and)\b", re.IGNORECASE)
# Of a school that is named like this, something may be asked all the same: of a place nothing is.
_LEARNT = re.compile(
    r"\b(?:i|we)(?:['’]?m| am| was|['’]ve| have| had)?"
    r"(?: (?:an? |as )*(?:used to (?:live|study|work)|studied|trained|educated|graduated|qualified|"
    r"lived|worked|practi[cs]ed|\.+))+ (?:in|from) (?:the )?$|"
    r"\b(?:i|we)(?:['’]ve| have)? (?:have|got|hold|did|earned|completed|finished)"
    r"(?: [\w-]+){0,3} (?:degree|diploma|bachelor|master|training|education|studies|"
    r"qualifications?|credentials?)(?: [\w-]+){0,3} (?:in|from) (?:the )?$|"
    r"\bmy (?:[\w-]+ ){0,2}(?:degree|diploma|training|education|schooling|studies|papers|"
    r"certificate|qualifications?|credentials?|licen[cs]e) (?:is|was|are|were|comes?|came) "
    r"(?:all )?(?:in|from) (?:the )?$",
    re.IGNORECASE,
)
# "In China and such places" asks of no place in particular.
_AND_SUCH = re.compile(
    r",? (?:and|or) (?:(?:other )?(?:such|similar) (?:places?|countries|cities|provinces|states)|"
    r"(?:places?|countries|cities|somewhere|anywhere|wherever|whatever)\b(?! (?:in|on|near)\b))",
    re.IGNORECASE,
)
# Where a clause starts: "can I work for the RCMP?" and "if I worked for it" ask about it.
_TELLS = r"(?:^|[.,;:!?] |\b(?:and|but|so|because|since|although|though|hi|hello) )"
_OTHERS = r"(?:s?he|my (?:\w+ )?\w+)"
_SAID = r"(?:(?:[\w-]+|\.+) ){0,4}"
# Who is somewhere now may ask of just that place; where others are, or one has been, is told only.
_WORKED_IN = re.compile(
    rf"{_TELLS}(?:(?:i|we|{_OTHERS}) (?:was|were|used to be|had been|did)"
    rf"|{_OTHERS}(?: is|['’]s| works?)) (?!from ){_SAID}in (?:the )?$",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(r"(?:^|[.!?;] )(?:back |over )?in (?:the )?$", re.IGNORECASE)
_WAS_THEN = re.compile(
    rf",? (?:i|we|{_OTHERS}) (?:was|were|used to|had|did|worked|studied|trained|practi[cs]ed)\b",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    rf"{_TELLS}(?:(?:i|we|{_OTHERS})(?:['’](?:ve|m|s)| have| has| am| is| was| used to)? )"
    rf"(?:(?:work|volunteer)(?:s|ed|ing)? {_SAID}(?:for|at|with)|employed {_SAID}(?:by|at|with)"
    rf"|(?:serv|play)(?:e|s|es|ed|ing)? {_SAID}(?:for|in|with)) (?:the )?$",
    re.IGNORECASE,
)
_OCCUPIED = re.compile(
    rf"{_TELLS}(?:(?:i|we)(?:['’]?m| am| was|['’]ve been| have been| work as)"
    rf"|{_OTHERS}(?: is|['’]s| was| works as)) an? "
    r"(?:(?!in |at |from |for |of |with )[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_AT_SCHOOL = re.compile(
    r"(?: [\w-]+)? (?:student|grad|graduate|alum\w*|applicant)\b", re.IGNORECASE
)
_AS_A = re.compile(r"(?:^as|[.,;:!?] as) an? $", re.IGNORECASE)
_CITIZEN = re.compile(r" (?:citizen|national|immigrant|resident|refugee|newcomer)\b", re.IGNORECASE)
_MY_COUNTRY = re.compile(r"\bin my (?:home )?country,? (?:of )?$", re.IGNORECASE)
_I_DID = re.compile(r",? (?:i|we)\b", re.IGNORECASE)
# "What would I earn there?" asks about the place after all.
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwill )\bthere\b(?! (?:is|are|will|any|an?)\b)|"
    r"\bback home\b|\bin my (?:home )?country\b",
    re.IGNORECASE,
)


def is_origin(text: str, start: int, end: int, *, place: bool) -> bool:
    """Whether what ``text`` names at ``[start, end)`` only tells where the asker comes from.

    ``place`` says that it is known for a place, and no school.
    """
    left, right = text[:start], text[end:]
    told = (
        _FROM.search(left)
        or _WORKED_IN.search(left)
        or (_IN_FRONT.search(left) and _WAS_THEN.match(right))
        or (place and _LEARNT.search(left))
        or (place and _AND_SUCH.match(right))
        or (place and _MOVING.search(left) and not _FOR_IT.match(right))
        or (_AS_A.search(left) and _CITIZEN.match(right))
        or (_MY_COUNTRY.search(left) and _I_DID.match(right))
    )
    return bool(told) and not _THERE.search(right)


def is_of_work(text: str, start: int, end: int) -> bool:
    """Whether what is named there only tells whose work is told of: "I'm a PE teacher, at Bell"."""
    left, right = text[:start], text[end:]
    occupied = _OCCUPIED.search(left) and not _AT_SCHOOL.match(right)
    return bool(occupied or _EMPLOYED.search(left)) and not _THERE.search(right)
