"""Documents of the older ALIS text export that differ from the first profile."""

import pytest

from corpus.errors import RefusedError
from corpus.findings import Finding
from corpus.layouts import examine, read
from corpus.records import Kind, Profile

Row = tuple[str, Kind, bool, str, str, str]

HEADER = """\
Baker

Bakers bake bread.

NOC Number(s):6252

Duties | Education | Employment | Salary


Bakers make dough.
"""
ENDING = """
Produced July 2010
Top of Profile

For more information, visit a library.

Province of Examples
"""


def rows(profile: Profile) -> list[Row]:
    """Heading, kind, inferred, date, basis and text of each section."""
    return [
        (
            section.heading,
            section.kind,
            section.inferred,
            section.revised.date if section.revised else "",
            section.revised.basis if section.revised else "",
            profile.text[section.span.start : section.span.end],
        )
        for section in profile.sections
    ]


def bodies(text: str) -> dict[str, tuple[str, str]]:
    """Date and text by heading."""
    return {row[0]: (row[3], row[5]) for row in rows(read(text.encode(), "x.txt"))}


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in findings(text)]


def findings(text: str) -> tuple[Finding, ...]:
    return examine(text.encode(), "x.txt").findings


def test_other_order_bullets_dates_and_spellings(pipe_fitter: Profile) -> None:
    assert pipe_fitter.also_known_as == ("Plumber", "Steamfitter (Gas, Oil)")
    assert pipe_fitter.codes == ("7252", "7251.1")
    assert pipe_fitter.source.publisher == "Province of Examples"
    page = ("2015-08", "profile")
    assert [row[:5] for row in rows(pipe_fitter)] == [
        ("Overview", Kind.OVERVIEW, True, *page),
        ("Also Known As", Kind.NAMES, False, *page),
        ("NOC Number(s)", Kind.CODES, False, *page),
        ("Minimum Education", Kind.MINIMUM_EDUCATION, False, *page),
        ("Custom Label", Kind.OTHER, False, *page),
        ("Duties", Kind.DUTIES, True, *page),
        ("Certification Requirements", Kind.CERTIFICATION, False, "2018-03-16", "section"),
        ("Working Conditions", Kind.CONDITIONS, False, *page),
        ("EMPLOYMENT & ADVANCEMENT", Kind.EMPLOYMENT, False, "2019-01-02", "section"),
        ("Wages", Kind.WAGES, True, "2019-01-02", "section"),
        ("Related Occupations", Kind.RELATED, False, *page),
        ("Contact", Kind.CONTACT, True, *page),
        ("Disclaimer", Kind.NOTICE, True, *page),
    ]
    duties = (
        "In general, pipe fitters:\n\n- read drawings and\n  specifications\n- cut pipe\n\n"
        "They check their work."
    )
    texts = {row[0]: row[5] for row in rows(pipe_fitter)}
    assert texts["Duties"] == duties
    assert texts["Custom Label"] == "Custom Label:kept: as it stands"
    assert texts["Wages"] == "Journeymen earn $38.55 an hour.\n\nApprentices earn less."
    assert texts["Certification Requirements"] == "Certification is compulsory."
    assert texts["Contact"] == "Call 310-0000 in Alberta."


def test_what_stands_between_facts_and_list_of_names_is_no_duty() -> None:
    text = (
        "Rope Maker\n\nRope makers make ropes.\n\nInterests:O i m\n\nRelated Videos:\n\n"
        "Rope Technician (Ships)\n\nKnots\n\nDuties | Education | Salary\n\n\n"
        "In general, rope makers:\n\n  • twist\n  • cut.\n\nEducation\n\nNone.\n\n"
        "Produced July 2013\n\nCall 310-0000.\n\nProvince\n"
    )
    found = {row[0]: row[5] for row in rows(read(text.encode(), "rope.txt"))}
    assert found == {
        "Overview": "Rope makers make ropes.",
        "Interests": "Interests:O i m",
        "Related Videos": "Related Videos:\n\nRope Technician (Ships)\n\nKnots",
        "Duties": "In general, rope makers:\n\n  • twist\n  • cut.",
        "Education": "None.",
        "Contact": "Call 310-0000.",
    }


