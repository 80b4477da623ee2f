"""The O*NET database: small tables of its format with expected text, and the real ones if there."""

import csv
import hashlib
import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check import check
from corpus.errors import RefusedError
from corpus.files import File
from corpus.layouts import onet
from corpus.library import read_corpus
from corpus.passages import passages
from corpus.records import Kind, Profile

TODAY = date(2026, 11, 22)
REAL = Path(__file__).parents[3] / "shared" / "data" / "onet-29.3-text.zip"
CODE = "O*NET-SOC Code"
BAKER, FAIRY = "51-3011.00", "99-9999.00"
EDUCATION = "Education, Training, and Experience"
RATING = f"{CODE}|Element ID|Element Name|Scale ID|Scale Name|Category|Data Value|Recommend Suppress|Not Relevant|Date"  # noqa: E501

# Cells separated by "|" here, by tabs in the files; some columns are not read.
TABLES = {
    "Occupation Data": f"""\
{CODE}|Title|Description
{BAKER}|Bakers|Mix and bake dough. Sell bread.
{FAIRY}|Fairies, All Other|All fairies not listed.""",
    f"{EDUCATION} Categories": """\
Element ID|Element Name|Category|Category Description
2.D.1|Required Level of Education|1|Less than a High School Diploma
2.D.1|Required Level of Education|2|High School Diploma
2.D.1|Required Level of Education|3|Doctoral Degree
3.A.1|Related Work Experience|1|None""",
    "Job Zone Reference": """\
Job Zone|Name|Experience|Education|Job Training|Examples|SVP Range
2|Job Zone Two: Some|Some skill.|A diploma.|A few months.|Include bakers.|(4.0 to < 6.0)""",
    "Alternate Titles": f"""\
{CODE}|Title|Alternate Title|Short Title
{BAKER}|Bakers|Bread Maker (BM)|BM
{BAKER}|Bakers|Pastry Chef, Night|
{FAIRY}|Fairies, All Other|Pixie|""",
    "Sample of Reported Titles": f"""\
{CODE}|Reported Job Title
{BAKER}|Bread Maker (BM)""",
    "Task Statements": f"""\
{CODE}|Task|Task Type|Date
{BAKER}|Wash trays.|Supplemental|07/2014
{BAKER}|Knead dough.|Core|08/2023
{BAKER}|Sweep.||07/2014
{BAKER}|"Watch ""rising"" dough."|Core|12/2011""",
    EDUCATION: f"""\
{RATING}
{BAKER}|2.D.1|Required Level of Education|RL|Required|1|20.5|N||08/2023
{BAKER}|2.D.1|Required Level of Education|RL|Required|2|79.5|Y||08/2023
{BAKER}|2.D.1|Required Level of Education|RL|Required|3|0|N||08/2023
{BAKER}|3.A.4.a|Job-related Apprenticeship|IM|Importance||2.2|N||08/2023
{BAKER}|3.A.1|Related Work Experience|RW|Related|1|100|N||08/2023""",
    "Job Zones": f"""\
{CODE}|Job Zone|Date
{BAKER}|2|09/2023""",
    "Interests": f"""\
{RATING}
{BAKER}|1|Realistic|OI|Occupational Interests||3.1|||11/2023
{BAKER}|2|Artistic|OI|Occupational Interests||10|||11/2023
{BAKER}|7|First Interest High-Point|IH|High-Point||2|||11/2023""",
    "Knowledge": f"""\
{RATING}
{BAKER}|1|Physics|IM|Importance||1.5|N||08/2023
{BAKER}|1|Physics|LV|Level||0.2|Y|Y|08/2023
{BAKER}|2|Food Production|IM|Importance||4.5|N||08/2023
{BAKER}|2|Food Production|LV|Level||5|N|N|08/2023""",
    "Skills": f"""\
{RATING}
{BAKER}|1|Speaking|IM|Importance||3|N||08/2023""",
    "Work Styles": f"""\
{RATING}
{BAKER}|1|Initiative|IM|Importance||4.1|Y||08/2023""",
    "Technology Skills": f"""\
{CODE}|Example|Commodity Title|Hot Technology|In Demand
{BAKER}|Bakesmart|Food software|N|N
{BAKER}|Excel|Spreadsheet software|Y|Y
{BAKER}|Oven OS|Food software|Y|N""",
    "Tools Used": f"""\
{CODE}|Example|Commodity Title
{BAKER}|Peels|Bakery tools""",
    "Related Occupations": f"""\
{CODE}|Related Title|Relatedness Tier|Index
{BAKER}|Cooks|Primary-Short|1
{BAKER}|Butchers|Primary-Short|2
{BAKER}|Waiters|Supplemental|3""",
}

