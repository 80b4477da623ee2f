from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Profile, Span
from index.build import build
from index.encoder import OnnxEncoder
from index.errors import RefusedBuildError
from index.manifest import Manifest
from index.marked import Marked
from index.model import ModelSource
from index.places import build_folder, build_ids
from index.store import load
from index.texts import KEY_BYTES, Texts, keys_of, split_keys
from tests.index.index_making import (
    EXAMPLES,
    NURSE,
    PLUMBER,
    TINY,
    WORDS,
    profile,
    put_tiny_model,
)

# NURSE has two passages and three sentences, so five vectors.
RAISED = profile("nurse", ("Salary", "The pay is good. School pays."), ("Duties", "Many duties."))

Stages = list[str]
Made = Callable[..., tuple[Manifest, Stages]]


def make(index_dir: Path, *profiles: Profile, **options: object) -> tuple[Manifest, Stages]:
    """Build with the tiny model; also the stages it went through."""
    stages: Stages = []

    def report(stage: str, done: int, total: int) -> None:
        if not done:
            stages.append(stage)

    source = options.pop("source", TINY)
    assert isinstance(source, ModelSource)
    return build(profiles, EXAMPLES, index_dir, source, report, **options), stages  # type: ignore[arg-type]


def refuse(manifest: Manifest) -> None:
    raise RefusedBuildError("no")


SAID = Marked("Nurse. Pay. Good pay.", 12, (Span(12, 21),))


@given(st.lists(st.sampled_from(["pay", "school", "", "\ud83d"]), min_size=1))
def test_vectors_are_numbered_in_order_of_first_use_and_read_back(words: list[str]) -> None:
    texts = [Marked(word, 0, (Span(0, len(word)),)) for word in words]
    made = Texts.of(texts)
    distinct = [key for text in dict.fromkeys(texts) for key in keys_of(text)]
    assert [made.keys[number] for number in made.of_unit] == [k for t in texts for k in keys_of(t)]
    assert list(made.keys) == distinct
    again = Texts.from_bytes(made.to_bytes())
    assert again.keys == made.keys
    assert again.of_unit.tolist() == made.of_unit.tolist()


def test_a_vector_is_named_by_all_that_it_depends_on() -> None:
    told = b'[1, "Nurse. Pay. Good pay.", 12, [[12, 21]]]'
    assert keys_of(SAID) == [hashlib.sha256(n + told).digest()[:16] for n in (b"0 ", b"1 ")]
    assert split_keys(b"a" * KEY_BYTES + b"b" * KEY_BYTES) == (b"a" * 16, b"b" * 16)
    others = [replace(SAID, head=7), replace(SAID, spans=(Span(12, 16), Span(17, 21)))]
    assert all(set(keys_of(SAID)).isdisjoint(keys_of(other)) for other in others)


@pytest.mark.parametrize("data", [b"", b"nothing of the kind"])
def test_other_data_is_no_texts(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Texts.from_bytes(data)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    return OnnxEncoder(put_tiny_model(tmp_path_factory.mktemp("tiny")))


# Up to 45 words, so that some are read in three parts of 15 at most.
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=45), min_size=1, max_size=30))
def test_vectors_are_the_same_bit_for_bit_whatever_stands_around_their_text(
    encoder: OnnxEncoder, words: list[list[str]]
) -> None:
    texts = [sentences(row) for row in words]
    together = encoder.encode_marked(texts)
    np.testing.assert_array_equal(together[0], encoder.encode_marked(texts[:1])[0])
    for one, other in zip(together[::-1], encoder.encode_marked(texts[::-1]), strict=True):
        np.testing.assert_array_equal(one, other)


def sentences(words: list[str]) -> Marked:
    """A text without a head, every three words of which are a sentence."""
    said = [" ".join(words[at : at + 3]) for at in range(0, len(words), 3)]
    starts = [sum(len(one) + 1 for one in said[:n]) for n in range(len(said))]
    spans = tuple(Span(at, at + len(one)) for at, one in zip(starts, said, strict=True))
    return Marked(" ".join(said), 0, spans)


def test_only_changed_texts_are_encoded_and_a_full_build_gives_the_same_files(
    index_dir: Path, tmp_path: Path
) -> None:
    first, stages = make(index_dir, NURSE, PLUMBER)
    assert "encoding (0 of 3 passages are known)" in stages
    assert "learning kinds of question" in stages
    # The changed sentence makes its passage new, and the other sentence in it.
    changed, stages = make(index_dir, RAISED, PLUMBER)
    assert "encoding (2 of 3 passages are known)" in stages
    assert "learning kinds of question" not in stages
    put_tiny_model(tmp_path / "other")
    full, stages = make(tmp_path / "other", RAISED, PLUMBER)
    assert "encoding (0 of 3 passages are known)" in stages
    assert changed.files == full.files
    assert changed.files != first.files


def test_a_passage_that_stands_twice_is_encoded_once(index_dir: Path) -> None:
    twin = profile("twin", ("Salary", "The pay is good. School helps."), title="Nurse")
    _, stages = make(index_dir, NURSE, twin)
    assert "encoding (0 of 2 passages are known)" in stages
    build = load(index_dir)
    assert len(build.dense) == len(build.unit_passages) == 8
    query = build.encoder.encode(["school"])[0]
    scores = build.dense.scores(query)
    assert scores[7] == scores[2]
    found_scores, rows = build.dense.search(query[None], 3)
    assert sorted(rows[0, :2].tolist()) == [2, 7]
    np.testing.assert_array_equal(found_scores[0], np.sort(scores)[::-1][:3])


def test_what_was_encoded_for_a_refused_build_is_used_by_the_next(index_dir: Path) -> None:
    with pytest.raises(RefusedBuildError):
        make(index_dir, NURSE, approve=refuse)
    assert build_ids(index_dir) == ()
    _, stages = make(index_dir, NURSE)
    assert "encoding (2 of 2 passages are known)" in stages
    assert not (index_dir / "encoded").exists()


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"\0" + data[1:]])
def test_a_damaged_part_of_what_was_encoded_is_passed_over(
    index_dir: Path, damage: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(RefusedBuildError):
        make(index_dir, NURSE, approve=refuse)
    (part,) = (path for path in (index_dir / "encoded").rglob("*") if path.is_file())
    part.write_bytes(damage(part.read_bytes()))
    _, stages = make(index_dir, NURSE)
    assert "encoding (0 of 2 passages are known)" in stages


def test_a_damaged_build_is_passed_over_for_one_before_it(index_dir: Path) -> None:
    make(index_dir, NURSE)
    second, _ = make(index_dir, NURSE, PLUMBER)
    (build_folder(index_dir, second.id) / "vectors.faiss").write_bytes(b"")
    _, stages = make(index_dir, RAISED, PLUMBER)
    assert "encoding (1 of 3 passages are known)" in stages


def test_vectors_of_another_model_are_not_used(index_dir: Path) -> None:
    make(index_dir, NURSE)
    other = ModelSource("other", Path("not on disk"), "cd" * 32)
    put_tiny_model(index_dir, other)
    _, stages = make(index_dir, NURSE, source=other)
    assert "encoding (0 of 2 passages are known)" in stages
