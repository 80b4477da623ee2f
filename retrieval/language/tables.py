"""The rows of a table: which are figures on others, and which has the highest or lowest figure."""

from __future__ import annotations

import re

from corpus.records import Passage, Span
from retrieval.language.usual import is_list

_TOTAL = re.compile(r"Total\b[^\t]*\t")
_FIGURE = re.compile(r"\t\D?(\d[\d,]*(?:\.\d+)?)%?\s*$")
_WHICH = r"\b(?:which|what (?:types?|kinds?|sorts?|industr\w+|sectors?|employers?)|where|who)\b"
_PAID = r"(?:pay(?:s|ing)?|paid|earn(?:s|ing|ings)?|makes?|salar(?:y|ies)|wages?|money|income)"
_REGION = (
    r"(?:states?|provinces?|territor(?:y|ies)|cit(?:y|ies)|countr(?:y|ies)|count(?:y|ies)|towns?)"
)
_REGION_ASKED = re.compile(
    rf"\b(?:which|what|best|top|worst|(?:highest|lowest)[- ]pa\w+) (?:(?!of\b)\w+ )?{_REGION}\b"
    rf"(?=.*\b{_PAID}\b)|\b{_PAID}\b.*\b(?:which|what|by) {_REGION}\b"
    rf"|\b(?:best|worst) {_REGION} (?:to|for)\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    rf"\b(?:which|what) {_REGION} (?:ha(?:s|ve)|employs?)\b.*\b(?:most|fewest|least|highest)\b",
    re.IGNORECASE,
)
_REGION_SAID = re.compile(rf"\b{_REGION}\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\b(?:best|top|highest|most)[- ]pa(?:id|ying) (?:industr\w+|sectors?|employ\w+|compan\w+"
    r"|kinds?|types?|sorts?|speciali\w+)\b|"
    + _WHICH
    + r".*\b(?:(?:the )?most|highest|best|top)(?:[- ](?:paid|paying|pay|wages?|salar\w+"
    r"|money|earn\w+|income))?\b(?! (?:\d|ten\b|tenth\b|end\b))",
    re.IGNORECASE,
)
_LOWEST = re.compile(_WHICH + r".*\b(?:least|lowest|worst|smallest)\b", re.IGNORECASE)
_OF_EMPLOYERS = re.compile(
    r"\b(?:industr\w+|sectors?|employ\w*|compan\w+|where|who|places?|work for)\b", re.IGNORECASE
)


def is_total(row: str) -> bool:
    """Whether a row has the figure for all, which is none on the occupation."""
    return _TOTAL.match(row) is not None


def extreme_asked(question: str) -> int:
    """1 where ``question`` asks which has the highest figure, -1 the lowest, else 0."""
    if region_asked(question):
        return 0
    if _LOWEST.search(question):
        return -1
    return int(_HIGHEST.search(question) is not None)


def region_asked(question: str) -> str | None:
    """What part of the map ``question`` asks the pay of: "which states pay most?"; else None."""
    found = _REGION_ASKED.search(question)
    said = _REGION_SAID.search(question, found.start()) if found else None
    return said.group() if said else None


def ranks_regions(question: str) -> bool:
    """Whether ``question`` asks which part of the map has most: "which states have most jobs?"."""
    return _RANKED.search(question) is not None


def is_of_employers(text: str) -> bool:
    """Whether a table, by its lead-in, or a question is about those who employ, not about kinds."""
    return _OF_EMPLOYERS.search(text.split("\n", 1)[0]) is not None


def extreme_row(passage: Passage, extreme: int) -> Span | None:
    """The row of a table with the highest figure, or the lowest; None where it is no table."""
    if not is_list(passage):
        return None
    rows = []
    for span in passage.sentences[1:]:
        row = passage.slice(span)
        figure = _FIGURE.search(row)
        if figure and not is_total(row):
            rows.append((float(figure[1].replace(",", "")) * extreme, -span.start, span))
    return max(rows)[-1] if len(rows) > 1 else None
