"""What is read as one document: a file with one profile, or a folder of tables with many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.canonical import MAX_BYTES
from corpus.files import File
from corpus.findings import Reading
from corpus.layouts import examine, onet
from corpus.layouts.onet_tables import is_main_table


@dataclass(frozen=True, slots=True)
class Document:
    """The files that one or several profiles are read from."""

    files: tuple[File, ...]

    @property
    def name(self) -> str:
        """What findings call it: its file, or the folder of its tables."""
        return self.files[0].folder if self.is_database else self.files[0].name

    @property
    def is_database(self) -> bool:
        """Whether the files are the tables of one database."""
        return any(is_main_table(file) for file in self.files)

    def examine(self) -> tuple[Reading, ...]:
        """The profiles, with what their layout found wrong in them.

        Raises RefusedError where there is nothing to read, or where tables are not sound.
        """
        if self.is_database:
            return onet.parse(self.files)
        (file,) = self.files
        return (examine(file.read(MAX_BYTES), file.name),)


def documents(files: Iterable[File]) -> tuple[Document, ...]:
    """The documents that files make: all tables (``.txt``) beside a database's main one are it."""
    found = tuple(files)
    databases = {file.folder for file in found if is_main_table(file)}
    together: dict[str, list[File]] = {}
    for file in found:
        in_database = file.folder in databases and file.base.endswith(".txt")
        together.setdefault(f"{file.folder}/" if in_database else file.name, []).append(file)
    return tuple(Document(tuple(group)) for group in together.values())
