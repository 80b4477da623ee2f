from __future__ import annotations

import math
from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.records import Kind
from retrieval.language.expect import Form
from retrieval.weighing.evidence import absent_thing, covered, mentions
from tests.retrieval.making import (
    KEEPER,
    KEEPER_TEXT,
    index_passage,
    make_asked,
    make_hit,
    make_thing,
    passage_with,
    weigh,
)

COLLEGE = passage_with(KEEPER, "Bell Coast College")
WAGES = passage_with(KEEPER, "Wages range")


def test_coverage_is_the_share_of_telling_words_in_passage_or_heading() -> None:
    evidence = weigh(make_asked("salary for night watches in Halifax"), make_hit(WAGES))
    # Of salary, night, watch and halifax the heading has the first, the text the next two.
    assert evidence.coverage == 3 / 4
    assert evidence.heading == 0


def test_a_section_is_asked_for_by_name_when_its_heading_has_every_telling_word() -> None:
    assert weigh(make_asked("what is the salary?"), make_hit(WAGES)).heading == 1
    assert weigh(make_asked("what is it?"), make_hit(WAGES)).heading == 0


def test_coverage_goes_by_weight() -> None:
    weighted = replace(make_asked("night lamp"), weights={"night": 3.0, "lamp": 1.0})
    assert covered(weighted, frozenset(["night"])) == 3 / 4


def test_what_points_elsewhere_is_where_to_read_on_in_any_section() -> None:
    text = KEEPER_TEXT.replace(
        "Wages range", "For more information on wages, see Lamps Today. They range"
    )
    points = make_hit(passage_with(read(text.encode(), "keeper.txt"), "Lamps Today"))
    asked = make_asked("where can I look it up?", intents={"sources": 0.5})
    assert weigh(asked, points).kind == 0.5
    assert weigh(asked, make_hit(WAGES)).kind == 0.0
    assert weigh(make_asked("pay?", intents={"sources": 0.05}), points).kind == 0.0


def test_of_no_telling_words_none_is_missing() -> None:
    assert weigh(make_asked("what is it?"), make_hit(WAGES)).coverage == 1.0


def test_kind_is_the_probability_that_the_question_is_of_the_sections_kind() -> None:
    evidence = weigh(make_asked("pay", intents={"wages": 0.25, "duties": 0.75}), make_hit(WAGES))
    assert evidence.kind == 0.25
    assert evidence.log_kind == math.log(0.25)
    unknown = weigh(make_asked("pay"), make_hit(WAGES))
    assert unknown.kind == 0.0
    assert unknown.log_kind == math.log(1 / 1000)


def test_how_much_education_is_needed_is_said_by_the_section_on_education_too() -> None:
    asked = make_asked("schooling?", intents={"minimum_education": 0.5, "education": 0.25})
    assert COLLEGE.section.kind is Kind.EDUCATION
    assert weigh(asked, make_hit(COLLEGE)).kind == 0.75
    assert weigh(asked, make_hit(WAGES)).kind == 0.0


def test_a_section_is_half_of_a_kind_that_other_layouts_treat_with_its_own() -> None:
    duties = make_hit(passage_with(KEEPER, "trim the wick"))
    assert weigh(make_asked("what is it?", intents={"overview": 0.5}), duties).kind == 0.25
    asked = make_asked("a licence?", intents={"certification": 0.5, "education": 0.25})
    assert weigh(asked, make_hit(COLLEGE)).kind == 0.5
    assert weigh(asked, duties).kind == 0.0


def test_what_employers_require_stands_among_what_is_said_of_them() -> None:
    hired = make_hit(passage_with(KEEPER, "employed by the coast guard"))
    assert weigh(make_asked("a licence?", intents={"certification": 0.4}), hired).kind == 0.1


