"""The real profile, read whole: each section as it stands in the source."""

import hashlib

import pytest

from corpus.canonical import canonical
from corpus.layouts import read
from corpus.passages import passages
from corpus.records import Kind, Profile

PRODUCED = ("July 2010", "2010-07", "profile", "Produced July 2010")
MARCH = ("March 2012", "2012-03", "section", "Section revised March 2012")
FEBRUARY = ("February 2012", "2012-02", "section", "Section revised February 2012")

# heading, kind, inferred, date, first words, last words, line of the first word
SECTIONS = [
    ("Overview", Kind.OVERVIEW, True, PRODUCED, "Health information", "services are made.", 3),
    ("Also Known As", Kind.NAMES, False, PRODUCED, "Also Known As:Cod", "n Specialist", 5),
    ("NOC Number(s)", Kind.CODES, False, PRODUCED, "NOC Number(s):1122", "(s):1122", 6),
    ("Minimum Education", Kind.MINIMUM_EDUCATION, False, PRODUCED, "Minimum E", "/training", 7),
    ("Employment Outlook", Kind.OUTLOOK, False, PRODUCED, "Employment O", "2013-2017", 8),
    ("Interests", Kind.INTERESTS, False, PRODUCED, "Interests:I S D", "I S D", 9),
    ("Duties", Kind.DUTIES, True, PRODUCED, "Health records", "allocate resources.", 14),
    ("Working Conditions", Kind.CONDITIONS, False, PRODUCED, "Health i", "as well as fast.", 30),
    ("Personal Characteristics", Kind.CHARACTERISTICS, False, PRODUCED, "Health", "mation.", 36),
    ("Educational Requirements", Kind.EDUCATION, False, MARCH, "Health", "or websites.", 40),
    ("Employment and Advancement", Kind.EMPLOYMENT, False, FEBRUARY, "Health", "agencies.", 65),
    ("Salary", Kind.WAGES, True, FEBRUARY, "Wages for health", "see WAGEinfo.", 76),
    ("Other Sources of Information", Kind.SOURCES, False, PRODUCED, "Post-s", "website:", 86),
    ("Related Occupational Profiles", Kind.RELATED, False, PRODUCED, "Admin", "Unit Clerk", 99),
    ("Related High School Subjects", Kind.SUBJECTS, False, PRODUCED, "Busi", "(Biology)", 108),
    ("Related Post-Secondary Field of Study", Kind.FIELDS, False, PRODUCED, "C", "Sciences", 111),
    ("Contact", Kind.CONTACT, True, PRODUCED, "For more", "Works Centre near you.", 116),
    ("Disclaimer", Kind.NOTICE, True, PRODUCED, "The information", "decisions.", 118),
]


def test_every_section(first_profile: Profile) -> None:
    text = first_profile.text
    found = []
    for section, expected in zip(first_profile.sections, SECTIONS, strict=True):
        revised, body = section.revised, text[section.span.start : section.span.end]
        assert revised is not None
        assert body.startswith(expected[4])
        assert body.endswith(expected[5])
        assert text[revised.span.start : revised.span.end] == revised.wording
        assert section.path == ()
        date = (revised.text, revised.date, revised.basis, revised.wording)
        line = first_profile.line(section.span.start)
        found.append((section.heading, section.kind, section.inferred, date, *expected[4:6], line))
    assert found == SECTIONS


def test_what_the_header_says(first_profile: Profile) -> None:
    assert first_profile.title == "Health Information Management Professional"
    assert first_profile.slug == "health-information-management-professional"
    assert first_profile.also_known_as == (
        "Coding Specialist",
        "Data Analyst",
        "Health Record Technician",
        "Information Specialist",
        "Medical Technologist",
        "Release of Information Specialist",
    )
    assert first_profile.codes == ("1122",)
    assert first_profile.revised is not None
    assert first_profile.line(first_profile.revised.span.start) == 113


def test_where_it_comes_from(first_profile: Profile, first_profile_bytes: bytes) -> None:
    source = first_profile.source
    assert (source.file, source.url) == ("first.txt", None)
    assert source.publisher == "Government of Alberta, Human Services"
    assert source.sha256 == hashlib.sha256(first_profile_bytes).hexdigest()
    assert first_profile.text == canonical(first_profile_bytes, "first.txt")


def test_line_ends_and_a_byte_order_mark_change_nothing(
    first_profile: Profile, first_profile_bytes: bytes
) -> None:
    windows = read(b"\xef\xbb\xbf" + first_profile_bytes.replace(b"\n", b"\r\n"), "first.txt")
    assert windows.text == first_profile.text
    assert windows.sections == first_profile.sections


@pytest.mark.parametrize(
    ("heading", "sizes"),
    [  # sentences of each passage
        ("Overview", [2]),
        ("NOC Number(s)", [1]),
        ("Duties", [3, 8, 1]),
        ("Working Conditions", [2, 2]),
        ("Educational Requirements", [9, 3, 2, 3, 2, 1]),
        ("Employment and Advancement", [6, 1]),
        ("Salary", [2, 2, 1]),
        ("Other Sources of Information", [6]),
        ("Related Occupational Profiles", [7]),
        ("Related High School Subjects", [1]),
        ("Contact", [1]),
        ("Disclaimer", [3]),
    ],
)
def test_passages_of_a_section(first_profile: Profile, heading: str, sizes: list[int]) -> None:
    found = [p for p in passages(first_profile) if p.section.heading == heading]
    assert [len(passage.sentences) for passage in found] == sizes


def test_a_list_is_quoted_with_its_introduction(first_profile: Profile) -> None:
    (passage,) = (p for p in passages(first_profile) if "employed by" in p.text)
    assert [passage.slice(span) for span in passage.sentences] == [
        "Health information management professionals are employed by:",
        "hospitals, clinics and community care facilities",
        "Workers Compensation Board offices",
        "research facilities",
        "government department and privacy commissioners' offices",
        "Canadian Institute for Health Information.",
    ]
    assert passage.text.count("•") == 5
