"""The ends of what is paid."""

from __future__ import annotations

import pytest

from retrieval.language.expect import Form, expected_form, has_form


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("what do the best paid they earn?", Form.HIGHEST_PAY),
        ("highest salary for them", Form.HIGHEST_PAY),
        ("how much can you make at the top?", Form.HIGHEST_PAY),
        ("max pay", Form.HIGHEST_PAY),
        ("what's the most they can make?", Form.HIGHEST_PAY),
        ("how much do experienced they make?", Form.HIGHEST_PAY),
        ("how high can the salary go", Form.HIGHEST_PAY),
        ("lowest salary", Form.LOWEST_PAY),
        ("what is the least they can earn", Form.LOWEST_PAY),
        ("how much do the lowest paid they earn?", Form.LOWEST_PAY),
        ("what is the starting salary", Form.STARTING_PAY),
        ("are they well paid", Form.MONEY),
        ("which they earn the most", Form.MONEY),
        ("which industry pays the highest salary", Form.MONEY),
        ("do they get bonuses on top of salary", Form.MONEY),
        ("what is the most common thing they make", None),
    ],
)
def test_an_end_of_the_pay_is_asked_for(question: str, form: Form | None) -> None:
    assert expected_form(question) is form


@pytest.mark.parametrize(
    ("statement", "forms"),
    [
        ("Wages range from $26.18 to $32.18 an hour.", {Form.HIGHEST_PAY, Form.LOWEST_PAY}),
        ("Helpers get $20 to 30 an hour.", {Form.HIGHEST_PAY, Form.LOWEST_PAY}),
        ("The highest 10 percent earned more than $22.45.", {Form.HIGHEST_PAY}),
        ("The lowest 10 percent earned less than $12.00.", {Form.LOWEST_PAY}),
        ("They earn up to $40 an hour.", {Form.HIGHEST_PAY}),
        ("Pay starts at $20 an hour.", {Form.LOWEST_PAY}),
        ("The median annual wage was $51,000 in May 2024.", set()),
        ("Median wages from May 2024 were $20 an hour.", set()),
        ("The highest 10 percent earn much.", set()),
    ],
)
def test_the_figure_at_an_end(statement: str, forms: set[Form]) -> None:
    ends = (Form.HIGHEST_PAY, Form.LOWEST_PAY)
    assert {form for form in ends if has_form(statement, form)} == forms
