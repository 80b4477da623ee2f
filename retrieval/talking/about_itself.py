"""What is asked of the program itself, and wishes that it cannot fulfil: a plain line for each.

"Do you store what I type?" is asked of no occupation, and no passage answers "say it in simpler
words". A text is taken for one of these only where it says nothing besides: all of its telling
words are of the one topic, and nobody else is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.words import words
from retrieval.quoting.sourcing import asks_its_source
from retrieval.telling import own_lines

Words = frozenset[str]


def _set(text: str) -> Words:
    return frozenset(text.split())


_OTHERS = _set(
    """
    they them their theirs they'll they're they'd he him his she her hers job jobs career careers
    occupation occupations profession professions field role worker workers professional need needs
    needed must become involved usually generally normally
    """
)
"""Words of the frame with which more is asked, or of somebody else."""
_SPEAKER = _set("you u you're your yours youre bot chatbot chatgpt gpt")
_SITE = _set("chat site website app tool program service page thing")
_HERE = _set("this your here")
"""Which site it is: others may be made, or be accurate, at work."""
_SHOWN = _set("this that that's thats it it's its these those answer answers quote quotes")
_THIS = _set("this that")
_IS = _set("is are r am be")
_OF_WHOM = _set("what which kind sort for ones way like does have there anything people's")
_DUTY = _set("have where")
"""What asks of the work itself: "what kind of person is it right for?", "do I have to ...?"."""
_AT_WORK = _set("by done from in lot on with")
"""With whom or what one works: "are you with people a lot?", "is that done on a computer?"."""
_OF_USE = _set("better help lot should without")
"""What asks whether a language is of use at work: "would it help to speak French?"."""
_HOW = _set("how why who what when where into get do done like be have")
"""What asks something of its own: "explain how to get into it"."""
_TO_DO = _set("thing things do doing get likely")
_WAY_IN = _set("after away if in into now out")
"""Said of a way in: "can you go right into it?", "what if I don't get in?"."""
_ASIDE = _set("r u ur yo hey oh ah well wait hold minute ok lol hmm haha sir mate bro pls plz")
_BEING = _set(
    """
    robot bot chatbot human person people ai machine computer program chatgpt gpt real alive
    somebody someone
    """
)
_MAKING = _set(
    "made make makes wrote built created programmed developed runs owns behind owner maker"
)
_TRUE = _set(
    """
    sure certain true correct right reliable accurate legit serious trustworthy positive lying
    trust believe rely wrong mistaken
    """
)
_KEPT = _set(
    """
    store stored stores storing save saved saves saving keep kept log logs logged logging record
    recorded recording remember share shared sell track tracked tracking private anonymous
    confidential read reads see sees watching
    """
)
_MINE = _set("my i me mine chat chats conversation conversations we our")
_TYPED = _set(
    """
    data question questions message messages history type typed typing write wrote written ask asked
    asking say said chat chats conversation conversations info information anywhere server else
    """
)
_REWORDED = _set(
    """
    summarize summarise summary simplify shorten rephrase reword paraphrase simpler plainer tldr
    gist eli5
    """
)
_WORDED = _set(
    "words word terms english language sentence sentences version answer nutshell please"
)
_SIMPLE = _set("simple simpler plain plainer easy easier short shorter brief other fewer")
_RETOLD = _set("say put tell explain give write make made me again answer quote text bit please")
_LOST = _set("don't dont didn't didnt can't cant cannot not")
_MUCH = _set("good bad great decent lot alot much enough high low normal fair ok okay")
_SPEAK = _set("speak answer talk reply respond write understand know say translate tell please")
_LANGUAGES = _set(
    """
    amharic arabic bengali cantonese chinese cree dari deutsch dutch español espanol farsi français
    francais french german greek gujarati hebrew hindi igbo inuktitut italian japanese korean
    mandarin nepali pashto persian polish portuguese punjabi romanian russian somali spanish swahili
    tagalog tamil tigrinya turkish ukrainian urdu vietnamese yoruba language languages
    """
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its ``line``: a text has a word of each of ``all_of`` and none of ``none_of``.

    ``own`` are the telling words it may have besides. ``of_quote`` says that it is rather asked of
    what was quoted, if anything was.
    """

    line: str
    all_of: tuple[Words, ...]
    own: Words = frozenset()
    none_of: Words = frozenset()
    of_quote: bool = False

    def fits(self, said: Words, telling: Words) -> bool:
        """Whether words, of which some are ``telling``, are on this topic and on nothing else."""
        there = self.none_of.isdisjoint(said)
        if not there or any(some.isdisjoint(said) for some in self.all_of):
            return False
        return telling <= self.own.union(_ASIDE, *self.all_of)


