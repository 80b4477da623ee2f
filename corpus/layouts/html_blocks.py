r"""HTML -> the blocks of text that a reader of the page sees, in document order.

Shared by the layouts that are web pages. What they put together from blocks is the canonical text
of such a profile: the same for the same bytes, entities decoded, Unicode NFC, every run of white
space one space. As where a browser copies text, ``<br>`` is a line end, the cells of a table row
are separated by tabs, and a list item has a bullet. Scripts, pictures, navigation, and words that
are only there for screen readers are left out; what is folded away on the page is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_UNREAD = (
    "script, style, noscript, template, head, svg, img, picture, video, audio, canvas, object, "
    "iframe, input, select, textarea, nav, footer, aside, [role=navigation], [role=dialog], "
    "button:not([aria-expanded]):not([aria-controls]):not(:is(h1, h2, h3, h4, h5, h6) *), "
    "i[aria-hidden=true], span[aria-hidden=true], .sr-only, .visually-hidden, .invisible"
)
_BLOCK_TAGS = frozenset(
    "address article blockquote body button caption center dd details dialog div dl dt fieldset "
    "figcaption figure form header hr html label legend li main menu ol p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "menu")
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a whole list or table, or a heading of ``level`` 1 to 6 (0 is no heading).

    ``text`` has a line for each item or row, and where the page breaks a line.
    """

    text: str
    level: int = 0


def blocks_of(root: LexborNode, without: str = "") -> list[Block]:
    """The blocks below ``root``; ``without`` is a CSS selector of elements to leave out."""
    unread = root.css(", ".join(filter(None, (_UNREAD, without))))
    reader = _Reader({node.mem_id for node in unread})
    reader.read(root)
    reader.end()
    return reader.blocks


def words_of(root: LexborNode | None) -> str:
    """All words below ``root`` on one line; none where there is no such element."""
    return _joined(blocks_of(root)) if root is not None else ""


def _blocks(node: LexborNode, unread: Set[int]) -> list[Block]:
    """The blocks of an element's content."""
    reader = _Reader(unread)
    reader.read_content(node)
    reader.end()
    return reader.blocks


def _joined(blocks: Iterable[Block]) -> str:
    lines = (line.strip() for block in blocks for line in block.text.split("\n"))
    return " ".join(" ".join(line.removeprefix(_BULLET) for line in lines).split())


class _Reader:
    """Takes in an element's content: words gather to a paragraph until a block begins or ends."""

    def __init__(self, unread: Set[int]) -> None:
        self.blocks: list[Block] = []
        self._unread = unread
        self._words: list[str] = []

    def read(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            # Of white space only a line end must go now: what is gathered is split later.
            self._words.append((node.text_content or "").replace("\n", " "))
        elif tag == "br":
            self._words.append("\n")
        elif tag.startswith("-") or node.mem_id in self._unread:
            return
        elif level := _level(node):
            self._add(Block(_joined(_blocks(node, self._unread)), level))
        elif tag in (*_LISTS, "dl", "table") and not _is_wrapper(node):
            self._compound(node)
        elif tag in _BLOCK_TAGS:
            self.end()
            self.read_content(node)
            self.end()
        else:
            self.read_content(node)

    def read_content(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self.read(child)

    def end(self) -> None:
        """What was gathered is a paragraph."""
        gathered = "".join(self._words)
        self._words.clear()
        if not gathered.strip():  # as between most elements
            return
        text = "\n".join(" ".join(line.split()) for line in gathered.split("\n"))
        text = re.sub(r"\n{2,}", "\n\n", unicodedata.normalize("NFC", text)).strip()
        if text:
            self.blocks.append(Block(text))

    def _add(self, block: Block) -> None:
        self.end()
        if block.text:
            self.blocks.append(block)

    def _compound(self, node: LexborNode) -> None:
        if node.tag == "table":
            caption = node.css_first("caption")
            if caption is not None:
                self._add(Block(_joined(_blocks(caption, self._unread))))
            self._add(Block("\n".join(self._rows(node))))
        elif node.tag == "dl":
            self._definitions(node)
        elif not _is_contents(node):
            self._add(Block("\n".join(self._items(node))))

    def _rows(self, table: LexborNode) -> list[str]:
        rows = [row for row in table.css("tr") if row.mem_id not in self._unread]
        # A table's foot may be written above its body, but is shown below.
        rows.sort(key=lambda row: row.parent is not None and row.parent.tag == "tfoot")
        return [row for row in map(self._row, rows) if row]

    def _row(self, row: LexborNode) -> str:
        cells = [cell for cell in row.iter() if cell.mem_id not in self._unread]
        return "\t".join(_joined(_blocks(cell, self._unread)) for cell in cells).strip()

    def _items(self, listed: LexborNode) -> list[str]:
        lines: list[str] = []
        for item in listed.iter():
            if item.mem_id not in self._unread:
                inner = "\n".join(block.text for block in _blocks(item, self._unread))
                first, *more = [line for line in inner.split("\n") if line.strip()] or [""]
                if first:
                    lines.append(f"  {_BULLET}{first.strip().removeprefix(_BULLET)}")
                lines += [f"  {line}" if line[0] == " " else f"    {line}" for line in more]
        return lines

    def _definitions(self, node: LexborNode) -> None:
        """Terms and what they stand for: a row where that is one line, else term by term."""
        rows: list[str] = []
        for item in node.iter():
            inner = [] if item.mem_id in self._unread else _blocks(item, self._unread)
            is_line = len(inner) == 1 and "\n" not in inner[0].text
            if item.tag == "dd" and rows and "\t" not in rows[-1] and is_line:
                rows[-1] += f"\t{inner[0].text}"
            elif item.tag == "dt" and inner:
                rows.append(_joined(inner))
            elif inner:
                self._add(Block("\n".join(rows)))
                rows.clear()
                self.blocks += inner
        self._add(Block("\n".join(rows)))


def _level(node: LexborNode) -> int:
    """The level of a heading; 0 for any other element."""
    if node.tag in _HEADINGS:
        return _HEADINGS[node.tag]
    if node.attributes.get("role") != "heading":
        return 0
    stated = node.attributes.get("aria-level") or ""
    return int(stated) if re.fullmatch("[1-6]", stated) else 2


def _is_wrapper(node: LexborNode) -> bool:
    """Whether a list or table only arranges parts of the page that have headings of their own."""
    inner = node.css("table, h1, h2, h3, h4, h5, h6, [role=heading]")
    return any(part.mem_id != node.mem_id for part in inner if part.tag != "table") or (
        node.tag == "table" and len(node.css("table")) > 1
    )


def _is_contents(listed: LexborNode) -> bool:
    """Whether all that a list holds are links to places on the same page."""
    links = listed.css("a")
    linked = "".join(
        link.text() for link in links if (link.attributes.get("href") or "")[:1] == "#"
    )
    return bool(links) and "".join(linked.split()) == "".join(listed.text().split())
