"""What is written as Markdown is shown letter for letter, by CommonMark and beyond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from retrieval.telling.markdown import block, escaped, quoted

# Plain CommonMark, and everything that this parser knows beyond it, quotes and dashes made pretty.
PARSERS = [
    MarkdownIt("commonmark"),
    MarkdownIt("js-default", {"typographer": True, "html": True}),
]
BREAKS = {"softbreak": "\n", "hardbreak": "\n"}
# What a canonical text may hold: no controls but tabs and line ends, no lone surrogates.
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t")
MEANING = st.sampled_from(
    [*"*_`~#>|$\\<>&![](){}+-=.:;'\"^@ \n\t1", "  ", "\n\n", "\n---\n", "1. ", "(c)", "...", "--",
     "http://a.b", "www.a.b", "&amp;", "&#42;", "<b>", "<!--", "[x]: y", "$$", ":smile:", "    "]
)  # fmt: skip
TEXTS = st.text(CHARACTERS, max_size=60) | st.lists(MEANING, max_size=12).map("".join)


def shown(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each paragraph; anything but paragraphs of text and breaks is an error."""
    for token in tokens:
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", *BREAKS}
            yield "".join(BREAKS.get(c.type, c.content) for c in token.children or ())
        else:
            assert token.type.removesuffix("_open").removesuffix("_close") in {
                "paragraph", "blockquote",
            }  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS)
@given(TEXTS)
def test_a_block_shows_exactly_its_text(parser: MarkdownIt, text: str) -> None:
    assert "\n\n".join(shown(parser.parse(block(text)))) == text


@pytest.mark.parametrize("parser", PARSERS)
@given(TEXTS)
def test_a_quotation_shows_exactly_its_text(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(quoted(text))
    assert [tokens[0].type, tokens[-1].type] == ["blockquote_open", "blockquote_close"]
    assert "\n\n".join(shown(tokens)) == text


@pytest.mark.parametrize("parser", PARSERS)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_a_line_in_a_list_shows_exactly_its_text(parser: MarkdownIt, line: str) -> None:
    (inline,) = [t for t in parser.parse(f"- From: {escaped(line)}") if t.type == "inline"]
    assert "".join(child.content for child in inline.children or ()) == f"From: {line}"


def test_common_wording_stays_readable() -> None:
    assert escaped("Pay is $26.18, half-time") == "Pay is &#36;26.18, half-time"
    assert block("They:\n\n  • trim") == "They&#58;\n\n&#32;&#32;&#8226; trim"
    assert quoted("a\nb\n\nc") == "> a  \n> b\n>\n> c"
