from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layouts import read
from corpus.passages import passages
from retrieval.language.expect import Form
from retrieval.quoting.marking import quote
from retrieval.quoting.selecting import MOST_QUOTES, led_by, quotes, related
from retrieval.records import Quote
from retrieval.weighing.deciding import Verdict
from tests.retrieval.making import (
    KEEPER,
    KEEPER_TEXT,
    make_asked,
    make_hit,
    make_ranked,
    make_thing,
    make_verdict,
    passage_with,
    span_of,
    table,
)

DUTIES = passage_with(KEEPER, "trim the wick")
COLLEGE = passage_with(KEEPER, "Bell Coast College")
DALHOUSIE = passage_with(KEEPER, "Dalhousie")
WAGES = passage_with(KEEPER, "Wages range")


def marked(text: str, *cosines: float, form: Form | None = None, for_rule: bool = False) -> str:
    """What is marked in the duties of the keeper, or its wages if there are two cosines."""
    asked = make_asked(text, form=form, for_rule=for_rule)
    passage = WAGES if len(cosines) == 2 else DUTIES
    return quote(asked, make_ranked(asked, make_hit(passage, *cosines), 0.9)).highlighted


def test_a_list_is_marked_whole_when_its_introduction_answers() -> None:
    assert marked("duties", 0.9, 0.2, 0.2, 0.2) == DUTIES.text


def test_rows_are_marked_with_the_sentence_that_leads_in() -> None:
    table = "Keepers have many employers. These employ most of them:\n\n  • ports\n  • navies"
    text = KEEPER_TEXT.replace("Keepers are employed by the coast guard.", table)
    passage = passage_with(read(text.encode(), "lighthouse-keeper.txt"), "• ports")
    hit = make_hit(
        passage, *(0.9 if "most" in passage.slice(s) else 0.2 for s in passage.sentences)
    )
    asked = make_asked("q")
    found = quote(asked, make_ranked(asked, hit, 0.9)).highlighted
    assert found.startswith("These employ")
    assert found.endswith("navies")


def test_one_item_is_marked_when_it_answers() -> None:
    assert marked("duties", 0.5, 0.2, 0.8, 0.2) == "polish the lens"


def test_one_sentence_of_a_paragraph_is_marked() -> None:
    assert marked("q", 0.9, 0.2) == "Wages range from $20 to $25 an hour."
    assert marked("q", 0.2, 0.9) == "Night watches are paid double."


def test_sentences_that_cannot_be_told_apart_are_marked_together() -> None:
    assert marked("q", 0.5, 0.5) == WAGES.text
    assert marked("q", 0.43, 0.5) == WAGES.text
    assert marked("q", 0.41, 0.5) == "Night watches are paid double."


def test_shared_words_tell_between_sentences_alike() -> None:
    assert marked("night watches", 0.5, 0.5) == "Night watches are paid double."


def test_the_form_expected_tells_between_sentences_alike() -> None:
    assert marked("q", 0.5, 0.5, form=Form.MONEY) == "Wages range from $20 to $25 an hour."
    assert marked("q", 0.49, 0.5, form=Form.MONEY) == "Wages range from $20 to $25 an hour."


def test_the_end_of_the_pay_that_is_asked_for_is_marked_whatever_is_nearer() -> None:
    assert marked("top", 0.2, 0.9, form=Form.HIGHEST_PAY) == "Wages range from $20 to $25 an hour."
    assert marked("top", 0.2, 0.9, form=Form.MONEY) == "Night watches are paid double."


def test_no_other_figure_is_quoted_beside_that_at_the_end() -> None:
    asked = make_asked("q", form=Form.HIGHEST_PAY)
    median = table("The median wage was $20 an hour.")
    highest = table("The highest tenth earned more than $40 an hour.")
    verdict = make_verdict(asked, (make_hit(median, 0.9), 0.9), (make_hit(highest, 0.2), 0.8))
    assert [one.highlighted for one in quotes(verdict)] == [highest.text.strip()]


def test_words_that_only_an_answer_has_tell_between_sentences() -> None:
    offer, who = "The college offers a diploma program.", "Applicants must be able to swim."
    hit = make_hit(table(offer, who), 0.9, 0.5)
    for question, said in (("diploma program", offer), ("who can apply", who)):
        asked = make_asked(question)
        assert quote(asked, make_ranked(asked, hit, 0.9)).highlighted == said


def test_the_rule_is_marked_where_a_topic_is_asked_for() -> None:
    assert marked("paid", 0.3, 0.5, form=Form.MONEY) == "Night watches are paid double."
    rule = marked("paid", 0.3, 0.5, form=Form.MONEY, for_rule=True)
    assert rule == "Wages range from $20 to $25 an hour."


def test_of_a_topic_items_alike_stand_for_their_list() -> None:
    assert marked("q", 0.2, 0.8, 0.8, 0.2) == "trim the wick\n  • polish the lens"
    assert marked("q", 0.2, 0.8, 0.8, 0.2, for_rule=True) == DUTIES.text


def test_the_row_asked_for_by_its_rank_is_marked() -> None:
    rows = table("Wages were as follows:", "Keepers\t$21", "Helpers\t$9")
    asked = make_asked("which kind earns the most?", form=Form.MONEY)
    shown = quote(asked, make_ranked(asked, make_hit(rows, 0.2, 0.2, 0.9), 0.9))
    assert shown.highlighted == "Keepers\t$21"


def test_the_row_for_all_occupations_is_never_marked() -> None:
    rows = table("Wages", "Helpers\t$30", "Total, all occupations\t$23", "Keepers\t$21")
    asked = make_asked("q", form=Form.MONEY)
    shown = quote(asked, make_ranked(asked, make_hit(rows, 0.2, 0.79, 0.9, 0.8), 0.9))
    assert shown.highlighted == "Keepers\t$21"


@pytest.mark.parametrize(
    ("text", "marked"),
    [("ferries?", "Lighthouses\t$21"), ("ports?", "Ports, excluding ferries\t$30")],
)
def test_a_row_that_excludes_what_is_asked_is_not_marked(text: str, marked: str) -> None:
    rows = table("Wages", "Ports, excluding ferries\t$30", "Lighthouses\t$21")
    asked = make_asked(text)
    assert (
        quote(asked, make_ranked(asked, make_hit(rows, 0.2, 0.9, 0.5), 0.9)).highlighted == marked
    )


def test_nor_among_the_rows_that_a_sentence_leads_in() -> None:
    rows = table("Wages were:", "Helpers\t$30", "Keepers\t$21", "Total, all occupations\t$23")
    for for_rule in (False, True):
        asked = make_asked("q", for_rule=for_rule)
        shown = quote(asked, make_ranked(asked, make_hit(rows, 0.9, 0.9, 0.9, 0.9), 0.9))
        assert shown.highlighted == "Wages were:\n\nHelpers\t$30\nKeepers\t$21"


def test_the_first_row_is_no_better_for_the_sign_it_alone_has() -> None:
    rows = table("Wages", "Helpers\t$30", "Keepers\t21")
    asked = make_asked("q", form=Form.MONEY)
    shown = quote(asked, make_ranked(asked, make_hit(rows, 0.2, 0.8, 0.89), 0.9))
    assert shown.highlighted == "Keepers\t21"


def test_a_reason_goes_before_what_it_is_the_reason_for() -> None:
    asked = make_asked("why are they fewer", form=Form.REASON)
    decline = table("Employment is projected to decline 5 percent.")
    reason = table("Fewer are needed because lamps tend themselves.")
    ranked = [
        make_ranked(asked, make_hit(passage, 0.5), probability)
        for passage, probability in ((decline, 0.9), (reason, 0.1))
    ]
    shown = quotes(Verdict(asked, tuple(ranked), 0.9))
    assert shown[0].highlighted == "Fewer are needed because lamps tend themselves."


def test_a_rule_goes_before_an_aside() -> None:
    asked = make_asked("q", for_rule=True)
    ranked = [make_ranked(asked, make_hit(COLLEGE), 0.9), make_ranked(asked, make_hit(WAGES), 0.4)]
    aside, rule = (
        replace(r, evidence=r.evidence._replace(usual=u))
        for r, u in zip(ranked, (-1, 1), strict=True)
    )
    other_kind = Verdict(asked, (aside, rule), 0.9)
    assert [found.passage for found in quotes(other_kind)] == [COLLEGE]
    far = replace(rule, hit=make_hit(DALHOUSIE), probability=0.1)
    assert [found.passage for found in quotes(Verdict(asked, (aside, far), 0.9))] == [
        DALHOUSIE,
        COLLEGE,
    ]


def test_a_rule_goes_before_what_is_neither_and_no_aside_follows_a_figure() -> None:
    asked = make_asked("q", form=Form.MONEY, for_rule=True)
    probabilities = ((COLLEGE, 0.9, 0), (DALHOUSIE, 0.8, 1), (COLLEGE, 0.7, -1))
    found = [
        replace(one, evidence=one.evidence._replace(usual=usual))
        for passage, probability, usual in probabilities
        for one in (make_ranked(asked, make_hit(passage), probability),)
    ]
    shown = quotes(Verdict(asked, tuple(found), 0.9))
    assert [quote.passage for quote in shown] == [DALHOUSIE, COLLEGE]


