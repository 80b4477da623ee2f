"""The chat page: questions, replies in the profile's own words, and what the chat is about."""

from __future__ import annotations

import logging
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from retrieval.records import MAX_QUESTION, Choice, Clarify, NoAnswer, Reason
from retrieval.understanding.comparing import MOST
from ui import announcer, choices, earlier, frame, links, tab, topic, welcome
from ui.assistant import Assistant
from ui.offers import Offers, kinds_seen, offers
from ui.replies import question_heading, turn_html
from ui.service import Service
from ui.state import STATE as _STATE
from ui.state import Chat
from ui.text import escape

_log = logging.getLogger(__name__)
_INPUT = "question"
# A question that is too long is put back into the input to be shortened, unless it is this long.
_KEPT = 5_000

# Fixed text: brings the newest question, or the top of the page, into view. The container around
# it gets a new key with every turn and topic, so it runs once for each. What is folded above moves
# it away again a moment later, so it is brought back until whoever reads does anything themselves.
# Whoever pressed a button that is gone now would have lost the keyboard to the page as a whole; it
# goes there instead. Whoever typed goes on typing.
_SCROLL = """<script>
(function () {
  let left = false;
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(act, () => { left = true; }, {once: true, passive: true, capture: true});
  (function go(tries) {
    const found = document.querySelectorAll("h2.question");
    const newest = found.length ? found[found.length - 1] : document.querySelector("h1");
    if (!newest || (left && tries < 12) || document.getElementById("marked")) return;
    newest.scrollIntoView({block: "start"});
    const at = document.activeElement;
    if (!at || at === document.body) {
      newest.setAttribute("tabindex", "-1");
      newest.focus({preventScroll: true});
    }
    if (tries) setTimeout(go, 100, tries - 1);
  })(12);
})();
</script>"""


def draw(service: Service, profile_page: StreamlitPage) -> None:
    """Draw the chat page. Questions sent while the assistant loads wait for it."""
    frame.style()
    tab.restore(service.kept)
    announcing = st.container(gap=None)
    st.html('<h1 class="title">Career answers</h1>')
    assistant = frame.ready(service)
    if assistant is not None and _chat().waiting:
        st.session_state[_STATE] = _answered(_chat(), assistant)
    chat = _chat()
    if assistant is not None and not chat.turns:
        welcome.lead()
    # The turns before anything else: what is drawn first is seen first.
    _history(chat)
    with announcing:
        announcer.announce(chat)
        links.follow()
        tab.remember(service.kept)
    with st.bottom:
        _above_input(chat, assistant)
        st.chat_input("Ask about an occupation", key=_INPUT, on_submit=_submit_input)
    if assistant is not None:
        # Last, because finding out what gets an answer takes a moment: the reply is drawn by now.
        _offered(chat, offers(assistant), profile_page)
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


def _choose(choice: Choice, question: str | None = None) -> None:
    st.session_state[_STATE] = _chat().chosen(choice, question)


def _ask_of(profile: Profile) -> None:
    _choose(Choice(profile.slug, profile.title))


def _move(profile: Profile) -> None:
    st.session_state[_STATE] = _chat().about(Choice(profile.slug, profile.title))


def _compare(profile: Profile) -> None:
    st.session_state[_STATE] = _chat().comparing(Choice(profile.slug, profile.title))


def _unfocus() -> None:
    st.session_state[_STATE] = _chat().unfocused()


def _clear() -> None:
    st.session_state[_STATE] = Chat()


def _history(chat: Chat) -> None:
    today = date.today()
    folded = earlier.folded(len(chat.turns))
    if folded:
        earlier.draw(chat.turns[:folded], today)
    last = chat.turns[-1].reply if chat.turns else None
    asking = last if choices.offers_of(last) else None
    with st.container(key="turns"):
        for number, turn in enumerate(chat.turns[folded:], folded):
            st.html(turn_html(turn, number, today, choosing=turn.reply is asking))
        if asking is not None:
            choices.draw(asking, len(chat.turns) - 1, _choose)
    if chat.turns or chat.conversation.focus:
        with st.container(key=_newest(chat)):
            st.html(_SCROLL, unsafe_allow_javascript=True)
    for sent in chat.waiting:
        st.html(question_heading(sent.said))
    if chat.waiting:
        st.html(f'<p class="panel waiting">{announcer.WAITING}</p>')


def _newest(chat: Chat) -> str:
    """A key that changes when there is another turn or, before the first, another topic."""
    focus = chat.conversation.focus
    return f"newest-{len(chat.turns)}" if chat.turns or not focus else f"newest-{focus.slug}"


def _above_input(chat: Chat, assistant: Assistant | None) -> None:
    """A note on the last input, and what the next question is about."""
    with st.container(key="below"):
        if chat.notice:
            st.html(f'<p class="panel notice">{escape(chat.notice)}</p>')
        if chat.conversation.topics and assistant is not None:
            topic.draw(chat.conversation, offers(assistant), _move, _unfocus)


def _offered(chat: Chat, offered: Offers, profile_page: StreamlitPage) -> None:
    """What can be asked next with one press: of the same occupation, of another, of any."""
    with st.container(key="next"):
        _suggest(chat, offered)
        topics = chat.conversation.topics if chat.conversation.last else ()
        if 0 < len(topics) < min(MOST, len(offered.occupations.profiles)):
            topic.compare_button(topics, offered, _compare)
    last = chat.turns[-1].reply if chat.turns else None
    uncovered = isinstance(last, NoAnswer) and last.reason is Reason.OCCUPATION_NOT_COVERED
    unnamed = isinstance(last, Clarify) and not last.choices
    finding = last is None or uncovered or unnamed
    if finding:
        # What was asked is asked of the one that is picked; before anything was, it is the topic.
        welcome.occupations(offered, profile_page, _move if last is None else _ask_of)
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ways"):
        if not finding:
            st.page_link(profile_page, label="Covered occupations", icon=":material/menu_book:")
        st.button("Clear chat", key="clear", type="tertiary", on_click=_clear)


def _suggest(chat: Chat, offered: Offers) -> None:
    focus = chat.conversation.focus
    if chat.turns and isinstance(chat.turns[-1].reply, Clarify):
        return
    if focus is not None:
        seen = kinds_seen(chat.turns, focus.slug)
        asked = offered.suggestions.about(focus.slug, seen)
        welcome.questions(asked, "You could ask next", "suggestion", _submit)
    elif not chat.turns:
        asked = offered.suggestions.examples()
        welcome.questions(asked, "Questions to start with", "example", _submit)