BAKERS = """\
Bakers

Description

Mix and bake dough. Sell bread.

O*NET-SOC Code: 51-3011.00

Alternate Titles

• Bread Maker (BM); Pastry Chef, Night

Sample of Reported Titles

• Bread Maker (BM)

Task Statements

Core:
• Knead dough.

Date: 08/2023

Task Statements

Supplemental:
• Wash trays.

Task:
• Sweep.

Date: 07/2014

Task Statements

Core:
• Watch "rising" dough.

Date: 12/2011

Education, Training, and Experience

Required Level of Education:
• High School Diploma: 79.5% (Recommend Suppress)
• Less than a High School Diploma: 20.5%

Related Work Experience:
• None: 100%

• Job-related Apprenticeship: Importance 2.2

Date: 08/2023

Job Zones

Job Zone Two: Some

Experience: Some skill.

Education: A diploma.

Job Training: A few months.

Examples: Include bakers.

SVP Range: (4.0 to < 6.0)

Date: 09/2023

Interests

• Artistic: Occupational Interests 10
• Realistic: Occupational Interests 3.1

Date: 11/2023

Knowledge

• Food Production: Importance 4.5, Level 5
• Physics: Importance 1.5, Level 0.2 (Recommend Suppress, Not Relevant)

Date: 08/2023

Skills

• Speaking: Importance 3

Date: 08/2023

Work Styles

• Initiative: Importance 4.1 (Recommend Suppress)

Date: 08/2023

Technology Skills

• Food software: Bakesmart; Oven OS (Hot Technology)
• Spreadsheet software: Excel (Hot Technology, In Demand)

Tools Used

• Bakery tools: Peels

Related Occupations

• Primary-Short: Cooks; Butchers
• Supplemental: Waiters
"""


def written(table: str) -> bytes:
    return (table.replace("|", "\t") + "\n").encode()


