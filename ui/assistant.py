"""What the pages need of an assistant: little enough for a test to write one by hand."""

from __future__ import annotations

from typing import Protocol

from corpus.records import Profile
from retrieval.replying.suggesting import Answering


class Build(Protocol):
    """The generation of the index that is served."""

    @property
    def id(self) -> str:
        """Names the build; shown with the answers."""
        ...

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that are covered."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """In what the build is not the one wished for, for a maintainer."""
        ...


class Assistant(Answering, Protocol):
    """Answers questions from one build; ``retrieval.assistant.Assistant`` is the real one."""

    @property
    def build(self) -> Build:
        """The build that the answers come from."""
        ...
