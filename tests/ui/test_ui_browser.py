"""The pages in a real browser, over hand-made replies: what only a browser can show."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.browsing import FAKE_APP, Visit, ask, check_page, ready, serving, tab_to
from tests.ui.fakes import HOSTILE, WAGES

Site = Callable[[str], str]


def test_hostile_text_is_shown_letter_for_letter(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_hostile")))
    title = page.title()
    turn = ask(page, HOSTILE)
    assert turn.locator(".said").evaluate("e => e.textContent") == HOSTILE
    assert turn.locator(".panel").inner_text().endswith(f"Not stated: {HOSTILE}")
    turn = ask(page, "which wage?")
    choice = page.locator("[class*=st-key-choices] button").nth(1)
    assert choice.evaluate("e => e.textContent").replace("\u2060", "") == f"2. {HOSTILE}"
    choice.click()
    turn = page.locator("#turn-2")
    assert turn.locator(".passage blockquote").evaluate("e => e.textContent") == WAGES
    assert turn.locator("cite").evaluate("e => e.textContent") == HOSTILE
    assert page.locator(".focus").evaluate("e => e.textContent") == f"About: {HOSTILE} › Salary"
    assert page.locator("footer .build").is_visible()
    assert html.escape(HOSTILE, quote=False) in page.locator("footer").inner_html()
    assert page.locator("main img, main .katex, main b, main em, main del").count() == 0
    assert page.title() == title
    turn = ask(page, f"Compare {HOSTILE} and Lighthouse Keeper: wages?")
    assert turn.locator("h3").all_text_contents() == ["Lighthouse Keeper", HOSTILE]
    folded = turn.locator(".passage blockquote").evaluate_all("a => a.map(e => e.textContent)")
    assert folded == [WAGES, WAGES]
    assert page.title() == title


def test_what_is_copied_is_what_the_source_says(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_hostile")))
    turn = ask(page, "what are the wages?")
    turn.locator("summary", has_text="Show the whole passage").click()
    copied = turn.locator(".passage blockquote").evaluate(
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
        expect(page.locator("mark").first).to_have_text("Keepers earn a wage.")
        expect(box).to_have_value("half a quest")


def test_a_long_question_comes_back_to_be_shortened(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("why " * 130)
    box.press("Enter")
    expect(page.locator(".notice")).to_contain_text("519 characters; 500 is the most")
    expect(box).to_have_value(re.compile("^(why ){130}$"))


def test_a_question_that_is_too_long_leaves_the_chat_in_sight_on_a_phone(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one"), width=360, height=740))
    ask(page, "what are the wages?")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("why " * 130)
    box.press("Enter")
    expect(page.locator(".notice")).to_be_in_viewport()
    covered = page.get_by_test_id("stBottomBlockContainer").bounding_box()
    assert covered is not None
    assert covered["height"] < 740 / 2
    expect(page.locator("mark").first).to_be_in_viewport()


def test_pasting_ten_megabytes_does_not_hang_the_page(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    box = page.get_by_test_id("stChatInputTextArea")
    page.evaluate("navigator.clipboard.writeText('wage '.repeat(2_000_000))")
    box.focus()
    page.keyboard.press("ControlOrMeta+V")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("9,999,999 characters", timeout=60_000)
    assert ask(page, "what are the wages?").locator("mark").first.is_visible()


def test_a_new_reply_is_announced_once_in_a_region_that_stays(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one")))
    region = page.get_by_role("status").filter(has=page.locator("p"))
    page.evaluate(
        """() => {
          window.region = document.querySelector('.st-key-live-replies');
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
    expect(page.locator(".glance mark").last).to_be_in_viewport()


def test_the_covered_occupations_stay_within_reach(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    ask(page, "what are the wages?")
    page.get_by_role("link", name="Covered occupations").click()
    page.get_by_role("link", name="Lighthouse Keeper").click()
    expect(page.locator("article h1")).to_have_text("Lighthouse Keeper")


def test_the_newest_question_is_brought_back_when_what_is_above_moves_it(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one"), height=500))
    expect(page.locator("h1")).to_be_attached()
    page.evaluate(
        """() => {
          document.querySelector('#stMain').style.overflowAnchor = 'none';
          const above = document.querySelector('h1').parentElement;
          new MutationObserver(() => {
            if (document.querySelector('.st-key-newest-2'))
              setTimeout(() => { above.style.paddingTop = '900px'; }, 400);
          }).observe(document.body, {subtree: true, childList: true});
        }"""
    )
    for _ in range(2):
        ask(page, "what are the wages?")
    page.wait_for_function("document.querySelector('h1').parentElement.style.paddingTop")
    expect(page.locator("h2.question").last).to_be_in_viewport()
    # Whoever reads on is left alone.
    page.mouse.move(300, 200)
    page.mouse.wheel(0, -5_000)
    expect(page.locator("h2.question").last).not_to_be_in_viewport()
    page.wait_for_timeout(500)
    expect(page.locator("h2.question").last).not_to_be_in_viewport()


def test_the_publishers_page_opens_apart_and_the_chat_stays(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_published")))
    ask(page, "what are the wages?").get_by_role("link", name="See it in the profile").click()
    link = page.get_by_role("link", name="Office of Lights")
    expect(link).to_have_attribute("href", "http://localhost:9/keeper")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    with page.context.expect_page() as opened:
        link.click()
    opened.value.close()
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator("h2.question")).to_have_count(1)


def test_many_occupations_can_be_searched(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_many")))
    page.get_by_role("searchbox").press_sequentially("keeper 07")
    # Found without pressing Enter.
    page.get_by_role("button", name="Keeper 07").click()
    expect(page.locator(".focus")).to_have_text("About: Keeper 07")
    page.get_by_role("button", name="What are the wages?").click()
    expect(page.locator("cite").first).to_have_text("Keeper 07")
    page.get_by_role("link", name="Covered occupations").click()
    page.get_by_role("searchbox").press_sequentially("k 11")
    page.get_by_role("button", name="Keeper 11").click()
    expect(page.locator("h1")).to_have_text("Keeper 11")
    expect(page).to_have_url(re.compile(r"/profile\?profile=k11$"))


def test_the_topic_is_changed_by_keyboard(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_many"), width=360, height=740))
    ask(page, "what are the wages?")
    tab_to(page, page.get_by_role("button", name="Change"), "Shift+Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Now about: Keeper 00 › Salary")
    tab_to(page, dialog.get_by_role("searchbox"))
    page.keyboard.type("11")
    found = dialog.get_by_role("button", name="Keeper 11")
    expect(found).to_be_visible()
    tab_to(page, found)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.locator(".focus")).to_have_text("About: Keeper 11")
    expect(page.locator(".notice")).to_have_text("Now about Keeper 11.")
    assert ask(page, "duties?").locator("cite").text_content() == "Keeper 11"


def test_a_comparison_is_started_and_extended_without_typing_a_question(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_many"), width=1600))
    ask(page, "what are the wages?")
    for turn, other in enumerate(("Keeper 03", "Keeper 05"), 1):
        page.get_by_role("button", name="Compare with").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("searchbox").fill(other)
        dialog.get_by_role("button", name=other).click()
        expect(page.locator(f"#turn-{turn} h3").last).to_have_text(other)
    said = page.locator("h2.question .said")
    expect(said.last).to_have_text("Compare with Keeper 05")
    expect(page.locator(".focus")).to_have_text("About: Keeper 00 · Keeper 03 · Keeper 05")
    expect(page.get_by_role("button", name="Compare with")).to_have_count(0)


@pytest.mark.parametrize(("width", "beside"), [(1600, True), (360, False)])
def test_what_is_compared_stands_side_by_side_where_there_is_room(
    visit: Visit, fake_site: Site, width: int, beside: bool
) -> None:
    page = ready(visit(fake_site("load_many"), width=width, height=900))
    turn = ask(page, "Compare Keeper 00 and Keeper 03: wages?")
    one, other = (card.bounding_box() for card in turn.locator("figure").all())
    assert one is not None
    assert other is not None
    assert (one["y"] == other["y"]) is beside
    assert (one["x"] + one["width"] < other["x"]) is beside
    assert turn.locator(".badge").count() == 2


def test_whoever_pressed_a_button_has_the_keyboard_at_the_new_question(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one")))
    page.get_by_role("button", name="What are the wages?").click()
    expect(page.locator("h2.question")).to_be_focused()
    page.get_by_role("button", name="What are the duties?").click()
    expect(page.locator("h2.question").last).to_be_focused()
    ask(page, "wages?")
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_focused()


def test_a_long_chat_keeps_every_word_and_folds_the_old_ones(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one"), height=700))
    for number in range(15):
        ask(page, f"wages {number}?")
    old = page.locator("#turn-0")
    expect(old).to_be_hidden()
    page.locator("summary", has_text="Earlier questions (10)").click()
    expect(old.locator("h2")).to_contain_text("wages 0?")
    assert old.locator(".passage blockquote").evaluate("e => e.textContent") == WAGES
    check_page(page)
    old.get_by_role("link", name="See it in the profile").click()
    expect(page.locator("#marked")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator("h2.question")).to_have_count(15)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1600])
def test_every_state_of_the_pages_is_accessible_and_fits(
    visit: Visit, fake_site: Site, width: int, dark: bool
) -> None:
    page = ready(visit(fake_site("load_hostile"), width=width, dark=dark))
    # A label with a dollar sign is drawn a moment later than the rest.
    expect(page.get_by_role("link", name="(two spaces)")).to_be_visible()
    check_page(page)
    ask(page, "wagez")
    ask(page, "is it lonely?")
    page.locator("summary").last.click()
    check_page(page)
    ask(page, f"Compare {HOSTILE} and Lighthouse Keeper: wages?")
    check_page(page)
    page.get_by_role("button", name="Clear topic").click()
    ask(page, "which wage?")
    check_page(page)
    page.get_by_test_id("stChatInputTextArea").fill("why " * 130)
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_be_visible()
    check_page(page)
    page.goto(f"{fake_site('load_hostile')}/profile?profile=keeper&start=30&end=60")
    ready(page)
    check_page(page)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1600])
def test_finding_an_occupation_is_accessible_and_fits(
    visit: Visit, fake_site: Site, width: int, dark: bool
) -> None:
    page = ready(visit(fake_site("load_many"), width=width, dark=dark))
    page.get_by_role("searchbox").fill("keep")
    expect(page.get_by_role("button", name="Keeper 03")).to_be_visible()
    check_page(page)
    ask(page, "what are the wages?")
    for name in ("Change", "Compare with"):
        page.get_by_role("button", name=name).click()
        page.get_by_role("dialog").get_by_role("searchbox").fill("keep")
        expect(page.get_by_role("dialog").get_by_role("button", name="Keeper 03")).to_be_visible()
        check_page(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True])
def test_waiting_and_trouble_are_accessible_and_fit(
    visit: Visit, tmp_path: Path, dark: bool
) -> None:
    gate = tmp_path / "open"
    with serving(FAKE_APP, FAKE_LOADER="load_when_told", FAKE_GATE=str(gate)) as address:
        page = visit(address, width=360, dark=dark)
        page.get_by_test_id("stChatInputTextArea").fill("break")
        page.keyboard.press("Enter")
        expect(page.locator(".waiting")).to_be_visible()
        check_page(page)
        gate.touch()
        expect(page.locator(".notice")).to_contain_text("Something went wrong")
        check_page(page)
