from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from threading import Event

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.errors import NoBuildError
from tests.ui.fakes import HOSTILE, FakeAssistant, load_hostile, load_many, load_one


@pytest.fixture(autouse=True)
def _fresh_service() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _script(load):  # type: ignore[no-untyped-def]  # run as a script of its own: no names here
    from app import main

    main(load)


def opened(load: Callable[[], FakeAssistant], *, runs: int = 200) -> AppTest:
    """The chat page, run again until the background load has ended, as the browser would."""
    page = AppTest.from_function(_script, kwargs={"load": load}, default_timeout=10).run()
    for _ in range(runs):
        if "<footer" in shown(page) or 'role="alert"' in shown(page):
            return page
        page.run()
    return page


def shown(page: AppTest) -> str:
    """All HTML on the page, in order."""
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def text(page: AppTest) -> str:
    return html.unescape(re.sub(r"<script>.*?</script>|<[^>]*>", "", shown(page), flags=re.DOTALL))


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input(key="question").set_value(question).run()


def test_the_first_page_offers_questions_that_the_profiles_can_answer() -> None:
    page = opened(load_one)
    assert [button.label for button in page.button] == [
        "` What are the wages? `",
        "` What are the duties? `",
    ]
    page.button(key="example-0").click().run()
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)


def test_with_several_profiles_the_questions_name_different_ones() -> None:
    page = opened(load_many)
    assert [button.label for button in page.button] == [
        "` What are the wages for Keeper 00? `",
        "` What are the duties of Keeper 02? `",
    ]
    assert "12 occupations are covered" in shown(page)


def test_an_occupation_is_found_by_typing_and_becomes_the_topic() -> None:
    page = opened(load_many)
    page.text_input(key="topics-typed").set_value("keeper 07").run()
    assert "1 occupation found" in shown(page)
    page.button(key="topics-k7").click().run()
    assert "Now about Keeper 07." in text(page)
    assert "About: Keeper 07" in text(page)
    page.button(key="suggestion-0").click().run()
    assert "<cite>Keeper 07</cite>" in shown(page)


def test_more_occupations_than_are_shown_are_counted() -> None:
    page = opened(load_many)
    page.text_input(key="topics-typed").set_value("keep").run()
    assert "8 of 12 are shown" in shown(page)
    assert len([b for b in page.button if (b.key or "").startswith("topics-")]) == 8
    page.text_input(key="topics-typed").set_value("zzzz").run()
    assert "No occupation found" in shown(page)


def test_what_is_suggested_next_is_of_another_kind_and_gets_an_answer() -> None:
    page = ask(opened(load_one), "what are the wages?")
    assert suggested(page) == ["` What are the duties? `"]
    page.button(key="suggestion-0").click().run()
    assert "<mark>Keepers tend the lamp:</mark>" in shown(page)
    assert suggested(page) == []


def suggested(page: AppTest) -> list[str]:
    return [b.label for b in page.button if (b.key or "").startswith("suggestion-")]


def test_nothing_is_suggested_while_a_choice_is_asked_for() -> None:
    page = ask(opened(load_hostile), "which wage?")
    assert suggested(page) == []


def test_with_one_occupation_there_is_nothing_to_change_to_or_compare_with() -> None:
    page = ask(opened(load_one), "what are the wages?")
    assert not {"change-topic", "compare"} & {button.key for button in page.button}


def test_three_are_compared_at_most() -> None:
    page = ask(opened(load_many), "Compare Keeper 00 and Keeper 03: wages?")
    assert re.findall('<h3 class="side">([^<]*)</h3>', shown(page)) == ["Keeper 00", "Keeper 03"]
    assert "compare" in {button.key for button in page.button}
    ask(page, "Compare Keeper 00, Keeper 03 and Keeper 05: wages?")
    assert "compare" not in {button.key for button in page.button}


def test_each_quote_of_a_comparison_has_its_own_permanent_link_beside_it() -> None:
    page = ask(opened(load_many), "Compare Keeper 00 and Keeper 03: wages?")
    first, second = shown(page).split('<h3 class="side">')[1:]
    assert re.findall("answer[?]build=[^&]*&amp;profile=([^&]*)&", first) == ["k0"]
    assert re.findall("answer[?]build=[^&]*&amp;profile=([^&]*)&", second) == ["k3"]


def test_each_side_of_a_comparison_is_announced() -> None:
    page = ask(opened(load_many), "Compare Keeper 00 and Keeper 03: wages?")
    assert (
        "Reply 1: Both say. Keeper 00: Keepers earn a wage. Keeper 03: Keepers earn a wage."
    ) in text(page)


