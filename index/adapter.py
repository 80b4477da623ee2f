"""What was learnt on top of a model: changes to its weights, as products of thin matrices.

A sentence model knows English but not how people ask about careers. ``python -m retrieval adapt``
teaches it on questions with known answers; what changes is kept here, low-rank as in LoRA
(Hu et al. 2021), so that it is a hundredth of the model's size: W + A B for a matrix, W + d for a
vector. It belongs to one model and is passed over for every other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

ADAPTER = Path(__file__).parent / "adapter.safetensors"
_BASE = "base"


def adapter_for(content: str, adapter: Path = ADAPTER) -> Path | None:
    """The adapter, if it was learnt on the very model whose files have this SHA-256."""
    from safetensors import safe_open

    if not adapter.is_file():
        return None
    with safe_open(adapter, framework="numpy") as file:
        base = (file.metadata() or {}).get(_BASE)
    return adapter if base == content else None


def apply(transformer: torch.nn.Module, adapter: Path) -> None:
    """Change the weights of ``transformer`` in place; KeyError if it lacks one that is changed."""
    import torch
    from safetensors.torch import load_file

    learnt = load_file(adapter)
    weights = dict(transformer.named_parameters())
    with torch.no_grad():
        for name in {key.rpartition(".")[0] for key in learnt}:
            if f"{name}.d" in learnt:
                weights[name].add_(learnt[f"{name}.d"].float())
            else:
                weights[name].add_(learnt[f"{name}.a"].float() @ learnt[f"{name}.b"].float())


def save(
    before: dict[str, torch.Tensor],
    after: dict[str, torch.Tensor],
    rank: int,
    base: str,
    path: Path = ADAPTER,
) -> None:
    """Write what changed from ``before`` to ``after``, each matrix as its nearest of ``rank``.

    The nearest is the truncated singular value decomposition (Eckart and Young 1936). ``base`` is
    the SHA-256 of the model's files.
    """
    import torch
    from safetensors.torch import save_file

    learnt: dict[str, torch.Tensor] = {}
    for name, weight in after.items():
        change = (weight - before[name]).float()
        if not change.any():
            continue
        if change.ndim == 1:
            learnt[f"{name}.d"] = change.half()
            continue
        left, scale, right = torch.linalg.svd(change, full_matrices=False)
        root = scale[:rank].sqrt()
        learnt[f"{name}.a"] = (left[:, :rank] * root).half().contiguous()
        learnt[f"{name}.b"] = (root[:, None] * right[:rank]).half().contiguous()
    save_file(learnt, str(path), metadata={_BASE: base, "rank": str(rank)})
