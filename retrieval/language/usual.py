"""Rules and asides: a question on a topic as such asks for what usually holds, not for exceptions.

"What do they earn?" is answered by the median, not by what the lowest tenth earns or by what
apprentices get; "do they need a licence?" by what is required, not by what some may also hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Passage
from retrieval.language.expect import Form, has_form
from retrieval.language.words import stem_of

TOPICS = frozenset(
    map(
        stem_of,
        """
    $ annual average become becoming beginning cash certificate certification certified
    chances conditions declining degree demand difficult diploma disappear downsides drawbacks
    duties dying earn earnings easy education employed employers employment enter entry entry-level
    first future good grow growing growth hard hire hired hour hourly hours income job level
    licence licenced license licensed living make making mean median money month monthly
    need obsolete outlook paid pay paying pays per prospects qualification qualifications qualified
    qualify registered registration require required requirements responsibilities
    responsibility responsible salaries salary schedule
    schedules school schooling shrinking skill skills start starting study suit suits suited take
    takes train trained training typical vanish wage wages week weekly work working year yearly
    """.split(),
    )
)
"""The stems of words that name what every profile treats, and nothing of it in particular."""
_PARTICULAR = re.compile(
    r"\b(?:most|least|some(?:times)?|ever|without|on[- ]the[- ]job)\b", re.IGNORECASE
)
"""What asks for an exception, or for one sort only, in words that tell no topic."""
# Looked for in lower case, and only where a word begins with one of the letters that cues begin
# with: every sentence of a profile may be read for them.
_CUE = re.compile(
    r"\b(?=[acghilmnorstuw])(?:(?P<rule>"
    r"(?:most|mostly|usually|typical(?:ly)?|generally|normally|commonly|standard|"
    r"(?:almost |nearly )?all(?! (?:other|occupations|industries)\b)|must|requires?|required|"
    r"needs?|medians?|mean|averaged?|rang(?:es?|ed|ing)|held|number of|"
    r"largest|(?:is|are) employed (?:by|in))\b)"
    r"|(?:may|might|some(?:times|one)?|occasionally|can|could|although|though|however|if|certain|"
    r"(?<!and )(?<!or )others?|lowest|highest|optional)\b|\Awhere\b|none$)"
)

_NAME = 6
"""The most words of an item that is but a name."""
_TELLS = (Form.CHANGE, Form.STARTING_PAY)
"""Forms of words that make a statement a rule."""


def asks_for_rule(question: str, terms: Sequence[str]) -> bool:
    """Whether ``question``, whose telling words have the stems ``terms``, names but a topic."""
    return TOPICS.issuperset(terms) and not _PARTICULAR.search(question)


def is_list(passage: Passage) -> bool:
    """Whether the first sentence opens a list, so that it says nothing without its items."""
    return leads_in(passage, 0) and _said(passage, 0).endswith(":")


def leads_in(passage: Passage, at: int) -> bool:
    """Whether the sentence of that number says nothing without the items or rows after it."""
    if at + 1 >= len(passage.sentences):
        return False
    said = _said(passage, at)
    return said.endswith(":") or ("\t" not in said and "\t" in _said(passage, at + 1))


def is_of_names(passage: Passage) -> bool:
    """Whether the sentences are but names, one below another: nothing tells one from the rest."""
    said = [_said(passage, at) for at in range(len(passage.sentences))]
    return "\t" not in passage.text and all(
        len(name.split()) <= _NAME and name[-1:].isalnum() for name in said
    )


def _said(passage: Passage, at: int) -> str:
    return passage.slice(passage.sentences[at]).rstrip()


def standings(passage: Passage, form: Form | None) -> list[int]:
    """How usual each sentence of a passage is: see ``usual``.

    Of the items of a list that form of each is a part: what one industry pays, no rule.
    """
    return [standing(passage, at, form) for at in range(len(passage.sentences))]


def standing(passage: Passage, at: int, form: Form | None) -> int:
    """How usual the sentence of that number is, among all of the passage."""
    if at and form is not None and is_list(passage):
        return -1
    return usual(passage.slice(passage.sentences[at]), form)


def usual(statement: str, form: Form | None) -> int:
    """1 for what usually holds, -1 for an aside, else 0; by the first word that tells.

    Where a form is expected, what lacks it is no rule: "most work full time" is no wage. That
    employment is to change by so much is a rule in any words, and "may limit demand" a reason.
    """
    if form is Form.REASON:
        return int(has_form(statement, form))
    cue = _CUE.search(statement.rstrip().lower())
    if cue is None:
        return int(form in _TELLS and has_form(statement, form))
    if cue["rule"] is None:
        return -1
    return int(form is None or has_form(statement, form))
