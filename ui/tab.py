"""Keeps a chat through loading the page anew, in the same tab of the browser.

A session of Streamlit ends with the page that it began with. So the tab remembers the name under
which its chat is kept (see ``ui.kept``), and the session that comes next is told that name.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.kept import Kept, new_name
from ui.state import STATE, Chat
from ui.text import escape

PARAMETER = "tab"
_NAME, _ASKED = "tab-name", "tab-asked"
_GONE = (
    "What you asked here before is kept no longer: that was too long ago, or the server was "
    "started anew since. Please ask again."
)

# Fixed text. The tab remembers the name of this session's chat once it has begun, unless the
# browser lets no page remember anything. A tab that knows of another was loaded anew: it tells that
# name in the address as if one had gone back to it, which is how Streamlit takes a parameter
# without loading the page, and puts the address right at once.
_SCRIPT = """<script>
(function () {
  const chat = document.getElementById("tab").dataset;
  let memory;
  try { memory = sessionStorage; } catch { return; }
  const known = memory.getItem("chat");
  if (!known || known === chat.name || known === chat.asked) {
    if (chat.begun) memory.setItem("chat", chat.name);
    else memory.removeItem("chat");
    return;
  }
  const shown = location.href, told = new URL(shown);
  told.searchParams.set("tab", known);
  history.replaceState(history.state, "", told);
  window.dispatchEvent(new PopStateEvent("popstate"));
  history.replaceState(history.state, "", shown);
})();
</script>"""


def restore(kept: Kept) -> None:
    """Take the chat up again that this tab had before the page was loaded anew."""
    named = st.query_params.get(PARAMETER)
    if named is None:
        return
    del st.query_params[PARAMETER]
    # A tab tells it once it was drawn: a link that somebody else made up has it from the start.
    if _NAME not in st.session_state or _ASKED in st.session_state:
        return
    st.session_state[_ASKED] = named
    if not st.session_state.get(STATE, Chat()).begun:
        found = kept.find(named)
        st.session_state[STATE] = replace(found, notice="") if found else Chat(notice=_GONE)


def remember(kept: Kept) -> None:
    """Keep the chat as it stands now, and have the tab remember under which name."""
    chat: Chat = st.session_state.get(STATE, Chat())
    name: str = st.session_state.setdefault(_NAME, new_name())
    asked: str = st.session_state.get(_ASKED, "")
    kept.keep(name, chat, before=asked)
    begun = "yes" if chat.begun else ""
    told = (
        f'<span id="tab" data-name="{name}" data-asked="{escape(asked)}" data-begun="{begun}">'
        "</span>"
    )
    st.html(told + _SCRIPT, unsafe_allow_javascript=True)
