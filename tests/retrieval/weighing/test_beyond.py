"""What no passage on the topic can answer."""

from __future__ import annotations

import pytest

from retrieval.language.words import telling
from retrieval.weighing.beyond import is_beyond
from tests.retrieval.making import make_asked, make_hit, make_ranked, table

ROWS = table("Wages in the industries were as follows:", "State government\t$30", "Ports\t$20")
SAID = table("Wages are highest in coastal states, above $30 an hour.")


def beyond(text: str, passage_is_table: bool = True) -> bool:
    asked = make_asked(text)
    assert set(asked.terms) == {word.stem for word in telling(text)}
    hit = make_hit(ROWS, 0.5, 0.5, 0.5) if passage_is_table else make_hit(SAID, 0.5)
    return is_beyond(asked, make_ranked(asked, hit, 0.9))


def test_where_on_the_map_pays_most_is_told_by_no_table_of_employers() -> None:
    assert beyond("which states pay most?")
    assert not beyond("which states pay most?", passage_is_table=False)
    assert not beyond("which employers pay most?")


def test_where_most_of_them_work_is_told_in_words_alone() -> None:
    assert beyond("which states have the most of them?")
    assert not beyond("which cities have most jobs?", passage_is_table=False)
    assert not beyond("which employers have most jobs?")


@pytest.mark.parametrize(
    "question", ["is it worth it?", "is this a good career", "would it be worth the time?"]
)
def test_whether_it_is_worth_it_is_told_by_none(question: str) -> None:
    assert beyond(question)


@pytest.mark.parametrize(
    "question",
    ["is modeling school worth it?", "is there a good job outlook", "is the pay good?", "wages"],
)
def test_something_in_particular_may_be_told(question: str) -> None:
    assert not beyond(question)