def test_what_few_profiles_say_may_stand_in_any_section() -> None:
    seldom = {"unstated_terms": 0.5, "unstated_detail": 0.5}
    assert weigh(make_asked("night watches?", intents=seldom), make_hit(WAGES)).kind == 0.15
    assert weigh(make_asked("night lamps?", intents=seldom), make_hit(WAGES)).kind == 0.0
    assert weigh(make_asked("what is it?", intents=seldom), make_hit(WAGES)).kind == 0.0


def test_a_sentence_may_give_other_names_where_no_section_does() -> None:
    text = KEEPER_TEXT.replace("Wages range", "Keepers, also called wickies, earn wages that range")
    called = make_hit(passage_with(read(text.encode(), "keeper.txt"), "wickies"))
    asked = make_asked("what other names?", intents={"names": 0.5})
    assert weigh(asked, called).kind == 0.5
    assert weigh(asked, make_hit(WAGES)).kind == 0.0
    assert weigh(make_asked("pay?", intents={"names": 0.05}), called).kind == 0.0


@pytest.mark.parametrize(("form", "value"), [(None, 0), (Form.MONEY, 1), (Form.PHONE, -1)])
def test_form(form: Form | None, value: int) -> None:
    assert weigh(make_asked("pay", form=form), make_hit(WAGES)).form == value


def test_things_is_the_share_of_those_named_that_a_sentence_mentions() -> None:
    bell, wharf = make_thing("Bell Coast College"), make_thing("Wharf College")
    hit = make_hit(COLLEGE)
    assert weigh(make_asked("q"), hit).things == 1.0
    assert weigh(make_asked("q", things=(bell,)), hit).things == 1.0
    assert weigh(make_asked("q", things=(bell, wharf)), hit).things == 1 / 2


def test_a_thing_is_mentioned_by_a_heading_or_by_its_initials() -> None:
    salary, grade = make_thing("Salary"), make_thing("Grade")
    assert mentions(make_hit(WAGES), salary)
    assert not mentions(make_hit(WAGES), grade)
    # "Bell Coast College" stands there in full.
    assert mentions(make_hit(COLLEGE), make_thing("bcc"))
    assert not mentions(make_hit(COLLEGE), make_thing("NAIT"))


def test_standing_is_the_hits() -> None:
    assert weigh(make_asked("q"), make_hit(WAGES, standing=1.5)).standing == 1.5


def test_a_thing_is_absent_when_no_passage_mentions_it() -> None:
    hits = [make_hit(COLLEGE), make_hit(WAGES)]
    halifax, nait, sait = make_thing("Halifax"), make_thing("NAIT"), make_thing("SAIT")
    best = hits[0]
    assert absent_thing(make_asked("q", things=(halifax,)), hits, best) is None
    assert absent_thing(make_asked("q", things=(halifax, nait, sait)), hits, best) is nait
    assert absent_thing(make_asked("q"), hits, best) is None


def test_what_only_the_contact_lines_name_is_absent_unless_they_are_asked_for() -> None:
    section = replace(COLLEGE.section, kind=Kind.CONTACT)
    entry = replace(index_passage(COLLEGE), passage=replace(COLLEGE, section=section))
    contact = replace(make_hit(COLLEGE), indexed=entry)
    wages = make_hit(WAGES)
    halifax = make_thing("Halifax")
    asked = make_asked("q", things=(halifax,))
    assert absent_thing(asked, [contact, wages], wages) is halifax
    assert absent_thing(asked, [contact, wages], contact) is None


def test_only_what_asks_for_a_rule_weighs_rules() -> None:
    hit = make_hit(WAGES, 0.2, 0.4)
    assert weigh(make_asked("pay", form=Form.MONEY, for_rule=True), hit).usual == 1
    assert weigh(make_asked("pay", form=Form.MONEY), hit).usual == 0
    far = make_hit(WAGES, 0.1, 0.4)
    assert weigh(make_asked("pay", form=Form.MONEY, for_rule=True), far).usual == 0
