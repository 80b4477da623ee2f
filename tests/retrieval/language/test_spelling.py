from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.spelling import Spelling
from retrieval.language.words import FRAME

# How often each word is used; of two words equally near, the commoner one is meant.
VOCABULARY = {
    "admission": 5,
    "requirement": 4,
    "requirements": 2,
    "salary": 9,
    "sait": 3,
    "chima": 1,
    "ryerson": 2,
    "wage": 4,
    "duties": 3,
    "hours": 6,
    "many": 30,
    "funny": 3,
    "house": 1,
    "fiscal": 3,
    "therapist": 2,
    "xyzwv": 1,
}
ASKED = {"exam": 200, "money": 200, "hours": 200, "qualifications": 20, "pulpit": 2, "xyzwv": 1}
TITLES = ("electricians", "physical", "therapists", "lawyers", "photographer")
COMPOUNDS = ("firefighter", "bookkeeper", "nurse")
ENGLISH = frozenset(
    "salary wage duties hours house what does the it is pay for nurse collage".split()
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(VOCABULARY, ENGLISH.__contains__, TITLES, ASKED, COMPOUNDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what do fire figthers do", "what do firefighters do"),  # a name of one word
        ("book keper", "bookkeeper"),
        ("a nurze", "a nurze"),  # an article is no part of a name
        ("an electrishun", "an electrician"),  # as it sounds, in the number that was typed
        ("electrishuns", "electricians"),
        (
            "fizical therapist",
            "physical therapist",
        ),  # a title's word before "fiscal", two slips off
        ("an exm", "an exam"),  # a vowel left out of a word of every other question
        ("hw shud we", "how should we"),  # words of all questions, as heard
        ("do tey haf munny", "do they have money"),  # not "many", which has no "o"
        ("meny qualificashuns", "many qualifications"),
        ("wat about pilots", "what about pilots"),
        ("and how bout pilots", "and how about pilots"),
        ("were do they work", "where do they work"),
        ("what's the admision requirment?", "what's the admission requirement?"),
        ("salery", "salary"),  # one letter wrong
        ("waht is teh salary adn the wage", "what is the salary and the wage"),
        ("wth hw mny", "with how many"),  # a vowel left out of a word that questions are made of
        ("nihgt duties", "nihgt duties"),  # has the letters of "thing", and is no slip for it
        ("slaary!", "salary!"),  # two letters swapped
        ("adnissoin", "admission"),  # one wrong and two swapped: two slips
        ("wgae", "wage"),  # a short word with one slip becomes an English word
        ("dutis, (salry)", "duties, (salary)"),
        ("ryersn", "ryerson"),  # long enough to become a name
        ("what does thy make", "what does they make"),  # where who does it must stand
        ("how long do dey learn", "how long do they learn"),
        ("Do thay learn long", "Do they learn long"),
        ("xyzwvq", "xyzwvq"),  # near to keys that an example question has at random
        ("a Collage programme", "a college programme"),  # a word that means something else
        ("hourse", "hours"),  # as near to "house", which is rarer
    ],
)
def test_typing_errors_are_repaired(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "nait",  # another school, not a slip for "sait", nor "not" as it sounds
        "chixa",  # five letters never become a name
        "NAIT",
        "SALERY",  # six capitals may be an acronym
        "is it pay",  # known words
        "how much do day nurses make",
        "what can dry nurses do",
        "hrs",  # too short to tell
        "uofa",  # "off" sounds alike, but the vowel that opens a word is heard
        "loyer",  # two sounds do not tell a lawyer
        "neyeghtmayr",  # near nothing in sound
        "plpit",  # five letters, and no word of every question
        "they were doing that",
        "wgea",  # short, and two slips
        "xqzzvvkk",  # near nothing
        "adnissxxn",  # three slips
        "30-1 $38.55 29-2072.00",
        "how many hours do the nurses work",
        "nurses",  # a plural of a known word
    ],
)
def test_everything_else_stays(spelling: Spelling, typed: str) -> None:
    assert spelling.repair(typed) == typed


def test_what_is_unknown(spelling: Spelling) -> None:
    assert spelling.is_unknown("nait")
    assert not spelling.is_unknown("sait")
    assert not spelling.is_unknown("houses")
    assert not spelling.is_unknown("gonna")
    assert not spelling.is_unknown("30-1")


TYPED = st.lists(
    st.one_of(
        st.sampled_from(["admision", "salery", "nait", "the", "30-1", "  ", "?", "—", "it's"]),
        st.text(max_size=6),
    ),
    max_size=8,
).map(" ".join)


@given(TYPED)
def test_characters_between_words_stay_and_a_repair_is_not_repaired_again(text: str) -> None:
    spelling = Spelling(VOCABULARY, ENGLISH.__contains__)
    repaired = spelling.repair(text)
    assert re.sub(r"\w+", "w", repaired) == re.sub(r"\w+", "w", text)
    assert spelling.repair(repaired) == repaired


@given(st.text(alphabet="abcxyzABC019 ,.?'-é", max_size=60))
def test_a_word_changes_only_into_one_of_the_vocabulary_or_of_all_questions(text: str) -> None:
    before, after = text.split(), Spelling(VOCABULARY, ENGLISH.__contains__).repair(text).split()
    for old, new in zip(before, after, strict=True):
        changed = set(re.findall(r"\w+", new)) - set(re.findall(r"\w+", old))
        assert changed <= VOCABULARY.keys() | FRAME
