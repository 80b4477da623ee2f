"""Loading a build: whole, checked against its manifest, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from mmap import mmap
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from corpus.records import Passage, Profile
from index import dense, intents, lexical, serialise
from index.encoder import Encoder, OnnxEncoder
from index.errors import DamagedBuildError
from index.files import map_checked, read_checked
from index.kept import profiles_of
from index.manifest import Manifest, reader_versions
from index.places import (
    checked_model,
    current_id,
    locate,
    pointer,
    read_manifest,
    require_builds,
)
from index.repair import repair, repair_at
from index.texts import TEXTS, Texts


@dataclass(frozen=True, slots=True, eq=False)
class Build:
    """One immutable generation of the index, loaded.

    ``passages`` are the rows of ``lexical``, their units (``index.units``) those of ``dense``.
    ``passages_of`` gives the numbers of a profile's passages by its slug, ``unit_passages``
    (n units,) the passage number of each unit. ``warnings`` say, for a maintainer, in what the
    build served is not the one wished for.
    """

    id: str
    manifest: Manifest
    profiles: tuple[Profile, ...]
    passages: tuple[Passage, ...]
    dense: dense.Dense
    lexical: lexical.Lexical
    intents: intents.Intents
    encoder: Encoder
    passages_of: Mapping[str, range]
    unit_passages: NDArray[np.int64]
    warnings: tuple[str, ...]

    def rows_of(self, passages: range) -> range:
        """Return the unit rows of passages: of each the whole first, then its sentences."""
        first, end = np.searchsorted(self.unit_passages, (passages.start, passages.stop))
        return range(int(first), int(end))


def load(index_dir: Path, threads: int | None = None) -> Build:
    """Load the build that is served, or the newest good one before it, with a warning.

    ``threads`` limits the encoder. Raises NoBuildError where nothing was built, and
    DamagedBuildError when no build is whole; both name the command that repairs it.
    """
    ids = require_builds(index_dir)
    current = current_id(index_dir)
    problems: list[str] = []
    if current not in ids:
        problems.append(
            f"{pointer(index_dir)}: names no build that is here; run: {repair(index_dir)}"
        )
        current = ids[-1]
    # Later ones than the current are there only after a rollback, which must hold.
    wanted = ids[: ids.index(current) + 1]
    for build_id in reversed(wanted):
        try:
            build = read_build(index_dir, build_id, threads)
        except DamagedBuildError as error:
            problems.append(str(error))
            continue
        if problems:
            problems.append(f"build {build_id} is served instead")
        return replace(build, warnings=(*problems, *build.warnings))
    raise DamagedBuildError("\n".join(problems))


def read_build(index_dir: Path, build_id: str, threads: int | None = None) -> Build:
    """Load one build; DamagedBuildError when any part of it is not as published."""
    manifest = read_manifest(index_dir, build_id)
    folder = locate(index_dir, build_id)
    published = {file.name: file for file in manifest.files}

    def read(name: str) -> bytes:
        return read_checked(folder, published[name])

    def mapped(name: str) -> mmap:
        return map_checked(folder, published[name])

    def encoder() -> Encoder:
        return OnnxEncoder(checked_model(index_dir, manifest.model), threads)

    try:
        return _assemble(manifest, read, mapped, encoder, _other_versions(manifest, index_dir))
    except (KeyError, ValueError) as error:
        raise DamagedBuildError(
            f"{folder}: its parts do not fit together ({error}); run: {repair_at(folder)}"
        ) from error


def read_profiles(index_dir: Path, build_id: str) -> tuple[Profile, ...]:
    """Read the profiles of a build alone; DamagedBuildError when they are not as published."""
    profiles, _ = serialise.from_bytes(profiles_of(index_dir, read_manifest(index_dir, build_id)))
    return profiles


def _assemble(
    manifest: Manifest,
    read: Callable[[str], bytes],
    mapped: Callable[[str], mmap],
    load_encoder: Callable[[], Encoder],
    warnings: tuple[str, ...],
) -> Build:
    """Put the parts together; ValueError or KeyError when they do not fit.

    The encoder comes first, while nothing else is there: loading it takes half as much memory again
    as keeping it. The vectors stay in their file and are read from there.
    """
    encoder = load_encoder()
    of_unit = Texts.from_bytes(read(TEXTS)).of_unit
    vectors = dense.Dense.from_bytes(mapped(dense.VECTORS), of_unit)
    profiles, passages = serialise.from_bytes(read(serialise.PROFILES))
    of_passage = [1 + len(passage.sentences) for passage in passages]
    unit_passages = np.repeat(np.arange(len(passages)), of_passage)
    found = (len(profiles), len(passages), len(unit_passages))
    counts = manifest.counts
    if found != (counts.profiles, counts.passages, counts.units):
        raise ValueError(f"{found} profiles, passages and units, not those of the manifest")
    if len(of_unit) != len(unit_passages):
        raise ValueError(f"{len(unit_passages)} units but texts for {len(of_unit)}")
    words = {name: read(name) for name in (lexical.WEIGHTS, lexical.WORDS)}
    weighed = lexical.from_files(words, len(passages))
    kinds = intents.from_bytes(read(intents.INTENTS))
    if vectors.dimension != encoder.dimension:
        raise ValueError(f"vectors of {vectors.dimension} but a model of {encoder.dimension}")
    return Build(
        id=manifest.id,
        manifest=manifest,
        profiles=profiles,
        passages=passages,
        dense=vectors,
        lexical=weighed,
        intents=kinds,
        encoder=encoder,
        passages_of=_passages_of(passages),
        unit_passages=unit_passages,
        warnings=warnings,
    )


def _passages_of(passages: Sequence[Passage]) -> Mapping[str, range]:
    """Map each slug to its passages' numbers: they stand together, in the profiles' order."""
    numbered = groupby(enumerate(passages), key=lambda item: item[1].profile.slug)
    ranges = {}
    for slug, group in numbered:
        numbers = [number for number, _ in group]
        ranges[slug] = range(numbers[0], numbers[-1] + 1)
    return MappingProxyType(ranges)


def _other_versions(manifest: Manifest, index_dir: Path) -> tuple[str, ...]:
    installed = dict(reader_versions())
    return tuple(
        f"build {manifest.id} was made with {name} {version}, but {installed.get(name)} is "
        f"installed and may read questions otherwise; run: {repair(index_dir)}"
        for name, version in manifest.versions
        if installed.get(name) != version
    )
