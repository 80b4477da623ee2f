from __future__ import annotations

import pytest

from retrieval.language.expect import Form, expected_form, has_form


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("How much do they make?", Form.MONEY),
        ("what's the salary", Form.MONEY),
        ("what do they EARN?", Form.MONEY),
        ("is tuition high?", Form.MONEY),
        ("how long is the program?", Form.DURATION),
        ("how many years of school?", Form.DURATION),
        ("is there a phone number?", Form.PHONE),
        ("who can I call?", Form.PHONE),
        ("what's the NOC code?", Form.CODE),
        ("what do they make?", Form.MONEY),
        ("what would I make an hour", Form.MONEY),
        ("what do they make of wood", None),
        ("how much $", Form.MONEY),
        ("how much?", Form.MONEY),
        ("how much per hour", Form.MONEY),
        ("how much more does it bring in", Form.MONEY),
        ("how much math is there?", None),
        ("how much more math is there?", None),
        ("how much travel", None),
        ("how many they are there?", Form.COUNT),
        ("how many of them are there", Form.COUNT),
        ("how many people work as they", Form.COUNT),
        ("how many people are employed as they", Form.COUNT),
        ("number of jobs for they", Form.COUNT),
        ("how many people are in a crew", None),
        ("how many people are there in a crew", None),
        ("how many exams are there", None),
        ("what would I earn at the start", Form.STARTING_PAY),
        ("entry level pay?", Form.STARTING_PAY),
        ("who makes more?", Form.MONEY),
        ("is it growing", Form.CHANGE),
        ("are they disappearing", Form.CHANGE),
        ("schooling?", Form.LEVEL),
        ("why is the pay so low?", Form.REASON),
        ("what is the reason for the decline", Form.REASON),
        ("how many more they jobs by 2034", Form.GAIN),
        ("how many jobs will be lost?", Form.GAIN),
        ("what do they make in hospitals", Form.MONEY),
        ("what do they make for hospitals", None),
        ("they jobs how many more by 2034", Form.GAIN),
        ("what share of they are self-employed", Form.SHARE),
        ("what do they do?", None),
        ("are they happy with the wagers?", None),
    ],
)
def test_the_form_that_a_question_expects(question: str, form: Form | None) -> None:
    assert expected_form(question) is form


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.MONEY, "from $26.18 to $32.18 an hour"),
        (Form.MONEY, "about 500 dollars"),
        (Form.STARTING_PAY, "Apprentices receive less pay."),
        (Form.CHANGE, "Employment is projected to grow 9 percent."),
        (Form.CHANGE, "Job Outlook, 2024–34\t0% (Little or no change)"),
        (Form.LEVEL, "Keepers typically need a bachelor’s degree."),
        (Form.MONEY, "50 cents"),
        (Form.MONEY, "€ 500 or £400"),
        (Form.MONEY, "£400"),
        (Form.MONEY, "lessons free of charge"),
        (Form.DURATION, "3 weeks"),
        (Form.DURATION, "two to five days"),
        (Form.DURATION, "ten hours"),
        (Form.DURATION, "2 semesters"),
        (Form.DURATION, "4 terms"),
        (Form.DURATION, "offers a two year diploma"),
        (Form.DURATION, "takes 18 months"),
        (Form.DURATION, "a four-year degree"),
        (Form.PHONE, "toll-free at 1-800-661-3753"),
        (Form.PHONE, "call 780-422-4266"),
        (Form.COUNT, "Electricians held about 818,700 jobs in 2024."),
        (Form.COUNT, "Assemblers held about 1.9 million jobs."),
        (Form.COUNT, "Number of Jobs, 2024\t818,700"),
        (Form.CODE, "NOC Number(s):1122"),
        (Form.CODE, "29-2072.00"),
        (Form.CODE, "Interests:I S D"),
    ],
)
def test_words_of_a_form(form: Form, text: str) -> None:
    assert has_form(text, form)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.MONEY, "wages vary with experience, see Math 31"),
        (Form.DURATION, "the third year of the program"),
        (Form.PHONE, "in 2012 there were 4321"),
        (Form.COUNT, "About 81,000 openings are projected each year."),
        (Form.CODE, "the 30 members of the board"),
    ],
)
def test_words_without_it(form: Form, text: str) -> None:
    assert not has_form(text, form)


def test_pay_is_not_starting_pay_however_long_the_text() -> None:
    # A pattern that reads on to the end from each place takes minutes here.
    assert not has_form("Keepers earn more. " * 20_000, Form.STARTING_PAY)
