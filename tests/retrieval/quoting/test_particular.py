from __future__ import annotations

import pytest

from retrieval.language.expect import Form
from retrieval.quoting.marking import quote
from retrieval.quoting.selecting import led_by, quotes
from retrieval.weighing.deciding import Verdict
from tests.retrieval.making import make_asked, make_hit, make_ranked, table

NEED = "Keepers typically need at least a high school diploma to enter the occupation."
FIELDS = "Degree fields of study commonly include optics or business."
BONUS = (
    "Night watches are required to become certified by the guard and to swim across the harbour."
)


def test_what_most_need_to_enter_goes_before_what_is_required_besides() -> None:
    asked = make_asked("how do they become one", for_rule=True)
    ranked = [
        make_ranked(asked, make_hit(table(text), 0.5), probability)
        for text, probability in ((BONUS, 0.9), (FIELDS, 0.5), (NEED, 0.2))
    ]
    assert quotes(Verdict(asked, tuple(ranked), 0.9))[0].highlighted == NEED
    other = make_asked("what licence do they need", for_rule=True)
    assert quotes(Verdict(other, tuple(ranked), 0.9))[0].highlighted == BONUS


def test_what_most_need_is_marked_rather_than_the_words_of_the_question() -> None:
    hit = make_hit(table(NEED, FIELDS), 0.5, 0.6)
    for question, said in (("do they need a degree", NEED), ("degree fields", FIELDS)):
        asked = make_asked(question, for_rule=True)
        assert quote(asked, make_ranked(asked, hit, 0.9)).highlighted == said


@pytest.mark.parametrize(
    ("text", "form", "main", "by_name"),
    [
        ("how do they become one", None, NEED, BONUS),
        (
            "are they disappearing",
            Form.CHANGE,
            "Employment is projected to decline 13 percent.",
            "Night watches once drove the growth of the service.",
        ),
    ],
)
def test_a_name_does_not_lead_where_only_another_has_what_is_asked(
    text: str, form: Form | None, main: str, by_name: str
) -> None:
    asked = make_asked(text, for_rule=True, form=form)
    ranked = [
        make_ranked(asked, make_hit(table(one), 0.5), probability)
        for one, probability in ((main, 0.9), (by_name, 0.6))
    ]
    verdict = Verdict(asked, tuple(ranked), 0.9)
    assert led_by(verdict, quotes(verdict), {"watch": 1.0})[0].highlighted == main


def test_a_row_on_the_one_named_leads_though_its_unit_stands_in_another() -> None:
    asked = make_asked("what do keepers of the night watch earn", for_rule=True, form=Form.MONEY)
    rows = table("Wages were as follows:", "Day watch\t$20.50", "Night watch\t25.75")
    ranked = [
        make_ranked(asked, make_hit(table("The median wage was $22.10."), 0.5), 0.9),
        make_ranked(asked, make_hit(rows, 0.1, 0.2, 0.4), 0.6),
    ]
    verdict = Verdict(asked, tuple(ranked), 0.9)
    shown = led_by(verdict, quotes(verdict), {"night": 1.0, "watch": 1.0})
    assert shown[0].highlighted == "Night watch\t25.75"


def test_names_one_below_another_are_marked_together_unless_one_is_asked_for() -> None:
    hit = make_hit(
        table("Lamp maker", "Pilot", "Harbour master", "Lock keeper"), 0.1, 0.5, 0.5, 0.2
    )
    asked = make_asked("which are similar")
    whole = quote(asked, make_ranked(asked, hit, 0.9)).highlighted
    assert whole.split() == "Lamp maker Pilot Harbour master Lock keeper".split()
    asked = make_asked("pilot")
    assert quote(asked, make_ranked(asked, hit, 0.9)).highlighted == "Pilot"
