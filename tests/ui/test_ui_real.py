"""The real app over a real index in a real browser: what a person who asks goes through."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.browsing import (
    ROOT,
    Visit,
    ask,
    build_index,
    check_page,
    overflow,
    ready,
    serving,
    tab_to,
)

Picture = Callable[[Page, str], None]

SAIT = "what's the SAIT admission requirement?"
ADMISSION = (
    "The admission requirement is a high school diploma with at least 60 per cent in English "
    "Language Arts 30-1 or 30-2, and Biology 30 and Pure or Applied Math 30 or Math 31."
)
RYERSON = (
    "Ryerson University in Toronto offers a Bachelor of Health Administration (Health Information "
    "Management) program through distance education. Graduates of recognized diploma programs may "
    "enter the third year of the program."
)
# A profile in the text layout, with wording that other ways of drawing text would change.
HOSTILE_DUTY = (
    "Wranglers polish the brass  for $60,000 to $80,000, *not* _ever_ :smile: <b>bold</b> "
    "<script>document.title = 'owned'</script> <img src=x onerror=\"alert(1)\"> a|b "
    "[link](https://example.invalid/x) \\(x^2\\) $$y$$ &amp; `code`."
)
HOSTILE_PROFILE = f"""Brass Wrangler

Brass wranglers look after the brass of old ships.

Also Known As:Polisher
NOC Number(s):9999

Duties | Working Conditions | Education


{HOSTILE_DUTY}

Working Conditions

Brass wranglers work outdoors in all weather.

Educational Requirements

Brass wranglers need a brass certificate.

Section revised March 2012

Produced July 2010
"""


def text(located: Locator) -> str:
    return str(located.evaluate("e => e.textContent"))


def test_a_conversation_about_one_profile(visit: Visit, real_site: str, picture: Picture) -> None:
    page = ready(visit(real_site))
    # The browser draws buttons after the rest, the first time it needs any.
    expect(page.locator(".st-key-examples button").last).to_be_visible()
    picture(page, "start")
    turn = ask(page, SAIT)
    assert ADMISSION in text(turn.locator("blockquote").first)
    assert ADMISSION in text(turn.locator("mark").first)
    assert "Educational Requirements" in text(turn.locator("figcaption").first)
    assert re.fullmatch(
        r"Section revised March 2012 \(\d+ years ago\)", text(turn.locator(".badge").first)
    )
    picture(page, "answer")
    follow_up = ask(page, "and what about Ryerson?")
    assert text(follow_up.locator("blockquote").first).strip() == RYERSON
    picture(page, "follow-up")
    refused = ask(page, "How much does the SAIT diploma cost?")
    expect(refused.locator(".verdict")).to_contain_text("No answer")
    expect(refused.locator("mark")).to_have_count(0)
    expect(refused.locator("summary").first).to_contain_text("Related, not an answer")
    expect(refused.locator("blockquote").first).to_be_hidden()
    picture(page, "no-answer")
    expect(page.locator(".focus")).to_contain_text("Health Information Management Professional")


def test_every_question_to_start_with_has_an_answer(visit: Visit, real_site: str) -> None:
    page = ready(visit(real_site))
    examples = page.locator(".st-key-examples button")
    for number in range(examples.count()):
        examples.nth(number).click()
        expect(page.locator("#turn-0 mark").first).to_be_visible()
        page.get_by_role("button", name="Clear chat").click()
        expect(page.locator("h2.question")).to_have_count(0)


def test_the_profile_opens_at_the_mark_can_be_shared_and_leads_back(
    visit: Visit, real_site: str, picture: Picture
) -> None:
    page = ready(visit(real_site))
    ask(page, SAIT).get_by_role("link", name="See it in the profile").first.click()
    mark = page.locator("#marked")
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    expect(mark).to_contain_text("The admission requirement is a high school diploma")
    picture(page, "profile")
    expect(page).to_have_title(re.compile("^Health Information Management Professional"))
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator("h2.question .said")).to_have_text(SAIT)
    page.go_back()
    expect(mark).to_be_in_viewport()
    page.reload()
    expect(mark).to_be_in_viewport()
    shared = visit(page.url, width=360, height=740)
    expect(shared.locator("#marked")).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(visit: Visit, real_site: str) -> None:
    page = ready(visit(real_site))
    tab_to(page, page.get_by_role("button", name="What are the wages?"))
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    tab_to(page, page.get_by_test_id("stChatInputTextArea"))
    page.keyboard.type(SAIT)
    page.keyboard.press("Enter")
    link = page.locator("#turn-1").get_by_role("link", name="See it in the profile").first
    expect(link).to_be_visible()
    tab_to(page, link, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#marked")).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Back to the chat"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h2.question")).to_have_count(2)


@pytest.mark.parametrize("dark", [False, True])
def test_a_narrow_screen_holds_everything(
    visit: Visit, real_site: str, picture: Picture, dark: bool
) -> None:
    page = ready(visit(real_site, width=360, height=740, dark=dark))
    ask(page, "What are the duties?")
    ask(page, SAIT)
    if dark:
        picture(page, "narrow-dark")
    check_page(page)
    page.get_by_role("link", name="See it in the profile").last.click()
    expect(page.locator("article.profile")).to_be_visible()
    assert overflow(page) <= 0


def test_a_missing_build_is_explained_and_repaired_without_a_restart(
    visit: Visit, real_index: Path, tmp_path: Path
) -> None:
    index = tmp_path / "built"
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as address:
        page = visit(address)
        expect(page.get_by_role("alert")).to_contain_text("python -m index build", timeout=60_000)
        shutil.copytree(real_index, index)
        page.get_by_role("button", name="Try again").click()
        ready(page)
        assert ask(page, SAIT).locator("mark").first.is_visible()


def test_hostile_wording_survives_from_the_file_to_the_screen(visit: Visit, tmp_path: Path) -> None:
    profiles = tmp_path / "profiles"
    profiles.mkdir()
    (profiles / "brass-wrangler.txt").write_text(HOSTILE_PROFILE, encoding="utf-8")
    index = build_index(profiles, tmp_path / "built")
    with serving(ROOT / "app.py", CAREER_INDEX=str(index)) as address:
        page = ready(visit(address))
        turn = ask(page, "What are the duties of a brass wrangler?")
        assert HOSTILE_DUTY in text(turn.locator("blockquote").first)
        turn.get_by_role("link", name="See it in the profile").first.click()
        expect(page.locator("#marked")).to_be_in_viewport()
        assert HOSTILE_DUTY in text(page.locator("article.profile"))
        expect(page).to_have_title("Brass Wrangler · Career answers")
        assert page.locator("main img, main b, main em, main .katex").count() == 0
