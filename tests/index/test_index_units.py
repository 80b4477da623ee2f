from __future__ import annotations

from dataclasses import replace

from corpus.records import Passage, Span
from index.units import Unit, unit_text, units
from tests.index.index_making import profile


def passage_of(body: str, *sentences: str, path: tuple[str, ...] = ()) -> Passage:
    made = profile("nurse", ("Duties", body), title="Registered Nurse")
    section = replace(made.sections[0], path=path)
    made = replace(made, sections=(section,))
    starts = [made.text.index(sentence, section.span.start) for sentence in sentences]
    spans = (Span(a, a + len(s)) for a, s in zip(starts, sentences, strict=True))
    return Passage(made, section, section.span, tuple(spans))


def test_a_unit_for_each_passage_and_each_sentence() -> None:
    one = passage_of("They care.", "They care.")
    three = passage_of("A. B. C.", "A.", "B.", "C.")
    assert units((one, three)) == (
        Unit(0, None),
        Unit(0, 0),
        Unit(1, None),
        Unit(1, 0),
        Unit(1, 1),
        Unit(1, 2),
    )


def test_no_passages_no_units() -> None:
    assert units(()) == ()


def test_title_and_headings_come_before_a_passage_but_not_a_sentence() -> None:
    passage = passage_of("They care. A lot.", "They care.", "A lot.", path=("Wards", "Night"))
    before = "Registered Nurse. Duties. Wards. Night. "
    assert unit_text(passage, Unit(0, None)) == before + "They care. A lot."
    assert unit_text(passage, Unit(0, 1)) == "A lot."


def test_an_item_comes_with_the_line_that_introduces_it() -> None:
    passage = passage_of("They:\n• wash\n• cook", "They:", "wash", "cook")
    assert unit_text(passage, Unit(0, 0)) == "They:"
    assert unit_text(passage, Unit(0, 2)) == "They: cook"
