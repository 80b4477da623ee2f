"""A comparison: what each profile says, side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from retrieval.records import Quote
from ui.card import quote_card
from ui.text import escape


def draw(
    compared: tuple[tuple[Quote, ...], ...], key: str, today: date, link: Callable[[Quote], None]
) -> None:
    """Draw the quotes of each profile in a column of its own, under its title.

    On a narrow window the columns stand one below the other. ``link`` draws the way from a quote
    to its profile.
    """
    with st.container(key=key):
        columns = st.columns(len(compared))
        for column, quotes in zip(columns, compared, strict=True):
            with column:
                title = quotes[0].passage.profile.title
                st.html(f'<h3 class="side">{escape(title)}</h3>')
                for quote in quotes:
                    st.html(quote_card(quote, today))
                    link(quote)