def test_without_labels_and_list_of_names(beekeeper: Profile) -> None:
    assert rows(beekeeper) == [
        ("Overview", Kind.OVERVIEW, True, "2009-03", "profile", "Beekeepers raise bees."),
        ("Duties", Kind.DUTIES, True, "2009-03", "profile",
         "Beekeepers inspect hives. They sell honey."),
        ("Educational Requirements", Kind.EDUCATION, False, "2009-03", "profile",
         "No standard education is required."),
        ("Employment", Kind.EMPLOYMENT, False, "2009-03", "profile",
         "Beekeepers are employed by farms.\n\n"
         "Wages vary with the harvest and were $20 an hour in 2009."),
        ("Contact", Kind.CONTACT, True, "2009-03", "profile",
         "For more information, visit the library."),
    ]  # fmt: skip


def test_listed_salary_is_found_where_the_extra_blank_line_was_lost() -> None:
    body = "\nEmployment\n\nShops employ bakers.\n\nBakers earn $15.\n\nMore soon.\n"
    found = bodies(HEADER + body + ENDING)
    assert found["Employment"] == ("2010-07", "Shops employ bakers.")
    assert found["Salary"] == ("2010-07", "Bakers earn $15.\n\nMore soon.")


def test_pay_elsewhere_is_no_salary_section() -> None:
    body = "\nEducation\n\nNone.\n\n\nApprentices earn $9.\n\nEmployment\n\nShops.\n"
    found = bodies(HEADER + body + ENDING)
    assert found["Education"] == ("2010-07", "None.\n\n\nApprentices earn $9.")
    assert "Salary" not in found
    assert ("missing_section", None) in codes(HEADER + body + ENDING)


def test_salary_that_is_not_listed_stays_where_it_stands() -> None:
    text = HEADER.replace(" | Salary", "") + "\nEmployment\n\nShops.\n\n\nWages: $15.\n" + ENDING
    assert bodies(text)["Employment"] == ("2010-07", "Shops.\n\n\nWages: $15.")


def test_salary_dated_apart_from_employment() -> None:
    body = (
        "\nEmployment\n\nShops.\n\nSection revised May 2011\n"
        "\n\nBakers earn $15.\n\nSection revised June 2012\n"
    )
    found = bodies(HEADER + body + ENDING)
    assert found["Employment"] == ("2011-05", "Shops.")
    assert found["Salary"] == ("2012-06", "Bakers earn $15.")


def test_a_note_dates_duties_too_but_never_the_header() -> None:
    found = bodies(HEADER + "\nSection revised May 2011\n" + ENDING)
    assert found["Duties"] == ("2011-05", "Bakers make dough.")
    assert found["Overview"][0] == found["NOC Number(s)"][0] == "2010-07"


def test_contact_paragraphs_are_one_section_and_strangers_none() -> None:
    ending = ENDING.replace("library.\n", "library.\n\nCall 310-0000.\n\nIt rains.\n\nE-mail us.\n")
    sections = rows(read((HEADER + ending).encode(), "x.txt"))
    contact = [row[5] for row in sections if row[1] is Kind.CONTACT]
    assert contact == ["For more information, visit a library.\n\nCall 310-0000.", "E-mail us."]
    assert ("text_outside", 19) in codes(HEADER + ending)


def test_definition_after_the_facts() -> None:
    text = "Baker\n\nInterests:A\n\nBakers bake.\n\nMuch.\n\n\nThey make dough.\n" + ENDING
    found = bodies(text)
    assert found["Interests"][1] == "Interests:A"
    assert found["Overview"][1] == "Bakers bake."
    assert found["Duties"][1] == "Much.\n\n\nThey make dough."


def test_wrapped_lines_belong_together() -> None:
    text = "Baker\nBakers bake\nbread.\n\nAlso Known As:Pastry Chef,\nCake Maker\nInterests:A\n" + (
        "\nDuties | Education |\nEmployment | Salary |\nOther\n\nThey make\ndough.\n" + ENDING
    )
    assert read(text.encode(), "x").also_known_as == ("Pastry Chef", "Cake Maker")
    found = bodies(text)
    assert found["Overview"][1] == "Bakers bake\nbread."
    assert found["Also Known As"][1] == "Also Known As:Pastry Chef,\nCake Maker"
    assert found["Duties"][1] == "They make\ndough."


