from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.quoting.placing import placed, quoted_figure, subject
from retrieval.quoting.sourcing import source_asked, source_quotes
from retrieval.records import Answer, Focus
from retrieval.telling.messages import published
from retrieval.weighing.deciding import decide
from retrieval.weighing.search import Search
from retrieval.why import Decision
from tests.retrieval.making import KEEPER_TEXT, make_asked, make_build, make_weights

SURVEY = "According to a survey keepers earn $22."
UNION = "Members of the keepers' union earn $25."
KEEPER = read(
    KEEPER_TEXT.replace(
        "Wages range from $20 to $25 an hour. Night watches are paid double.",
        f"{SURVEY} {UNION} Few join a union. For information on the 2010 agreement, ask them.",
    ).encode(),
    "lighthouse-keeper.txt",
)
SALARY = Focus(KEEPER.slug, "Salary")


@pytest.mark.parametrize(
    ("text", "notice", "asks"),
    [
        ("who says so?", 0.9, True),
        ("where does that figure come from?", 0.9, True),
        ("who published this?", 0.9, True),
        ("what is the source of the $22?", 0.9, True),
        # As likely as not about something else.
        ("where do they come from?", 0.2, False),
        # How far it can be relied on, and who may do what, are other questions.
        ("can I trust these figures?", 0.9, False),
        ("who makes sure of the lamps?", 0.9, False),
        ("who can write the exam?", 0.9, False),
    ],
)
def test_a_question_about_sources(text: str, notice: float, asks: bool) -> None:
    assert (source_asked([make_asked(text, intents={"notice": notice})]) is not None) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("which department put out this profile?", True),
        ("who issued the profile", True),
        ("what ministry made your web site", True),
        ("who makes the lamps?", False),
        ("who makes profiles of lamps?", False),
        ("what do they write?", False),
        ("who writes the text?", False),
        ("who makes the web site", False),
        ("what makes this site dangerous?", False),
    ],
)
def test_the_publisher_may_be_asked_for_outright(text: str, asks: bool) -> None:
    assert (source_asked([make_asked(text)]) is not None) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("where did you get those numbers?", True),
        ("and where do you get your information from", True),
        ("how do you know that?", True),
        ("whose numbers are these", True),
        ("who came up with that?", True),
        ("where do they get their lamps?", False),
        ("how do you know when to trim it?", False),
        ("where did you get your degree?", False),
    ],
)
def test_asked_of_the_speaker_it_is_about_whatever_was_quoted(text: str, asks: bool) -> None:
    assert (source_asked([make_asked(text)]) is not None) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can I trust that?", True),
        ("where does it come from?", True),
        ("and who collected those numbers", True),
        ("according to whom", True),
        ("is that reliable?", True),
        ("who did the survey", True),
        ("who published this", True),
        ("what's the source", True),
        ("where do they come from?", False),
        ("who collects the oil?", False),
        ("is that true of women?", False),
    ],
)
def test_a_pronoun_is_a_figure_where_one_was_quoted_last(text: str, asks: bool) -> None:
    asked = [make_asked(text, intents={"notice": 0.1})]
    assert (source_asked(asked, of_figure=True) is not None) is asks
    assert source_asked(asked) is None


@pytest.mark.parametrize(
    ("focus", "figure"),
    [
        (SALARY, True),
        (Focus(KEEPER.slug, "Duties"), False),
        (Focus(KEEPER.slug), False),
        (None, False),
    ],
)
def test_a_figure_was_quoted_last(focus: Focus | None, figure: bool) -> None:
    entries = Search(make_build(KEEPER)).profile(KEEPER.slug)
    assert quoted_figure(entries, focus) is figure


def said(text: str, focus: Focus | None = None, **kinds: float) -> list[str]:
    search = Search(make_build(KEEPER))
    entries = search.profile(KEEPER.slug)
    asked = make_asked(text)
    meant = subject([asked], entries, focus)
    about = make_asked(meant.words, intents=kinds)
    verdict = decide(about, search.hits(KEEPER.slug, about.vector, about.stems), make_weights())
    quotes = source_quotes(asked, about, KEEPER, entries, placed(meant, verdict))
    return [quote.highlighted for quote in quotes]


def test_the_sentences_that_name_their_source() -> None:
    assert said("who says so?", SALARY) == [SURVEY, UNION]


def test_the_sentence_with_the_figure_asked_about() -> None:
    assert said("who is the source of the $25 figure?") == [UNION]
    assert said("where does the $22 come from?") == [SURVEY]


def test_the_date_of_what_names_no_source() -> None:
    assert said("who says so?", Focus(KEEPER.slug, "Educational Requirements")) == [
        "Section revised March 2012"
    ]
    assert said("who says so?")[0] == "Produced July 2010"


def test_the_profile_as_a_whole_when_its_publisher_is_asked_for() -> None:
    assert said("who published this?", SALARY)[0] == "Produced July 2010"


def test_whose_document_it_is_stands_beside_the_quotes() -> None:
    assert published(KEEPER) == "This profile was published by Province of Examples."
    there = replace(KEEPER.source, url="https://example.org/keeper")
    assert published(replace(KEEPER, source=there)) == (
        "This profile was published by Province of Examples (https://example.org/keeper)."
    )
    unsaid = replace(there, publisher=None, url=None)
    assert published(replace(KEEPER, source=unsaid)) == "This profile names no publisher."


def test_a_source_asked_for_in_a_conversation(real_assistant: Assistant) -> None:
    _, conversation = real_assistant.ask("what do they earn?", Conversation())
    reply, _ = real_assistant.ask("who says so?", conversation)
    assert isinstance(reply, Answer)
    assert "Health Sciences Association" in reply.quotes[0].highlighted
    assert "Government of Alberta" in reply.message
    assert [why.decision for why in reply.why] == [Decision.SOURCE_ASKED]
