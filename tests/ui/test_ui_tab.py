"""Loading the page anew in a real browser: the tab keeps its chat, and nobody else gets it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.ui.browsing import FAKE_APP, Visit, ask, free_port, ready, serving

Site = Callable[[str], str]

WAGES, DUTIES = "what are the wages?", "what are the duties?"
NAME = "sessionStorage.getItem('chat')"
QUESTIONS = "h2.question .said"


def remembered(page: Page) -> str:
    """The name under which the chat of this tab is kept, once the tab remembers it."""
    return str(page.wait_for_function(NAME).json_value())


def loaded_anew(page: Page) -> Page:
    page.reload()
    return ready(page)


def test_a_chat_outlasts_loading_the_page_anew_with_what_it_is_about(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_many")))
    ask(page, "wages of Keeper 07?")
    name = remembered(page)
    entries = page.evaluate("history.length")
    loaded_anew(page)
    expect(page.locator(QUESTIONS)).to_have_text(["wages of Keeper 07?"])
    expect(page.locator(".focus")).to_have_text("About: Keeper 07 › Salary")
    assert "tab=" not in page.url
    assert page.evaluate("history.length") == entries
    assert ask(page, "duties?").locator("cite").text_content() == "Keeper 07"
    page.wait_for_function(f"{NAME} !== {name!r}")
    # And again, from the name that it goes by now.
    loaded_anew(page)
    expect(page.locator(QUESTIONS)).to_have_text(["wages of Keeper 07?", "duties?"])
    assert "tab=" not in page.url


def test_a_hand_out_loaded_anew_is_of_the_same_chat_and_its_address_says_what_it_shows(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one")))
    ask(page, WAGES)
    ask(page, DUTIES)
    remembered(page)
    page.locator("#turn-1").get_by_role("link", name="Hand-out").click()
    said = page.locator("article.handout p.said")
    expect(said).to_have_text([DUTIES])
    page.reload()
    expect(said).to_have_text([DUTIES])
    expect(page).to_have_url(f"{fake_site('load_one')}/handout?turn=1")
    page.get_by_role("link", name="The whole conversation").click()
    expect(said).to_have_text([WAGES, DUTIES])
    expect(page).to_have_url(f"{fake_site('load_one')}/handout")
    page.reload()
    expect(said).to_have_text([WAGES, DUTIES])
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator(QUESTIONS)).to_have_text([WAGES, DUTIES])
    expect(page).to_have_url(f"{fake_site('load_one')}/")


def test_another_tab_begins_afresh_and_so_does_whoever_is_sent_the_name(
    visit: Visit, fake_site: Site
) -> None:
    page = ready(visit(fake_site("load_one")))
    ask(page, WAGES)
    name = remembered(page)
    other = page.context.new_page()
    other.goto(fake_site("load_one"))
    sent = visit(f"{fake_site('load_one')}/?tab={name}")
    for fresh in (other, sent):
        assert ask(ready(fresh), DUTIES).get_attribute("id") == "turn-0"
        expect(fresh.locator(QUESTIONS)).to_have_text([DUTIES])
        assert remembered(fresh) != name
    expect(sent).to_have_url(f"{fake_site('load_one')}/")


def test_a_cleared_chat_is_gone_for_good(visit: Visit, fake_site: Site) -> None:
    page = ready(visit(fake_site("load_one")))
    ask(page, WAGES)
    remembered(page)
    page.get_by_role("button", name="Clear chat").click()
    page.wait_for_function(f"{NAME} === null")
    loaded_anew(page)
    assert ask(page, DUTIES).get_attribute("id") == "turn-0"


def test_whoever_asks_on_after_the_server_was_started_anew_is_told_what_is_gone(
    visit: Visit,
) -> None:
    port = free_port()
    with serving(FAKE_APP, port, FAKE_LOADER="load_one") as address:
        page = ready(visit(address))
        ask(page, WAGES)
        remembered(page)
    with serving(FAKE_APP, port, FAKE_LOADER="load_one"):
        page.reload()
        ready(page)
        expect(page.locator(".notice")).to_contain_text("kept no longer")
        expect(page.locator(QUESTIONS)).to_have_count(0)
        ask(page, DUTIES)
        expect(page.locator(".notice")).to_have_count(0)


def test_in_a_browser_that_lets_no_page_remember_anything_one_can_ask_all_the_same(
    visit: Visit, fake_site: Site
) -> None:
    page = visit(fake_site("load_one")).context.new_page()
    page.add_init_script(
        """Object.defineProperty(window, 'sessionStorage', {
          get() { throw new DOMException('The request is denied.', 'SecurityError'); }})"""
    )
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(fake_site("load_one"))
    for question in (WAGES, DUTIES):
        ask(ready(page), question)
    expect(page.locator(QUESTIONS)).to_have_text([WAGES, DUTIES])
    assert faults == []
