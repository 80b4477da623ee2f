import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.check import check
from corpus.errors import RefusedError
from corpus.findings import Finding, errors_in
from corpus.layouts import examine
from corpus.library import PROFILES

TODAY = date(2026, 11, 22)
BAKER = """\
Baker

Bakers bake bread.

Duties | Education | Employment


They make dough.

Education

None.

Section revised May 2011

Employment

Shops.

Produced July 2010

For more information, visit a library.

Province of Examples
"""


def checked(folder: Path, text: str | bytes) -> list[tuple[str, str, int | None, str | None]]:
    file = folder / "baker.txt"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    found = check(file, TODAY)
    assert all(finding.file == file.as_posix() for finding in found)
    assert all(finding.message and finding.cure for finding in found)
    return [(f.severity, f.code, f.line, f.section) for f in found]


def test_the_profiles_of_the_product_are_clean() -> None:
    assert check(PROFILES, TODAY) == ()


def test_a_clean_profile_has_no_findings(tmp_path: Path) -> None:
    assert checked(tmp_path, BAKER) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Baker\n\n", "", ("error", "no_title", 1, None)),
        ("May 2011", "June 31, 2011", ("error", "unreadable_date", 14, "Education")),
        ("May 2011", "November 23, 2026", ("error", "future_date", 14, "Education")),
        ("July 2010", "December 2026", ("error", "future_date", 20, None)),
        ("Produced July 2010\n", "", ("warning", "no_date", None, None)),
        ("Shops.", "Shops.\n\nFarms\n\nPay well.", ("warning", "unknown_heading", 20, "Farms")),
        ("They make dough.", "", ("warning", "missing_section", None, "Duties")),
        ("None.\n", "\n", ("warning", "empty_section", 10, "Education")),
        ("Employment\n\nS", "Education\n\nS", ("warning", "duplicate_heading", 18, "Education")),
        ("2011\n", "2011\n\nLost words here.\n", ("warning", "text_outside", 16, None)),
        ("bread.\n", "bread.\n\nSection revised May 2011\n", ("warning", "stray_date", 5, None)),
        ("\nProvince of Examples\n", "", ("warning", "truncated", 22, None)),
        ("dough", "do\u0000ugh", ("error", "control_characters", 8, None)),
    ],
)  # fmt: skip
def test_each_finding(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, int | None, str | None]
) -> None:
    assert old in BAKER
    assert expected in checked(tmp_path, BAKER.replace(old, new, 1))


@pytest.mark.parametrize("body", ["", "## Duties\n\n- \n"])
def test_a_profile_without_anything_to_quote_is_an_error(tmp_path: Path, body: str) -> None:
    (tmp_path / "baker.md").write_text(f"---\ntitle: Baker\nproduced: 2010-07\n---\n{body}")
    (error,) = errors_in(check(tmp_path, TODAY))
    assert error.code == "no_passage"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\0" * 100, "control_characters"),
        (b"<!doctype html><title>Baker</title>", "unknown_layout"),
        (b"a" * 10_000_000, "too_large"),
        (BAKER.replace("bread", "pain brioché").encode("cp1252"), "wrong_encoding"),
    ],
)
def test_files_that_are_no_profiles(tmp_path: Path, data: bytes, code: str) -> None:
    assert [row[:2] for row in checked(tmp_path, data)] == [("error", code)]


def test_undated_sections_are_named(tmp_path: Path) -> None:
    file = tmp_path / "baker.txt"
    file.write_text(BAKER.replace("Produced July 2010\n", ""), encoding="utf-8")
    (finding,) = (f for f in check(file, TODAY) if f.code == "no_date")
    assert finding.message == "no date is stated for 3 section(s): Overview, Duties, Employment"


def test_a_folder_is_checked_with_its_sub_folders_but_not_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b" / ".cache").mkdir(parents=True)
    (tmp_path / "b" / "empty.txt").write_bytes(b"")
    (tmp_path / "b" / ".hidden").write_bytes(b"")
    (tmp_path / "b" / ".cache" / "x.txt").write_bytes(b"")
    (tmp_path / "a.txt").write_text(BAKER, encoding="utf-8")
    (tmp_path / "c.txt").write_text(BAKER.replace("dough", "bread"), encoding="utf-8")
    found = [
        (Path(f.file).relative_to(tmp_path).as_posix(), f.code) for f in check(tmp_path, TODAY)
    ]
    assert found == [("b/empty.txt", "empty_file"), ("c.txt", "duplicate_slug")]


def test_empty_folder_and_missing_path(tmp_path: Path) -> None:
    assert [f.code for f in check(tmp_path, TODAY)] == ["empty_folder"]
    assert [f.code for f in check(tmp_path / "no.txt", TODAY)] == ["unreadable_file"]


