"""Names from the published list: whose they are, and which are borne out by a profile's text."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.records import Profile
from retrieval.language.lexicon import PUBLISHED, TITLED, published_names, published_titles
from retrieval.naming.published import Published
from retrieval.naming.titles import joined
from retrieval.naming.wording import Wording
from retrieval.teaching.gathering import gathered
from tests.retrieval.making import KEEPER, make_build


def profile_of(title: str, duties: str, *codes: str) -> Profile:
    text = f"{title}\n\n{duties}\n\nDuties | Salary\n\n\n{duties}\n\nProduced May 2015\n\nAlberta\n"
    made = read(text.encode(), f"{title.lower().replace(' ', '-')}.txt")
    return replace(made, codes=codes)


# The list has "yoga teacher" under 39-9031 alone, "potter" under 27-1012 and one code more,
# "lobbyist" under 27-3031, "house painter" under 47-2141, "locksmith" under 49-9094.
TRAINERS = profile_of("Fitness Trainers", "They lead classes in yoga.", "39-9031")
SPOKEN = profile_of("Public Relations Specialists", "They write to the press.", "27-3031")
ARTISTS = profile_of("Craft Artists", "Some are potters.", "27-1012")
PAINTERS = profile_of("Painters", "They paint homes.", "47-2141")
PROFILES = (TRAINERS, SPOKEN, ARTISTS, PAINTERS)


@pytest.fixture(scope="module")
def published() -> Published:
    build = make_build(*PROFILES)
    return Published(PROFILES, Wording(build.passages, build.lexical))


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("yoga teachers", ("fitness-trainers",)),  # the text has what stands before the noun
        ("house painter", ("painters",)),  # the title has the noun
        ("potter", ("craft-artists",)),  # the text has the name
        ("publicist", ("public-relations-specialists",)),  # the title has what it is made of
        ("lobbyist", ()),  # nothing but the code speaks for it
        ("locksmith", ()),  # an occupation whose code no profile has
        ("lighthouse zebra", None),  # no name at all
    ],
)
def test_whom_a_name_stands_for(
    published: Published, name: str, slugs: tuple[str, ...] | None
) -> None:
    assert published.find(name.split()) == slugs


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("lobbyist", ("public-relations-specialists",)),
        ("potter", ("craft-artists",)),  # it needs no more than the text
        ("locksmith", ()),  # the code is no profile's, whatever it is near to
    ],
)
def test_a_name_may_be_borne_out_by_its_meaning(name: str, slugs: tuple[str, ...]) -> None:
    build = make_build(*PROFILES)
    wording = Wording(build.passages, build.lexical, lambda _: SPOKEN.slug)
    assert Published(PROFILES, wording).find([name]) == slugs


def test_nearness_tells_nothing_of_a_name_with_several_codes() -> None:
    """The list has a "beekeeper" under 45-2093 and 11-9013."""
    workers = profile_of("Farm Workers", "They pick fruit.", "45-2093")
    farmers = profile_of("Farm Managers", "They plan a farm.", "11-9013")
    build = make_build(workers, farmers)
    wording = Wording(build.passages, build.lexical, lambda _: workers.slug)
    assert Published((workers, farmers), wording).find(["beekeeper"]) == ()


def test_a_name_in_one_word_is_borne_out_by_what_is_worked_at() -> None:
    """The list has a "lineman" under 47-2111 and 49-9051, and more."""
    electricians = profile_of("Electricians", "A lineman is none of them.", "47-2111")
    duties = "They repair power lines.\n\nEach line is heavy.\n\nLines hang."
    installers = profile_of("Line Installers", duties, "49-9051")
    profiles = (electricians, installers)
    build = make_build(*profiles)
    published = Published(profiles, Wording(build.passages, build.lexical))
    assert published.find(["lineman"]) == (installers.slug,)
    assert published.find(["linemen"]) == (installers.slug,)


def test_of_several_the_one_that_speaks_of_it_far_more() -> None:
    """The list has "line worker" under 49-9051 and 51-2092."""
    installers = profile_of("Cable Workers", "A line hangs.\n\nA line.\n\nLines hum.", "49-9051")
    assemblers = profile_of("Plant Workers", "They stand on a line.", "51-2092")
    build = make_build(installers, assemblers)
    published = Published((installers, assemblers), Wording(build.passages, build.lexical))
    assert published.find(["line", "workers"]) == (installers.slug,)


def test_what_a_profile_with_the_code_does_not_say_may_be_no_name(published: Published) -> None:
    """The list has "hand potter" under 27-1012, whose profile says nothing of hands."""
    assert published.find(["hand", "potter"]) == ()
    assert published.known(["hand", "potter"]) is None
    assert published.known(["locksmith"]) == ()
    assert published.known(["yoga", "teacher"]) == (TRAINERS.slug,)
    assert published.known(["lighthouse", "zebra"]) is None


def test_where_another_occupation_may_be_meant_the_text_must_have_it_often() -> None:
    """The list has a "curriculum developer" under 25-9031 and 13-1151."""
    assert published_names()["curriculumdeveloper"] == ("13-1151", "25-9031")
    once = profile_of("Coordinators", "They plan a curriculum.", "25-9031")
    build = make_build(once)
    wording = Wording(build.passages, build.lexical)
    name = ("curriculum", "developer")
    # The overview and the duties: two passages, and three are wanted.
    assert wording.often(once.slug, ["curriculum"]) == 2
    assert Published([once], wording).find(name) == ()
    other = profile_of("Teachers of Trades", "They teach.", "13-1151")
    both = make_build(once, other)
    known = Published([once, other], Wording(both.passages, both.lexical))
    assert known.find(name) == (once.slug,)


def test_the_list_is_made_of_names_and_codes() -> None:
    coded = replace(KEEPER, codes=("53-5011.00", "53-5011", "4321"))
    uncoded = replace(KEEPER, title="Beekeepers", codes=("4321",))
    lines = gzip.decompress(gathered([coded, uncoded])).decode().splitlines()
    assert lines == [
        "coastwatcher\t53-5011",
        "lamptender\t53-5011",
        f"lighthousekeeper\t53-5011{TITLED}",
    ]
    assert gathered([uncoded, coded]) == gathered([coded, uncoded])


def test_a_title_is_no_other_name_of_others() -> None:
    plain = replace(KEEPER, also_known_as=())
    joined_title = replace(plain, title="Butchers and Night Glaziers", codes=("51-3021.00",))
    within = replace(plain, title="Art Teachers, Evening", codes=("25-1121.01",))
    rest = replace(plain, title="Bakers, All Other", codes=("51-3019.00",))
    names = ("Night Glazier", "Butcher", "Art Teacher", "Tripe Dresser")
    packers = replace(plain, title="Packers", codes=("51-3022.00",), also_known_as=names)
    lines = gzip.decompress(gathered([joined_title, within, rest, packers])).decode().splitlines()
    assert lines == [
        "artteacher\t51-3022",  # only those of the evening have it in their title
        "artteacherevening\t25-1121",
        "bakerallother\t51-3019",  # no title of bakers
        f"butcher\t51-3021{TITLED}",  # each part of a title
        f"butchernightglazier\t51-3021{TITLED}",
        "eveningartteacher\t25-1121",  # one within an occupation is not marked
        f"nightglazier\t51-3021{TITLED}",
        f"packer\t51-3022{TITLED}",
        "tripedresser\t51-3022",
    ]


def test_who_has_other_codes_does_not_go_by_the_name(published: Published) -> None:
    """The list has "police officer" under 33-3051, "detective" as a title."""
    uncoded = profile_of("Watchers", "They watch.")
    slugs = (TRAINERS.slug, uncoded.slug)
    assert published.fitting(("police", "officer"), slugs) == (uncoded.slug,)
    assert published.fitting(("yoga", "teachers"), slugs) == slugs
    assert published.fitting(("lighthouse", "zebra"), slugs) == slugs
    assert published.fitting(("detectives",), slugs) == (uncoded.slug,)
    # A word that is no title may be short for much.
    assert "lobbyist" in published_names()
    assert "lobbyist" not in published_titles()
    assert published.fitting(("lobbyist",), slugs) == slugs


def test_the_list_at_hand_was_made_with_the_keys_of_this_code() -> None:
    assert len(published_names()) > 40_000
    for name in ("yoga teacher", "fortune tellers", "hotel managers", "chimney sweep"):
        assert joined(name.split()) in published_names()
    # Nobody's memory: what is read is what lies there, sorted.
    lines = gzip.decompress(PUBLISHED.read_bytes()).decode().splitlines()
    assert lines == sorted(lines)
