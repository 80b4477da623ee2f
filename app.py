"""The Streamlit entry: page set-up, navigation, what is served beside the pages; nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

import ui.chat
import ui.handout
import ui.permalink
import ui.profile
from ui.assistant import Assistant
from ui.http.routes import routes, starting
from ui.links import ANSWER, HANDOUT, PROFILE
from ui.service import load_assistant, shared_service

_ICON = Path(__file__).with_name("ui") / "icon.svg"


def main(load: Callable[[], Assistant] = load_assistant) -> None:
    """Draw the page that the address names; ``load`` runs once, in the background."""
    st.set_page_config(page_title="Career answers", page_icon=str(_ICON))
    service = shared_service(load)
    chat = st.Page(
        lambda: ui.chat.draw(service, profile),
        title="Career answers",
        url_path="",
        default=True,
    )
    profile = st.Page(
        lambda: ui.profile.draw(service, chat, profile), title="Profile", url_path=PROFILE
    )
    answer = st.Page(
        lambda: ui.permalink.draw(service, chat, profile), title="An answer", url_path=ANSWER
    )
    handout = st.Page(lambda: ui.handout.draw(service, chat), title="Hand-out", url_path=HANDOUT)

    page = st.navigation([chat, profile, answer, handout], position="hidden")
    with service.drawing:
        page.run()


if __name__ == "__main__":
    main()
else:
    # ``streamlit run`` imports this file once to serve it, and runs it as a script for each visit.
    _service = partial(shared_service, load_assistant)
    app = st.App(__file__, routes=routes(_service), lifespan=starting(_service))