def test_a_misspelt_question_says_how_it_was_read() -> None:
    page = ask(opened(load_one), "what wagez <b>?")
    assert "Read as: <q>what wages &lt;b&gt;?</q>" in shown(page)
    assert "Reply 1: Read as: what wages <b>?. From" in text(page)


def test_old_turns_are_folded_and_nothing_of_them_is_lost() -> None:
    page = opened(load_one)
    for number in range(15):
        asked = "wagez" if number == 1 else "wages"
        ask(page, f"what are the {asked} {number}?" if number else "is it lonely?")
    (earlier,) = [e for e in page.expander if e.label.startswith("Earlier")]
    assert earlier.label == "Earlier questions (10)"
    assert not earlier.proto.expanded
    told = text(page)
    assert all(f"You asked: what are the wages {number}?" in told for number in range(2, 15))
    assert "Read as: <q>what are the wages 1?</q>" in shown(page)
    assert "No answer: that is not stated" in told
    assert shown(page).count("<mark>Keepers earn a wage.</mark>") == 2 * 14
    # A folded turn can be checked like any other: 14 answers, one refusal.
    assert told.count("Permanent link") == 14
    assert re.findall('href="handout[?]turn=([0-9]+)"', shown(page)) == [str(n) for n in range(15)]
    assert len(re.findall('href="profile[?]profile=keeper&amp;start=', shown(page))) == 15


def test_one_more_turn_is_one_more_element() -> None:
    # Each element takes its time, in the browser above all.
    page = ask(opened(load_one), "is it lonely?")
    before = len(list(page.main))
    ask(page, "is it lonely?")
    assert len(list(page.main)) == before + 1


def test_what_must_be_known_beside_a_quote_stands_before_it() -> None:
    page = ask(opened(load_one), "is there a newer wage <b>?")
    html_shown = shown(page)
    assert "Beside it: is there a newer wage &lt;b&gt;?" in html_shown
    assert html_shown.index("Beside it") < html_shown.index("<mark>Keepers earn a wage.</mark>")


def test_an_answer_is_quoted_announced_and_becomes_the_topic() -> None:
    page = ask(opened(load_one), "what are the wages?")
    assert '<span class="said">what are the wages?</span>' in shown(page)
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)
    assert "Reply 1: From “Salary” of Lighthouse Keeper. Keepers earn a wage." in text(page)
    assert "About: Lighthouse Keeper › Salary" in text(page)


def test_no_answer_gives_its_reason_and_keeps_related_passages_collapsed() -> None:
    page = ask(opened(load_one), "is it lonely?")
    assert "No answer: that is not stated" in shown(page)
    assert "Not stated: is it lonely?" in shown(page)
    assert '<details class="folded"><summary>Related, not an answer (1)</summary>' in shown(page)
    assert "<mark" not in shown(page)


def test_a_doubtful_refusal_claims_no_more_than_that_and_opens_what_is_nearest() -> None:
    page = ask(opened(load_one), "is it perhaps lonely?")
    assert "No certain answer" in shown(page)
    assert "that is not stated" not in shown(page)
    opened_up = '<details class="folded" open><summary>The nearest passages (1)</summary>'
    assert opened_up in shown(page)
    assert "<mark" not in shown(page)


def test_a_choice_keeps_the_question_and_old_choices_are_no_longer_buttons() -> None:
    page = ask(opened(load_hostile), "which wage?")
    page.button(key="choice-0-0-hostile").click().run()
    assert html.escape(HOSTILE) in shown(page)
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)
    assert not [button for button in page.button if (button.key or "").startswith("choice-")]


def test_what_was_asked_of_an_occupation_not_covered_is_asked_of_a_near_one() -> None:
    page = ask(opened(load_many), "wages of a baker?")
    assert "<p>No profile covers “baker”.</p>" in shown(page)
    assert "12 occupations are covered" in shown(page)
    assert "Covered occupations" not in text(page)
    page.button(key="choice-0-0-k2").click().run()
    assert "<cite>Keeper 02</cite>" in shown(page)
    assert "No profile covers “baker”. Nearest: Keeper 01; Keeper 02." in text(page)
    assert not [button for button in page.button if (button.key or "").startswith("choice-")]


@pytest.mark.parametrize(
    ("group", "slug", "title", "quoted"),
    [
        (0, "k1", "Keeper 01", "Keepers earn a wage."),
        (1, "k2", "Keeper 02", "Keepers tend the lamp:"),
    ],
)
def test_of_two_refused_at_once_each_offers_its_own_question(
    group: int, slug: str, title: str, quoted: str
) -> None:
    page = ask(opened(load_many), "what do bakers earn and what do cooks earn?")
    assert "Ask “what do bakers earn?” of what is nearest instead:" in text(page)
    assert "Ask “what do cooks earn?” of what is nearest instead:" in text(page)
    page.button(key=f"choice-0-{group}-{slug}").click().run()
    assert f"<cite>{title}</cite>" in shown(page)
    assert f"<mark>{quoted}</mark>" in shown(page)


