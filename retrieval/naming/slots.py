"""The place an occupation takes in a question: what is asked about, or mentioned in passing."""

from __future__ import annotations

import re
from enum import IntEnum


class Place(IntEnum):
    """How much speaks for the occupation being the one asked about."""

    BACKGROUND = 0
    PASSING = 1
    ASIDE = 2
    """Left behind, or not wanted: "I quit being a ..."; asked about where nothing else is."""
    PLAIN = 3
    WISHED = 4
    """What somebody else wants, or wants one to be; what one is who is asked about."""
    SUBJECT = 5
    GOAL = 6


LEADING = frozenset(
    """
    a an the most all any some average typical new newly good great best top certified licensed
    licenced registered successful senior junior entry mid level beginning beginner starting
    experienced qualified professional full part time male female women older young real actual
    freelance self employed local private public other another these those own ordinary normal
    regular being many few fewer more less additional every each no which what big large small bad
    fresh graduate graduated first second third year years remote night fulltime lead chief head
    former retired future aspiring wannabe trained skilled unskilled solo independent student
    apprentice trainee better worse happy lazy old richest poorest highest lowest biggest hired paid
    """.split()
)
"""Words before an occupation that do not say which one."""

_LEAD = rf"(?:(?:{'|'.join(sorted(LEADING))})[ -])*"
_I_AM = r"(?:i|he|she|my \w+)(?:['’]?m|['’]s| am| is| were)"
_IF = r"if|when|once|unless|after|as soon as|suppose|supposing|imagine|assuming"
_GOAL = re.compile(
    rf"\b(?:become|becoming|turn into|turn|switch to|switching to|move into|go into|get into|"
    rf"train(?:ing)? (?:to be|as)|retrain as|qualify as|study to be|want(?:s|ed)? to be|wanna be|"
    rf"like to be|work(?:ing)? as|job as|jobs as|career as|start as|get in as|"
    rf"carry on as|life as|life of|to be|be|being|hired as|made|"
    rf"(?:until|till?|before|by the time) {_I_AM}) {_LEAD}$",
    re.IGNORECASE,
)
_SUBJECT_LEFT = re.compile(
    rf"(?:\b(?:do|does|did|can|could|would|will|should|must|may|might|are|is|were|have|has|"
    rf"what about|how about|what of|tell me about|information on|info on|learn about|know about|"
    rf"questions? about|same about|"
    rf"(?:what|who)(?:'s| is| are| was)|whats|"
    rf"(?:salary|salaries|wages?|pay|paid|income|earnings|duties|tasks|role|jobs?|hours|"
    rf"requirements?|"
    rf"training|education|schooling|degree|outlook|code|demand|future|work|life|day|market|"
    rf"qualifications?|conditions?|environment|skills|certification|license|openings|school|"
    rf"courses?|programs?|need|"
    rf"prospects|number|kinds?|types?|description|responsibilities) (?:of|for|to|in|as)|"
    rf"how much|how many|why|when|where|which|makes?|"
    rf"for|as|are there|need|(?:{_IF}) {_I_AM}|if i was) "
    rf"|^(?:and |but |ok |so |or )*){_LEAD}$",
    re.IGNORECASE,
)
_SUBJECT_RIGHT = re.compile(
    r"(?:['’]s?)? (?:do|does|make|makes|making|earn|earns|get|gets|got|need|needs|work|works|have|"
    r"has|study|take|takes|learn|use|travel|typically|usually|paid|well paid|stressed|in demand|"
    r"happy|salary|salaries|wages?|pay|duties|jobs?|careers?|education|training|requirements?|"
    r"outlook|hours|income|schooling|qualifications?|apprenticeship|degree|license|licence|"
    r"certification|exam|course|courses|school|program|vacanc(?:y|ies)|skills|shifts?|schedule|"
    r"work|role|position|tasks|description|is|are|can|must|should|will|would|who|like|ever|"
    r"usually|mostly|spend|start|stay|live|wear|deal|help|keep|go|be|allowed|supposed|dying|dead)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:with|by|from|than|under|my|their|our|his|her|your|its|between|vs\.?|versus|"
    r"report to|talk to|speak to|answer to|work for|"
    # What goes to somebody; "let's go back to bakers" does not.
    r"(?:goes|went|gone|sen(?:t|ds)|return(?:s|ed)|ship(?:s|ped)|deliver(?:s|ed)|hand(?:s|ed)|given|"
    r"passe[sd]) (?:back |on |over )?to|"
    r"working for|same as(?: being)?|different from|difference (?:between|of)|compared (?:to|with)|"
    r"instead of|rather than|or|nor|called) "
    r"(?:an? |the )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:(?:i|he|she|mom|mum|mother|dads?|father|brother|sister|wife|husband|friend|son|daughter|"
    r"uncle|aunt|cousin|who)(?: was| am| is|'m|’m|'s|’s| used to be| have been|'ve been| worked as|"
    r" work as)?|im|ive been|i've been|worked as|years as|experience as|background as|"
    r"(?:have|need|needs|has|had) (?:to be|been|to have been)|"
    r"than (?:as|being|working as|to be))"
    rf"(?: now| currently| already)? {_LEAD}$",
    re.IGNORECASE,
)
# Who asks is not one yet: "if I was a ...", "can I work as a ...", "how long until I'm a ...".
_SUPPOSED = re.compile(
    r"\b(?:if|as) i was\b|"
    r"\b(?:can|could|may|might|would|should|do|must|if|when|before) i work as\b|"
    rf"\b(?:{_IF}|until|till?|before|by the time) {_I_AM} {_LEAD}$",
    re.IGNORECASE,
)
_NOW = re.compile(r" (?:now|already|currently|at the moment)\b", re.IGNORECASE)
# "Quit my job as a ...", but not "quit my job to become a ...".
_JOB = (
    r"(?: (?:my|our|the|his|her|an?|jobs?|career|work|position|training|life|idea|studies|being|"
    r"working|becoming|as|of|for|from|on|with))"
)
_ASIDE = re.compile(
    rf"\b(?:(?:hat(?:e[ds]?|ing)|dislik(?:e[ds]?|ing)|quit(?:ting)?|left|leav(?:e|es|ing)|"
    rf"g(?:a|i)v(?:e|en|es|ing) up|stop(?:ped|ping)?|resigned|retired|regret(?:ted)?|tired|sick|"
    rf"bored|fed up|unhappy|miserable|burn(?:ed|t) out|dropp(?:ed|ing) out|instead){_JOB}+|"
    rf"(?:without|while|by|after) (?:being|working as)|"
    rf"(?:(?:do|did|does|would)(?:n['’]?t| not)|never|not|no longer)(?: really| even| ever)? "
    rf"(?:lik|enjoy|lov|want)(?:e|ed|ing)?{_JOB}*(?: to (?:be|become|work as|train as))?) {_LEAD}$",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:my \w+|he|she|they|everyone|everybody|people|parents|mom|mum|dad)(?: \w+){0,3}? "
    r"(?:says?|said|thinks?|thought|wants?|wanted|tells?|told|telling|expects?|expected|hopes?|"
    r"hoped|suggest(?:s|ed)?|recommend(?:s|ed)?|insist(?:s|ed)?|advise[sd]?|urge[sd]?|prefers?|"
    r"push(?:es|ed|ing)?|asked)(?: that)?(?: (?:me|us|him|her|i|we|he|she))?"
    r"(?: (?:should|could|would|ought|must|to|into))* "
    rf"(?:be|become|becoming|being|work as|train as|study to be) {_LEAD}$",
    re.IGNORECASE,
)
# "My sister is a nurse. What does she earn?" asks of nurses.
_OF_SOMEBODY = re.compile(
    r"\b(?:my|our|his|her|their|a|an) (?:\w+ )?\w+(?:['’]s| is| was| works? as| worked as)"
    rf"(?: now| currently| already)? {_LEAD}$",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(r"[.,;!]\s.*\b(?:he|she|they|them|their|his|her|it)\b", re.IGNORECASE)
# "A lawyer asks for the chart. Who handles that?" asks for somebody else than it tells of.
_ACTING = re.compile(
    r"(?:^|[.!?;] )(?:(?:suppose|say|if|when) )?(?:an? |the |some )(?:[a-z]+['’]s )?$",
    re.IGNORECASE,
)
_WHO_ELSE = re.compile(
    r"[^.!?;]+[.!;] +(?:(?:so|and|then) )?who(?:se)?\b"
    r"(?!.*\b(?:they|them|their|he|him|his|she|her)\b)",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?:(?:no|nope|sorry|oh|i (?:said|meant?))\b[\s,]*)*not (?:about )?(?:an? |the )?",
    re.IGNORECASE,
)
# What others must be besides: "do firefighters have to be EMTs?"; who asks wants to become it.
_MUST_BE = re.compile(
    r"\b(?:do|does|should|must) (?!(?:i|you|we|one)\b)(?:[\w-]+ ){1,4}(?:have|need) to be "
    r"(?:an? )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_FIRST = re.compile(r" (?:first|before|already)\b", re.IGNORECASE)
_PAPER = re.compile(r" (?:licen[sc]e|permit|certificate|card|test|exam)\b", re.IGNORECASE)


# Who is set against the one talked about: "do they earn more than plumbers", "compared to a cook?".
AGAINST = re.compile(
    r"[\s,]*(?:\b(?:than|versus|vs\.?|(?:compare[ds]?(?: (?:it|that|this|them|these|those))?|"
    r"comparison|differen(?:t|ce)|similar|the same)"
    r"(?: (?:to|with|from|as|than|and))|same as|"
    r"differ(?:s|ence)? (?:to|from|between (?:them|it|this|that) and))"
    r"(?: (?:for|that of|being|as))?)\s+(?:an?|the)?\s*$",
    re.IGNORECASE,
)


def place_of(text: str, start: int, end: int) -> Place:
    """The place of what stands at ``[start, end)`` of ``text``."""
    left, right = text[:start], text[end:]
    if _BACKGROUND.search(left) and (_NOW.match(right) or not _SUPPOSED.search(left)):
        needed = re.search(r"\b(?:have|need|needs|has) to be (?:an? )?$", left, re.IGNORECASE)
        if not needed or _FIRST.match(right):
            of_them = _OF_SOMEBODY.search(left) and _ASKED_OF.match(right)
            return Place.WISHED if of_them else Place.BACKGROUND
    if _PAPER.match(right) and re.search(r"['’]?s['’]?$", text[start:end]):
        return Place.BACKGROUND
    if _ASIDE.search(left) or (_REJECTED.fullmatch(left) and re.match(r"\s*[,:;.] *\w", right)):
        return Place.ASIDE
    if _WISHED.search(left):
        return Place.WISHED
    passing = _PASSING.search(left) or _MUST_BE.search(left)
    if _GOAL.search(left) and not passing:
        return Place.GOAL
    if passing or (_ACTING.search(left) and _WHO_ELSE.match(right)):
        return Place.PASSING
    if not right.strip(" ?!.,") and not left.strip():
        return Place.GOAL
    if _SUBJECT_LEFT.search(left) or (_SUBJECT_RIGHT.match(right) and not left.strip()):
        return Place.SUBJECT
    return Place.PLAIN
