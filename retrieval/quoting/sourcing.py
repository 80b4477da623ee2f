"""Questions about sources: who says so, where does that figure come from, who publishes this?

The answer is the sentence that names where its facts come from, "according to the 2011 survey", or
that dates the document where none does. Whose document it is stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Profile
from retrieval.asked import Asked
from retrieval.quoting.currency import dated, whole_quotes
from retrieval.quoting.placing import AGAIN, FIGURES, sentences
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked
from retrieval.weighing.search import Indexed

_LIKELY = 0.4
"""The wording tells, too."""
_ASKED = re.compile(
    r"\bwho(?:se|m)?\b.*\b(?:says?|said|claims?|source|publish\w*|wrote|written|made|produced"
    r"|puts? (?:this|that|it)|authors?|behind)\b"
    r"|\bsays who\b|\bpublisher\b|\b(?:where|what|which)\b.*\b(?:from|source)\b",
    re.IGNORECASE,
)
"""How a source is asked for; how far it can be relied on is a question of the same kind."""
_OF_THAT = re.compile(
    rf"{AGAIN}(?:"
    rf"where (?:do|does|did|is|are|was|were) {FIGURES}(?: (?:come|taken|drawn))? from"
    rf"|who (?:collect|gather|compile|measure|count|estimate|report|calculate|project|provide)"
    rf"(?:e?d|s) {FIGURES}"
    rf"|(?:is|are) {FIGURES} (?:reliable|accurate|official|trustworthy|true|correct)"
    rf"|how (?:reliable|accurate|official|trustworthy|sure) (?:is|are) {FIGURES}"
    rf"|(?:can|should|could) (?:i|we|one) (?:trust|believe|rely on|count on) {FIGURES}"
    r"|(?:according to|based on|from|says) (?:whom?|what|where)"
    r"|(?:who|how do (?:you|they)) (?:says?|said|knows?)(?: so| this| that| it)?"
    r"|(?:(?:what|who)(?: is|'s|’s|s| are| was)? )?(?:the|your|its|their)? ?sources?"
    rf"|who (?:publish|produc|creat)\w* {FIGURES}|who (?:wrote|writes|made|makes) {FIGURES}"
    r"|who (?:did|made|ran) (?:the|this|that) (?:survey|estimates?|projections?))\W*",
    re.IGNORECASE,
)
"""How it is asked for right after a figure, which is named by no more than a pronoun."""
_FACTS = (
    rf"(?:{FIGURES}|(?:the|your|its|their) (?:figures?|numbers?|statistics|data|info\w*|facts?))"
)
_OF_THE_SPEAKER = re.compile(
    rf"{AGAIN}(?:"
    rf"where (?:do|did|have|would) you (?:get|got|find|found|take|have) {_FACTS}(?: from)?"
    r"|how (?:do|would|can|did) you know(?: (?:all (?:of )?)?(?:that|this|it|so))?"
    rf"|whose (?:figures?|numbers?|data|estimates?) (?:is|are) {FIGURES}"
    rf"|who c(?:a|o)mes? up with {_FACTS})\W*",
    re.IGNORECASE,
)
"""How it is asked for whatever was quoted: in such words nothing is asked of an occupation."""
_DOCUMENT = r"(?:page|profile|text|document|article|leaflet|web ?site|site)"
_OF_ITS_PUBLISHER = re.compile(
    r"\b(?:who|(?:which|what) \w+)(?: \w+){0,3} (?:(?:puts?|gives?|gave) out|publish\w*|ma[dk]es?"
    r"|wr[io]tes?|issue[sd]?|produce[sd]?|create[sd]?|release[sd]?|compile[sd]?)"
    rf" (?:(?:this|that|your)(?: \w+)? {_DOCUMENT}|the (?:page|profile))s?\b",
    re.IGNORECASE,
)
"""How the publisher is asked for outright: no occupation makes the page that is read.

Other documents may be what people make at work: "who writes the text?".
"""
_OF_TEXT = re.compile(rf"\b(?:publish\w*|wr[io]te\w*|written|authors?|{_DOCUMENT})\b", re.I)
_NAMED = re.compile(
    r"\b(according to|(?:estimated|reported) by|based on)\b"
    r"|^(?!for\b[^,]*\binformation\b)(?=.*\d).*?"
    r"\b(surveys?|census|agreements?|associations?|unions?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What names the source of a statement: outright, or beside a figure.

"For information on agreements, see" names none.
"""


def asks_its_source(text: str) -> bool:
    """Whether ``text`` asks where what was just quoted comes from: "who says so?"."""
    return any(asks.fullmatch(text) for asks in (_OF_THAT, _OF_THE_SPEAKER))


def source_asked(readings: Sequence[Asked], *, of_figure: bool = False) -> Asked | None:
    """The reading by which it is asked where something said comes from, if it is.

    ``of_figure`` says that a figure was quoted last, so that "it" may be that.
    """
    first = readings[0]
    asks = (
        _OF_THE_SPEAKER.fullmatch(first.text)
        or _OF_ITS_PUBLISHER.search(first.text)
        or (first.intent("notice") >= _LIKELY and _ASKED.search(first.text))
    )
    return first if asks or (of_figure and asks_its_source(first.text)) else None


def source_quotes(
    asked: Asked,
    about: Asked,
    profile: Profile,
    entries: Sequence[Indexed],
    place: Sequence[Ranked],
) -> tuple[Quote, ...]:
    """The sentences of the ``place`` meant that name their source, else what dates the profile.

    The publisher is no part of any section: it is told beside the quotes.
    """
    if not place or _OF_TEXT.search(asked.text):
        return whole_quotes(asked, profile, entries)
    return sentences(place, about, _NAMED) or dated(place[0].hit.passage)
