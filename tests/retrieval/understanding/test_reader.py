from __future__ import annotations

import math
from dataclasses import replace

import pytest

from index.store import Build
from retrieval.conversation import Conversation, Turn
from retrieval.language.expect import Form
from retrieval.language.things import Thing
from retrieval.naming.occupations import Named
from retrieval.records import Focus
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.reader import Reader
from retrieval.understanding.wordbook import Wordbook
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, CountingEncoder, make_build

START = Conversation()


@pytest.fixture(scope="module")
def wordbook(keeper_build: Build) -> Wordbook:
    return Wordbook(keeper_build)


@pytest.fixture(scope="module")
def encoding(keeper_build: Build, wordbook: Wordbook) -> Encoding:
    return Encoding(keeper_build, wordbook)


@pytest.fixture(scope="module")
def reader(keeper_build: Build, wordbook: Wordbook, encoding: Encoding) -> Reader:
    titles = {profile.slug: profile.title for profile in keeper_build.profiles}
    return Reader(wordbook, encoding, titles)


def test_an_opener_is_left_out_and_a_typing_error_repaired(reader: Reader) -> None:
    understood = reader.understand("Hi, what aplicants are there in Halifax?", START)
    assert understood.text == "what applicants are there in Halifax?"
    assert understood.read_as == understood.text
    assert understood.readings == (understood.text,)
    assert not understood.only_opener
    assert understood.named is None


def test_what_needed_no_repair_is_not_said_to_be_read_otherwise(reader: Reader) -> None:
    assert reader.understand("Hi, what applicants are there?", START).read_as is None


def test_only_an_opener(reader: Reader) -> None:
    understood = reader.understand("Hello there!", START)
    assert understood.only_opener
    assert understood.text == "Hello there!"


def test_a_follow_up_is_read_in_the_light_of_the_last_turn(reader: Reader) -> None:
    last = Turn("what does Dalhousie offer?", (Thing("Dalhousie", 10, 19, ("dalhousi",)),))
    understood = reader.understand("and BCC?", Conversation(last=last))
    assert understood.readings == ("what does BCC offer?",)


def test_words_to_be_shown_are_looked_for_before_the_question_for_them(reader: Reader) -> None:
    asked = "where does it mention fog?"
    assert reader.understand(asked, START).readings == ("fog?", asked)


def test_a_question_that_names_an_occupation_names_no_other_thing(
    reader: Reader, wordbook: Wordbook
) -> None:
    understood = reader.understand("wages of a Lighthouse Keeper in Halifax", START)
    assert understood.named is not None
    assert understood.named.slugs == ("lighthouse-keeper",)
    assert [t.text for t in wordbook.things("wages of a Lighthouse Keeper in Halifax")] == [
        "Halifax"
    ]


def test_the_occupation_is_not_encoded_nor_weighed(reader: Reader, encoding: Encoding) -> None:
    (asked,) = encoding.readings(
        reader.understand("what wages do lighthouse keepers get?", START).readings
    )
    assert (
        asked.vector.tolist() == CountingEncoder().encode(["what wages do they get?"])[0].tolist()
    )
    assert asked.terms == ("wage",)


def test_a_word_weighs_by_how_few_passages_hold_it(
    reader: Reader, encoding: Encoding, keeper_build: Build
) -> None:
    (asked,) = encoding.readings(reader.understand("hotline zebra Halifax", START).readings)
    passages = len(keeper_build.passages)
    assert asked.weights["hotlin"] == pytest.approx(math.log(1 + passages / (1 + 1)))
    assert asked.weights["halifax"] == pytest.approx(math.log(1 + passages / (1 + 2)))
    assert asked.weights["zebra"] == pytest.approx(math.log(1 + passages / (1 + 0)))


def test_kinds_are_probabilities(reader: Reader, encoding: Encoding) -> None:
    (asked,) = encoding.readings(reader.understand("which wages?", START).readings)
    assert sum(asked.intents.values()) == pytest.approx(1)
    assert asked.intent("wages") == pytest.approx(1, abs=1e-3)


def test_who_asks_where_to_look_expects_neither_an_amount_nor_a_rule(
    keeper_build: Build, wordbook: Wordbook, encoding: Encoding
) -> None:
    asked = encoding.alone("which wages?")
    assert asked.form is Form.MONEY
    assert asked.for_rule
    labels = tuple("sources" if one == "wages" else one for one in keeper_build.intents.labels)
    sources = replace(keeper_build, intents=replace(keeper_build.intents, labels=labels))
    elsewhere = Encoding(sources, wordbook).alone("which wages?")
    assert elsewhere.form is None
    assert not elsewhere.for_rule


