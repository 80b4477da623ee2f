"""From raw results to medians, ratios and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.peers.aims import aims
from bench.peers.figures import Answers, Figures, Run, Spread, summed
from bench.peers.report import BEGIN, END, between, table
from bench.peers.scoring import Judged, Settled

SETTLED = Settled(None, refused=1, refused_wrongly=0, right=3)
ANSWERS = Answers(
    answerable=2,
    others=1,
    occupation=2,
    section=2,
    touched=2,
    words=2,
    length=80,
    settled=SETTLED,
    best=SETTLED,
)


def figures(build: float, question: float, answers: Answers | None = ANSWERS) -> Figures:
    one = Spread(question, question, question)
    return Figures(
        versions={},
        texts=100,
        words=2000,
        build_s=Spread(build, build, build),
        build_mb=one,
        first_s=one,
        question_ms=one,
        slow_ms=one,
        serve_mb=one,
        answers=answers,
    )


RUN = Run(
    pages=1,
    words=1000,
    figures={
        "product": figures(10.0, 2.0),
        "txtai_hybrid": figures(20.0, 8.0, replace(ANSWERS, occupation=1)),
        "haystack_memory": figures(40.0, 4.0),
        "bare": figures(8.0, 1.0, None),
    },
)


def test_ratios_are_to_the_best_peer_of_each_measure() -> None:
    found = {aim.what: aim for aim in aims(RUN)}
    rate = found["texts encoded a second"]
    assert (rate.found, rate.against, rate.met) == ((100 / 10) / (100 / 20), "txtai, hybrid", True)
    time = found["question, median"]
    assert (time.found, time.against, time.met) == (2 / 4, "Haystack", True)
    assert (found["start to first answer"].met) is False  # 2 / 4 is above a fifth


def test_as_many_right_as_the_best_peer_is_not_above_it() -> None:
    occupation = next(aim for aim in aims(RUN) if aim.what == "right occupation first")
    assert (occupation.found, occupation.against, occupation.met) == (1.0, "Haystack", False)


def test_the_limit_is_the_bare_model_and_no_peer() -> None:
    found = {aim.what: (aim.found, aim.met) for aim in aims(RUN) if "bare" in aim.against}
    assert found == {"build": (10 / 8, False), "question": (2 / 1, False)}


def test_without_peers_nothing_is_compared_with_them() -> None:
    alone = replace(RUN, figures={"product": RUN.figures["product"]})
    assert aims(alone) == []


def test_a_peers_threshold_comes_from_other_questions_than_those_asked() -> None:
    def one(score: float, *, answerable: bool) -> Judged:
        return Judged(answerable, "answer", score, 1, *[answerable] * 4)

    fit = [one(0.25, answerable=False), one(0.75, answerable=True)]
    asked = [one(1.0, answerable=False), one(2.0, answerable=True)]
    found = summed(asked, fit, decides=False)
    assert found.settled == Settled(0.5, refused=0, refused_wrongly=0, right=1)
    assert found.best == Settled(1.5, refused=1, refused_wrongly=0, right=2)


def test_a_spread_is_the_median_and_the_ends() -> None:
    assert Spread.of([3.0, 1.0, 7.0]) == Spread(3.0, 1.0, 7.0)


def test_tables_go_between_the_marks_and_nothing_else_changes() -> None:
    page = f"above\n{BEGIN}\nold\n{END}\nbelow\n"
    assert between(page, "new") == f"above\n{BEGIN}\nnew\n{END}\nbelow\n"
    with pytest.raises(ValueError, match="no marks"):
        between("above", "new")


def test_a_table_has_a_line_below_its_heads() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