_DEGREE = _set("really absolutely totally still all")
_TOPICS = (
    Topic(own_lines.PROGRAM, (_set("who what"), _set("are r"), _set("you u")), none_of=_TO_DO),
    Topic(
        own_lines.JUDGED,
        (_MUCH, _set("is are was"), _set("that this those these")),
        _DEGREE,
        _OF_WHOM | _set("how know at to person"),
    ),
    Topic(
        own_lines.PROGRAM,
        (_SPEAKER | _SITE | _THIS, _BEING, _IS),
        _set("or"),
        _OF_WHOM | _AT_WORK,
    ),
    Topic(own_lines.PROGRAM, (_set("am"), _BEING, _set("talking speaking chatting writing"))),
    Topic(own_lines.PROGRAM, (_set("who whose"), _MAKING, _SPEAKER)),
    Topic(own_lines.PROGRAM, (_set("who whose"), _MAKING, _SITE, _HERE)),
    Topic(own_lines.PROGRAM, (_set("who whose"), _MAKING, _SHOWN), of_quote=True),
    Topic(own_lines.TRUST, (_SPEAKER, _TRUE), _DEGREE | _SHOWN, _OF_WHOM | _WAY_IN),
    # "Is this page still accurate?" is asked of its date.
    Topic(own_lines.TRUST, (_SITE, _HERE, _TRUE), _DEGREE | _SHOWN, _OF_WHOM | {"still"}),
    Topic(own_lines.TRUST, (_SHOWN, _TRUE), _DEGREE, _OF_WHOM | _WAY_IN, of_quote=True),
    # "Are there logs I have to keep?" is asked of the work.
    Topic(
        own_lines.STORED,
        (_KEPT, _MINE, _SPEAKER | _set("who anyone anybody is are")),
        _TYPED,
        _set("to"),
    ),
    Topic(
        own_lines.ENGLISH,
        (_LANGUAGES, _SPEAKER | _set("please"), _SPEAK | _set("in")),
        _SHOWN,
        _DUTY | _OF_USE,
    ),
    Topic(own_lines.ENGLISH, (_LANGUAGES, _SPEAK, _set("in into to")), _SHOWN, _DUTY | _OF_USE),
    Topic(own_lines.REWORDED, (_REWORDED,), _WORDED | _SIMPLE | _RETOLD | _SHOWN, _OF_WHOM),
    Topic(own_lines.REWORDED, (_SIMPLE, _WORDED), _RETOLD | _SHOWN, _OF_WHOM),
    Topic(
        own_lines.REWORDED,
        (_SIMPLE - _set("other fewer"), _set("make explain say put tell"), _SHOWN | _SPEAKER),
        _RETOLD,
        _OF_WHOM,
    ),
    Topic(own_lines.REWORDED, (_set("explain"), _set("five 5 child kid")), _RETOLD),
    Topic(
        own_lines.REWORDED,
        (_set("mean means"), _SHOWN, _set("does do")),
        _set("even"),
        _set("be one when"),
    ),
    Topic(
        own_lines.REWORDED,
        (_set("understand get"), _set("i"), _LOST),
        _SHOWN,
        _DUTY | _WAY_IN | {"do"},
    ),
    Topic(own_lines.REWORDED, (_set("explain translate"), _SHOWN | _set("please")), _SHOWN, _HOW),
)


def about_itself(text: str, publishers: Sequence[str], *, quoted: bool) -> str | None:
    """The line to say to what is asked of the program; None where it is asked of something else.

    ``quoted`` says that a profile is talked about, which "who made this?" then is asked of.
    """
    found = words(text)
    said = frozenset(word.lower for word in found)
    telling = frozenset(word.lower for word in found if word.telling)
    if _OTHERS.isdisjoint(said):
        for topic in _TOPICS:
            if topic.fits(said, telling) and not (quoted and topic.of_quote):
                return topic.line
    return own_lines.sources(publishers) if not quoted and asks_its_source(text) else None
