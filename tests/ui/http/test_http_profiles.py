from __future__ import annotations

import pytest

from retrieval.naming.catalogue import LONGEST
from tests.ui.fakes import HOSTILE, load_hostile, load_many, load_one
from tests.ui.http.clients import client, problem, settled
from ui.http.description import check


def test_a_profile_with_its_text_sections_and_dates() -> None:
    with client(settled(load_one)) as opened:
        found = opened.get("/api/profiles/keeper").json()
    check(found, "WholeProfile")
    assert found["build"] == "2026-11-22T10-15-00Z-3f9c1a"
    assert (found["title"], found["publisher"]) == ("Lighthouse Keeper", "Office of Lights")
    assert found["revised"]["date"] == "2010-07"
    duties, salary = found["sections"]
    assert found["text"][duties["start"] : duties["end"]].startswith("Keepers tend the lamp:")
    assert duties["revised"] == {
        "text": "March 2012",
        "date": "2012-03",
        "basis": "section",
        "wording": "Section revised March 2012",
    }
    assert (salary["section"], salary["inferred"], salary["kind"]) == ("Salary", True, "wages")
    assert salary["revised"]["basis"] == "profile"


def test_the_list_is_by_title_in_pages_that_hold_everything_once() -> None:
    with client(settled(load_many)) as opened:
        pages = [
            opened.get("/api/profiles", params={"offset": offset, "limit": 5}).json()
            for offset in (0, 5, 10, 15)
        ]
    for page in pages:
        check(page, "ProfilePage")
    assert [len(page["profiles"]) for page in pages] == [5, 5, 2, 0]
    assert {page["total"] for page in pages} == {12}
    titles = [profile["title"] for page in pages for profile in page["profiles"]]
    assert titles == [f"Keeper {n:02}" for n in range(12)]


@pytest.mark.parametrize(
    ("q", "slugs"),
    [("keeper 11", ["k11"]), ("11 KEEPER", ["k11"]), ("1 pilot", []), ("  ", None)],
)
def test_the_list_can_be_searched(q: str, slugs: list[str] | None) -> None:
    with client(settled(load_many)) as opened:
        found = opened.get("/api/profiles", params={"q": q}).json()
    assert found["total"] == (12 if slugs is None else len(slugs))
    assert slugs is None or [profile["slug"] for profile in found["profiles"]] == slugs


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "limit=-1", "offset=1e3", "offset=٣", "page=2"]
)
def test_a_parameter_that_means_nothing_is_declined(query: str) -> None:
    with client(settled(load_many)) as opened:
        problem(opened.get(f"/api/profiles?{query}"), 400)


def test_more_words_than_a_name_can_have_are_declined() -> None:
    with client(settled(load_many)) as opened:
        assert opened.get("/api/profiles", params={"q": "k" * LONGEST}).is_success
        problem(opened.get("/api/profiles", params={"q": "k" * (LONGEST + 1)}), 400)


def test_text_is_given_letter_for_letter() -> None:
    with client(settled(load_hostile)) as opened:
        assert opened.get("/api/profiles/hostile").json()["title"] == HOSTILE


@pytest.mark.parametrize("slug", ["pilot", "%2e%2e", "keeper%00", "ü"])
def test_an_unknown_slug_is_told_so(slug: str) -> None:
    with client(settled(load_one)) as opened:
        problem(opened.get(f"/api/profiles/{slug}"), 404)


def test_the_head_alone_can_be_asked_for() -> None:
    with client(settled(load_one)) as opened:
        response = opened.head("/api/profiles")
    assert response.is_success
    assert response.content == b""