@pytest.mark.parametrize("asked", ["wages of a baker?", "wages of whom?"])
def test_what_has_no_occupation_is_asked_of_the_one_that_is_found(asked: str) -> None:
    page = ask(opened(load_many), asked)
    page.text_input(key="topics-typed").set_value("keeper 07").run()
    page.button(key="topics-k7").click().run()
    assert "<cite>Keeper 07</cite>" in shown(page)
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)


def test_small_talk_is_plain() -> None:
    page = ask(opened(load_one), "hello")
    assert '<p class="plain">Hello. Ask about an occupation.</p>' in shown(page)


def test_clearing_the_topic_keeps_the_turns_and_clearing_the_chat_does_not() -> None:
    page = ask(opened(load_one), "what are the wages?")
    page.button(key="unfocus").click().run()
    assert "About: Lighthouse Keeper" not in text(page)
    assert "<mark>" in shown(page)
    page.button(key="clear").click().run()
    assert "<mark>" not in shown(page)
    assert "Questions to start with" in shown(page)


def test_an_empty_question_and_a_long_one_are_declined_in_words() -> None:
    page = ask(opened(load_one), "   ")
    assert "That was empty" in text(page)
    ask(page, "w" * 501)
    assert "501 characters; 500 is the most" in text(page)
    assert page.chat_input(key="question").proto.value == "w" * 501
    assert 'class="question"' not in shown(page)


def test_ten_million_letters_are_declined_without_being_sent_back() -> None:
    page = ask(opened(load_one), "w" * 10_000_000)
    assert "10,000,000 characters" in text(page)
    assert len(shown(page)) < 100_000
    assert page.chat_input(key="question").proto.value == ""


def test_a_question_sent_while_loading_waits_and_is_then_answered() -> None:
    gate = Event()

    def load() -> FakeAssistant:
        assert gate.wait(10)
        return load_one()

    page = opened(load, runs=0)
    ask(page, "what are the wages?")
    assert "Your question is kept and will be" in shown(page)
    assert "<mark>" not in shown(page)
    gate.set()
    for _ in range(200):
        page.run()
        if "<mark>" in shown(page):
            break
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)
    assert "Your question is kept" not in shown(page)


def test_a_missing_build_is_explained_and_the_page_recovers_once_it_is_there() -> None:
    missing = [True]

    def load() -> FakeAssistant:
        if missing[0]:
            raise NoBuildError("<here>: nothing is built; run: python -m index build")
        return load_one()

    page = opened(load)
    assert "&lt;here&gt;: nothing is built; run: python -m index build" in shown(page)
    missing[0] = False
    page.button(key="retry").click().run()
    for _ in range(200):
        if "<footer" in shown(page):
            break
        page.run()
    assert "What are the wages?" in page.button(key="example-0").label


def test_a_fault_of_the_code_is_not_shown_to_visitors() -> None:
    def load() -> FakeAssistant:
        raise RuntimeError("secret path")

    page = opened(load)
    assert "Something went wrong while loading" in shown(page)
    assert "secret path" not in shown(page)


def test_a_question_that_hits_a_fault_does_not_end_the_chat() -> None:
    page = ask(opened(load_one), "break")
    assert "Something went wrong while answering that" in shown(page)
    assert "secret path" not in shown(page)
    ask(page, "what are the wages?")
    assert "Something went wrong" not in shown(page)
    assert "<mark>Keepers earn a wage.</mark>" in shown(page)


def test_the_footer_credits_publishers_once_and_lists_what_the_build_warned_about() -> None:
    page = opened(load_many)
    assert "Profiles published by Office of Lights." in shown(page)
    assert "2026-11-22T10-15-00Z-3f9c1a" in shown(page)
    assert "Notes on this build" not in shown(page)
    assert "Notes on this build (1)" in shown(opened_again(load_hostile))


def opened_again(load: Callable[[], FakeAssistant]) -> AppTest:
    st.cache_resource.clear()
    return opened(load)


def test_nothing_untrusted_reaches_the_page_unescaped() -> None:
    page = ask(opened(load_hostile), HOSTILE)
    ask(page, "what are the wages?")
    assert "<script>document" not in shown(page)
    assert "<img" not in shown(page)
    assert html.escape(HOSTILE) in shown(page)
    assert not page.markdown
