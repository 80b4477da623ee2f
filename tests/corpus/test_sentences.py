import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Span
from corpus.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. Government pays Dr. Smith $38.55 an hour.",
        "Take English 30-1 or 30-2, e.g. Math 31.",
        "Wages in Calif. are higher than in St. Albert.",
        "To enter an Au.D. program, students need a degree.",
        "Section 4.2. of the Act applies.",
        "The range was $26.18 to $32.18 an hour (2010).",
        "Call 1-800-661-3753 or visit www.example.ca today",
        "A line\nwrapped by hand. of course",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


def test_sentences_are_cut_at_their_ends() -> None:
    text = "  Is it hard? Yes!  It is (2010).\nSee the site. "
    assert sentences(text) == ["Is it hard?", "Yes!", "It is (2010).", "See the site."]


def test_offsets_count_in_the_whole_text() -> None:
    text = "Before — one. Émile came. He left. After."
    assert sentence_spans(text, Span(14, 34)) == (Span(14, 25), Span(26, 34))


@given(st.text(), st.data())
def test_sentences_cover_the_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentence_spans(text, Span(start, end))
    position = start
    for span in spans:
        assert not text[position : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        position = span.end
    assert not text[position:end].strip()
