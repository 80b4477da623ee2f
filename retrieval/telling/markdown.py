r"""Text as Markdown that shows exactly its characters, whichever program renders it.

Whatever could mean something to a renderer is written as a numeric character reference, which
CommonMark (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references) and every
program that passes HTML through show as the character itself. A backslash would not do: older
programs show it.
"""

from __future__ import annotations

import re
import string

# A single one of these inside a line means nothing to any renderer; all other punctuation may.
_PLAIN = ",.;?!%/-"
_MARKS = re.escape(string.punctuation)
_SPECIAL = re.compile(
    rf"(?<=[{_MARKS}])[{_MARKS}]|[{_MARKS}](?=[{_MARKS}])|[^\w\s{re.escape(_PLAIN)}]|_"
    r"|\s(?=\s)|(?<=\s)\s|[^\S ]|^[^A-Za-z]|\s$"
)
_LINE_ENDS = re.compile(r"\n+")


def escaped(line: str) -> str:
    """One line of text, for the middle of a paragraph: line ends in it are shown as spaces are."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found.group())};", line)


def block(text: str) -> str:
    """Text of any number of lines, as paragraphs: each line end breaks the line.

    The characters shown are those of ``text``: a line break stands for one line end, a new
    paragraph for two, and references for more of them and for those at the start or end.
    """
    out, end = "", 0
    for run in _LINE_ENDS.finditer(text):
        out += escaped(text[end : run.start()])
        out += _line_ends(len(run.group()), inside=bool(out) and run.end() < len(text))
        end = run.end()
    return out + escaped(text[end:])


def _line_ends(number: int, inside: bool) -> str:
    if not inside:
        return "&#10;" * number
    # Two spaces, not a backslash: every program breaks the line at them.
    return "  \n" if number == 1 else "\n\n" + "&#10;" * (number - 2)


def quoted(text: str) -> str:
    """Text as a block quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in block(text).split("\n"))
