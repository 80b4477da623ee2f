"""What is said of how the people of a profile differ from others."""

from __future__ import annotations

from dataclasses import replace

from corpus.layouts import read
from corpus.passages import passages
from retrieval.naming.occupations import Named
from retrieval.quoting.finding import Finding
from retrieval.quoting.selecting import quotes
from retrieval.records import Quote
from retrieval.replying.setting_apart import set_apart
from tests.retrieval.making import KEEPER_TEXT, make_asked, make_hit, make_verdict

APART = "Keepers differ from buoy tenders, who go to sea."
OTHERS = "Keepers differ from each other. They meet lamp tenders."
KEEPER = read(
    KEEPER_TEXT.replace("In general, keepers:", f"{APART}\n\n{OTHERS}\n\nKeepers:").encode(),
    "k.txt",
)


def first(*names: str) -> str:
    """What is marked first where the summary was to be quoted, and these are compared with it."""
    asked = make_asked("what do they do?")
    verdict = make_verdict(asked, *((make_hit(one), 0.5) for one in passages(KEEPER)))
    shown: tuple[Quote, ...] = quotes(verdict)[:1]
    found = Finding(KEEPER, asked, shown, (), 0.9, verdict=verdict)
    return set_apart(found, [Named(name, 0, 0, ()) for name in names]).quotes[0].highlighted


def test_the_sentence_that_tells_them_from_others_leads() -> None:
    assert first("buoy tender") == APART
    assert first("sailors", "buoy tenders") == APART


def test_one_that_names_no_other_does_not() -> None:
    summary = "Lighthouse keepers tend the lamps of lighthouses."
    assert first("lamp tenders") == summary  # the other sentence says that they differ
    assert first("keeper") == summary  # their own name
    assert first("sailors") == summary


def test_who_goes_by_the_same_profile_is_no_other() -> None:
    asked = make_asked("what do they do?")
    verdict = make_verdict(asked, *((make_hit(one), 0.5) for one in passages(KEEPER)))
    found = Finding(KEEPER, asked, quotes(verdict)[:1], (), 0.9, verdict=verdict)
    assert set_apart(found, [Named("buoy tenders", 0, 0, (KEEPER.slug,))]) == found
    silent = replace(found, quotes=())
    assert set_apart(silent, [Named("buoy tenders", 0, 0, ())]) == silent
