"""What the chat is about: shown above the input, where it can be changed and cleared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from corpus.records import Profile
from retrieval.conversation import Conversation
from ui import finder
from ui.offers import Offers
from ui.text import escape
from ui.welcome import picked

Pick = Callable[[Profile], None]

# Fixed text: puts the keyboard into the field of the window, which takes it to itself as it opens.
_FOCUS = """<script>
(function go(tries) {
  const dialog = document.querySelector("[role=dialog]"), at = document.activeElement;
  const field = dialog && dialog.querySelector("input");
  if (field && (at === dialog || !dialog.contains(at))) field.focus();
  if (tries) setTimeout(go, 100, tries - 1);
})(10);
</script>"""


def draw(
    conversation: Conversation, offers: Offers, change: Pick, clear: Callable[[], None]
) -> None:
    """Draw the topic, or the occupations compared; what does not fit is in the title."""
    about = _named(conversation, offers)
    with st.container(horizontal=True, vertical_alignment="center", key="topic"):
        text = escape(about)
        st.html(f'<p class="focus" title="{text}"><span>About:</span> {text}</p>')
        if len(offers.occupations.profiles) > 1 and st.button(
            "Change", key="change-topic", type="tertiary", help="Pick another occupation"
        ):
            _change(conversation, offers, change)
        st.button("Clear topic", key="unfocus", type="tertiary", on_click=clear)


def compare_button(slugs: Sequence[str], offers: Offers, compare: Pick) -> None:
    """Draw the way to ask the last question of one more occupation than those of ``slugs``."""
    if st.button("Compare with …", key="compare", icon=":material/compare_arrows:"):
        _compare(slugs, offers, compare)


@st.dialog("Change the occupation")
def _change(conversation: Conversation, offers: Offers, change: Pick) -> None:
    st.html(f'<p class="plain">Now about: {escape(_named(conversation, offers))}</p>')
    _pick(conversation.topics, offers, "change", change)


@st.dialog("Compare with another occupation")
def _compare(slugs: Sequence[str], offers: Offers, compare: Pick) -> None:
    st.html('<p class="plain">The same question is asked of each, and their quotes are shown.</p>')
    _pick(slugs, offers, "compare-with", compare)


def _pick(slugs: Sequence[str], offers: Offers, key: str, pick: Pick) -> None:
    """A field to find an occupation in; at first those that the profile calls related."""
    st.html(_FOCUS, unsafe_allow_javascript=True)
    near = [p for p in offers.occupations.related(slugs[-1]) if p.slug not in slugs]
    finder.find(offers.occupations, key, lambda match: picked(match, key, pick), near)


def _named(conversation: Conversation, offers: Offers) -> str:
    titles = " · ".join(_title(slug, offers) for slug in conversation.topics)
    section = conversation.focus.section if conversation.focus else None
    return f"{titles} › {section}" if section else titles


def _title(slug: str, offers: Offers) -> str:
    return next((p.title for p in offers.documents.profiles if p.slug == slug), slug)