def write_tables(folder: Path, tables: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (folder / f"{name}.txt").write_bytes(written(table))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables as the database's own archive holds them, below the folder of a corpus."""
    write_tables(tmp_path / "db_29_3_text", TABLES)
    return tmp_path


@pytest.fixture
def bakers(folder: Path) -> Profile:
    return read_corpus(folder, TODAY)[0]


def test_the_text_is_made_of_the_tables_words(bakers: Profile) -> None:
    assert bakers.text == BAKERS


def test_sections_have_kinds_and_the_date_of_all_their_rows(bakers: Profile) -> None:
    found = [
        (section.heading, section.kind, section.revised and section.revised.date)
        for section in bakers.sections
    ]
    assert found == [
        ("Description", Kind.OVERVIEW, None),
        (CODE, Kind.CODES, None),
        ("Alternate Titles", Kind.NAMES, None),
        ("Sample of Reported Titles", Kind.NAMES, None),
        ("Task Statements", Kind.DUTIES, "2023-08"),
        ("Task Statements", Kind.DUTIES, "2014-07"),
        ("Task Statements", Kind.DUTIES, "2011-12"),
        (EDUCATION, Kind.EDUCATION, "2023-08"),
        ("Job Zones", Kind.MINIMUM_EDUCATION, "2023-09"),
        ("Interests", Kind.INTERESTS, "2023-11"),
        ("Knowledge", Kind.CHARACTERISTICS, "2023-08"),
        ("Skills", Kind.CHARACTERISTICS, "2023-08"),
        ("Work Styles", Kind.CHARACTERISTICS, "2023-08"),
        ("Technology Skills", Kind.OTHER, None),
        ("Tools Used", Kind.OTHER, None),
        ("Related Occupations", Kind.RELATED, None),
    ]


def test_a_date_stands_outside_its_section_in_the_tables_wording(bakers: Profile) -> None:
    zones = next(section for section in bakers.sections if section.heading == "Job Zones")
    revised = zones.revised
    assert revised is not None
    assert (revised.text, revised.wording, revised.basis) == ("09/2023", "09/2023", "section")
    line = bakers.text.split("\n")[bakers.line(revised.span.start) - 1]
    assert line == "Date: 09/2023"
    assert bakers.text[revised.span.start : revised.span.end] == "09/2023"
    assert revised.span.start > zones.span.end


def test_title_names_codes_and_credit(bakers: Profile) -> None:
    assert (bakers.title, bakers.slug, bakers.revised) == ("Bakers", "bakers", None)
    assert bakers.also_known_as == ("Bread Maker (BM)", "Pastry Chef, Night")
    assert bakers.codes == ("51-3011.00", "51-3011")
    lines = sorted(
        f"{hashlib.sha256(written(table)).hexdigest()}  {name}.txt\n"
        for name, table in TABLES.items()
    )
    assert bakers.source.sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert (bakers.source.file, bakers.source.url) == ("db_29_3_text#51-3011.00", None)
    assert bakers.source.publisher == (
        "O*NET 29.3 Database by the U.S. Department of Labor, "
        "Employment and Training Administration"
    )


def test_an_occupation_without_rows_has_few_sections(folder: Path) -> None:
    fairies = read_corpus(folder, TODAY)[1]
    assert fairies.text == (
        "Fairies, All Other\n\nDescription\n\nAll fairies not listed.\n\n"
        "O*NET-SOC Code: 99-9999.00\n\nAlternate Titles\n\n• Pixie\n"
    )


def test_lists_are_quoted_with_what_introduces_them(bakers: Profile) -> None:
    found = [
        [passage.slice(span) for span in passage.sentences]
        for passage in passages(bakers)
        if passage.section.heading in ("Task Statements", CODE)
    ]
    assert found == [
        ["O*NET-SOC Code: 51-3011.00"],
        ["Core:", "Knead dough."],
        ["Supplemental:", "Wash trays."],
        ["Task:", "Sweep."],
        ["Core:", 'Watch "rising" dough.'],
    ]


def test_long_names_are_wrapped_between_names(tmp_path: Path) -> None:
    names = [f"Baker of {number:03} different kinds of bread" for number in range(60)]
    rows = "".join(f"\n{BAKER}|Bakers|{name}|" for name in names)
    table = f"{CODE}|Title|Alternate Title|Short Title{rows}"
    profile = read_corpus(write_tables(tmp_path / "db", {**TABLES, "Alternate Titles": table}))[0]
    (section,) = (s for s in profile.sections if s.heading == "Alternate Titles")
    lines = profile.text[section.span.start : section.span.end].split("\n")
    assert [name for line in lines for name in line.removeprefix("• ").split("; ")] == names
    assert all(len(line) <= 1002 for line in lines)
    assert len(lines) == 3  # 60 names of 38 characters, 25 or 26 of them in 1000


def test_without_a_release_in_its_name_the_credit_has_none(tmp_path: Path) -> None:
    profile = read_corpus(write_tables(tmp_path / "tables", TABLES), TODAY)[0]
    assert profile.source.publisher is not None
    assert profile.source.publisher.startswith("O*NET Database by the U.S. Department of Labor")


def test_a_zip_file_gives_what_the_folder_gives(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "zipped"
    other.mkdir()
    with zipfile.ZipFile(other / "onet.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((folder / "db_29_3_text").iterdir()):
            archive.write(file, f"db_29_3_text/{file.name}")
    unzipped = read_corpus(folder / "db_29_3_text", TODAY)
    zipped = read_corpus(other, TODAY)
    assert [profile.text for profile in zipped] == [profile.text for profile in unzipped]
    assert zipped[0].source.sha256 == unzipped[0].source.sha256
    assert zipped[0].source.file == "onet.zip/db_29_3_text#51-3011.00"


def test_other_documents_may_stand_beside_a_database(folder: Path) -> None:
    (folder / "db_29_3_text" / "Abilities.txt").write_text("A table that is not read\tX\n")
    (folder / "db_29_3_text" / "elf.md").write_text("---\ntitle: Elf\n---\nElves sew.\n")
    assert [profile.slug for profile in read_corpus(folder, TODAY)] == [
        "bakers",
        "elf",
        "fairies-all-other",
    ]


def test_a_sound_database_has_no_findings_though_some_tables_state_no_date(folder: Path) -> None:
    assert check(folder, TODAY) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "words"),
    [
        ("Task Statements", "08/2023", "8/2023", 3, '"8/2023" is not a date'),
        ("Task Statements", "Sweep.", "", 4, 'under "Task" is empty'),
        ("Task Statements", "Sweep.", "Sweep.|more", 4, "has 5 cells, the header 4"),
        ("Task Statements", "Sweep.", '"Sweep.', 4, "expected after"),
        ("Task Statements", '"Watch ""rising"" dough."', '"Watch', 5, "unexpected end of data"),
        ("Task Statements", "Wash trays.", '"Wash||\n||trays."', 2, "mark is not closed"),
        ("Task Statements", f"{BAKER}|Sweep", f"{FAIRY}.5|Sweep", 4, '"99-9999.00.5" is not a'),
        ("Task Statements", f"{BAKER}|Sweep", "51-3012.00|Sweep", 4, "not among the occupations"),
        ("Skills", "||3|", "||n/a|", 2, '"n/a" is not a number'),
        ("Skills", "||3|", "||nan|", 2, '"nan" is not a number'),
        ("Job Zones", "|2|", "|6|", 2, "zone 6 is not in the table"),
        (EDUCATION, "|3|0|", "|4|0|", 4, "category 2.D.1 4 is not in the table"),
        ("Occupation Data", FAIRY, BAKER, 3, 'a second row for "51-3011.00"'),
        (f"{EDUCATION} Categories", "|2|", "|1|", 3, 'a second row for "2.D.1 1"'),
    ],
)
def test_a_bad_row_refuses_the_database(
    folder: Path, name: str, old: str, new: str, line: int, words: str
) -> None:
    assert TABLES[name].count(old) == 1
    write_tables(folder / "db_29_3_text", {name: TABLES[name].replace(old, new)})
    with pytest.raises(RefusedError, match=words) as caught:
        read_corpus(folder, TODAY)
    (finding,) = caught.value.findings
    assert (finding.code, finding.line) == ("bad_row", line)
    assert finding.file == f"db_29_3_text/{name}.txt"


def test_a_damaged_table_is_not_reported_row_by_row(folder: Path) -> None:
    rows = f"\n{BAKER}|Sweep.|Core|soon" * 1000
    write_tables(folder / "db_29_3_text", {"Task Statements": f"{CODE}|Task|Task Type|Date{rows}"})
    found = check(folder, TODAY)
    assert [finding.line for finding in found] == list(range(2, 12))


def test_missing_tables_and_columns_are_named(folder: Path) -> None:
    tables = folder / "db_29_3_text"
    write_tables(tables, {"Skills": TABLES["Skills"].replace("Scale Name", "Scale")})
    (finding,) = check(folder, TODAY)
    assert (finding.code, finding.line) == ("incomplete_database", 1)
    assert finding.message == "columns are missing from the table: Scale Name"
    (tables / "Skills.txt").unlink()
    (tables / "Interests.txt").unlink()
    (finding,) = check(folder, TODAY)
    assert finding.code == "incomplete_database"
    assert finding.message == "tables of the O*NET database are missing: Interests; Skills"


def test_a_future_date_is_an_error_that_names_the_occupation(folder: Path) -> None:
    table = TABLES["Job Zones"].replace("09/2023", "12/2026")
    write_tables(folder / "db_29_3_text", {"Job Zones": table})
    with pytest.raises(RefusedError, match="2026-12 lies after today") as caught:
        read_corpus(folder, TODAY)
    (finding,) = caught.value.findings
    assert (finding.file, finding.section) == ("db_29_3_text#51-3011.00", "Job Zones")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)
