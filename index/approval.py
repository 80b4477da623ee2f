"""Whether a new build may be served: what changed is said, and the gold questions decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.gold import Gold
from corpus.records import Profile
from index.changes import compare
from index.errors import DamagedBuildError, RefusedBuildError
from index.gate import Verdict, judge
from index.gold import about
from index.manifest import Manifest
from index.places import check_build, current_id, read_manifest
from index.store import read_profiles
from index.wording import of_answers, of_changes, of_refusal


@dataclass(frozen=True, slots=True)
class Approval:
    """Shows a staged build to the maintainer and asks it the gold questions.

    With ``anyway`` a build that fails is served all the same, and that is said.
    """

    index_dir: Path
    questions: Sequence[Gold]
    profiles: Sequence[Profile]
    anyway: bool
    say: Callable[[str], None]

    def __call__(self, manifest: Manifest) -> None:
        """Raise RefusedBuildError, with what broke and what to do, unless it may be served."""
        served = self._served()
        if served is not None:
            for line in of_changes(compare(read_profiles(self.index_dir, served), self.profiles)):
                self.say(line)
        verdict = self._judge(served, manifest.id)
        for line in of_answers(verdict):
            self.say(line)
        if verdict.passed:
            return
        message = of_refusal(manifest, served, verdict)
        if not self.anyway:
            raise RefusedBuildError(message)
        self.say(f"published although it fails the gold questions:\n{message}")

    def _served(self) -> str | None:
        """The build that would be replaced, if it is whole."""
        current = current_id(self.index_dir)
        if current is None:
            return None
        try:
            check_build(self.index_dir, read_manifest(self.index_dir, current))
        except DamagedBuildError as error:
            self.say(f"nothing to compare with: {error}")
            return None
        return current

    def _judge(self, before: str | None, after: str) -> Verdict:
        questions, passed_over = about(self.questions, {p.slug for p in self.profiles})
        if passed_over:
            self.say(f"{passed_over} gold questions are about profiles that are not here")
        if questions:
            self.say(f"asking {len(questions)} gold questions ...")
        return judge(self.index_dir, before, after, questions)
