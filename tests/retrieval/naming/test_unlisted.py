"""Names that no profile goes by, told from what the profiles say of their people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.records import Profile
from retrieval.naming.occupations import Named, Occupations
from retrieval.naming.wording import Wording
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build


def profile_of(title: str, *paragraphs: str) -> Profile:
    body = "\n\n".join(paragraphs)
    text = f"{title}\n\n{paragraphs[0]}\n\nDuties | Salary\n\n\n{body}\n\nProduced May 2015\n\nX\n"
    return read(text.encode(), f"{title.lower().replace(' ', '-')}.txt")


LODGING = profile_of(
    "Lodging Managers", "They see to the guests of a hotel.", "A hotel has rooms.", "Hotels grow."
)
SALES = profile_of("Sales Managers", "They set goals.", "Some meet at a hotel.")
ROOFERS = profile_of("Roofers", "They lay shingles on roofs.")
FOREST = profile_of("Forest and Conservation Workers", "They plant trees.")
FITNESS = profile_of("Fitness Trainers", "They lead classes.")
RECORDS = profile_of("Health Information Management Professional", "They keep files.")
ATHLETIC = profile_of("Athletic Trainers", "They treat injuries.")
DRILLERS = profile_of(
    "Oil and Gas Workers", "They drill on a rig.", "The rig is tall.", "Some paint a sign."
)
SAILORS = profile_of("Water Workers", "They run ships.", "Sailors, or deckhands, mend lines.")
PROFILES = (
    LODGING, SALES, ROOFERS, FOREST, FITNESS, ATHLETIC, SAILORS, RECORDS, DRILLERS,
    KEEPER, AIR_PILOT, SHIP_PILOT,
)  # fmt: skip


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    build = make_build(*PROFILES)
    return Occupations(PROFILES, Wording(build.passages, build.lexical))


def found(named: Named | None) -> tuple[str, tuple[str, ...]] | None:
    return (named.phrase, named.slugs) if named else None


@pytest.mark.parametrize(
    ("question", "phrase", "slugs"),
    [
        # Of the managers one profile is about hotels.
        ("what does a hotel manager earn?", "hotel manager", ("lodging-managers",)),
        ("what does a zebra manager earn?", "zebra manager", ()),
        ("Is roofing dangerous?", "roofing", ("roofers",)),
        ("how do I get into roofing?", "roofing", ("roofers",)),
        # What a title's word is made into.
        (
            "do forestry workers earn much?",
            "forestry workers",
            ("forest-and-conservation-workers",),
        ),
        # The workers of a title, whose profile often speaks of the rest; else others are meant.
        ("what do oil rig workers earn?", "oil rig workers", ("oil-and-gas-workers",)),
        ("what do oil sign workers earn?", "oil sign workers", ()),
        ("what do rig workers earn?", "rig workers", ()),
        # Words of a title side by side, though the list has the name under a code no profile has.
        (
            "what do health information managers do?",
            "health information managers",
            ("health-information-management-professional",),
        ),
        # A second name beside the first says which of several are meant.
        ("what do trainers (fitness trainers) earn?", "trainers", ("fitness-trainers",)),
        ("duties of a hotel (lodging) manager", "lodging manager", ("lodging-managers",)),
        # Names of the published list that no profile has a code for are occupations all the same.
        ("do chimney sweeps get hurt?", "chimney sweeps", ()),
        ("are fortune tellers self-employed?", "fortune tellers", ()),
        # What is asked of a name is no part of it, nor are things that no title has.
        ("median pay lodging managers", "lodging managers", ("lodging-managers",)),
        ("training hotel lodging managers", "hotel lodging managers", ("lodging-managers",)),
        ("hotels lodging managers", "lodging managers", ("lodging-managers",)),
        ("will there be fewer hotel managers?", "hotel managers", ("lodging-managers",)),
        # What only looks like an occupation gives way to one that is.
        ("Do homeowners hurt job growth for roofers?", "roofers", ("roofers",)),
        # "They" are people in general.
        ("why do they expect fewer roofers?", "roofers", ("roofers",)),
        ("what jobs do people have before they become a roofer?", "roofer", ("roofers",)),
        ("could robots replace the work roofers do?", "roofers", ("roofers",)),
        ("how long are the work weeks of a roofer?", "roofer", ("roofers",)),
    ],
)
def test_whom_an_unlisted_name_stands_for(
    occupations: Occupations, question: str, phrase: str, slugs: tuple[str, ...]
) -> None:
    assert found(occupations.find(question)) == (phrase, slugs)


@pytest.mark.parametrize(
    "question",
    [
        "is training required?",
        "is roofing part of the job?",
        "do they do a lot of roofing?",
        "is it like roofing?",
    ],
)
def test_what_is_part_of_other_work_names_nobody(occupations: Occupations, question: str) -> None:
    assert occupations.find(question) is None


def test_another_name_for_those_a_sentence_is_about(occupations: Occupations) -> None:
    assert found(occupations.find("what do deckhands earn?")) == ("deckhands", ("water-workers",))


PERSONAL = profile_of("Gym Trainers", "Personal trainers lead.", "Each is personal.", "Personal.")
OF_TEAMS = profile_of("Athletic Trainers", "They treat injuries.", "They are no personal trainers.")
PROMOTION = profile_of("Promotion Managers", "Campaign managers plan ads.")
POLITICAL = profile_of("Scientists", "They study political systems.")
DATA = profile_of("Database Administrators", "Administrators, often called DBAs, keep data.")
BOOKS = profile_of("Accountants", "Some are certified public accountants (CPAs).")
FOOD = profile_of(
    "Nutritionists", "Dietitians plan meals.", "Some are registered dietitians (RDs)."
)
CARE = profile_of("Care Workers", "They help where dietitians plan meals.", "Dietitians plan.")


@pytest.mark.parametrize(
    ("question", "phrase", "slugs"),
    [
        # Whose page only says that they are others speaks of them far less.
        ("what do personal trainers earn?", "personal trainers", (PERSONAL.slug,)),
        ("what does a campaign manager earn?", "campaign manager", (PROMOTION.slug,)),
        # What stands before a name makes others of them if another page speaks of it.
        ("what does a political campaign manager earn?", "political campaign manager", ()),
        ("what does a DBA earn?", "DBA", (DATA.slug,)),
        ("CPA pay", "CPA", (BOOKS.slug,)),
        ("RD pay", "RD", (CARE.slug, FOOD.slug)),  # nothing stands before "dietitian"
        ("how long do venture capitalists work?", "venture capitalists", ()),
    ],
)
def test_whom_the_text_of_one_page_among_several_calls_so(
    question: str, phrase: str, slugs: tuple[str, ...]
) -> None:
    profiles = (PERSONAL, OF_TEAMS, PROMOTION, POLITICAL, DATA, BOOKS, FOOD, CARE)
    build = make_build(*profiles)
    named = Occupations(profiles, Wording(build.passages, build.lexical)).find(question)
    assert found(named) == (phrase, slugs)


def test_initials_are_of_none_that_the_published_list_gives_another_code() -> None:
    """There are emergency medical technicians under 29-2042."""
    profiles = [
        replace(
            profile_of(f"{kind} Technicians", "They help emergency medical technicians (EMTs)."),
            codes=(f"19-{number}",),
        )
        for kind, number in (("Dairy", 4013), ("Forensic", 4092), ("Nuclear", 4051), ("Soil", 4013))
    ]
    build = make_build(*profiles)
    named = Occupations(profiles, Wording(build.passages, build.lexical)).find("EMT pay")
    assert found(named) == ("EMT", ())
