from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation import Conversation, Turn
from retrieval.records import MAX_QUESTION, Answer, Choice, Clarify, Focus, NoAnswer
from tests.ui.fakes import load_hostile, load_one
from ui.state import Chat, Sent


@given(st.text(max_size=MAX_QUESTION + 20))
def test_a_question_waits_whole_or_is_declined_with_a_reason(text: str) -> None:
    chat = Chat().submitted(text)
    question = text.strip()
    if 0 < len(question) <= MAX_QUESTION:
        assert chat.waiting == (Sent(question, question),)
        assert chat.notice == ""
    else:
        assert chat.waiting == ()
        assert chat.notice


def test_the_longest_question_is_taken_and_one_letter_more_is_not() -> None:
    assert Chat().submitted("a" * 500).waiting
    declined = Chat().submitted("a" * 501)
    assert "501 characters" in declined.notice
    assert not declined.waiting


def test_so_many_questions_wait_and_one_more_is_declined_without_losing_any() -> None:
    chat = Chat()
    for number in range(21):
        chat = chat.submitted(f"wage {number}")
    assert [sent.said for sent in chat.waiting] == [f"wage {number}" for number in range(20)]
    assert "20 of your questions are waiting" in chat.notice


def test_one_more_to_compare_with_is_asked_the_last_question_beside_the_others() -> None:
    last = Turn("what do they earn?", ())
    chat = Chat(conversation=Conversation(Focus("keeper", "Salary"), last))
    two = chat.comparing(Choice("pilot", "Pilot"))
    assert two.waiting == (Sent("Compare with Pilot", "what do they earn?"),)
    assert two.conversation == Conversation(last=last, compared=("keeper", "pilot"))
    assert two.comparing(Choice("baker", "Baker")).conversation.compared == (
        "keeper", "pilot", "baker",
    )  # fmt: skip


def test_without_an_answer_there_is_nothing_to_compare() -> None:
    assert Chat().comparing(Choice("pilot", "Pilot")) == Chat()


def test_a_good_question_clears_the_notice() -> None:
    assert Chat().submitted(" ").submitted("what are the wages?").notice == ""


def test_waiting_questions_are_answered_in_the_order_they_were_sent() -> None:
    chat = Chat().submitted("what are the wages?").submitted("is it lonely?")
    done = chat.answered(load_one())
    assert [turn.said for turn in done.turns] == ["what are the wages?", "is it lonely?"]
    assert [type(turn.reply) for turn in done.turns] == [Answer, NoAnswer]
    assert done.waiting == ()


def test_a_choice_keeps_the_question_and_is_shown_as_what_was_chosen() -> None:
    assistant = load_hostile()
    asked = Chat().submitted("which wage?").answered(assistant)
    assert isinstance(asked.turns[0].reply, Clarify)
    chosen = asked.chosen(Choice("hostile", "the second"))
    assert chosen.waiting == (Sent("the second", "which wage?"),)
    reply = chosen.answered(assistant).turns[1].reply
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == "hostile"


def test_clearing_the_topic_keeps_the_history() -> None:
    chat = Chat().submitted("what are the wages?").answered(load_one())
    assert chat.conversation.focus is not None
    cleared = chat.unfocused()
    assert cleared.conversation.focus is None
    assert cleared.turns == chat.turns
