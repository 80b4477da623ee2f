"""What was learnt on top of a model: kept small, and put on again."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from index.adapter import adapter_for, apply, save


def layer() -> torch.nn.Linear:
    """Three inputs, two outputs, all weights 1 and both biases 0."""
    made = torch.nn.Linear(3, 2)
    torch.nn.init.ones_(made.weight)
    torch.nn.init.zeros_(made.bias)
    return made


def weights(made: torch.nn.Linear) -> dict[str, torch.Tensor]:
    return {name: weight.detach().clone() for name, weight in made.named_parameters()}


def test_a_change_of_low_rank_comes_back_whole(tmp_path: Path) -> None:
    before = weights(layer())
    # The outer product of (1, 2) and (0.5, 0, -0.25) has rank 1.
    change = torch.tensor([[0.5, 0.0, -0.25], [1.0, 0.0, -0.5]])
    after = {"weight": before["weight"] + change, "bias": torch.tensor([0.125, 0.0])}
    save(before, after, 1, "digest", tmp_path / "a.safetensors")
    changed = layer()
    apply(changed, tmp_path / "a.safetensors")
    assert torch.allclose(changed.weight, torch.ones(2, 3) + change, atol=2e-3)
    assert changed.bias.tolist() == [0.125, 0.0]


def test_what_did_not_change_is_not_kept(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    before = weights(layer())
    after = {**before, "bias": torch.tensor([1.0, 0.0])}
    save(before, after, 1, "digest", tmp_path / "a.safetensors")
    assert list(load_file(tmp_path / "a.safetensors")) == ["bias.d"]


def test_it_belongs_to_one_model(tmp_path: Path) -> None:
    adapter = tmp_path / "a.safetensors"
    assert adapter_for("this model", adapter) is None
    before = weights(layer())
    save(before, {**before, "bias": torch.ones(2)}, 1, "this model", adapter)
    assert adapter_for("this model", adapter) == adapter
    assert adapter_for("another model", adapter) is None


def test_a_weight_that_the_model_lacks_is_an_error(tmp_path: Path) -> None:
    save({"gate": torch.zeros(2)}, {"gate": torch.ones(2)}, 1, "digest", tmp_path / "a")
    with pytest.raises(KeyError):
        apply(layer(), tmp_path / "a")