def test_a_summary_begins_with_what_they_do() -> None:
    tend = "Lighthouse keepers tend the lamps of lighthouses."
    longer = KEEPER_TEXT.replace(tend, f"{tend} They watch the sea.")
    hit = make_hit(passage_with(read(longer.encode(), "lighthouse-keeper.txt"), tend), 0.2, 0.9)
    for text, first in (("what do they do?", tend), ("night", "They watch the sea.")):
        asked = make_asked(text)
        assert quote(asked, make_ranked(asked, hit, 0.9)).highlighted == first


def test_a_quote_is_the_whole_passage() -> None:
    asked = make_asked("q")
    found = quote(asked, make_ranked(asked, make_hit(WAGES, 0.1, 0.9), 0.9))
    assert found.span == WAGES.span == span_of(KEEPER, WAGES.text)
    assert found.highlight == span_of(KEEPER, "Night watches are paid double.")


def test_passages_of_the_same_section_close_behind_are_quoted_too() -> None:
    verdict = make_verdict(
        make_asked("q"),
        (make_hit(COLLEGE), 0.8),
        (make_hit(WAGES), 0.75),
        (make_hit(DALHOUSIE), 0.7),
    )
    assert [found.passage for found in quotes(verdict)] == [COLLEGE, DALHOUSIE]


def test_one_far_behind_is_not() -> None:
    verdict = make_verdict(make_asked("q"), (make_hit(COLLEGE), 0.9), (make_hit(DALHOUSIE), 0.1))
    assert [found.passage for found in quotes(verdict)] == [COLLEGE]


def test_nor_one_about_something_else_than_what_is_named() -> None:
    asked = make_asked("q", things=(make_thing("Bell Coast College"),))
    verdict = make_verdict(asked, (make_hit(COLLEGE), 0.9), (make_hit(DALHOUSIE), 0.9))
    assert [found.passage for found in quotes(verdict)] == [COLLEGE]


def test_what_is_related_is_not_shown_already() -> None:
    verdict = make_verdict(
        make_asked("q"),
        (make_hit(COLLEGE), 0.9),
        (make_hit(WAGES), 0.5),
        (make_hit(DUTIES), 0.4),
        (make_hit(DALHOUSIE), 0.3),
    )
    shown = quotes(verdict)
    assert [found.passage for found in shown] == [COLLEGE]
    assert [found.passage for found in related(verdict, shown)] == [WAGES, DUTIES, DALHOUSIE]
    assert [found.passage for found in related(verdict, ())] == [COLLEGE, WAGES, DUTIES]


@given(st.data())
def test_never_too_many_and_every_mark_inside_its_quote(data: st.DataObject) -> None:
    probabilities = st.floats(0.01, 0.99)
    ranked = []
    for passage in data.draw(st.permutations(passages(KEEPER) * 2)):
        cosines = data.draw(st.tuples(*[st.floats(-1, 1)] * len(passage.sentences)))
        ranked.append((make_hit(passage, *cosines), data.draw(probabilities)))
    ranked.sort(key=lambda pair: -pair[1])
    found = quotes(make_verdict(make_asked("wages of keepers"), *ranked))
    assert 1 <= len(found) <= MOST_QUOTES
    assert len({one.passage.section for one in found}) == 1
    for one in found:
        assert one.span.contains(one.highlight)
        assert one.text == KEEPER.text[one.span.start : one.span.end]
        assert one.highlighted in one.text
        # Sentences that cannot be told apart are marked together, with what stands between them.
        sentences = [one.span, *one.passage.sentences]
        assert one.highlight.start in {span.start for span in sentences}
        assert one.highlight.end in {span.end for span in sentences}


def test_no_quote_marks_words_outside_it() -> None:
    with pytest.raises(ValueError, match="lies outside the quote"):
        Quote(WAGES, WAGES.span, DUTIES.span)


def led(text: str, *, for_rule: bool = False, form: Form | None = None) -> list[str]:
    """What is marked, in order, where the wages' first sentence was to be quoted on "watches"."""
    asked = make_asked(text, for_rule=for_rule, form=form)
    best = make_ranked(asked, make_hit(WAGES, 0.9, 0.2), 0.9)
    verdict = Verdict(asked, (best,), 0.9)
    return [q.highlighted for q in led_by(verdict, quotes(verdict), {"watch": 1.0})]


def test_who_is_asked_about_by_name_leads_where_nothing_in_particular_is_asked() -> None:
    assert led("duties", for_rule=True) == ["Night watches are paid double."]
    assert led("why wages", for_rule=True, form=Form.REASON) == [
        "Wages range from $20 to $25 an hour."
    ]


