"""A sentence-transformers model -> ONNX with rounded weights, refused unless the vectors stay.

The only module that imports torch and sentence_transformers, and only while it exports.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index import adapter
from index.encoder import OnnxEncoder
from index.errors import DamagedBuildError, ModelError
from index.files import entry_of, sync
from index.model import (
    GRAPH,
    TOKENIZER,
    ModelCard,
    ModelSource,
    check_model,
    write_card,
)
from index.rounding import round_weights

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LOWEST_COSINE = 0.9999
"""Of an export's vectors and sentence-transformers' before the weights are rounded."""
LOWEST_ROUNDED = 0.99
"""The same once they are: far above what separates sentences, and below what rounding does."""

# The first with one operator for attention, which takes a tenth less time than its parts.
_OPSET = 23

_TEXT = (
    "Health information managers collect, record and review (in 2010: $38.55 an hour) what "
    "hospitals, clinics and boards need; admission requires English Language Arts 30-1. "
) * 40
_PROBES = (
    *(_TEXT[:length] for length in (6, 19, 38, 60, 100, 160, 250, 400, 700, 1100, 1800, 6000)),
    "",
    " \n\t ",
    "WHAT DOES IT PAY???",
    "Quelles études faut-il faire pour devenir infirmière à Montréal ?",
    "Welche Ausbildung brauche ich als Krankenpflegerin?",
    "Какое образование нужно медсестре?",
    "护士需要什么学历?",
    "ما هو راتب الممرضة؟",
    "👩‍⚕️ nurse 💰?",
    "a" * 300,
    "...!?;:",
)


def ensure_model(source: ModelSource, models: Path) -> Path:
    """Return the folder below ``models`` that holds the export of ``source``, made if need be.

    Raises ModelError when the model cannot be exported faithfully.
    """
    folder = models / source.key
    if folder.exists():
        try:
            check_model(folder)
            return folder
        except DamagedBuildError:
            shutil.rmtree(folder)
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tmp-", dir=models) as begun:
        # One level down, since the temporary folder itself is removed at the end.
        export_model(source, Path(begun) / "model")
        (Path(begun) / "model").rename(folder)
    sync(models)
    return folder


def export_model(source: ModelSource, out: Path, *, rounded: bool = True) -> ModelCard:
    """Export ``source`` to the new folder ``out``: model.onnx, tokenizer.json and model.json.

    Vectors are of unit length whether or not the model normalises, since the index compares by
    cosine. Weights are rounded to eight bits (see ``index.rounding``) unless ``rounded`` is false,
    which is there to measure what that does. Raises ModelError, and leaves no folder, when the
    model cannot be loaded or is of a kind that is not supported, or a probe text's vector differs
    from sentence-transformers' (cosine below 0.9999 with whole weights, 0.99 with rounded ones).
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    # It names each operator of packages that are not installed, as a warning.
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    try:
        model = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)
    except Exception as error:  # of any library that reads a part of the model
        raise ModelError(
            f"{source.name}: cannot be loaded ({error}); download it again, or choose another "
            "--model"
        ) from error
    _check_parts(model, source)
    if source.adapter is not None:
        transformer: Any = model[0]
        adapter.apply(transformer.auto_model, source.adapter)
    out.mkdir(parents=True)
    try:
        _export_graph(model, out / GRAPH)
        _export_tokenizer(model, out / TOKENIZER)
        card = _write_card(model, source, out)
        _compare(model, OnnxEncoder(out), source, LOWEST_COSINE)
        if rounded:
            round_weights(out / GRAPH)
            sync(out / GRAPH)
            card = _write_card(model, source, out)
            _compare(model, OnnxEncoder(out), source, LOWEST_ROUNDED)
    except BaseException:
        shutil.rmtree(out)
        raise
    return card


def _write_card(model: SentenceTransformer, source: ModelSource, out: Path) -> ModelCard:
    card = ModelCard(
        name=source.name,
        source=source.sha256,
        dimension=int(model.get_embedding_dimension() or 0),
        max_length=int(model.max_seq_length or 0),
        files=tuple(entry_of(out, name) for name in (GRAPH, TOKENIZER)),
    )
    write_card(out, card)
    return card


def _check_parts(model: SentenceTransformer, source: ModelSource) -> None:
    """Raise ModelError if the model is made of what cannot be exported."""
    parts: list[Any] = list(model)
    kinds = [type(part).__name__ for part in parts]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise ModelError(
            f"{source.name}: made of {', '.join(kinds)}; only a Transformer with Pooling (and "
            "Normalize) can be exported: choose another --model"
        )
    mode = parts[1].get_config_dict()["pooling_mode"]
    if mode != "mean":
        raise ModelError(
            f"{source.name}: pools by {mode}; a sentence within a passage needs a model that pools "
            "by mean: choose another --model"
        )


def _export_graph(model: SentenceTransformer, path: Path) -> None:
    """Write the transformer as a graph of dynamic batch and length; the encoder does the rest."""
    import torch

    transformer: Any = model[0].auto_model

    class States(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            found = self.transformer(input_ids=input_ids, attention_mask=attention_mask)
            states: torch.Tensor = found.last_hidden_state
            return states

    shape = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length")}
    example = torch.ones(2, 9, dtype=torch.int64)
    with warnings.catch_warnings():
        # The exporter warns of its own deprecations and of the names of the dynamic axes.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            States().eval(),
            (example, example.clone()),
            path,
            dynamo=True,
            opset_version=_OPSET,
            external_data=False,
            verbose=False,
            input_names=["input_ids", "attention_mask"],
            output_names=["states"],
            dynamic_shapes=(shape, shape),
        )
    sync(path)


def _export_tokenizer(model: SentenceTransformer, path: Path) -> None:
    tokenizer = model.tokenizer.backend_tokenizer
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(path), pretty=False)
    sync(path)


def _compare(
    model: SentenceTransformer, exported: OnnxEncoder, source: ModelSource, lowest: float
) -> None:
    """Raise ModelError unless both give the probe texts the same vectors, or nearly so."""
    expected: Any = model.encode(list(_PROBES), normalize_embeddings=True)
    cosines = np.sum(expected * exported.encode(_PROBES), axis=1)
    # Written so that a cosine that is not a number is refused, too.
    if not cosines.min() >= lowest:
        worst = _PROBES[int(np.argmin(cosines))]
        raise ModelError(
            f"{source.name}: the export's vectors differ from sentence-transformers' "
            f"(lowest cosine {cosines.min():.6f}, at {worst[:40]!r}; {lowest} is needed), "
            "so it was deleted: choose another --model"
        )
