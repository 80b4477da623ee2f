"""Documents are added whole or not at all; what was there before is never touched."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.adding import Outcome, add
from corpus.documents import documents
from corpus.errors import RefusedError
from corpus.files import find_files
from corpus.library import read_corpus
from corpus.records import Superseded
from corpus.storing import bytes_of, store
from tests.corpus.test_archive import zipped
from tests.corpus.test_onet import TABLES, write_tables

TODAY = date(2026, 11, 22)
DOCUMENTS = Path(__file__).parent / "documents"
PAGES = Path(__file__).parent / "pages"
BEES = (DOCUMENTS / "no-names.txt").read_text(encoding="utf-8")


def bees(when: str, words: str = "bees") -> bytes:
    assert "March 2009" in BEES
    return BEES.replace("March 2009", when).replace("bees", words).encode()


def added(folder: Path, *paths: Path) -> list[tuple[Outcome, str | None]]:
    done = tuple(add(paths, folder, TODAY))
    return [(one.outcome, one.stored and Path(one.stored).name) for one in done]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def test_files_folders_and_zip_files_are_taken(tmp_path: Path, corpus: Path) -> None:
    archive = tmp_path / "some.zip"
    page = (PAGES / "ferry-captain.txt").read_bytes()
    archive.write_bytes(zipped(("deep/er/page (1).html", page), ("bad.txt", b"\xff\xfe")))
    found = tuple(add((DOCUMENTS, archive), corpus, TODAY))
    assert [(one.outcome, one.stored) for one in found] == [
        (Outcome.ADDED, f"{corpus.as_posix()}/beekeeper-alis-2009-03.txt"),
        (Outcome.ADDED, f"{corpus.as_posix()}/pipe-fitter-alis-2015-08.txt"),
        (Outcome.REFUSED, None),
        (Outcome.ADDED, f"{corpus.as_posix()}/ferry-captain-alis-2018-03-16.txt"),
    ]
    assert [finding.code for finding in found[2].findings] == ["wrong_encoding"]
    assert files_in(corpus) == {
        "beekeeper-alis-2009-03.txt": (DOCUMENTS / "no-names.txt").read_bytes(),
        "pipe-fitter-alis-2015-08.txt": (DOCUMENTS / "pipe-fitter.txt").read_bytes(),
        "ferry-captain-alis-2018-03-16.txt": page,
    }
    assert len(read_corpus(corpus, TODAY)) == 3


def test_what_is_there_already_is_not_copied_again(tmp_path: Path, corpus: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(bees("March 2009"))
    expected = "beekeeper-alis-2009-03.txt"
    assert added(corpus, tmp_path / "a.txt") == [(Outcome.ADDED, expected)]
    assert added(corpus, tmp_path / "b.txt") == [(Outcome.PRESENT, expected)]
    assert added(corpus, corpus) == [(Outcome.PRESENT, expected)]
    assert list(files_in(corpus)) == [expected]


def test_a_copy_is_where_what_it_copies_was_stored(tmp_path: Path, corpus: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(bees("March 2009"))
    place = f"{corpus.as_posix()}/beekeeper-alis-2009-03.txt"
    found = add((tmp_path / "a.txt", tmp_path / "b.txt"), corpus, TODAY)
    assert [(one.outcome, one.stored) for one in found] == [
        (Outcome.ADDED, place),
        (Outcome.PRESENT, place),
    ]


def test_a_newer_document_stands_beside_the_older(tmp_path: Path, corpus: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(bees("March 2009"))
    new.write_bytes(bees("April 2011", "wasps"))
    added(corpus, old)
    (addition,) = add((new,), corpus, TODAY)
    was = f"{corpus.as_posix()}/beekeeper-alis-2009-03.txt"
    assert addition.supersedes == (Superseded(was, "March 2009", "2009-03"),)
    assert sorted(files_in(corpus)) == ["beekeeper-alis-2009-03.txt", "beekeeper-alis-2011-04.txt"]
    (profile,) = read_corpus(corpus, TODAY)
    assert profile.source.file == "beekeeper-alis-2011-04.txt"
    assert [older.date for older in profile.supersedes] == ["2009-03"]


@pytest.mark.parametrize("together", [True, False])
def test_an_older_document_is_refused_with_the_newer_one(
    together: bool, tmp_path: Path, corpus: Path
) -> None:
    old, new = tmp_path / "a-old.txt", tmp_path / "b-new.txt"
    old.write_bytes(bees("March 2009"))
    new.write_bytes(bees("April 2011"))
    if not together:
        added(corpus, new)
    outcomes = {Path(one.file).name: one for one in add((old, new), corpus, TODAY)}
    assert outcomes["a-old.txt"].outcome is Outcome.REFUSED
    (finding,) = outcomes["a-old.txt"].findings
    assert finding.code == "older_document"
    assert list(files_in(corpus)) == ["beekeeper-alis-2011-04.txt"]


def test_other_words_of_the_same_date_are_refused_with_both_files(
    tmp_path: Path, corpus: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(bees("March 2009"))
    (tmp_path / "b.txt").write_bytes(bees("March 2009", "wasps"))
    one, other = add((tmp_path / "a.txt", tmp_path / "b.txt"), corpus, TODAY)
    assert (one.outcome, other.outcome) == (Outcome.ADDED, Outcome.REFUSED)
    (finding,) = other.findings
    assert finding.code == "duplicate_slug"
    assert (finding.file, f"{tmp_path.as_posix()}/a.txt" in finding.message) == (
        f"{tmp_path.as_posix()}/b.txt", True,
    )  # fmt: skip


def test_no_file_is_overwritten_whatever_its_name(tmp_path: Path, corpus: Path) -> None:
    corpus.mkdir()
    (corpus / "beekeeper-alis-2009-03.txt").write_bytes(
        (DOCUMENTS / "pipe-fitter.txt").read_bytes()
    )
    before = files_in(corpus)
    digest = hashlib.sha256((DOCUMENTS / "no-names.txt").read_bytes()).hexdigest()[:12]
    name = f"beekeeper-alis-2009-03-{digest}.txt"
    assert added(corpus, DOCUMENTS / "no-names.txt") == [(Outcome.ADDED, name)]
    assert before.items() < files_in(corpus).items()


def test_a_dry_run_writes_nothing(corpus: Path) -> None:
    (addition,) = add((DOCUMENTS / "no-names.txt",), corpus, TODAY, dry_run=True)
    assert (addition.outcome, corpus.exists()) == (Outcome.ADDED, False)


def test_a_database_is_one_zip_file_that_reads_the_same(tmp_path: Path, corpus: Path) -> None:
    tables = write_tables(tmp_path / "db_29_3_text", TABLES)
    (tables / "Extra.txt").write_text("not read\n", encoding="utf-8")
    assert added(corpus, tables) == [(Outcome.ADDED, "onet-29.3.zip")]
    with ZipFile(corpus / "onet-29.3.zip") as archive:
        assert sorted(archive.namelist()) == sorted(
            f"db_29_3_text/{name}.txt" for name in (*TABLES, "Extra")
        )
    stored, given = read_corpus(corpus, TODAY), read_corpus(tables, TODAY)
    assert [profile.text for profile in stored] == [profile.text for profile in given]
    assert stored[0].source.sha256 == given[0].source.sha256
    (again,) = add((tables,), corpus, TODAY)
    assert (again.outcome, again.stored) == (
        Outcome.PRESENT, f"{corpus.as_posix()}/onet-29.3.zip/db_29_3_text",
    )  # fmt: skip


def test_a_later_release_of_the_database_supersedes_the_earlier(
    tmp_path: Path, corpus: Path
) -> None:
    later = {**TABLES, "Occupation Data": TABLES["Occupation Data"].replace("dough", "batter")}
    assert later != TABLES
    added(corpus, write_tables(tmp_path / "db_29_3_text", TABLES))
    (addition,) = add((write_tables(tmp_path / "db_30_0_text", later),), corpus, TODAY)
    assert addition.outcome is Outcome.ADDED
    assert {Path(older.file).name for older in addition.supersedes} == {
        "db_29_3_text#51-3011.00", "db_29_3_text#99-9999.00",
    }  # fmt: skip
    assert {profile.source.file.partition("#")[0] for profile in read_corpus(corpus, TODAY)} == {
        "onet-30.0.zip/db_30_0_text"
    }


def test_a_database_without_occupations_is_refused(tmp_path: Path, corpus: Path) -> None:
    headers = {name: text.partition("\n")[0] for name, text in TABLES.items()}
    (addition,) = add((write_tables(tmp_path / "db", headers),), corpus, TODAY)
    assert [finding.code for finding in addition.findings] == ["incomplete_database"]


def test_only_what_was_checked_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(bees("March 2009"))
    (document,) = documents(find_files((file,), Path.as_posix)[0])
    (reading,) = document.examine()
    assert bytes_of(document, reading.profile.source.sha256) == file.read_bytes()
    file.write_bytes(bees("April 2011"))
    with pytest.raises(RefusedError, match=r"a\.txt: error \[changed_file\]"):
        bytes_of(document, reading.profile.source.sha256)


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    with pytest.raises(FileExistsError, match="Move it away"):
        store(b"2", tmp_path, ("a",))
    assert files_in(tmp_path) == {"a": b"1"}
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    assert store(b"2", tmp_path, ("b", "c")) == tmp_path / "c"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_another_took_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError("no file has two names here")

    def take(_: int) -> None:
        (tmp_path / "a").write_bytes(b"1")

    monkeypatch.setattr(os, "fsync", take)
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    assert store(b"2", tmp_path, ("a", "b")) == tmp_path / "b"
    assert files_in(tmp_path) == {"a": b"1", "b": b"2"}


HOSTILE = st.text(st.sampled_from("aé Ж日/\\.:*?\"<>|'&\t-_0"), min_size=1, max_size=200)


@given(HOSTILE)
def test_names_of_files_are_plain_and_short_whatever_the_title(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    place = tmp_path_factory.mktemp("names")
    spelled = title.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    (place / "x.md").write_text(
        f'---\ntitle: "{spelled}"\nproduced: July 2010\n---\nThey do.\n', encoding="utf-8"
    )
    (addition,) = add((place / "x.md",), place / "to" / "corpus", TODAY)
    if addition.stored is not None:
        (path,) = (place / "to" / "corpus").iterdir()
        assert addition.stored == path.as_posix()
        assert len(path.name.encode()) < 200
        assert all(part.isalnum() for part in path.name.removesuffix("-own-2010-07.md").split("-"))
    assert sorted(found.name for found in place.iterdir()) in (["to", "x.md"], ["x.md"])
