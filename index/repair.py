"""Which command mends an index: every message about damage ends with it."""

from __future__ import annotations

from pathlib import Path

DEFAULT_INDEX = Path(__file__).parent / "built"

_BELOW_INDEX = ("builds", "models")

# Lies beside the code in a bundle alone, which cannot build (see ``bundle``).
_BUNDLE = Path(__file__).parents[1] / "bundle.json"


def repair(index_dir: Path) -> str:
    """Return the command that makes an index anew: builds it, or unpacks a bundle's own again."""
    if _BUNDLE.exists() and not option(index_dir, "--out"):
        return "tar -xf career-answers-*.tar.gz"
    return f"python -m index build{option(index_dir, '--out')}"


def repair_at(path: Path) -> str:
    """Return the command that builds the index anew that a file or folder of a build lies in."""
    below = next((parent for parent in path.parents if parent.name in _BELOW_INDEX), path)
    return repair(below.parent)


def option(index_dir: Path, name: str) -> str:
    """Return `` NAME DIR`` for a command on this index; nothing for the default one."""
    if index_dir.absolute() == DEFAULT_INDEX.absolute():
        return ""
    spelled = str(index_dir)
    return f' {name} "{spelled}"' if " " in spelled else f" {name} {spelled}"
