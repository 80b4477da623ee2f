"""The only ways in which text from a profile or a person gets onto a page.

Nothing here is Markdown: a profile that says ``$60,000 to $80,000`` or ``<b>`` is drawn saying so.
"""

from __future__ import annotations

from html import escape as escape_html

from corpus.records import Span

# What ends a line is written as a character reference because ``st.html`` strips and dedents the
# markup it is given, which would change lines that hold nothing but spaces.
_LINE_ENDS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_BULLETS = ("•", "·", "-", "*", "–")


def escape(text: str) -> str:
    """``text`` as HTML that shows exactly its characters, in content or in a quoted attribute."""
    return escape_html(text, quote=True).translate(_LINE_ENDS)


def label(text: str) -> str:
    """``text`` as a widget label, which Streamlit reads as Markdown, showing its characters.

    A code span is the one place where Markdown, and Streamlit's own additions to it, leave text
    alone; the style sheet makes it look like the rest of the label. Line ends become spaces.
    """
    line = " ".join(text.splitlines())
    # Streamlit rewrites this one sequence before it reads the Markdown; a word joiner is unseen.
    line = line.replace(":material/", ":material\u2060/")
    fence = "`"
    while fence in line:
        fence += "`"
    return f"{fence} {line} {fence}"


def lines(text: str, offset: int = 0, mark: Span | None = None) -> str:
    """``text`` as HTML, one element a line, with the part inside ``mark`` in ``<mark>`` elements.

    ``offset`` is where ``text`` starts on the scale of ``mark``. The text content of the result
    is ``text``, line ends and doubled spaces included; a bulleted line gets a class for indenting.
    """
    out = []
    start = offset
    for line in text.splitlines(keepends=True):
        out.append(_line(line, start, mark))
        start += len(line)
    return "".join(out)


def _line(line: str, start: int, mark: Span | None) -> str:
    content = line.strip()
    kind = "item" if content.startswith(_BULLETS) else "line" if content else "gap"
    # Indents and line ends are never marked: they show nothing.
    first = max(mark.start - start if mark else len(line), len(line) - len(line.lstrip()))
    last = min(mark.end - start if mark else 0, len(line.rstrip()))
    if first >= last:
        return f'<span class="{kind}">{escape(line)}</span>'
    before, inside, after = line[:first], line[first:last], line[last:]
    marked = f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"
    return f'<span class="{kind}">{marked}</span>'
