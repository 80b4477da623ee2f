"""Links from the chat to the other pages, as HTML: any number of them is drawn at once."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from ui.text import escape

PROFILE, ANSWER, HANDOUT = "profile", "answer", "handout"
"""The addresses of the other pages, below that of the chat."""

# Fixed text. Loading another page anew would begin another session. Going back in the browser does
# not: Streamlit then draws the page that the address names. Pressing one of these links does the
# same. Whoever opens one in another tab or window gets what the browser does by itself.
_FOLLOW = """<script>
if (!window.followsLinks) {
  window.followsLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.inside");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
}
</script>"""


def inside(page: str, params: Mapping[str, str], words: str, kind: str) -> str:
    """A link to one of the other pages, as HTML; ``kind`` is a class that gives it its icon."""
    address = escape(f"{page}?{urlencode(params)}" if params else page)
    return f'<a class="inside {kind}" href="{address}">{escape(words)}</a>'


def outside(address: str | None, words: str) -> str:
    """``words`` as a link to another site, as HTML; alone where the address is none of the web.

    It opens in another tab, and the chat stays where it is.
    """
    if address is None or not address.startswith(("https://", "http://")):
        return escape(words)
    here = f'href="{escape(address)}" target="_blank" rel="noopener noreferrer"'
    return f"<a {here}>{escape(words)}</a>"


def follow() -> None:
    """Let the links of the page lead on without ending the chat."""
    st.html(_FOLLOW, unsafe_allow_javascript=True)
