"""What people who check answers go through, over real indexes in a real browser."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Download, Page, expect

from corpus.library import read_corpus
from corpus.questions import load_questions
from corpus.records import Profile
from index.build import build
from index.model import find_model
from index.publish import prune
from retrieval.telling.reasons import percent
from retrieval.weighing.ranking import load_weights
from tests.ui.browsing import ROOT, Visit, ask, check_page, overflow, ready, serving

Picture = Callable[[Page, str], None]

SAIT = "what's the SAIT admision requirement?"
WAGES = "what are the wages?"
OLD_WAGE, NEW_WAGE = "$26.18 to $32.18", "$31.40 to $39.05"
DISCLAIMER = "The information contained in this profile was current as of the dates shown."


def revised(profile: Profile) -> Profile:
    """The profile with other wages, as long as the old ones so that every offset holds."""
    assert len(OLD_WAGE) == len(NEW_WAGE)
    return replace(profile, text=profile.text.replace(OLD_WAGE, NEW_WAGE))


@pytest.fixture(scope="module")
def later_index(real_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real index, and on top of it a build in which the wages have been revised."""
    index = tmp_path_factory.mktemp("later") / "built"
    shutil.copytree(real_index, index)
    profiles = tuple(map(revised, read_corpus()))
    build(profiles, load_questions(), index, find_model(), lambda stage, done, total: None)
    return index


@pytest.fixture(scope="module")
def later_site(later_index: Path) -> Iterator[str]:
    with serving(ROOT / "app.py", CAREER_INDEX=str(later_index)) as address:
        yield address


def link_to(page: Page, question: str) -> str:
    """The address, without the host, of the permanent link to the first quote."""
    link = ask(page, question).get_by_role("link", name=re.compile("^.*[Ll]ink")).first
    return f"/{link.get_attribute('href')}"


def quoted(page: Page) -> str:
    return str(page.locator("figure.card blockquote").first.evaluate("e => e.textContent"))


def test_why_an_answer_was_given_and_why_none(
    visit: Visit, real_site: str, picture: Picture
) -> None:
    page = ready(visit(real_site, height=1500))
    turn = ask(page, SAIT)
    turn.get_by_text("Why this answer").click()
    why = turn.locator(".why")
    expect(why).to_contain_text("what's the SAIT admission requirement?")
    expect(why.locator("table").first).to_contain_text("In Alberta, the Southern Alberta")
    expect(why.locator("table").last).to_contain_text("all of the things it names stand in")
    needed = f"{percent(load_weights().threshold)} is needed"
    expect(why).to_contain_text(
        re.compile(rf"chance that the best passage answers is .*{re.escape(needed)}")
    )
    check_page(page)
    picture(page, "why")
    refused = ask(page, "How much does the SAIT diploma cost?")
    refused.get_by_text("Why no answer").click()
    expect(refused.locator(".why")).to_contain_text("cost, seldom stated")
    uncovered = ask(page, "how much does a plumber make?")
    uncovered.get_by_text("Why no answer").click()
    expect(uncovered.locator(".why")).to_contain_text("Occupation named")
    check_page(page)


def test_a_permanent_link_shows_the_quote_again(
    visit: Visit, real_site: str, picture: Picture
) -> None:
    page = ready(visit(real_site))
    turn = ask(page, SAIT)
    said = quoted(page)
    turn.get_by_role("link", name="Permanent link").click()
    expect(page.locator(".standing")).to_contain_text("Nothing has been revised since")
    assert quoted(page) == said
    again = ready(visit(page.url, width=360, height=740, dark=True))
    assert quoted(again) == said
    expect(again.locator(".asked")).to_contain_text(SAIT)
    check_page(again)
    again.get_by_role("link", name="See it in the profile").click()
    expect(again.locator("#marked")).to_be_in_viewport()


def test_a_folded_answer_can_be_checked_like_any_other(visit: Visit, real_site: str) -> None:
    page = ready(visit(real_site, width=360, height=740))
    ask(page, SAIT)
    said = quoted(page)
    for number in range(7):
        ask(page, (WAGES, "what are the duties?")[number % 2])
    folded = page.locator("#turn-0")
    expect(folded).to_be_hidden()
    page.locator("summary", has_text="Earlier questions (5)").click()
    expect(folded.locator("h2")).to_contain_text(SAIT)
    folded.get_by_text("Why this answer").click()
    expect(folded.locator(".why table").first).to_contain_text("In Alberta, the Southern Alberta")
    check_page(page)
    folded.get_by_role("link", name="Permanent link").click()
    expect(page.locator(".standing")).to_contain_text("Nothing has been revised since")
    assert quoted(page) == said
    # Whichever way back: the chat is still there.
    page.go_back()
    expect(page.locator("h2.question")).to_have_count(8)
    page.locator("summary", has_text="Earlier questions (5)").click()
    folded.get_by_role("link", name="Hand-out").click()
    expect(page.locator("article.handout .said").first).to_have_text(SAIT)
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator("h2.question")).to_have_count(8)


def test_a_permanent_link_opens_in_a_tab_of_its_own_too(visit: Visit, real_site: str) -> None:
    page = ready(visit(real_site))
    link = ask(page, SAIT).get_by_role("link", name="Permanent link")
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator(".standing")).to_be_visible(timeout=30_000)
    expect(page.locator("h2.question")).to_be_visible()