TASKS = st.lists(st.tuples(CELLS, st.sampled_from(["Core", "Supplemental", ""])), min_size=1)


def held(name: str, data: bytes) -> File:
    return File(f"db/{name}.txt", lambda limit: data)


@given(TASKS)
def test_every_task_is_in_the_text_once_and_in_order(tasks: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([CODE, "Task", "Task Type", "Date"])
    writer.writerows([BAKER, task, kind, "08/2023"] for task, kind in tasks)
    tables = {name: written(table) for name, table in TABLES.items()}
    tables["Task Statements"] = out.getvalue().encode()
    profile = onet.parse([held(name, data) for name, data in tables.items()])[0].profile
    (section,) = (section for section in profile.sections if section.kind is Kind.DUTIES)
    body = profile.text[section.span.start : section.span.end].split("\n")
    assert [line.removeprefix("• ") for line in body if line.startswith("• ")] == [
        unicodedata.normalize("NFC", task)
        for wanted in ("Core", "Supplemental", "")
        for task, kind in tasks
        if kind == wanted
    ]


@pytest.fixture(scope="module")
def real() -> tuple[Profile, ...]:
    if not REAL.exists():
        pytest.skip(f"the O*NET database is not at {REAL}")
    return read_corpus(REAL, TODAY)


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a real table, read in another way than the product does."""
    with zipfile.ZipFile(REAL) as archive:
        lines = archive.read(f"db_29_3_text/{name}.txt").decode().splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = [cell.strip('"').replace('""', '"') for cell in line.split("\t")]
        yield dict(zip(header, cells, strict=True))


def test_all_real_occupations_are_read(real: tuple[Profile, ...]) -> None:
    titles = {row[CODE]: row["Title"] for row in rows_of("Occupation Data")}
    assert len(titles) == 1016
    assert {profile.codes[0]: profile.title for profile in real} == titles
    assert len({profile.slug for profile in real}) == 1016
    assert {profile.source.publisher for profile in real} == {
        "O*NET 29.3 Database by the U.S. Department of Labor, "
        "Employment and Training Administration"
    }
    for profile in real:
        assert [s.kind for s in profile.sections[:3]] == [Kind.OVERVIEW, Kind.CODES, Kind.NAMES]


@pytest.mark.parametrize(
    ("name", "heading", "column"),
    [
        ("Occupation Data", "Description", "Description"),
        ("Alternate Titles", "Alternate Titles", "Alternate Title"),
        ("Task Statements", "Task Statements", "Task"),
        ("Skills", "Skills", "Element Name"),
        ("Technology Skills", "Technology Skills", "Example"),
        ("Technology Skills", "Technology Skills", "Commodity Title"),
        ("Related Occupations", "Related Occupations", "Related Title"),
    ],
)
def test_every_real_row_can_be_quoted(
    real: tuple[Profile, ...], name: str, heading: str, column: str
) -> None:
    quotable = {
        profile.codes[0]: "\n".join(
            passage.text for passage in passages(profile) if passage.section.heading == heading
        )
        for profile in real
    }
    rows = list(rows_of(name))
    assert [row for row in rows if row[column] not in quotable[row[CODE]]] == []


def test_every_real_task_has_its_own_date(real: tuple[Profile, ...]) -> None:
    stated = {(row[CODE], row["Task"], row["Date"]) for row in rows_of("Task Statements")}
    found = {
        (profile.codes[0], line.removeprefix("• "), section.revised.wording)
        for profile in real
        for section in profile.sections
        if section.heading == "Task Statements" and section.revised
        for line in profile.text[section.span.start : section.span.end].split("\n")
        if line.startswith("• ")
    }
    assert found == stated


def test_every_real_section_has_the_dates_of_its_rows(real: tuple[Profile, ...]) -> None:
    for name in ("Task Statements", "Knowledge", "Job Zones", "Interests", EDUCATION):
        dates = {(row[CODE], row["Date"]) for row in rows_of(name)}
        found = [
            (profile.codes[0], section.revised.wording)
            for profile in real
            for section in profile.sections
            if section.heading == name and section.revised
        ]
        assert sorted(found) == sorted(dates)


def test_passages_of_a_real_profile_hold_all_but_headings_and_dates(
    real: tuple[Profile, ...],
) -> None:
    for profile in real[::50]:
        covered = "".join(passage.text for passage in passages(profile))
        headings = "".join(s.heading for s in profile.sections if s.heading != CODE)
        dates = "".join(f"Date:{s.revised.wording}" for s in profile.sections if s.revised)
        words = profile.title + headings + dates + covered
        assert characters(words) == characters(profile.text)


def characters(text: str) -> Counter[str]:
    """How often each character but spaces and bullets occurs."""
    return Counter(character for character in text if not character.isspace() and character != "•")
