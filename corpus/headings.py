"""What kind of section a heading announces: one table for all layouts, and a profile's slug."""

from __future__ import annotations

import re
import unicodedata

from corpus.records import Kind

# Full headings, the short names that lists of sections use for them, and labels of header lines.
_HEADINGS: dict[Kind, tuple[str, ...]] = {
    Kind.OVERVIEW: ("Overview", "Description", "Summary"),
    Kind.NAMES: ("Also Known As", "Alternate Titles", "Sample of Reported Titles"),
    Kind.CODES: (
        "NOC Number(s)",
        "NOC Number",
        "NOC Numbers",
        "NOC Code(s)",
        "NOC Code",
        "NOC Codes",
        "O*NET-SOC Code",
    ),
    Kind.INTERESTS: ("Interests", "Interest Codes", "Interests and Abilities"),
    Kind.DUTIES: ("Duties", "Task Statements", "What They Do"),
    Kind.CONDITIONS: (
        "Working Conditions",
        "Work Environment",
        "Work Schedule",
        "Work Schedules",
        "Injuries",
        "Injuries and Illnesses",
    ),
    Kind.CHARACTERISTICS: (
        "Personal Characteristics",
        "Traits and Skills",
        "Important Qualities",
        "Knowledge",
        "Skills",
        "Work Styles",
    ),
    Kind.MINIMUM_EDUCATION: (
        "Minimum Education",
        "Entry-Level Education",
        "Typical Entry-Level Education",
        "Job Zones",
    ),
    Kind.EDUCATION: (
        "Educational Requirements",
        "Required Education",
        "Education",
        "Education and Training",
        "Education, Training, and Experience",
        "How to Become One",
        "Training",
        "On-the-job Training",
        "Work Experience",
        "Work Experience in a Related Occupation",
        "Other Experience",
        "Other Work Experience",
    ),
    Kind.CERTIFICATION: (
        "Certification Requirements",
        "Certification",
        "Licenses",
        "License and Certification",
        "Licenses and Certifications",
        "Licenses, Certification, and Registrations",
        "Licenses, Certifications, and Registrations",
    ),
    Kind.EMPLOYMENT: ("Employment and Advancement", "Employment", "Advancement"),
    Kind.WAGES: ("Wage and Salary", "Wages and Salary", "Wages", "Salary", "Pay", "Median Pay"),
    Kind.OUTLOOK: (
        "Employment Outlook",
        "Job Outlook",
        "Job Prospects",
        "Number of Jobs",
        "Employment Change",
        "Skills Shortage",
    ),
    Kind.RELATED: (
        "Related Occupational Profiles",
        "Related Occupations",
        "Similar Occupations",
    ),
    Kind.SUBJECTS: ("Related High School Subjects", "Related School Subjects"),
    Kind.FIELDS: (
        "Related Post-Secondary Field of Study",
        "Related Post-Secondary Fields of Study",
        "Related Field of Study",
        "Related Fields of Study",
    ),
    Kind.SOURCES: (
        "Other Sources of Information",
        "Other Information",
        "More Information",
        "More Information, Including Links to O*NET",
        "Contacts for More Information",
        "State and Area Data",
    ),
    Kind.OTHER: ("Technology Skills", "Tools Used"),
}


def heading_key(heading: str) -> str:
    """What two spellings of one heading share: case, spacing, "&" for "and", a closing colon."""
    return " ".join(heading.casefold().replace("&", " and ").rstrip(": ").split())


_KINDS = {heading_key(name): kind for kind, names in _HEADINGS.items() for name in names}


# A comma inside parentheses belongs to its name.
_NAME = re.compile(r"(?:\([^()]*\)|[^,;()]+|[()])+")


def kind_of(heading: str) -> Kind | None:
    """The kind that a heading, a short name or a label announces; None where it is not known."""
    return _KINDS.get(heading_key(heading))


def names_of(listed: str) -> list[str]:
    """Names that stand between commas or semicolons: "Cook (Night, Day), Chef" holds two."""
    return [name for found in _NAME.findall(listed) if (name := found.strip())]


def slug_of(title: str) -> str:
    """A title as a short name for addresses: "Café Manager" -> "cafe-manager".

    Letters outside the Latin alphabet are kept. Empty where the title holds no letter or digit.
    """
    plain = unicodedata.normalize("NFKD", title)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")
