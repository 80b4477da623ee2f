r"""Bytes of a document -> its canonical text, the one text that every offset counts in.

Canonical means: UTF-8 decoded, byte order marks at the start dropped, Unicode NFC, no-break spaces
as spaces, ``\n`` line ends. Nothing else is changed, so what is quoted is what the source says.
The canonical text of an HTML page is the text that its layout takes from it, the same for the same
bytes; lines, where a profile counts them, are lines of that text. See ``layouts.html_blocks``.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from corpus.errors import RefusedError
from corpus.findings import found

MAX_BYTES = 5_000_000
MAX_SECTIONS = 1_000  # of one profile; those known have up to 34
MAX_LINES = 60_000
MAX_LINE = 10_000  # characters; the longest paragraphs known have 1,000

_NO_BREAK_SPACES = "\u00a0\u202f\u2007"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Controls, and the marks that reorder text on the screen: a quote must look like what it says.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def read_bytes(path: Path, file: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of one document; ``file`` is the name that errors give it.

    Raises RefusedError where the file is missing, is a device or the like, may not be read, or is
    over ``limit`` bytes; a file that is too large is never loaded.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused("unreadable_file", file, "this is no plain file")
        refuse_large(status.st_size, file, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)  # some files are longer than their size says
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused("unreadable_file", file, f"the file cannot be read: {reason}") from error
    refuse_large(len(data), file, limit)
    return data


def canonical(data: bytes, file: str, limit: int = MAX_BYTES) -> str:
    """The canonical text of one document; ``file`` is the name that errors give it.

    Raises RefusedError where the bytes are over ``limit``, are not UTF-8 text, hold nothing, or
    hold characters that cannot be shown.
    """
    refuse_large(len(data), file, limit)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(data, file, error) from error
    text = unicodedata.normalize("NFC", text.lstrip("\ufeff"))
    for space in _NO_BREAK_SPACES:  # translate() takes far longer
        text = text.replace(space, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unprintable(text, file)
    if not text.strip():
        raise _refused("empty_file", file, "the file holds no text")
    return text


def refuse_large(size: int, file: str, limit: int) -> None:
    """Raise RefusedError for a file of more than ``limit`` bytes."""
    if size > limit:
        message = f"the file has {size:,} bytes, over the limit of {limit:,}"
        raise _refused("too_large", file, message)


def refuse_oversized(text: str, file: str) -> None:
    """Raise RefusedError for text of more lines, or of longer ones, than any profile has."""
    lengths = [len(line) for line in text.split("\n")]
    longest = max(lengths)
    if longest > MAX_LINE:
        message = f"a line of {longest:,} characters, over the limit of {MAX_LINE:,}"
        raise _refused("oversized_profile", file, message, lengths.index(longest) + 1)
    if len(lengths) > MAX_LINES:
        message = f"it has {len(lengths):,} lines, over the limit of {MAX_LINES:,}"
        raise _refused("oversized_profile", file, message)


def refuse_many_sections(count: int, file: str) -> None:
    """Raise RefusedError for a profile of more than ``MAX_SECTIONS`` sections."""
    if count > MAX_SECTIONS:
        message = f"it has {count:,} sections, over the limit of {MAX_SECTIONS:,}"
        raise _refused("oversized_profile", file, message)


def has_unprintable(text: str) -> bool:
    """Whether a text holds characters that cannot be shown, or that reorder what is."""
    return _UNPRINTABLE.search(text) is not None


def _refuse_unprintable(text: str, file: str) -> None:
    first = _UNPRINTABLE.search(text)
    if first is not None:
        count = len(_UNPRINTABLE.findall(text))
        line = text.count("\n", 0, first.start()) + 1
        message = f"{count} control character(s), the first U+{ord(first.group()):04X}"
        raise _refused("control_characters", file, message, line)


def _undecodable(data: bytes, file: str, error: UnicodeDecodeError) -> RefusedError:
    line = len(_LINE_END.findall(data, 0, error.start)) + 1
    if data.startswith(_UTF16_MARKS):
        guess = "saved as UTF-16?"
    elif b"\0" in data:
        guess = "not a text file?"
    else:
        guess = "saved as CP1252 (Windows)?"
    byte = f"byte 0x{data[error.start]:02X} at position {error.start:,}"
    return _refused("wrong_encoding", file, f"the file is not UTF-8 ({byte}): {guess}", line)


def _refused(code: str, file: str, message: str, line: int | None = None) -> RefusedError:
    return RefusedError((found(code, file, message, line=line),))
