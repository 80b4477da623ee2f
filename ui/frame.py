"""What every page has around its content: style, header, footer, and the states of loading."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from index.errors import BuildError
from retrieval.telling.messages import CAUTION
from ui.assistant import Assistant
from ui.service import Service
from ui.text import escape

_log = logging.getLogger(__name__)
_STYLE = Path(__file__).with_name("style.css")


def style() -> None:
    """Apply the style sheet to this run of the page."""
    st.html(_STYLE)


def ready(service: Service) -> Assistant | None:
    """The assistant; or None, with the page saying why not, while it loads or when it cannot."""
    try:
        assistant = service.assistant()
    except BuildError as error:
        _broken(str(error))
        return None
    except Exception:  # a fault of ours: its text is for the log, not for visitors
        _log.exception("the assistant could not be loaded")
        _broken("Something went wrong while loading; the server's log says what. Mend that first.")
        return None
    if assistant is None:
        _wait(service)
    return assistant


def _broken(why: str) -> None:
    st.html(
        '<div class="panel problem" role="alert"><h2>The answers cannot be loaded</h2>'
        f"<p>{escape(why)}</p><p>Then try again; nothing needs to be restarted.</p></div>"
    )
    st.button("Try again", key="retry")


@st.fragment(run_every=0.5)
def _wait(service: Service) -> None:
    """Run the page again as soon as loading has ended."""
    if service.settled():
        st.rerun()


def footer(assistant: Assistant) -> None:
    """The caution, who published the profiles, the build, and what it warned about."""
    build = assistant.build
    publishers = dict.fromkeys(p.source.publisher for p in build.profiles if p.source.publisher)
    credit = f"<p>Profiles published by {escape('; '.join(publishers))}.</p>" if publishers else ""
    st.html(
        f'<footer class="footer"><p>{CAUTION}</p>{credit}'
        f'<p>Build <span class="build">{escape(build.id)}</span></p>'
        f"{_notes(build.warnings)}</footer>"
    )


def _notes(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    items = "".join(f"<li>{escape(warning)}</li>" for warning in warnings)
    summary = f"<summary>Notes on this build ({len(warnings)})</summary>"
    return f'<details class="warnings">{summary}<ul>{items}</ul></details>'
