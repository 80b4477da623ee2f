from __future__ import annotations

import pytest

from corpus.layouts import read
from corpus.passages import passages
from retrieval.language.expect import Form
from retrieval.language.usual import asks_for_rule, is_list, leads_in, standings, usual
from retrieval.language.words import stems, telling
from tests.retrieval.making import KEEPER, KEEPER_TEXT, passage_with

TABLE = "Who employed keepers, 2024\nCoast guard\t60%\nHarbours\t40%"
DUTIES = passage_with(KEEPER, "trim the wick")
WAGES = passage_with(KEEPER, "Wages range")


@pytest.mark.parametrize(
    ("question", "for_rule"),
    [
        ("how much do they earn?", True),
        ("what training do they need", True),
        ("is it hard to get a job", True),
        ("do they need a licence", True),
        ("do they need a driver's licence", False),
        ("what are they responsible for", True),
        ("how much do apprentices earn", False),
        ("which pays better", True),
        ("what do they earn per hour", True),
        ("what would I earn at the start", True),
        ("is it growing", True),
        ("are they disappearing", True),
        ("what is the most they earn", False),
        ("is there on-the-job training", False),
        ("can I become one without a degree", False),
    ],
)
def test_a_question_on_a_topic_as_such_asks_for_the_rule(question: str, for_rule: bool) -> None:
    assert asks_for_rule(question, stems(telling(question))) is for_rule


@pytest.mark.parametrize(
    ("statement", "form", "standing"),
    [
        ("The median annual wage was $62,350 in May 2024.", Form.MONEY, 1),
        ("2024 Median Pay\t$62,350 per year", Form.MONEY, 1),
        ("Keepers are employed by the coast guard.", None, 1),
        ("The coast guard is the largest employer.", None, 1),
        ("The lowest 10 percent earned less than $39,430.", Form.MONEY, -1),
        ("The median wage is the wage at which half earned more.", Form.MONEY, 0),
        ("Most keepers work full time.", Form.MONEY, 0),
        ("Total, all occupations\t$49,500", Form.MONEY, 0),
        ("The lowest 10 percent of newcomers start at $20.", Form.STARTING_PAY, -1),
        ("The median wage was $30.", Form.STARTING_PAY, 0),
        ("Apprentices receive less pay.", Form.STARTING_PAY, 1),
        ("Employment is projected to grow 9 percent.", Form.CHANGE, 1),
        ("The number of lamps is expected to rise.", Form.CHANGE, 0),
        ("Keepers typically need a degree.", Form.LEVEL, 1),
        ("Keepers, pilots, and other mariners typically need a degree.", None, 1),
        ("Other keepers typically need a degree.", None, -1),
        ("Programs typically include physics.", Form.LEVEL, 0),
        ("Most keepers work full time, and some work at night.", None, 1),
        ("Keepers may be required to have a driver's license.", None, -1),
        ("Some keepers must be licensed.", None, -1),
        ("Where lamps burn longer, keepers work shifts.", None, -1),
        ("On-the-job Training\tNone", None, -1),
        ("Keepers live by the sea.", None, 0),
        ("Lamps that tend themselves may limit demand.", Form.REASON, 1),
        ("Employment is projected to grow 9 percent.", Form.REASON, 0),
    ],
)
def test_the_first_word_that_tells_makes_a_rule_or_an_aside(
    statement: str, form: Form | None, standing: int
) -> None:
    assert usual(statement, form) == standing


RULES = """
most mostly usually typical typically generally normally commonly standard all must require requires
required need needs median mean average averaged range ranged ranging held largest
"""
ASIDES = """
may might some sometimes someone occasionally can could although though however if certain other
lowest highest optional
"""


@pytest.mark.parametrize(
    ("cue", "standing"),
    [
        *((cue, 1) for cue in [*RULES.split(), "number of", "nearly all", "are employed by"]),
        *((cue, -1) for cue in ASIDES.split()),
    ],
)
@pytest.mark.parametrize("statement", ["Keepers {} lamps.", "{} lamps", "KEEPERS, {}"])
def test_each_cue_tells_wherever_it_stands_and_however_it_is_written(
    cue: str, standing: int, statement: str
) -> None:
    written = (cue, cue.upper(), cue.capitalize())
    assert [usual(statement.format(one), None) for one in written] == [standing] * 3
    # A part of a longer word is none.
    assert usual(f"x{cue.replace(' ', 'x')}x", None) == 0


def test_items_of_a_list_are_parts_where_a_form_is_expected() -> None:
    assert is_list(DUTIES)
    assert not is_list(WAGES)
    assert standings(DUTIES, None) == [0, 0, 0, 0]
    assert standings(DUTIES, Form.MONEY) == [0, -1, -1, -1]
    assert standings(WAGES, Form.MONEY) == [1, 0]


def test_what_leads_in_says_nothing_without_the_items_or_rows_after_it() -> None:
    text = KEEPER_TEXT.replace("Keepers are employed by the coast guard.", TABLE)
    profile = read(text.encode(), "lighthouse-keeper.txt")
    table = next(one for one in passages(profile) if "Coast guard\t60%" in one.text)
    assert [leads_in(table, at) for at in range(3)] == [True, False, False]
    assert [leads_in(DUTIES, at) for at in range(4)] == [True, False, False, False]
    assert not leads_in(WAGES, 0)
