from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from corpus.records import RevisionDate, Span, Superseded
from retrieval.telling.ageing import ages
from tests.ui.fakes import HOSTILE, make_profile
from ui.ages import contents, table
from ui.others import beside, named, notice, replaced

TODAY = date(2026, 11, 22)
PROFILE = make_profile("keeper", "Keeper")
AGES = ages(PROFILE, TODAY)
REVISED = RevisionDate("May 2024", "2024-05", "page", "Last modified May 2024", Span(0, 1))


def test_a_row_says_section_date_age_and_whose_date_it_is_the_oldest_first() -> None:
    rows = re.findall(r"<tr>(<th scope=\"row\".*?)</tr>", table(AGES))
    assert [re.sub(r"<[^>]*>", "|", row) for row in rows] == [
        "||Salary|||Produced July 2010||16 years ago |old|||the profile’s|",
        "||Duties|||Section revised March 2012||14 years ago |old|||the section’s own|",
    ]
    assert 'href="#section-1"' in rows[0]
    assert "Sections by age (2): 2 may be out of date" in table(AGES)


def test_what_is_not_old_is_not_said_to_be() -> None:
    assert "may be out of date" not in table(ages(PROFILE, date(2012, 3, 1)))


def test_a_section_without_any_date_is_unknown_and_comes_first() -> None:
    undated = replace(PROFILE.sections[0], heading="Nights", revised=None)
    found = table(ages(replace(PROFILE, sections=(*PROFILE.sections, undated)), TODAY))
    assert found.index("Nights") < found.index("Salary")
    assert "none stated" in found


def test_only_a_long_profile_gets_contents() -> None:
    nine = tuple(replace(PROFILE.sections[0], heading=f"{n} {HOSTILE}") for n in range(9))
    assert contents(nine[:8]) == ""
    assert re.findall(r'href="#section-(\d)"', contents(nine)) == list("012345678")
    assert "<script>" not in contents(nine)


def test_an_older_document_is_named_though_nothing_comes_from_it() -> None:
    older = Superseded("old.txt", "July 2008", "2008-07"), Superseded("older.txt", None, None)
    assert list(replaced(replace(PROFILE, supersedes=older))) == [
        "Replaced by this one: old.txt (July 2008). No answer comes from it.",
        "Replaced by this one: older.txt (no date stated). No answer comes from it.",
    ]


def test_another_publisher_s_document_is_named_with_its_date() -> None:
    assert named(PROFILE, newer=True) == "Newer: Keeper, Office of Lights (Produced July 2010)"
    undated = replace(PROFILE, sections=(), revised=None)
    assert named(undated, newer=False) == "Keeper, Office of Lights (no date stated)"


def test_the_documents_beside_a_profile_are_announced_at_its_top() -> None:
    newer = replace(make_profile("keeper-ooh", "Keepers"), sections=(), revised=REVISED)
    other = make_profile("pilot", "Pilot")
    assert beside(PROFILE, (PROFILE, other, newer)) == (newer,)
    assert "A newer document" in notice(PROFILE, (newer,))
    assert "Other documents" in notice(newer, (PROFILE,))
    assert beside(other, (PROFILE, other, newer)) == ()
    assert notice(other, ()) == ""