@pytest.mark.parametrize(
    ("text", "gibberish"),
    [("xkqz wvvq zzkq", True), ("wages xkqz", False), ("XKQZ", False), ("12 34", False)],
)
def test_gibberish_has_no_known_word(
    reader: Reader, encoding: Encoding, text: str, gibberish: bool
) -> None:
    (asked,) = encoding.readings(reader.understand(text, START).readings)
    assert asked.gibberish is gibberish


def test_the_question_is_also_read_without_what_is_told_before_it(reader: Reader) -> None:
    text = "I hated my desk. What do lighthouse keepers earn?"
    assert reader.understand(text, START).readings == (text, "What do lighthouse keepers earn?")
    at_school = "I went to Dalhousie. What do lighthouse keepers earn?"
    alone = "What do lighthouse keepers earn?"
    assert reader.understand(at_school, START).readings == (at_school, alone)
    unnamed = "I went to Dalhousie. What does that pay?"
    assert reader.understand(unnamed, START).readings == (unnamed,)
    living = "I live in Ohio. What do lighthouse keepers earn?"
    assert reader.understand(living, START).readings == (living,)
    aching = "my knee hurts, what is wrong with it?"
    assert reader.understand(aching, START).readings == (aching,)


def test_half_a_name_is_completed_from_the_title_talked_about() -> None:
    build = make_build(AIR_PILOT, KEEPER, SHIP_PILOT)
    titles = {profile.slug: profile.title for profile in build.profiles}
    known = Wordbook(build)
    several = Reader(known, Encoding(build, known), titles)
    talked = Conversation(Focus(SHIP_PILOT.slug), Turn("what do they earn?", ()))
    for text in ("and the airline one?", "what about airline", "no, airline"):
        understood = several.understand(text, talked)
        assert understood.named
        assert understood.named.slugs == (AIR_PILOT.slug,)
        assert understood.readings == ("what do they earn?",)
    assert several.understand("and training?", talked).named is None
    in_vain = Conversation(last=talked.last, uncovered=Named("helicopter pilots", 0, 0, ()))
    understood = several.understand("ok what about the airline one", in_vain)
    assert understood.named
    assert understood.named.slugs == (AIR_PILOT.slug,)


def test_half_a_name_may_be_that_of_an_occupation_without_a_profile() -> None:
    build = make_build(AIR_PILOT, KEEPER, SHIP_PILOT)
    titles = {profile.slug: profile.title for profile in build.profiles}
    known = Wordbook(build)
    several = Reader(known, Encoding(build, known), titles)
    talked = Conversation(Focus(SHIP_PILOT.slug), Turn("what do they earn?", ()))
    understood = several.understand("what about the helicopter one?", talked)
    assert understood.named
    assert (understood.named.phrase, understood.named.slugs) == ("helicopter pilot", ())
    assert understood.readings == ("what do they earn?",)
    assert several.understand("what about the cheaper one?", talked).named is None


def test_the_noun_of_several_names_means_the_one_of_the_kind_talked_about() -> None:
    ship_keeper = replace(KEEPER, slug="ship-keeper", title="Ship Keeper")
    build = make_build(AIR_PILOT, KEEPER, SHIP_PILOT, ship_keeper)
    titles = {profile.slug: profile.title for profile in build.profiles}
    known = Wordbook(build)
    several = Reader(known, Encoding(build, known), titles)
    last = Turn("what do they earn?", ())
    uncovered = Named("ship welders", 0, 0, ())
    for talked in (
        Conversation(Focus(SHIP_PILOT.slug), last),
        Conversation(last=last, uncovered=uncovered),
    ):
        understood = several.understand("and the keeper?", talked)
        assert understood.named
        assert understood.named.slugs == (ship_keeper.slug,)


def test_what_it_is_like_to_be_one_asks_for_the_work(encoding: Encoding) -> None:
    for text in ("what is it like being a coast watcher?", "what's it like to be coast watchers?"):
        assert encoding.alone(text).encoded.endswith("it like to work as they?")


def test_words_of_the_title_beside_a_name_ask_for_nothing(encoding: Encoding) -> None:
    for text, terms in (
        ("what lens does a coast watcher (lighthouse keeper) use?", ("len",)),
        ("what lens do coast watchers use for the sea themselves?", ("len", "sea")),
    ):
        assert encoding.alone(text).terms == terms


def test_a_name_in_two_words_is_repaired_as_one(reader: Reader) -> None:
    assert reader.understand("fire figthers", START).text == "firefighters"
