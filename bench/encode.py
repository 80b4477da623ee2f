"""How fast a build encodes, beside ``SentenceTransformer.encode`` on the same passages.

    python -m bench.encode [--profiles DIR] [--passages 500] [--rounds 5] [--threads 2]

The build gives each sentence of them a vector, too. Both have the same weights and the same number
of threads and take turns in one process. Quote the ratios: passages per second depend on the
machine and on what else it does.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus.library import PROFILES, read_corpus
from corpus.passages import passages
from index.encoder import OnnxEncoder
from index.export import ensure_model
from index.marked import Marked
from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder
from index.units import marked


def main() -> None:
    """Encode the same passages with both in turn; print rates and the ratio of each round."""
    options = _options()
    texts = _texts(options.profiles, options.passages)
    with tempfile.TemporaryDirectory() as folder:
        contestants = _contestants(options.threads, Path(folder))
        seconds: dict[str, list[float]] = {name: [] for name in contestants}
        for counted in range(options.rounds + 1):
            for name, encode in contestants.items():
                took = _time(encode, texts)
                if counted:  # the first round warms up
                    seconds[name].append(took)
    own, peer = seconds["the build"], seconds["sentence-transformers"]
    for name, times in seconds.items():
        print(f"{name:22} {len(texts) / statistics.median(times):7.1f} passages/s, median")
    ratios = [theirs / ours for ours, theirs in zip(own, peer, strict=True)]
    print(
        f"ratio, round by round: median {statistics.median(ratios):.2f}, lowest {min(ratios):.2f}, "
        f"highest {max(ratios):.2f} ({len(texts)} passages, {options.threads} threads)"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--profiles", type=Path, default=PROFILES, help="documents")
    parser.add_argument("--passages", type=int, default=500, help="at most so many (500)")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (5)")
    parser.add_argument("--threads", type=int, default=2, help="threads for each (2)")
    return parser.parse_args()


def _texts(folder: Path, most: int) -> list[Marked]:
    """What a build encodes for these profiles: passages with their headings, none twice."""
    found = [passage for profile in read_corpus(folder) for passage in passages(profile)]
    texts = list(dict.fromkeys(map(marked, found)))
    return random.Random(1).sample(texts, min(most, len(texts)))


def _contestants(threads: int, folder: Path) -> dict[str, Callable[[list[Marked]], object]]:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    source = find_model()
    exported = models_folder(DEFAULT_INDEX) / source.key
    model = exported if exported.is_dir() else ensure_model(source, folder)
    peer = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)
    return {
        "the build": OnnxEncoder(model, threads=1, batches=threads).encode_marked,
        "sentence-transformers": lambda texts: peer.encode(
            [marked.text for marked in texts], show_progress_bar=False
        ),
    }


def _time(encode: Callable[[list[Marked]], object], texts: list[Marked]) -> float:
    started = time.perf_counter()
    encode(texts)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
