"""What people do, turned into what they are called."""

from __future__ import annotations

import pytest

from corpus.layouts import read
from corpus.records import Profile
from retrieval.language.words import words
from retrieval.naming.activities import activities, speaks_of_work
from retrieval.naming.nouns import in_singular
from retrieval.naming.occupations import Occupations
from retrieval.naming.wording import Wording
from tests.retrieval.making import KEEPER, make_build


def profile_of(title: str, duties: str) -> Profile:
    text = f"{title}\n\n{duties}\n\nDuties | Salary\n\n\n{duties}\n\nProduced May 2015\n\nAlberta\n"
    return read(text.encode(), f"{title.lower().replace(' ', '-')}.txt")


HAIR = profile_of("Hair Cutters", "They cut hair.")
PROFILES = (HAIR, KEEPER)


def over(*profiles: Profile) -> Occupations:
    build = make_build(*profiles)
    return Occupations(profiles, Wording(build.passages, build.lexical))


def names_in(text: str) -> set[str]:
    return {" ".join(done.name) for done in activities(text)}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("My niece dreams of cutting hair.", "hair cutter"),
        ("I'd rather tune pianos", "piano tuner"),
        ("is piano tuning dying?", "piano tuner"),
        ("Is there a need for people who repair shoes?", "shoe repairer"),
        ("do I need a degree if I cut down trees?", "tree cutter"),
        ("How do I get into upholstery?", "upholsterer"),
        ("can one learn carpentry?", "carpenter"),
        ("can I live from beekeeping?", "beekeeper"),
        ("I want to weld for a living", "welder"),
        ("She bakes bread for a living", "bread baker"),
        ("he wants to carry letters", "letter carrier"),
        ("they want to plan parties", "party planner"),
        ("what do I need to drive a bus?", "bus driver"),
        ("a job where you walk dogs", "dog walker"),
    ],
)
def test_what_is_done_for_a_living_has_a_name(question: str, name: str) -> None:
    assert name in names_in(question)
    for done in activities(question):
        there = [
            {word.lower, in_singular(word.lower)} for word in words(question[done.start : done.end])
        ]
        assert set(done.said) <= set().union(*there)
        assert all(word & set(done.said) for word in (there[0], there[-1]))


@pytest.mark.parametrize(
    "question",
    [
        "what do they do with hair?",
        "my kid likes making things",
        "I want to paint my house",
        "I want to plan and conduct research",
        "if I move to Halifax later?",
        "do I need training for it?",
        "I want to drive",  # whatever is driven
        "do they have to cut hair?",  # what is asked of others
    ],
)
def test_what_is_nobody_s_trade_has_none(question: str) -> None:
    assert names_in(question) == set()


@pytest.mark.parametrize(
    ("question", "phrase", "slugs"),
    [
        ("My niece dreams of cutting hair, what would she earn?", "hair cutter", (HAIR.slug,)),
        ("Is there money for people who repair shoes?", "shoe repairer", ()),  # known, not covered
        ("I like restoring sofas, how do I get into upholstery?", "upholsterer", ()),
    ],
)
def test_an_occupation_is_known_by_what_is_done(
    question: str, phrase: str, slugs: tuple[str, ...]
) -> None:
    named = over(*PROFILES).of_the_asker(question)
    assert named is not None
    assert (named.phrase, named.slugs) == (phrase, slugs)


def test_within_one_profile_what_is_done_is_its_people_s_work() -> None:
    question = "do I get paid to repair shoes?"
    assert over(*PROFILES).of_the_asker(question) is not None
    assert over(KEEPER).of_the_asker(question) is None


def test_what_a_profile_says_of_its_people_is_left_to_its_words() -> None:
    """The list has "lens polisher" under 51-9083; lighthouse keepers polish lenses, too."""
    assert over(HAIR, HAIR).of_the_asker("I want to polish the lens") is not None
    assert over(*PROFILES).of_the_asker("I want to polish the lens") is None


def test_how_something_is_done_counts_only_where_a_profile_is_on_it() -> None:
    occupations = over(*PROFILES)
    covered = occupations.of_the_asker("how do I cut hair?")
    assert covered
    assert covered.slugs == (HAIR.slug,)
    assert covered.made
    assert occupations.of_the_asker("how do I bake bread?") is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("I want to drive a bus", True),
        ("who answers emergency calls?", True),
        ("who won the cup?", False),
        ("I want to sell my house", False),
        ("how do I fix a tap?", False),
    ],
)
def test_what_speaks_of_work(question: str, said: bool) -> None:
    assert speaks_of_work(question) is said
