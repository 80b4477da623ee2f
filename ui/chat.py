"""The chat page: questions, replies in the profile's own words, and what the chat is about."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from retrieval.records import Choice
from ui import announcer, frame, welcome
from ui.assistant import Assistant
from ui.replies import draw_turn, question_heading
from ui.service import Service
from ui.state import MAX_QUESTION, Chat, Turn
from ui.state import STATE as _STATE
from ui.text import escape, label

_log = logging.getLogger(__name__)
_INPUT = "question"
# A question that is too long is put back into the input to be shortened, unless it is this long.
_KEPT = 5_000

# Fixed text: brings the newest question to the top of the view. The container around it gets a
# new key with every turn, so it runs once for each.
_SCROLL = """<script>
(function () {
  const questions = document.querySelectorAll("h2.question");
  if (questions.length) questions[questions.length - 1].scrollIntoView({block: "start"});
})();
</script>"""


def draw(
    service: Service, profile_page: StreamlitPage, checking: Callable[[Turn, int], None]
) -> None:
    """Draw the chat page. Questions sent while the assistant loads wait for it.

    ``checking`` draws what stands below a reply for those who check it.
    """
    frame.style()
    with st.bottom:
        below = st.container(key="below")
        st.chat_input("Ask about an occupation", key=_INPUT, on_submit=_submit_input)
    announcing = st.container()
    st.html('<h1 class="title">Career answers</h1>')
    assistant = frame.ready(service)
    if assistant is not None and _chat().waiting:
        st.session_state[_STATE] = _answered(_chat(), assistant)
    chat = _chat()
    if assistant is not None and not chat.turns:
        _welcome(assistant, profile_page)
    _history(chat, profile_page, checking)
    with announcing:
        announcer.announce(chat)
    if assistant is not None:
        with below:
            _controls(chat, assistant.build.profiles)
        if chat.turns:
            st.page_link(profile_page, label="Covered occupations", icon=":material/menu_book:")
        frame.footer(assistant)


def _chat() -> Chat:
    chat: Chat = st.session_state.setdefault(_STATE, Chat())
    return chat


def _answered(chat: Chat, assistant: Assistant) -> Chat:
    try:
        return chat.answered(assistant)
    except Exception:  # one question that hits a fault of ours must not end the whole chat
        _log.exception("a question could not be answered")
        return chat.failed()


def _submit(text: str) -> None:
    st.session_state[_STATE] = _chat().submitted(text)


def _submit_input() -> None:
    text: str = st.session_state[_INPUT] or ""
    _submit(text)
    if MAX_QUESTION < len(text) <= _KEPT:
        st.session_state[_INPUT] = text


def _choose(choice: Choice) -> None:
    st.session_state[_STATE] = _chat().chosen(choice)


def _welcome(assistant: Assistant, profile_page: StreamlitPage) -> None:
    st.html(
        '<p class="lead">Ask about an occupation. You get the profile’s own words, '
        "and the date they were last revised.</p>"
        '<h2 class="small-heading">Questions to start with</h2>'
    )
    with st.container(key="examples"):
        for number, question in enumerate(welcome.examples(assistant.build.profiles)):
            st.button(label(question), key=f"example-{number}", on_click=_submit, args=(question,))
    welcome.occupations(assistant.build.profiles, profile_page)


def _history(
    chat: Chat, profile_page: StreamlitPage, checking: Callable[[Turn, int], None]
) -> None:
    today = date.today()
    for number, turn in enumerate(chat.turns):
        last = number == len(chat.turns) - 1
        with st.container(key=f"turn-{number}"):
            draw_turn(turn, number, today, profile_page, choose=_choose if last else None)
            checking(turn, number)
    if chat.turns:
        with st.container(key=f"newest-{len(chat.turns)}"):
            st.html(_SCROLL, unsafe_allow_javascript=True)
    for sent in chat.waiting:
        st.html(question_heading(sent.said))
    if chat.waiting:
        st.html(f'<p class="panel waiting">{announcer.WAITING}</p>')
    if chat.notice:
        st.html(f'<p class="panel notice">{escape(chat.notice)}</p>')


def _controls(chat: Chat, profiles: tuple[Profile, ...]) -> None:
    """What the chat is about and how to clear it, right above the input."""
    if not chat.turns:
        return
    focus = chat.conversation.focus
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        if focus is not None:
            title = next((p.title for p in profiles if p.slug == focus.slug), focus.slug)
            about = f"{title} › {focus.section}" if focus.section else title
            st.html(f'<p class="focus"><span>About</span> {escape(about)}</p>')
            st.button("Clear topic", key="unfocus", type="tertiary", on_click=_unfocus)
        st.button("Clear chat", key="clear", type="tertiary", on_click=_clear)


def _unfocus() -> None:
    st.session_state[_STATE] = _chat().unfocused()


def _clear() -> None:
    st.session_state[_STATE] = Chat()
