"""What can go wrong while documents are read.

    CorpusError
    ├── DateError        a text is not a date, or contradicts itself
    ├── RefusedError     documents were refused; ``findings`` says why, by file, line and section
    └── QuestionsError   the example questions are missing or contradict each other

Every message says what to do about it.
"""

from __future__ import annotations

from corpus.findings import Finding


class CorpusError(Exception):
    """Anything that keeps the corpus from being read; the message names the cure."""


class DateError(CorpusError):
    """A text that is not a date in one of the known forms, or not a date that can be."""


class RefusedError(CorpusError):
    """Documents that must not be used, with the findings that say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


class QuestionsError(CorpusError):
    """Example questions that cannot be used, with the file and line to mend."""
