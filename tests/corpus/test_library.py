import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import RefusedError
from corpus.library import PROFILES, corpus_digest, read_corpus

TODAY = date(2026, 11, 22)
DOCUMENTS = Path(__file__).parent / "documents"


def test_profiles_are_sorted_by_slug_and_named_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    shutil.copy(DOCUMENTS / "pipe-fitter.txt", tmp_path / "1.txt")
    shutil.copy(DOCUMENTS / "no-names.txt", tmp_path / "sub" / "2.txt")
    found = [(profile.slug, profile.source.file) for profile in read_corpus(tmp_path, TODAY)]
    assert found == [("beekeeper", "sub/2.txt"), ("pipe-fitter", "1.txt")]


def test_the_first_profile_is_in_the_corpus() -> None:
    slugs = [profile.slug for profile in read_corpus(PROFILES, TODAY)]
    assert "health-information-management-professional" in slugs


def test_one_bad_profile_refuses_the_whole_and_lists_every_error(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "page.html").write_bytes(b"<html>")
    with pytest.raises(RefusedError) as caught:
        read_corpus(tmp_path, TODAY)
    found = [(finding.file, finding.code) for finding in caught.value.findings]
    assert found == [("empty.txt", "empty_file"), ("page.html", "unknown_layout")]
    assert "empty.txt: error [empty_file]: the file holds no text." in str(caught.value)


def test_two_profiles_of_one_title_and_date_are_refused(tmp_path: Path) -> None:
    text = (DOCUMENTS / "no-names.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.replace("bees", "wasps"), encoding="utf-8")
    with pytest.raises(RefusedError, match=r'b\.txt: error.*"Beekeeper" .* in a\.txt'):
        read_corpus(tmp_path, TODAY)


def test_copies_of_a_document_are_read_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        shutil.copy(DOCUMENTS / "no-names.txt", tmp_path / name)
    assert [profile.source.file for profile in read_corpus(tmp_path, TODAY)] == ["a.txt"]


def test_a_missing_folder_is_named_in_full(tmp_path: Path) -> None:
    missing = tmp_path / "no" / "such"
    with pytest.raises(RefusedError, match=missing.as_posix()):
        read_corpus(missing, TODAY)


def test_a_future_date_is_refused() -> None:
    with pytest.raises(RefusedError, match="2009-03 lies after today, 2009-02-28"):
        read_corpus(DOCUMENTS, date(2009, 2, 28))


def test_an_empty_folder_is_refused_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="Put at least one profile"):
        read_corpus(tmp_path, TODAY)


def test_digest_is_of_slugs_and_file_hashes_in_any_order() -> None:
    profiles = read_corpus(DOCUMENTS, TODAY)
    lines = "".join(
        f"{slug} {hashlib.sha256((DOCUMENTS / file).read_bytes()).hexdigest()}\n"
        for slug, file in (("beekeeper", "no-names.txt"), ("pipe-fitter", "pipe-fitter.txt"))
    )
    expected = hashlib.sha256(lines.encode()).hexdigest()
    assert corpus_digest(profiles) == corpus_digest(profiles[::-1]) == expected
    assert corpus_digest(profiles[:1]) != expected