def test_what_is_no_plain_file_is_not_read(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.txt")
    (finding,) = check(tmp_path / "pipe.txt", TODAY)
    assert (finding.code, finding.message) == ("unreadable_file", "this is no plain file")
    assert [f.code for f in check(tmp_path, TODAY)] == ["empty_folder"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BAKER.replace("None.", "word " * 10_000), "a line of 50,000 characters"),
        (f"<h1>Baker</h1><p>They bake.<h2>Duties</h2><p>Updated May 2011<p>{'word ' * 10_000}",
         "a line of 49,999 characters"),
        ("Baker\nThey bake.\n" + "Duties\nUpdated May 2011\nA.\n" * 10_000,
         "it has 10,001 sections, over the limit of 1,000"),
        ("---\ntitle: Baker\n---\n" + "## Duties\nA.\n" * 10_000, "it has 10,001 sections"),
        (BAKER + "\n" * 60_000, "lines, over the limit of 60,000"),
        ("<p>" * 100_001, "more than 100,000 elements"),
        ("---\ntitle: '?!'\n---\nThey bake.\n", "the title holds no letter or digit"),
    ],
)  # fmt: skip
def test_what_is_beyond_a_profile_is_one_clear_error(tmp_path: Path, data: str, words: str) -> None:
    file = tmp_path / "beyond.txt"
    file.write_text(data, encoding="utf-8")
    (error,) = errors_in(check(file, TODAY))
    assert words in error.message


def test_many_findings_of_a_kind_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "baker.txt"
    twice = "Education\n\nNone.\n\n" * 30
    file.write_text(BAKER.replace("Education\n\nNone.\n\n", twice), encoding="utf-8")
    found = [f for f in check(file, TODAY) if f.code == "duplicate_heading"]
    assert len(found) == 20
    assert found[-1].message.endswith("(and 9 more such findings)")


def test_a_finding_reads_as_one_line() -> None:
    finding = Finding("a.txt", "Duties", 7, "warning", "empty_section", "no text", "Restore it")
    assert str(finding) == 'a.txt:7: warning [empty_section] in "Duties": no text. Restore it.'
    asks = Finding("a.txt", None, None, "error", "wrong_encoding", "UTF-16?", "Save it")
    assert str(asks) == "a.txt: error [wrong_encoding]: UTF-16? Save it."


@given(st.binary())
@example(b"Produced")
@example("Baker\n\nA|B\n\n•\n\nInterests:\n".encode())
@example(b"Baker\n\nProduced July 2010\n\n|\n\n:\n")
def test_any_bytes_give_findings_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.txt"
    file.write_bytes(data)
    assert check(file, TODAY)


MARKS = [
    "Baker", "Duties | Education | Salary", "Education", "Employment", "Produced July 2010",
    "Section revised May 2011", "Top of Profile", "Interests:A", "Interests:", "  • item", "-", "",
    "", "Bakers earn $5.", "Strange Heading", "Call 1-800-661-3753.", "Province", ":", "|", ".",
]  # fmt: skip


@example("Interests:\nSection revised May 2011\nBaker")
@given(st.lists(st.sampled_from(MARKS)).map("\n".join))
def test_any_order_of_the_marks_is_read(text: str) -> None:
    try:
        reading = examine(text.encode(), "x.txt")
    except RefusedError:
        return
    ends = 0
    for section in reading.profile.sections:
        assert ends <= section.span.start < section.span.end
        ends = section.span.end
        body = reading.profile.text[section.span.start : ends].split("\n")
        assert not {"Section revised May 2011", "Produced July 2010", "Top of Profile"} & set(body)


def test_a_profile_cut_at_any_line_has_no_wrong_date(
    tmp_path: Path, first_profile_bytes: bytes
) -> None:
    lines = first_profile_bytes.splitlines(keepends=True)
    file = tmp_path / "cut.txt"
    for kept in range(len(lines)):
        file.write_bytes(b"".join(lines[:kept]))
        found = check(file, TODAY)
        assert found, f"cut after line {kept} and nothing found"
        if errors_in(found):
            continue
        profile = examine(file.read_bytes(), "cut.txt").profile
        assert (profile.revised is not None) == (kept >= 113)
        for section in profile.sections:
            expected: str | None
            if kept >= 61 and section.heading == "Educational Requirements":
                expected = "2012-03"
            elif kept >= 82 and section.heading in ("Employment and Advancement", "Salary"):
                expected = "2012-02"
            else:
                expected = "2010-07" if kept >= 113 else None
            assert (section.revised.date if section.revised else None) == expected
