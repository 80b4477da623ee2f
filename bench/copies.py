"""A build of more profiles than there are documents, with everything but the encoding.

    python -m bench.copies DOCUMENTS SIZE OUT KNOWN...

What is missing is made up of copies under other names: in every copy the words of its title and
other names, wherever they stand, and its amounts have other letters and digits, as many as before.
Codes are left out of copies. Vectors are those that the builds in the folders KNOWN hold of the
same texts, whatever model made them; a copy's lean away from its original's, all in one direction
of its own. Prints the seconds of reading and of building as JSON.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

import index.build
from corpus.library import read_corpus
from corpus.passages import passages
from corpus.questions import load_questions
from corpus.records import Profile
from index.dense import VECTORS, read_index, vectors_of
from index.files import map_checked
from index.marked import Marked
from index.model import find_model
from index.places import build_folder, current_id, read_manifest
from index.texts import TEXTS, Texts, keys_of
from index.units import marked

Vectors = NDArray[np.float32]

_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_AMOUNT = re.compile(r"\$[\d,.]+")
_LEANING = 0.5


def copied(profile: Profile, number: int) -> Profile:
    """The profile under another name; every offset stays, as words keep their length."""
    turned = _CONSONANTS[number:] + _CONSONANTS[:number]
    letters = str.maketrans(_CONSONANTS + _CONSONANTS.upper(), turned + turned.upper())
    digits = str.maketrans("123456789", "234567891")
    names = " ".join((profile.title, *profile.also_known_as))
    words = sorted(set(re.findall(r"[A-Za-z]{5,}", names)), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(words) or 'x'})\b", re.IGNORECASE)

    def vary(text: str) -> str:
        # The end of a word stays: it tells a plural, and a person from what they do.
        named = pattern.sub(lambda m: m[0][:-3].translate(letters) + m[0][-3:], text)
        return _AMOUNT.sub(lambda m: m[0].translate(digits), named)

    return replace(
        profile,
        slug=f"{profile.slug}-{number}",
        title=vary(profile.title),
        also_known_as=tuple(map(vary, profile.also_known_as)),
        codes=(),
        text=vary(profile.text),
        sections=tuple(
            replace(part, heading=vary(part.heading), path=tuple(map(vary, part.path)))
            for part in profile.sections
        ),
    )


class KnownVectors:
    """Gives texts vectors without a model, in the encoder's place."""

    def __init__(self, indexes: Sequence[Path]) -> None:
        self._rows: dict[bytes, Vectors] = {}
        self._indexes = [_held(folder) for folder in indexes]  # the rows lie in their memory
        for keys, held in self._indexes:
            vectors = vectors_of(held)
            for key, row in zip(keys, vectors, strict=True):
                self._rows.setdefault(key, row)
        self.dimension = vectors.shape[1]
        self._of: dict[str, tuple[list[bytes], int]] = {}

    def learn(self, original: Profile, copy: Profile, number: int) -> None:
        """Take in what the texts of a copy are copies of."""
        for old, new in zip(passages(original), passages(copy), strict=False):
            self._of[marked(new).text] = (keys_of(marked(old)), number)

    def encode_marked(self, texts: Sequence[Marked]) -> list[Vectors]:
        """A vector for each text and each of its spans."""
        return [self._vectors(text) for text in texts]

    def _vectors(self, text: Marked) -> Vectors:
        keys, number = self._of.get(text.text) or (keys_of(text), 0)
        keys = (keys + keys[:1] * len(text.spans))[: 1 + len(text.spans)]
        lean = _direction(number, self.dimension) * (_LEANING if number else 0)
        found = np.stack([self._row(key) for key in keys]) + lean
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)

    def _row(self, key: bytes) -> Vectors:
        row = self._rows.get(key)
        return _direction(int.from_bytes(key, "big"), self.dimension) if row is None else row


def _direction(number: int, dimension: int) -> Vectors:
    drawn = np.random.default_rng(number).normal(size=dimension)
    return np.asarray(drawn / np.linalg.norm(drawn), dtype=np.float32)


def _held(folder: Path) -> tuple[tuple[bytes, ...], faiss.IndexFlatIP]:
    manifest = read_manifest(folder, str(current_id(folder)))
    files = {file.name: file for file in manifest.files}
    place = build_folder(folder, manifest.id)
    keys = Texts.from_bytes((place / TEXTS).read_bytes()).keys
    return keys, read_index(map_checked(place, files[VECTORS]))


def main(documents: str, size: str, out: str, *known: str) -> None:
    """Read, copy and build; print what reading and building took."""
    timed: dict[str, float] = {}
    started = time.perf_counter(), time.process_time()

    def took(name: str) -> None:
        nonlocal started
        now = time.perf_counter(), time.process_time()
        timed[f"{name}_s"], timed[f"{name}_cpu_s"] = (
            b - a for a, b in zip(started, now, strict=True)
        )
        started = time.perf_counter(), time.process_time()

    real = read_corpus(Path(documents))
    took("read")
    encoder = KnownVectors([Path(folder) for folder in known])
    profiles = list(real[: int(size)])
    for extra in range(int(size) - len(profiles)):
        number, original = 1 + extra // len(real), real[extra % len(real)]
        profiles.append(copied(original, number))
        encoder.learn(original, profiles[-1], number)
    profiles.sort(key=lambda profile: profile.slug)
    _in_place_of_the_encoder(encoder)
    took("copy")
    index.build.build(profiles, load_questions(), Path(out), find_model(), lambda *_: None)
    took("build")
    print(json.dumps({name: round(value, 2) for name, value in timed.items()}))


def _in_place_of_the_encoder(encoder: Any) -> None:
    class Standing:
        @staticmethod
        def for_many(_: Path) -> Any:
            return encoder

    vars(index.build)["OnnxEncoder"] = Standing


if __name__ == "__main__":
    main(*sys.argv[1:])
