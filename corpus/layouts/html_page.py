"""An HTML document as a whole: its tree, what it says of itself, and where its words stand."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from corpus.errors import RefusedError
from corpus.findings import found

_DEEPEST = 150  # elements inside each other; pages have about 20, and reading them is recursive
_MOST_NODES = 100_000  # elements and texts; pages have some thousands
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")


def is_markup(text: str) -> bool:
    """Whether a document is HTML or XML rather than plain text."""
    return text.lstrip()[:1] == "<"


def parse_html(markup: str, file: str) -> LexborHTMLParser:
    """The tree of an HTML document, as browsers build it whatever the markup.

    Raises RefusedError where there are more elements, or deeper inside each other, than in any page
    for people.
    """
    tree = LexborHTMLParser(markup)
    node, depth, count = tree.root, 0, 0
    while node is not None:
        count += 1
        if depth > _DEEPEST:
            message = f"the page has elements more than {_DEEPEST} deep inside each other"
            raise RefusedError((found("unknown_layout", file, message),))
        if count > _MOST_NODES:
            message = f"the page has more than {_MOST_NODES:,} elements"
            raise RefusedError((found("oversized_profile", file, message),))
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return tree


def address_of(tree: LexborHTMLParser, markup: str) -> str | None:
    """Where the page says that it is from, or the browser that saved it says."""
    link = tree.css_first('link[rel="canonical"]')
    stated = link.attributes.get("href") if link is not None else _meta(tree, "og:url")
    saved = _SAVED_FROM.search(markup, 0, 1000)
    address = stated or (saved and saved.group(1)) or ""
    return address if address.startswith(("https://", "http://")) else None


def site_of(tree: LexborHTMLParser) -> str | None:
    """The name of the site that the page states."""
    return _meta(tree, "og:site_name")


def line_in(markup: str, words: str) -> int | None:
    """The 1-based line of the file that holds ``words``; None unless they stand there once."""
    found_at = [match.start() for match in re.finditer(_spaced(words), markup)]
    return markup.count("\n", 0, found_at[0]) + 1 if len(found_at) == 1 else None


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _meta(tree: LexborHTMLParser, name: str) -> str | None:
    node = tree.css_first(f'meta[property="{name}"]')
    # One site writes the address into "href".
    stated = node and (node.attributes.get("content") or node.attributes.get("href"))
    return " ".join(stated.split()) if stated else None
