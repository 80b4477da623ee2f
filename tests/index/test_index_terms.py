from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import STOP_WORDS, terms


def surfaces(text: str) -> list[str]:
    return [term.surface for term in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English Language Arts 30-1", ["english", "language", "arts", "30-1", "30", "1"]),
        ("$38.55 an hour", ["$38.55", "38.55", "38", "55", "hour"]),
        ("NOC Number(s):1122", ["noc", "number", "s", "1122"]),
        ("29-2072.00", ["29-2072.00", "29", "2072", "00"]),
        ("$60,000 or 60000", ["$60000", "60000", "60000"]),
        ("2010, 2011", ["2010", "2011"]),
        ("a two-year program", ["two", "year", "program"]),
        ("and/or education/training", ["education", "training"]),
        ("the patient’s and physicians' notes", ["patient", "physicians", "notes"]),
        ("I don't know O'Brien", ["know", "o'brien"]),
        ("C++, C# and Java", ["c++", "c#", "java"]),
        ("Montréal, ÉTUDES", ["montreal", "etudes"]),
        ("snake_case", ["snake", "case"]),
        ("护士 Москва", ["护士", "москва"]),
        ("", []),
        ("?!… •", []),
    ],
)
def test_how_texts_are_cut(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_accents_go_and_other_letters_stay() -> None:
    assert surfaces("Café naïve Ångström ﬁne o\u0301 Ελλάς ½") == surfaces(
        "cafe naive angstrom fine o Ελλας ½"
    )


def test_words_are_stemmed_and_codes_are_not() -> None:
    assert [term.stem for term in terms("salaries educational 30-1s")] == [
        "salari",
        "educ",
        "30-1s",
        "30",
        "1s",
    ]


@given(st.text())
def test_any_text_can_be_cut_and_case_never_matters_in_ascii(text: str) -> None:
    for term in terms(text):
        assert term.surface
        assert term.stem
        assert term.surface not in STOP_WORDS
    ascii_only = text.encode("ascii", "ignore").decode()
    assert terms(ascii_only.upper()) == terms(ascii_only.lower())


@given(st.text(alphabet="ab 1-.$,'", max_size=30))
def test_a_surface_cut_again_gives_itself_first(text: str) -> None:
    for surface in surfaces(text):
        again = surfaces(surface)
        assert again == [] or again[0] == surface


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_without_accents_is_cut_as_it_is_beside_one_with_them(text: str) -> None:
    assert terms(f"{text} \xe9")[:-1] == terms(text)
