from __future__ import annotations

from retrieval.language.lexicon import everyday_names, not_occupations, occupations


def test_no_word_both_names_an_occupation_and_does_not() -> None:
    assert not occupations() & not_occupations()


def test_every_everyday_name_has_another() -> None:
    assert everyday_names()["cop"] == "police officer"
    assert all(everyday != formal and formal for everyday, formal in everyday_names().items())
