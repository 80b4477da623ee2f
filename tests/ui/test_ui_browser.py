"""The pages in a real browser, over hand-made replies: what only a browser can show."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.browsing import FAKE_APP, Visit, ask, check_page, ready, serving
from tests.ui.fakes import HOSTILE, WAGES

Site = Callable[[str], str]


def test_hostile_text_is_shown_letter_for_letter(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_hostile")))
    title = page.title()
    turn = ask(page, HOSTILE)
    assert turn.locator(".said").evaluate("e => e.textContent") == HOSTILE
    assert turn.locator(".panel").inner_text().endswith(f"Not stated: {HOSTILE}")
    turn = ask(page, "which wage?")
    choice = turn.get_by_role("button").nth(1)
    assert choice.evaluate("e => e.textContent").replace("\u2060", "") == HOSTILE
    choice.click()
    turn = page.locator(".st-key-turn-2")
    assert turn.locator("blockquote").evaluate("e => e.textContent") == WAGES
    assert turn.locator("cite").evaluate("e => e.textContent") == HOSTILE
    assert page.locator("footer .build").is_visible()
    assert html.escape(HOSTILE, quote=False) in page.locator("footer").inner_html()
    assert page.locator("main img, main .katex, main b, main em, main del").count() == 0
    assert page.title() == title


def test_what_is_copied_is_what_the_source_says(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_hostile")))
    turn = ask(page, "what are the wages?")
    copied = turn.locator("blockquote").evaluate(
        "e => { getSelection().selectAllChildren(e); return getSelection().toString(); }"
    )
    assert copied == WAGES


def test_the_profile_page_shows_hostile_text_too(visit: Visit, fake_site: Site) -> None:
    page = visit(f"{fake_site('load_hostile')}/profile?profile=hostile")
    expect(page.locator("article.profile")).to_be_visible()
    assert page.locator(".body").nth(1).evaluate("e => e.textContent") == WAGES
    assert page.locator("h1").evaluate("e => e.textContent") == HOSTILE
    assert page.title().endswith("· Career answers")
    assert page.title() != "owned"


def test_the_page_can_be_used_while_the_assistant_loads(visit: Visit, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    with serving(FAKE_APP, FAKE_LOADER="load_when_told", FAKE_GATE=str(gate)) as address:
        page = visit(address)
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill("what are the wages?")
        box.press("Enter")
        expect(page.locator(".waiting")).to_contain_text("Your question is kept")
        box.fill("half a quest")
        gate.touch()
        expect(page.locator("mark")).to_have_text("Keepers earn a wage.")
        expect(box).to_have_value("half a quest")


def test_a_long_question_comes_back_to_be_shortened(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("why " * 130)
    box.press("Enter")
    expect(page.locator(".notice")).to_contain_text("519 characters and at most 500")
    expect(box).to_have_value(re.compile("^(why ){130}$"))


def test_pasting_ten_megabytes_does_not_hang_the_page(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    box = page.get_by_test_id("stChatInputTextArea")
    page.evaluate("navigator.clipboard.writeText('wage '.repeat(2_000_000))")
    box.focus()
    page.keyboard.press("ControlOrMeta+V")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("9,999,999 characters", timeout=60_000)
    assert ask(page, "what are the wages?").locator("mark").is_visible()


def test_a_new_reply_is_announced_once_in_a_region_that_stays(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one")))
    region = page.get_by_role("status").filter(has=page.locator("p"))
    page.evaluate(
        """() => {
          window.region = document.querySelector('.st-key-announcer');
          window.said = [];
          new MutationObserver(() => said.push(region.textContent))
            .observe(region, {subtree: true, childList: true, characterData: true});
        }"""
    )
    ask(page, "what are the wages?")
    ask(page, "what are the wages?")
    expect(region).to_contain_text("Reply 2")
    words = "From “Salary” of Lighthouse Keeper. Keepers earn a wage."
    said = [text for text in page.evaluate("said") if text]
    assert list(dict.fromkeys(said)) == [f"Reply 1: {words}", f"Reply 2: {words}"]
    assert page.evaluate("region.isConnected && region.getAttribute('aria-live')") == "polite"


def test_the_newest_question_is_brought_into_view(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one"), height=600))
    for _ in range(3):
        ask(page, "what are the wages?")
    expect(page.locator("h2.question").last).to_be_in_viewport()
    expect(page.locator("mark").last).to_be_in_viewport()


def test_the_covered_occupations_stay_within_reach(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    ask(page, "what are the wages?")
    page.get_by_role("link", name="Covered occupations").click()
    page.get_by_role("link", name="Lighthouse Keeper").click()
    expect(page.locator("article h1")).to_have_text("Lighthouse Keeper")


def test_many_occupations_can_be_searched(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_many")))
    page.get_by_role("combobox").fill("07")
    page.get_by_role("option", name="Keeper 07").click()
    expect(page.locator("h1")).to_have_text("Keeper 07")
    assert page.url.endswith("/profile?profile=k7")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1600])
def test_the_pages_are_accessible_and_fit(
    visit: Visit, fake_site: Site, width: int, dark: bool
) -> None:
    page = ready(visit(fake_site("load_hostile"), width=width, dark=dark))
    # A label with a dollar sign is drawn a moment later than the rest.
    expect(page.get_by_role("link", name="(two spaces)")).to_be_visible()
    check_page(page)
    ask(page, "wage")
    ask(page, "is it lonely?")
    ask(page, "which wage?")
    page.locator("summary").last.click()
    check_page(page)
    page.goto(f"{fake_site('load_hostile')}/profile?profile=keeper&start=30&end=60")
    ready(page)
    check_page(page)
