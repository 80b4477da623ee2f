from __future__ import annotations

import re
from dataclasses import replace

from retrieval.why import Basis, Decision, Part, Read, Weighed, Why
from tests.ui.fakes import HOSTILE, make_profile, quote
from ui.why import why_html

PASSAGE = quote(make_profile("keeper", HOSTILE), 1, "Keepers earn a wage.").passage
READ = Read("wage?", "wage?", "wage?", "wage?", None, Basis.NEAREST, (), (("wages", 0.9),))
WHY = Why(
    read=READ,
    profile="Keeper",
    decision=Decision.WEIGHED,
    considered=(Weighed(PASSAGE, 0.7, 0.52, 0.2),),
    start=-1.0,
    parts=(Part("cosine", 0.5, 6.0), Part("unsaid", 0.0, -1.0), Part("form", -1.0, 0.5)),
    probability=0.818,
    threshold=0.556,
)


def cells(html: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def test_what_was_weighed_adds_up_from_the_most_telling() -> None:
    assert cells(why_html(WHY, "b1"))[-5:] == [
        ["What", "Effect", "By"],
        ["nearness in meaning of the nearest sentence: 0.50 of 1", "raises a lot", "+3.00"],
        ["the passage lacks the form of answer that is asked for", "lowers", "−0.50"],
        ["start, before anything is weighed", "", "−1.00"],
        ["all together", "82 %", "+1.50"],
    ]


def test_the_passages_considered_are_named_by_section_and_opening() -> None:
    (row,) = [row for row in cells(why_html(WHY, "b1")) if row[-1] == "70 %"]
    assert row[0].startswith("Salary: Keepers earn a wage. Pay is $60,000")
    assert row[0].endswith("…")
    assert row[1] == "0.52 of 1"


def test_how_the_question_was_understood() -> None:
    read = replace(
        READ, typed="pilott wage", repaired="pilot wage", encoded="they wage", occupation="pilot",
        basis=Basis.NAMED, things=("NAIT", "2012"),
    )  # fmt: skip
    html = why_html(replace(WHY, read=read, considered=(), parts=()), "b1")
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    assert pairs == [
        ("Looked up", "Keeper: the question names the occupation"),
        ("Spelling repaired to", "pilot wage"),
        ("Read as", "wage?"),
        ("Compared in meaning as", "they wage"),
        ("Occupation named", "pilot"),
        ("Names", "NAIT, 2012"),
        ("Kinds of question", "wages (90 %)"),
        ("Build", "b1"),
    ]
    assert "<table" not in html


def test_nothing_untrusted_is_drawn_unescaped() -> None:
    read = replace(READ, typed=HOSTILE, asked=HOSTILE, things=(HOSTILE,))
    html = why_html(replace(WHY, read=read, profile=HOSTILE), "b1")
    assert "<script>" not in html
    assert "<img" not in html
    assert "<b>" not in html
