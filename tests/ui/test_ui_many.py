"""The real app over several occupations in a real browser: finding, comparing, choosing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ROOT, Visit, ask, build_index, check_page, next_turn, ready, serving

Picture = Callable[[Page, str], None]
OCCUPATIONS = """
    plumber electrician baker chef dental-hygienist
    library-technician pharmacy-technician meteorological-technician
""".split()


@pytest.fixture(scope="module")
def site(real_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over some of the profiles that were written for the encoder to learn from."""
    folder = tmp_path_factory.mktemp("many")
    profiles, index = folder / "profiles", folder / "built"
    profiles.mkdir()
    for name in OCCUPATIONS:
        shutil.copy(ROOT / "tests" / "gold" / "train_profiles" / f"{name}.txt", profiles)
    # What was learnt of the kinds of question is taken over, which saves most of the time.
    shutil.copytree(real_index, index)
    build_index(profiles, index)
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as address:
        yield address


def test_every_example_and_suggestion_gets_an_answer(visit: Visit, site: str) -> None:
    page = ready(visit(site))
    examples = page.locator(".st-key-examples button")
    expect(examples).to_have_count(4, timeout=20_000)  # they are asked before they are offered
    for example in examples.all_text_contents():
        expect(ask(page, example).locator("mark").first).to_be_visible()
        for _ in range(2):
            turn = next_turn(page)
            page.locator(".st-key-suggestions button").first.click()
            expect(turn.locator("mark").first).to_be_visible(timeout=20_000)


def test_wages_are_compared_side_by_side(visit: Visit, site: str, picture: Picture) -> None:
    page = ready(visit(site, width=1600))
    turn = ask(page, "who earns more, a plumber or an electrician?")
    expect(turn.locator("h3")).to_have_text(["Plumber", "Electrician"])
    for side in turn.locator("figure").all():
        expect(side.locator(".place")).to_contain_text("Salary")
        expect(side.locator(".badge")).to_be_visible()
    expect(turn.locator(".plain")).to_contain_text("make no comparison")
    picture(page, "comparison")
    check_page(page)


def test_a_comparison_by_pressing_alone(visit: Visit, site: str, picture: Picture) -> None:
    page = ready(visit(site, width=360, height=740))
    ask(page, "what does a plumber earn?")
    page.get_by_role("button", name="Compare with").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("bak")
    found = dialog.get_by_role("button", name="Baker", exact=True)
    expect(found).to_be_visible()
    picture(page, "compare-with")
    found.click()
    turn = page.locator("#turn-1")
    expect(turn.locator("h3")).to_have_text(["Plumber", "Baker"])
    check_page(page)


def test_finding_an_occupation_and_asking_by_pressing(
    visit: Visit, site: str, picture: Picture
) -> None:
    page = ready(visit(site, width=360, height=740))
    page.get_by_role("searchbox").fill("hyg")
    found = page.get_by_role("button", name="Dental Hygienist", exact=True)
    expect(found).to_be_visible()
    picture(page, "find")
    found.click()
    expect(page.locator(".focus")).to_have_text("About: Dental Hygienist")
    expect(page.get_by_role("heading", name="You could ask")).to_be_in_viewport()
    page.locator(".st-key-suggestions button").first.click()
    expect(page.locator("cite").first).to_have_text("Dental Hygienist")


def test_what_no_profile_covers_is_asked_of_a_near_one_by_pressing(visit: Visit, site: str) -> None:
    page = ready(visit(site, width=360, height=740))
    refused = ask(page, "what does a pharmacist earn?")
    expect(refused.locator(".verdict")).to_contain_text("not covered")
    near = page.locator(".st-key-choices-0-0 button").first
    title = str(near.text_content()).strip()
    check_page(page)
    near.click()
    expect(page.locator("#turn-1 cite").first).to_have_text(title)
    expect(page.locator("#turn-1 .place").first).to_contain_text("Salary")
    expect(page.locator("#turn-0")).to_contain_text(f"Nearest: {title}")


@pytest.mark.parametrize("typed", ["1", None])
def test_one_of_several_occupations_is_chosen_by_pressing_or_typing(
    visit: Visit, site: str, picture: Picture, typed: str | None
) -> None:
    page = ready(visit(site, width=360, height=740))
    ask(page, "what does a technician earn?")
    choices = page.locator(".st-key-choices-0-0 button")
    expect(choices.first).to_be_visible()
    wanted = choices.first.text_content()
    if typed is None:
        picture(page, "choices")
        choices.first.click()
    else:
        ask(page, typed)
    assert str(wanted).startswith("1. ")
    expect(page.locator("#turn-1 cite").first).to_have_text(str(wanted).removeprefix("1. ").strip())


def test_a_misspelt_question_says_how_it_was_read(visit: Visit, site: str) -> None:
    page = ready(visit(site))
    turn = ask(page, "how much does an electritian make?")
    expect(turn.locator(".read-as")).to_have_text("Read as: how much does an electrician make?")
    expect(turn.locator("cite").first).to_have_text("Electrician")
