"""What is wrong with a document, said so that a maintainer can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.records import Profile

Severity = Literal["error", "warning", "note"]

# Every finding there is: its code, whether it keeps the profile out of the index, and the cure.
# A note says what was done with a sound document.
_CODES: dict[str, tuple[Severity, str]] = {
    "unreadable_file": ("error", "Check the path and its permissions"),
    "too_large": ("error", "A profile is a few pages of text: check that this is one"),
    "too_many_files": ("error", "Name a folder that holds profiles and nothing else"),
    "oversized_profile": ("error", "A profile is a few pages of text: restore its line breaks"),
    "wrong_encoding": ("error", "Save the file again as UTF-8 text"),
    "empty_file": ("error", "Fill the file or remove it"),
    "control_characters": ("error", "Remove them: text is shown as it stands, these cannot be"),
    "unknown_layout": ("error", "Save the profile in a known layout, or remove the file"),
    "no_title": ("error", "Put the occupation's title alone on the first line"),
    "no_passage": ("error", "Write about the occupation below its title, or remove the file"),
    "unreadable_date": ("error", "Copy the date from the source; it is never guessed"),
    "future_date": ("error", "Correct the date, or this computer's clock"),
    "duplicate_slug": ("error", "Remove one of them, or correct its title or its date"),
    "superseded": ("note", "Nothing needs to be done; remove the file if it is not to be kept"),
    "same_document": ("note", "It is read once; remove one of the files"),
    "older_document": ("error", "Nothing needs to be added: answers come from the newer one"),
    "changed_file": ("error", "Add it again, once nothing writes to it any more"),
    "damaged_archive": ("error", "Copy or download the zip file again"),
    "unsafe_archive": ("error", "Zip the files again: plain files, each with a name of its own"),
    "unsupported_archive": ("error", "Zip the files again: one level, usual packing, no password"),
    "oversized_archive": ("error", "Check that it holds profiles; if so, put them into a folder"),
    "incomplete_database": ("error", "Download the text edition again, keep its tables together"),
    "bad_row": ("error", "Correct the row, or download the database again"),
    "bad_front_matter": ("error", 'Write lines such as "title: Baker" between two lines "---"'),
    "unknown_field": ("warning", "Correct the name, or remove the line"),
    "empty_folder": ("error", "Put at least one profile into the folder, or name another folder"),
    "no_date": ("warning", 'If the date is known, add a line such as "Produced July 2010"'),
    "stray_date": ("warning", "Move the line to the end of the section it dates, or remove it"),
    "lost_heading": ("error", "Save the page again, or write the section's heading above the line"),
    "truncated": ("warning", "Compare the end of the file with its source"),
    "missing_section": ("warning", "Restore the section's heading and text, or unlist it"),
    "unknown_heading": ("warning", "Use a known heading, or join the line to its paragraph"),
    "empty_section": ("warning", "Restore the text, or remove the heading"),
    "duplicate_heading": ("warning", "Join the two sections, or rename one"),
    "text_outside": ("warning", "Put the text under a heading; until then it is never quoted"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one document.

    An error means that the profile must not be indexed; a warning means that it can be, but that
    something in it is probably not as its author meant; a note needs nothing to be done. ``line``
    counts from 1 and is None where the finding is about the whole file; ``section`` is a heading,
    where one is concerned.
    """

    file: str
    section: str | None
    line: int | None
    severity: Severity
    code: str
    message: str
    cure: str

    def __str__(self) -> str:
        """One line in the form that editors and terminals make clickable."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        section = "" if self.section is None else f' in "{self.section}"'
        stop = "" if self.message.endswith("?") else "."
        return f"{place}: {self.severity} [{self.code}]{section}: {self.message}{stop} {self.cure}."


def found(
    code: str, file: str, message: str, *, line: int | None = None, section: str | None = None
) -> Finding:
    """A finding with the severity and the cure that belong to its code."""
    severity, cure = _CODES[code]
    return Finding(file, section, line, severity, code, message, cure)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that keep a profile out of the index."""
    return tuple(finding for finding in findings if finding.severity == "error")


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay out documents.

    ``name`` is for people; ``publisher`` is the short name of who publishes such documents, which
    several layouts may share; ``suffix`` is what the names of such files end with.
    """

    name: str
    publisher: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a layout understood it: the profile, and what was found wrong on the way.

    ``edition`` is the number of the publisher's release that it is from, (29, 3), if it has one.
    """

    profile: Profile
    findings: tuple[Finding, ...]
    layout: Layout
    edition: tuple[int, ...] = ()
