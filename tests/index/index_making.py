"""Profiles and a model small enough to work out by hand what an index of them must give.

The model knows six words. A text's vector counts them: one place for the start of every text, one
for all unknown words together and one for each known word, divided by the length of the whole.
"pay pay" is (1, 0, 2, 0, 0, 0, 0, 0) / sqrt(5). A sentence within a text has no start of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from corpus.records import Kind, Profile, RevisionDate, Section, Source, Span
from index.files import entry_of
from index.manifest import Manifest
from index.model import GRAPH, TOKENIZER, ModelCard, ModelSource, write_card
from index.places import models_folder

MakeBuild = Callable[..., Manifest]

WORDS = ("pay", "duties", "school", "nurse", "plumber", "hours")
DIMENSION = 2 + len(WORDS)
START, UNKNOWN = "[START]", "[UNK]"

TINY = ModelSource("tiny", Path("not on disk"), "ab" * 32)

EXAMPLES = {
    "wages": ("pay", "pay pay"),
    "duties": ("duties", "duties duties"),
    "education": ("school", "school school"),
}


def vector(*words: str) -> NDArray[np.float32]:
    """What the tiny model gives a text of these words."""
    return inner_vector(START, *words)


def inner_vector(*words: str) -> NDArray[np.float32]:
    """What it gives these words within a text."""
    places = (START, UNKNOWN, *WORDS)
    counts = np.zeros(DIMENSION, dtype=np.float32)
    for word in words:
        counts[places.index(word)] += 1
    return counts / np.float32(np.sqrt((counts**2).sum()))


def put_tiny_model(index_dir: Path, source: ModelSource = TINY) -> Path:
    """Write the tiny model where a build of ``source`` finds it exported already."""
    folder = models_folder(index_dir) / source.key
    folder.mkdir(parents=True)
    _tokenizer().save(str(folder / TOKENIZER))
    onnx.save(_graph(), folder / GRAPH)
    files = tuple(entry_of(folder, name) for name in (GRAPH, TOKENIZER))
    write_card(folder, ModelCard(source.name, source.sha256, DIMENSION, 16, files))
    return folder


def profile(slug: str, *bodies: tuple[str, str], title: str | None = None) -> Profile:
    """A profile of sections (heading, text), dated March 2012 in its first line."""
    text = "Produced March 2012\n"
    revised = RevisionDate("March 2012", "2012-03", "profile", text.strip(), Span(0, 19))
    sections = []
    for heading, body in bodies:
        start = len(text) + len(heading) + 1
        text += f"{heading}\n{body}\n"
        span = Span(start, start + len(body))
        sections.append(Section(heading, (), Kind.OTHER, span, False, revised))
    source = Source(f"{slug}.txt", None, "00" * 32, None)
    name = title or slug.title()
    return Profile(slug, name, (), (), text, tuple(sections), revised, source)


NURSE = profile("nurse", ("Salary", "The pay is good. School helps."), ("Duties", "Many duties."))
PLUMBER = profile("plumber", ("Salary", "Hours and pay vary."))


def _tokenizer() -> Tokenizer:
    numbers = {word: number for number, word in enumerate((START, UNKNOWN, *WORDS))}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{START} $A", special_tokens=[(START, 0)]
    )
    return tokenizer


def _graph() -> onnx.ModelProto:
    shape = ["batch", "length"]
    nodes = [
        helper.make_node("Gather", ["one_hot", "input_ids"], ["words"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["words", "column"], ["states"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, shape),
        ],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, [*shape, DIMENSION])],
        [
            numpy_helper.from_array(np.eye(DIMENSION, dtype=np.float32), "one_hot"),
            numpy_helper.from_array(np.array([2]), "last"),
        ],
    )
    opset = helper.make_opsetid("", 18)
    return helper.make_model(graph, opset_imports=[opset], ir_version=10)
