"""The Streamlit entry: page set-up, navigation, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

import ui.chat
import ui.checking
import ui.handout
import ui.permalink
import ui.profile
from ui.assistant import Assistant
from ui.service import load_assistant, shared_service
from ui.state import Turn

_ICON = Path(__file__).with_name("ui") / "icon.svg"


def main(load: Callable[[], Assistant] = load_assistant) -> None:
    """Draw the page that the address names; ``load`` runs once, in the background."""
    st.set_page_config(page_title="Career answers", page_icon=str(_ICON))
    service = shared_service(load)
    chat = st.Page(
        lambda: ui.chat.draw(service, profile, checking),
        title="Career answers",
        url_path="",
        default=True,
    )
    profile = st.Page(
        lambda: ui.profile.draw(service, chat, profile), title="Profile", url_path="profile"
    )
    answer = st.Page(
        lambda: ui.permalink.draw(service, chat, profile), title="An answer", url_path="answer"
    )
    handout = st.Page(
        lambda: ui.handout.draw(service, chat, handout), title="Hand-out", url_path="handout"
    )

    def checking(turn: Turn, number: int) -> None:
        ui.checking.draw(turn, number, answer, handout)

    st.navigation([chat, profile, answer, handout], position="hidden").run()


if __name__ == "__main__":
    main()