def test_a_link_from_an_earlier_build_tells_what_was_revised(
    visit: Visit, real_site: str, later_site: str, picture: Picture
) -> None:
    page = ready(visit(real_site))
    wages, admission = link_to(page, WAGES), link_to(page, SAIT)
    said = quoted(page)
    assert OLD_WAGE in said
    later = ready(visit(f"{later_site}{wages}", height=1100))
    assert quoted(later) == said
    expect(later.locator(".standing")).to_contain_text("This section has been revised since")
    expect(later.locator(".diff del")).to_have_text(
        ["Removed: $26.18 ", "Removed: $32.18 "], use_inner_text=False
    )
    expect(later.locator(".diff ins")).to_have_text(["Added: $31.40 ", "Added: $39.05 "])
    expect(later.locator(".diff").last).to_contain_text(NEW_WAGE)
    check_page(later)
    picture(later, "revised-since")
    other = ready(visit(f"{later_site}{admission}"))
    expect(other.locator(".standing")).to_contain_text("revised since, but not this section")
    narrow = ready(visit(f"{later_site}{wages}", width=360, height=740, dark=True))
    check_page(narrow)


def test_a_link_outlives_its_build_and_is_never_answered_with_something_else(
    visit: Visit, real_site: str, later_index: Path, tmp_path: Path
) -> None:
    wages = link_to(ready(visit(real_site)), WAGES)
    index = tmp_path / "built"
    shutil.copytree(later_index, index)
    assert len(prune(index, 1)) == 1
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as address:
        page = ready(visit(f"{address}{wages}"))
        assert OLD_WAGE in quoted(page)
    shutil.rmtree(index / "kept")
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as address:
        page = ready(visit(f"{address}{wages}"))
        expect(page.locator(".verdict")).to_have_text("Nothing is shown for this link")
        expect(page.locator("main")).to_contain_text("is no longer here")
        expect(page.locator("figure.card")).to_have_count(0)
        page.get_by_role("link", name="See the profile as it is now").click()
        expect(page.locator("article.profile")).to_contain_text(NEW_WAGE)


def test_a_link_that_was_changed_is_refused_kindly(visit: Visit, real_site: str) -> None:
    page = ready(visit(real_site))
    link = link_to(page, SAIT)
    for changed in (
        link.replace("&start=", "&start=1"),
        link.replace("?build=", "?build=../../"),
        link.replace("&question=", "&question=is+it+fun+and+"),
    ):
        page.goto(f"{real_site}{changed}")
        ready(page)
        expect(page.locator(".verdict")).to_have_text("Nothing is shown for this link")
        expect(page.locator("figure.card")).to_have_count(0)
    check_page(page)


def test_the_sections_by_age_lead_to_their_sections(
    visit: Visit, real_site: str, picture: Picture
) -> None:
    page = ready(visit(f"{real_site}/profile?profile=health-information-management-professional"))
    page.get_by_text("Sections by age").click()
    rows = page.locator("table.ages tbody tr")
    expect(rows.first).to_contain_text("Produced July 2010")
    expect(rows.last).to_contain_text("Section revised March 2012")
    expect(rows.last).to_contain_text("the section’s own")
    check_page(page)
    picture(page, "sections-by-age")
    page.get_by_role("link", name="Salary").last.click()
    expect(page.get_by_role("heading", name="Salary")).to_be_in_viewport()
    page.get_by_text("Contents", exact=True).click()
    page.locator("nav").get_by_role("link", name="Disclaimer").click()
    expect(page.get_by_role("heading", name="Disclaimer")).to_be_in_viewport()


def saved(download: Download, folder: Path) -> str:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path.read_text(encoding="utf-8")


def test_a_conversation_to_hand_out(
    visit: Visit, real_site: str, picture: Picture, tmp_path: Path
) -> None:
    page = ready(visit(real_site, height=1200))
    ask(page, SAIT)
    said = quoted(page)
    ask(page, "what are the duties?")
    ask(page, "How much does the SAIT diploma cost?")
    page.locator("#turn-0").get_by_role("link", name="Hand-out").click()
    expect(page.locator("article.handout section")).to_have_count(1)
    picture(page, "handout")
    page.get_by_role("link", name="The whole conversation").click()
    expect(page.locator("article.handout section")).to_have_count(3)
    assert quoted(page) == said
    expect(page.locator("article.handout")).to_contain_text(DISCLAIMER)
    check_page(page)
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Markdown").click()
    rendered = MarkdownIt("commonmark").render(saved(markdown.value, tmp_path))
    assert html.escape(said.strip(), quote=False) in rendered
    with page.expect_download() as data:
        page.get_by_role("button", name="JSON").click()
    turns = json.loads(saved(data.value, tmp_path))["turns"]
    assert turns[0]["question"] == SAIT
    assert turns[0]["reply"]["quotes"][0]["text"] == said
    shown = ready(visit(turns[0]["reply"]["quotes"][0]["link"]))
    assert quoted(shown) == said


@pytest.mark.parametrize("dark", [False, True])
def test_a_hand_out_prints_whole_and_light(visit: Visit, real_site: str, dark: bool) -> None:
    page = ready(visit(real_site, width=360, height=740, dark=dark))
    turn = ask(page, "what are the duties?")
    ask(page, SAIT)
    turn.get_by_role("link", name="Hand-out").click()
    page.get_by_role("link", name="The whole conversation").click()
    expect(page.locator("article.handout section")).to_have_count(2)
    assert overflow(page) <= 0
    # Two pages of paper: nothing is cut off at the height of the window.
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A5"))) >= 2
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Markdown")).to_be_hidden()
    ink = page.locator("article.handout h1").evaluate("e => getComputedStyle(e).color")
    paper = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (ink, paper) == ("rgb(28, 36, 41)", "rgb(255, 255, 255)")


def test_a_hand_out_of_nothing_says_how_to_get_one(visit: Visit, real_site: str) -> None:
    page = visit(f"{real_site}/handout")
    expect(page.locator(".notice")).to_contain_text("nothing to hand out here yet")
    check_page(page)
