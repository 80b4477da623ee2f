"""What can go wrong with an index; every message says what to do.

::

    BuildError                an index could not be built, read or published
    ├── NoBuildError          nothing has been built here, or nothing of a build is left
    │   └── UnknownBuildError no build, or more than one, is called that
    ├── NoProfileError        a build has no profile of that name
    ├── DamagedBuildError     a file differs from what was published, or has another format
    ├── RefusedBuildError     a new build answers the gold questions worse, so it is not served
    ├── StorageError          the folder cannot be written: permissions, space, a file in the way
    ├── BuilderBusyError      another process is building into the same folder
    ├── GoldError             a gold question cannot be read
    └── ModelError            a model cannot be found, loaded or exported faithfully
"""

from __future__ import annotations


class BuildError(Exception):
    """An index could not be built, read or published; the message says what to do."""


class NoBuildError(BuildError):
    """Nothing has been built here, or nothing is left of the build asked for."""


class UnknownBuildError(NoBuildError):
    """No build, or more than one, has what was given in its id."""


class NoProfileError(BuildError):
    """A build has no profile of the name asked for."""


class DamagedBuildError(BuildError):
    """A file differs from what was published, is missing, or has a format this code cannot read."""


class RefusedBuildError(BuildError):
    """A new build answers the gold questions worse than it must; the one before stays served."""


class StorageError(BuildError):
    """The index folder cannot be written; what was begun has been removed."""


class BuilderBusyError(BuildError):
    """Another process is building into the same folder."""


class GoldError(BuildError):
    """A gold question cannot be read; the message names its file and line."""


class ModelError(BuildError):
    """A model cannot be found or loaded, or its export gives other vectors than the original."""