def test_sentences_that_begin_like_marks_are_text() -> None:
    body = (
        "\nEmployment\n\nProduced goods are sold by many small shops.\n\nSection revised by law.\n"
    )
    text = HEADER + body.replace("Section revised by law", "Sections are revised by law") + ENDING
    assert bodies(text)["Employment"][1].startswith("Produced goods")


def test_names_in_a_run_are_not_headings() -> None:
    body = "\nOther Information\n\nBakers Guild\n\nFlour Council\n\nThe council helps people.\n"
    assert bodies(HEADER + body + ENDING)["Other Information"][1].startswith("Bakers Guild\n")


def test_a_line_under_its_heading_is_not_another_heading() -> None:
    body = "\nEmployment\n\nFlour Mills\n\nThey employ bakers.\n"
    assert bodies(HEADER + body + ENDING)["Employment"][1] == "Flour Mills\n\nThey employ bakers."


def test_unknown_heading_is_taken_as_one_and_reported() -> None:
    body = "\nEmployment\n\nShops.\n\nVolunteer Work\n\nIt helps.\n\nSection revised May 2011\n"
    found = bodies(HEADER + body + ENDING)
    assert found["Employment"] == ("2010-07", "Shops.")
    assert found["Volunteer Work"] == ("2011-05", "It helps.")
    (finding,) = (f for f in findings(HEADER + body + ENDING) if f.code == "unknown_heading")
    assert (finding.line, finding.section) == (16, "Volunteer Work")


def test_text_after_a_note_is_reported_and_has_no_section() -> None:
    body = "\nEducation\n\nNone.\n\nSection revised May 2011\n\nLost words here.\n"
    assert ("text_outside", 18) in codes(HEADER + body + ENDING)
    assert all("Lost" not in text for _, text in bodies(HEADER + body + ENDING).values())


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("\nEducation\n\nEmployment\n\nShops.\n", "empty_section", 12),
        ("\nSection revised May 2011\n\nSection revised June 2011\n", "stray_date", 14),
        ("\nSection revised Mai 2011\n", "unreadable_date", 12),
        ("\nSection revised\n", "unreadable_date", 12),
        ("\nProduced Juli 2009\n", "unreadable_date", 12),
        ("\nProduced July 2009\n", "stray_date", 14),
        ("\nProduced July 2009\n\nQuite another matter.\n", "text_outside", 14),
    ],
)
def test_findings_of_the_layout(body: str, code: str, line: int) -> None:
    assert (code, line) in codes(HEADER + body + ENDING)


def test_what_is_missing_is_reported() -> None:
    text = "Baker\n\nNOC Number(s):\nInterests:A\n\nProduced July 2010\n"
    found = [(f.code, f.line, f.section) for f in findings(text)]
    assert found == [
        ("empty_section", 3, "NOC Number(s)"),
        ("empty_section", None, "Overview"),
        ("truncated", 6, None),
    ]


@pytest.mark.parametrize(
    "first",
    ["", "Duties", "NOC Number(s):1122", "Produced July 2010", "Bakers bake.", "Word " * 30, "***"],
)
def test_no_title_is_an_error(first: str) -> None:
    text = first + "\n\nInterests:A\n\nProduced July 2010\n"
    if not first:
        text = text.lstrip()
    assert ("no_title", 1) in codes(text)
    with pytest.raises(RefusedError, match="no_title"):
        read(text.encode(), "x.txt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE html>\n<html><p>Produced July 2010</html>", "HTML"),
        ("Baker\n\nBakers bake bread. Note: it rises.\n", "no header line"),
        ("Title\tDate\n11-1011.00\t08/2023\n", "no header line"),
    ],
)
def test_other_documents_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason) as caught:
        read(text.encode(), "x.txt")
    assert [finding.code for finding in caught.value.findings] == ["unknown_layout"]
