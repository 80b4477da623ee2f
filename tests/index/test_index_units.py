from __future__ import annotations

from dataclasses import replace

from corpus.records import Passage, Span
from index.units import Unit, marked, units
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


def test_title_and_headings_come_before_a_passage_and_its_sentences_are_marked() -> None:
    passage = passage_of("They care. A lot.", "They care.", "A lot.", path=("Wards", "Night"))
    found = marked(passage)
    head = "Registered Nurse. Duties. Wards. Night. "
    assert found.text == head + "They care. A lot."
    assert found.text[: found.head] == head
    assert [found.text[s.start : s.end] for s in found.spans] == ["They care.", "A lot."]


def test_items_are_marked_without_their_bullets() -> None:
    found = marked(passage_of("They:\n• wash\n• cook", "They:", "wash", "cook"))
    assert [found.text[s.start : s.end] for s in found.spans] == ["They:", "wash", "cook"]
