from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.things import Thing, find_things

UNKNOWN = frozenset("nait ryersn pcs tv dunt gonn clarly".split())


def named_in(question: str) -> list[str]:
    return [thing.text for thing in find_things(question, UNKNOWN.__contains__)]


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("What is the SAIT admission requirement?", ["SAIT"]),
        ("what is the nait admission requirement?", ["nait"]),
        ("how long is the program at the university of calgary?", ["university of calgary"]),
        ("is English for SAIT needed", ["English", "SAIT"]),
        ("which programs does lethbridge college have?", ["lethbridge college"]),
        ("wages in British Columbia or ontario", ["British Columbia", "ontario"]),
        ("wages in british columbia", ["british columbia"]),
        ("how do they register as a P.Geo. here?", ["P.Geo"]),
        ("is it offered at NAIT. SAIT has it", ["NAIT", "SAIT"]),
        ("what were wages in the US?", ["US"]),
        ("wages in the u.s. and in ontario", ["u.s", "ontario"]),
        ("can they teach us a trade", []),
        ("how do they join the U.S. Navy", ["Navy"]),
        ("what were wages in 2020?", ["2020"]),
        ("Does Ryerson offer it, and does SAIT?", ["Ryerson", "SAIT"]),
        ("how does the Bank of Canada hire", ["Bank of Canada"]),
        ("And Ryersn?", ["Ryersn"]),
        ("at nait i learn, do they", ["nait"]),
        ("do they accept nait credits", ["nait"]),
        ("And Dalhousie?", ["Dalhousie"]),
        ("McGill?", ["McGill"]),
        ("I went to school. SAIT would be next. And McGill?", ["SAIT", "McGill"]),
        ("is there a St. Lawrence campus", ["St", "Lawrence"]),
        ("tuition at this school: Concordia", ["Concordia"]),
        ("University & & of & & SAIT", ["University", "SAIT"]),
        ("SAIT NAIT tuition", ["SAIT", "NAIT"]),  # initials of two, side by side
        ("does the UBC of BC take them", ["UBC of BC"]),
    ],
)
def test_named_things(question: str, things: list[str]) -> None:
    assert named_in(question) == things


@pytest.mark.parametrize(
    "question",
    [
        "Do they help out at C-sections?",
        "which university offers a diploma?",
        "do I need high school?",
        "is there a community college program?",
        "Hours of work",  # a capital begins every sentence
        "Wages",
        "What Is The Admission Requirement?",  # in title case capitals tell nothing
        "WHAT IS THE ADMISSION REQUIREMENT?",  # nor do they when shouted
        "how many of them work 12 hours?",
        "English 30-1 needed?",
        "I like to be looked up to. Match? What is it? Good pay in it! Hours?",
        "do they throw a Christmas party",
        "would I work for an Indigenous community",
        "could I start at the little college near home",
        "what do I need for that pcs?",
        "dunt they travel, or do they gonn travel",  # what people do is no name
        "do bakers clarly start early",
        "is it Monday to Friday, from May to September?",
        "would I work Saturdays or Sundays?",
        "do they need PCs or a TV?",
        "I like order. Good match? Bad choice?",  # so does one in the middle of a text
        "is a BSc enough, or do they want PhDs?",
        "I finished a 2-yr college course, a two year college course",
    ],
)
def test_nothing_named(question: str) -> None:
    assert named_in(question) == []


def test_an_acronym_and_a_place_stand_out_in_title_case() -> None:
    assert named_in("What Is The Admission Requirement At SAIT?") == ["SAIT"]
    assert named_in("What Are The Wages Of Keepers In Alberta?") == ["Alberta"]


def test_a_thing_knows_its_stems_and_where_it_stands() -> None:
    (thing,) = find_things("Is the University of Calgary good?", lambda word: False)
    assert thing == Thing("University of Calgary", 7, 28, ("universiti", "calgari"))


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        (("the", "univers", "of", "calgari"), False),
        (("calgari", "ha", "a", "universiti"), True),
        (("universiti", "calgari"), True),
        (("universiti", "of", "alberta"), False),
    ],
)
def test_a_sentence_mentions_a_thing_with_all_its_words(
    sentence: tuple[str, ...], stands: bool
) -> None:
    thing = Thing("University of Calgary", 0, 21, ("universiti", "calgari"))
    assert thing.stands_in(sentence) is stands


def test_a_sentence_mentions_a_thing_by_the_letters_of_its_words() -> None:
    stems = ("national", "occup", "classif")
    thing = Thing("National Occupational Classification", 0, 36, stems)
    assert thing.stands_in(("the", "noc", "code"))
    assert not thing.stands_in(("the", "nec", "code"))
    assert not Thing("Bell College", 0, 12, ("bell", "colleg")).stands_in(("bc",))


PIECES = ["SAIT", "nait", "University", "of", "college", "Alberta", "2020", "the", "Ryerson", "&"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=10).map(" ".join))
def test_things_are_slices_in_order_none_inside_another(question: str) -> None:
    things = find_things(question, UNKNOWN.__contains__)
    assert all(thing.text == question[thing.start : thing.end] for thing in things)
    assert all(thing.stems for thing in things)
    assert all(a.end <= b.start for a, b in pairwise(things))