def test_a_name_does_not_lead_where_the_best_quote_says_more_of_what_is_asked() -> None:
    assert led("range") == ["Wages range from $20 to $25 an hour."]
    assert led("double") == ["Night watches are paid double."]


def test_nor_where_neither_says_any_of_it() -> None:
    assert led("old")[0] == "Wages range from $20 to $25 an hour."


def test_a_row_has_the_words_of_its_table_and_the_form_says_what_is_paid() -> None:
    asked = make_asked("median pay 2024", form=Form.MONEY)
    best = table("2024 Median Pay\t$20 an hour")
    of_kinds = table("Median wages, May 2024", "Watches\t$25", "Keepers\t$20")
    verdict = make_verdict(asked, (make_hit(best, 0.9), 0.9), (make_hit(of_kinds), 0.8))
    first = led_by(verdict, quotes(verdict), {"watch": 1.0})[0]
    assert first.highlighted == "Watches\t$25"


def test_the_row_of_the_one_named_goes_before_a_sentence_on_several() -> None:
    asked = make_asked("wages", form=Form.MONEY, for_rule=True)
    best = table("As far as is known the pay is good: $20.")
    of_both = table("The median wage of keepers and night watches was $20.")
    rows = table("Median wages were as follows:", "Keepers\t$20", "Night watches\t25")
    verdict = make_verdict(
        asked, (make_hit(best), 0.9), (make_hit(of_both), 0.8), (make_hit(rows), 0.7)
    )
    first = led_by(verdict, quotes(verdict), {"night": 1.0, "watch": 1.0})[0]
    assert first.highlighted == "Night watches\t25"


def test_a_row_on_employers_goes_after_a_sentence_on_the_one_named() -> None:
    asked = make_asked("wages", form=Form.MONEY, for_rule=True)
    best = table("As far as is known the pay is good: $20.")
    of_both = table("The median wage of keepers and watches was $20.")
    rows = table("Wages in the top industries were:", "Ports\t$20", "Watching and more\t25")
    found = zip((best, of_both, rows), (0.9, 0.8, 0.7), strict=True)
    verdict = make_verdict(asked, *((make_hit(one), likely) for one, likely in found))
    first = led_by(verdict, quotes(verdict), {"watch": 1.0})[0]
    assert first.highlighted == "The median wage of keepers and watches was $20."


def test_of_a_topic_what_has_its_word_goes_before_the_one_named() -> None:
    asked = make_asked("hours", for_rule=True)
    best, named = table("Most keepers work 40 hours."), table("Watches mostly work outdoors.")
    verdict = make_verdict(asked, (make_hit(best), 0.9), (make_hit(named), 0.8))
    assert (
        led_by(verdict, quotes(verdict), {"watch": 1.0})[0].highlighted
        == "Most keepers work 40 hours."
    )


def test_words_of_the_title_say_no_more_than_the_name() -> None:
    asked = make_asked("lighthouse")
    best, named = table("A lighthouse is kept."), table("Watches go on at night.")
    verdict = make_verdict(asked, (make_hit(best, 0.9), 0.9), (make_hit(named, 0.5), 0.8))
    first = led_by(verdict, quotes(verdict), {"watch": 1.0})[0]
    assert first.highlighted == "Watches go on at night."


def test_of_like_tables_that_on_the_one_named_leads() -> None:
    asked = make_asked("ports")
    tables = [
        table(f"Wages for {who} in the top industries were:", "Navies\t$30", f"Ports\t{pay}")
        for who, pay in (("helpers", 21), ("keepers", 25))
    ]
    verdict = make_verdict(
        asked,
        *((make_hit(one, 0.2, 0.2, 0.9), p) for one, p in zip(tables, (0.9, 0.8), strict=True)),
    )
    for name, row in (("keeper", "Ports\t25"), ("helper", "Ports\t21")):
        assert led_by(verdict, quotes(verdict), {name: 1.0})[0].highlighted == row


def test_who_has_the_name_does_not_lead_where_an_end_of_the_pay_is_asked_for() -> None:
    assert led("top", for_rule=True, form=Form.HIGHEST_PAY) == [
        "Wages range from $20 to $25 an hour."
    ]
    assert led("which pay most", for_rule=True) != ["Night watches are paid double."]


def test_who_has_the_name_leads_without_a_number_only_where_none_is_asked_for() -> None:
    assert led("wages", for_rule=True, form=Form.LEVEL) == ["Night watches are paid double."]
    assert led("wages", for_rule=True, form=Form.MONEY) == ["Wages range from $20 to $25 an hour."]
