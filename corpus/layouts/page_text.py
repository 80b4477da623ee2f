"""The text of a web page's profile while it is put together, with the sections that stand in it."""

from __future__ import annotations

from corpus.records import Kind, RevisionDate, Section, Span


class PageText:
    """Takes in headings and text in order; one blank line stands between them.

    Text that follows on text of the same section belongs to it; a heading ends the section.
    ``is_open`` says whether text stands below the last heading.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._end = 0
        self._parts: list[tuple[str, tuple[str, ...], Kind, Span]] = []
        self.is_open = False

    @property
    def text(self) -> str:
        """Everything taken in so far."""
        return "\n\n".join(self._pieces)

    def add_heading(self, text: str) -> Span:
        """Take in a line that belongs to no section, and end the section before it."""
        self.is_open = False
        return self._append(text)

    def add(self, text: str, heading: str, path: tuple[str, ...], kind: Kind) -> None:
        """Take in text of the section that has this heading, path and kind."""
        span = self._append(text)
        last = self._parts[-1] if self.is_open else None
        if last and last[:2] == (heading, path):
            self._parts[-1] = (heading, path, kind, Span(last[3].start, span.end))
        else:
            self._parts.append((heading, path, kind, span))
        self.is_open = True

    def sections(self, revised: RevisionDate | None) -> tuple[Section, ...]:
        """The sections so far, in order, with the date that holds for all of them."""
        return tuple(
            Section(heading, path, kind, span, False, revised)
            for heading, path, kind, span in self._parts
        )

    def _append(self, text: str) -> Span:
        start = self._end + 2 if self._pieces else 0
        self._pieces.append(text)
        self._end = start + len(text)
        return Span(start, self._end)
