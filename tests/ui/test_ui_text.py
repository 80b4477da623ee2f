from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Span
from tests.ui.fakes import HOSTILE
from ui.text import escape, label, lines

# A browser cannot hold these in a page at all; profiles with them are refused when they are read.
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t <>&\"'•*"))


class _Reader(HTMLParser):
    """Reads what a page would show, and which part of it is marked."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.text = self.marked = ""
        self._in_mark = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._in_mark = self._in_mark or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if self._in_mark else ""


@given(_TEXT)
def test_escaped_text_is_shown_letter_for_letter_on_one_line_of_markup(text: str) -> None:
    markup = escape(text)
    read = _Reader(f"<p>{markup}</p>")
    assert (read.text, read.tags) == (text, {"p"})
    assert "\n" not in markup


@given(_TEXT, st.integers(0, 50), st.data())
def test_lines_keep_every_letter_and_mark_exactly_the_span(
    text: str, offset: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    read = _Reader(lines(text, offset, Span(offset + start, offset + end)))
    assert read.text == text
    assert read.tags <= {"span", "mark"}
    # Indents and line ends show nothing and so are never marked.
    assert "".join(read.marked.split()) == "".join(text[start:end].split())


def test_lines_tell_items_and_gaps_from_prose() -> None:
    assert lines("Tend:\n\n  • wick") == (
        '<span class="line">Tend:&#10;</span><span class="gap">&#10;</span>'
        '<span class="item">  • wick</span>'
    )


def test_a_mark_that_ends_where_a_line_starts_leaves_it_alone() -> None:
    assert lines("ab\ncd", 10, Span(11, 13)) == (
        '<span class="line">a<mark>b</mark>&#10;</span><span class="line">cd</span>'
    )


def test_a_label_is_a_code_span_whose_fence_is_longer_than_any_in_the_text() -> None:
    assert label("a `b` ``c``") == "``` a `b` ``c`` ```"
    assert label("two\nlines") == "` two lines `"
    assert label("nothing") == "` nothing `"


def test_a_label_keeps_hostile_text_but_for_one_unseen_character() -> None:
    assert label(HOSTILE).replace("\u2060", "").strip("` ") == HOSTILE
