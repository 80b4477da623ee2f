"""Building an index: profiles and example questions in, one published build out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.library import corpus_digest
from corpus.passages import passages
from corpus.records import Passage, Profile
from index import dense, intents, lexical, serialise
from index.encoder import Encoder, OnnxEncoder
from index.errors import BuildError, DamagedBuildError
from index.export import ensure_model
from index.files import entry, entry_of
from index.manifest import FORMAT, Counts, Manifest, ModelUsed, reader_versions
from index.model import CARD, ModelSource
from index.places import (
    TIME,
    build_ids,
    build_time,
    check_build,
    current_id,
    models_folder,
    read_manifest,
)
from index.publish import publish, sole_builder
from index.units import Unit, unit_text, units

Report = Callable[[str, int, int], None]
"""Told what is being done, how many of it are done, and how many there are."""

_CHUNK = 512
_ID_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Everything a build is made of. ``digest`` is the SHA-256 of all of it."""

    profiles: Sequence[Profile]
    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]
    texts: tuple[str, ...]
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
) -> Manifest:
    """Build and publish an index of ``profiles`` below ``out``; return its manifest.

    ``examples`` are questions by kind, for the classifier. When the current build was made of just
    this and is whole, it is kept and its manifest returned. Raises BuildError, in one of its
    kinds, and then leaves what was served before as it was.
    """
    inputs = _inputs(profiles, examples, source)
    with sole_builder(out):
        kept = _unchanged(out, inputs)
        if kept is not None:
            return kept
        report("preparing the model", 0, 1)
        model = ensure_model(source, models_folder(out))
        encoder = OnnxEncoder(model)
        files = _files(inputs, encoder, report)
        manifest = Manifest(
            id=_new_id(out, inputs.digest, datetime.now(UTC)),
            corpus=corpus_digest(tuple(profiles)),
            inputs=inputs.digest,
            model=ModelUsed(
                source.name, source.key, entry_of(model, CARD).sha256, encoder.dimension
            ),
            counts=Counts(
                profiles=len(profiles),
                sections=sum(len(profile.sections) for profile in profiles),
                passages=len(inputs.passages),
                units=len(inputs.units),
            ),
            files=tuple(entry(name, data) for name, data in sorted(files.items())),
            versions=reader_versions(),
        )
        publish(out, manifest, files)
    return manifest


def _inputs(
    profiles: Sequence[Profile], examples: Mapping[str, Sequence[str]], source: ModelSource
) -> _Inputs:
    cut = [(profile, passages(profile)) for profile in profiles]
    if not any(found for _, found in cut):
        raise BuildError(
            f"{len(profiles)} profiles without a passage to quote: give a folder that holds "
            "profiles to --profiles"
        )
    spelled = serialise.to_bytes(cut)
    every_passage = tuple(passage for _, found in cut for passage in found)
    every_unit = units(every_passage)
    texts = tuple(unit_text(every_passage[unit.passage], unit) for unit in every_unit)
    digest = hashlib.sha256(f"{FORMAT} {source.sha256}\n".encode() + spelled)
    digest.update(json.dumps([texts, sorted(examples.items())]).encode())
    return _Inputs(
        profiles, every_passage, every_unit, texts, spelled, examples, source, digest.hexdigest()
    )


def _unchanged(out: Path, inputs: _Inputs) -> Manifest | None:
    """Return the current build's manifest if it is whole and was made of the same."""
    current = current_id(out)
    if current is None:
        return None
    try:
        manifest = read_manifest(out, current)
        if (manifest.inputs, manifest.versions) != (inputs.digest, reader_versions()):
            return None
        check_build(out, manifest)
    except DamagedBuildError:
        return None
    return manifest


def _files(inputs: _Inputs, encoder: Encoder, report: Report) -> dict[str, bytes]:
    """Make the files of a build, by name."""
    vectors = _encode(inputs.texts, encoder, report)
    report("indexing words", 0, 1)
    wholes = [
        text for unit, text in zip(inputs.units, inputs.texts, strict=True) if unit.sentence is None
    ]
    return {
        serialise.PROFILES: inputs.spelled,
        dense.VECTORS: dense.Dense.of(vectors, len(inputs.units)).to_bytes(),
        **lexical.to_files(lexical.build_lexical(wholes)),
        intents.INTENTS: intents.to_bytes(intents.fit_intents(inputs.examples, encoder)),
    }


def _encode(texts: Sequence[str], encoder: Encoder, report: Report) -> NDArray[np.float32]:
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for start in range(0, len(texts), _CHUNK):
        report("encoding", start, len(texts))
        chunk = texts[start : start + _CHUNK]
        vectors[start : start + len(chunk)] = encoder.encode(chunk)
    report("encoding", len(texts), len(texts))
    return vectors


def _new_id(out: Path, digest: str, now: datetime) -> str:
    """Name a build by time and content, later than every other: ids stand in order of time.

    Within one second, or after the clock was set back, the time is the newest build's and a second.
    """
    newest = build_ids(out)[-1:]
    after = [build_time(build_id) + timedelta(seconds=1) for build_id in newest]
    return f"{max([now, *after]):{TIME}}-{digest[:_ID_DIGITS]}"
