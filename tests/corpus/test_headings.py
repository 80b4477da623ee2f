import pytest

from corpus.headings import kind_of, slug_of
from corpus.records import Kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Employment and Advancement", Kind.EMPLOYMENT),
        ("EMPLOYMENT  &  ADVANCEMENT", Kind.EMPLOYMENT),
        ("Wage & Salary", Kind.WAGES),
        ("Salary", Kind.WAGES),
        ("Traits & Skills", Kind.CHARACTERISTICS),
        ("Required Education", Kind.EDUCATION),
        ("Certification Requirements", Kind.CERTIFICATION),
        ("Related School Subjects", Kind.SUBJECTS),
        ("Related Post-Secondary Field of Study", Kind.FIELDS),
        ("Other Information", Kind.SOURCES),
        ("Working Conditions:", Kind.CONDITIONS),
        ("State & Area Data", Kind.SOURCES),
        ("Licenses, Certifications, and Registrations", Kind.CERTIFICATION),
        ("On-the-job training", Kind.EDUCATION),
        ("Working", None),
        ("", None),
    ],
)
def test_kind_of_a_heading(heading: str, kind: Kind | None) -> None:
    assert kind_of(heading) is kind


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Health Information Management Professional",
            "health-information-management-professional",
        ),
        ("Café Manager / Owner (Small)", "cafe-manager-owner-small"),
        ("  C++ & C# Developer  ", "c-c-developer"),
        ("看護師", "看護師"),
        ("---", ""),
    ],
)
def test_slug_of_a_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug
