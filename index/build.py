"""Building an index: profiles and example questions in, one published build out."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.library import corpus_digest
from corpus.passages import passages
from corpus.records import Profile
from index import dense, intents, learnt, lexical, serialise
from index.encoder import OnnxEncoder
from index.errors import BuildError
from index.export import ensure_model
from index.files import entry, entry_of
from index.manifest import FORMAT, Counts, Manifest, ModelUsed, reader_versions
from index.marked import Marked
from index.model import CARD, ModelSource
from index.places import TIME, build_ids, build_time, models_folder
from index.publish import discard, publish, settled, sole_builder, stage
from index.reuse import Memory
from index.texts import TEXTS, Texts
from index.units import marked

Report = Callable[[str, int, int], None]
"""Told what is being done, how many of it are done, and how many there are."""

Approve = Callable[[Manifest], None]
"""Shown a build that is on the disk but not served; raises RefusedBuildError against it."""

# Batches are filled up within a part: of parts of 256 a twelfth of what was run was filling, of
# these a twenty-third; still larger ones gain little and take memory. What an interrupted build has
# done is kept, and progress told, a part at a time.
_CHUNK = 1024
_ID_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Everything a build is made of. ``digest`` is the SHA-256 of all of it.

    ``marked`` are the passages as they are encoded, ``texts`` names the vectors they give.
    """

    profiles: Sequence[Profile]
    counts: Counts
    marked: tuple[Marked, ...]
    texts: Texts
    spelled: bytes
    examples: Mapping[str, Sequence[str]]
    source: ModelSource
    digest: str


def build(
    profiles: Sequence[Profile],
    examples: Mapping[str, Sequence[str]],
    out: Path,
    source: ModelSource,
    report: Report,
    approve: Approve | None = None,
) -> Manifest:
    """Build and publish an index of ``profiles`` below ``out``; return its manifest.

    ``examples`` are questions by kind, for the classifier. When a build of just this is served, or
    was rolled back from, nothing is made and its manifest is returned. Raises BuildError, in one of
    its kinds, and then leaves what was served before as it was.
    """
    inputs = _inputs(profiles, examples, source)
    with sole_builder(out):
        kept = settled(out, inputs.digest)
        if kept is not None:
            return kept
        report("preparing the model", 0, 1)
        model = ensure_model(source, models_folder(out))
        encoder = OnnxEncoder.for_many(model)
        used = ModelUsed(source.name, source.key, entry_of(model, CARD).sha256, encoder.dimension)
        files = _files(inputs, encoder, Memory(out, used), report)
        manifest = Manifest(
            id=_new_id(out, inputs.digest, datetime.now(UTC)),
            corpus=corpus_digest(tuple(profiles)),
            inputs=inputs.digest,
            model=used,
            counts=inputs.counts,
            files=tuple(entry(name, data) for name, data in sorted(files.items())),
            versions=reader_versions(),
        )
        stage(out, manifest, files)
        del files  # approving loads a build or two in processes of their own
        try:
            if approve is not None:
                approve(manifest)
        except BaseException:
            discard(out, manifest.id)
            raise
        publish(out, manifest.id)
    return manifest


def _inputs(
    profiles: Sequence[Profile], examples: Mapping[str, Sequence[str]], source: ModelSource
) -> _Inputs:
    cut = [(profile, passages(profile)) for profile in profiles]
    # A question about a profile without a passage would find nothing to weigh.
    if silent := [profile.slug for profile, found in cut if not found]:
        raise BuildError(
            f"profiles without a passage to quote: {', '.join(silent)}; give them text, or leave "
            "them out"
        )
    if not cut:
        raise BuildError("no profiles: give a folder that holds profiles to --profiles")
    every_passage = tuple(passage for _, found in cut for passage in found)
    spelled = serialise.to_bytes(cut)
    to_encode = tuple(map(marked, every_passage))
    texts = Texts.of(to_encode)
    digest = hashlib.sha256(f"{FORMAT} {source.sha256}\n".encode() + spelled)
    digest.update(texts.to_bytes())
    digest.update(json.dumps(sorted(examples.items())).encode())
    sections = sum(len(profile.sections) for profile in profiles)
    return _Inputs(
        profiles=profiles,
        counts=Counts(len(profiles), sections, len(every_passage), len(texts.of_unit)),
        marked=to_encode,
        texts=texts,
        spelled=spelled,
        examples=examples,
        source=source,
        digest=digest.hexdigest(),
    )


def _files(
    inputs: _Inputs, encoder: OnnxEncoder, memory: Memory, report: Report
) -> dict[str, bytes]:
    """Make the files of a build, by name."""
    # In one expression: the vectors as they were made go once FAISS has them, FAISS's own once
    # they are spelled. Of a large corpus nothing else takes as much memory.
    vectors = dense.Dense.shared(
        _encode(inputs, encoder, memory, report), inputs.texts.of_unit
    ).to_bytes()
    report("indexing words", 0, 1)
    words = lexical.to_files(lexical.build_lexical([one.text for one in inputs.marked]))
    return {
        serialise.PROFILES: inputs.spelled,
        TEXTS: inputs.texts.to_bytes(),
        dense.VECTORS: vectors,
        **words,
        intents.INTENTS: _classifier(inputs, encoder, memory, report),
    }


def _encode(
    inputs: _Inputs, encoder: OnnxEncoder, memory: Memory, report: Report
) -> NDArray[np.float32]:
    """Give each distinct text its vectors, known or new; what is new is kept as it comes."""
    keys = inputs.texts.keys
    vectors = np.empty((len(keys), encoder.dimension), dtype=np.float32)
    report("looking up known vectors", 0, len(keys))
    missing = frozenset(memory.recall(keys, vectors))
    places = _places(inputs)
    new = [number for number, place in places.items() if not missing.isdisjoint(place)]
    stage = f"encoding ({len(places) - len(new)} of {len(places)} passages are known)"
    done = 0
    for chunk in _chunks(new, inputs.marked):
        report(stage, done, len(new))
        found = encoder.encode_marked([inputs.marked[number] for number in chunk])
        numbers = [number for passage in chunk for number in places[passage]]
        vectors[numbers] = np.concatenate(found)
        memory.keep([keys[number] for number in numbers], vectors[numbers])
        done += len(chunk)
    report(stage, done, len(new))
    return vectors


def _places(inputs: _Inputs) -> dict[int, range]:
    """The passages that are encoded, which is once where they are alike, and their vectors."""
    places: dict[int, range] = {}
    unit = vectors = 0
    for number, one in enumerate(inputs.marked):
        count = 1 + len(one.spans)
        if inputs.texts.of_unit[unit] == vectors:
            places[number] = range(vectors, vectors + count)
            vectors += count
        unit += count
    return places


def _chunks(numbers: Sequence[int], texts: Sequence[Marked]) -> list[list[int]]:
    """Cut into parts of texts of like length, for speed, in an order that tells the time left."""
    ordered = sorted(numbers, key=lambda number: len(texts[number].text))
    chunks = [ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK)]
    random.Random(0).shuffle(chunks)  # noqa: S311  # nothing secret: long parts among short ones
    return chunks


def _classifier(inputs: _Inputs, encoder: OnnxEncoder, memory: Memory, report: Report) -> bytes:
    """The classifier that comes with the code or with another build, if it fits; else a new one."""
    digest = intents.examples_digest(inputs.examples, inputs.source.sha256)
    known = learnt.recall(digest) or memory.classifier(digest)
    if known is not None:
        return known
    report("learning kinds of question", 0, 1)
    return intents.to_bytes(intents.fit_intents(inputs.examples, encoder), digest)


def _new_id(out: Path, digest: str, now: datetime) -> str:
    """Name a build by time and content, later than every other: ids stand in order of time.

    Within one second, or after the clock was set back, the time is the newest build's and a second.
    """
    newest = build_ids(out)[-1:]
    after = [build_time(build_id) + timedelta(seconds=1) for build_id in newest]
    return f"{max([now, *after]):{TIME}}-{digest[:_ID_DIGITS]}"
