"""Whose work a bundle holds: the notices that have to go with it."""

from __future__ import annotations

from index.manifest import ModelUsed
from index.model import DEFAULT_NAME
from index.store import Build

_DEFAULT_MODEL = """The sentence encoder all-MiniLM-L6-v2, by the sentence-transformers project, is
part of this bundle under the Apache License 2.0 (LICENSE-model.txt). It was changed: exported to
ONNX, and, where this project has an adapter for it, with that adapter merged into its weights."""
_OTHER_MODEL = """The sentence encoder {name} is part of this bundle, exported to ONNX.
Its licence is its publisher's: see that it allows what you do with this bundle."""


def notice(project: str, build: Build) -> str:
    """What a bundle of ``build`` holds of others, then the project's own notice."""
    credits = sorted(
        {profile.source.publisher or profile.source.file for profile in build.profiles}
    )
    model = build.manifest.model
    about = _DEFAULT_MODEL if is_default(model) else _OTHER_MODEL.format(name=model.name)
    held = "\n".join(f"- {credit}" for credit in credits)
    return (
        f"Career answers, build {build.id}: whose work this bundle holds\n\n"
        f"Its profiles ({len(build.profiles)}) were published by:\n\n{held}\n\nTheir words are "
        f"reproduced unchanged and are not covered by this project's licence.\n\n{about}\n\n"
        "The packages in requirements.txt are not part of it; each comes with its own licence.\n\n"
        f"What follows is the notice of the project that it was made from.\n\n{project}"
    )


def is_default(model: ModelUsed) -> bool:
    """Whether it is the model whose licence is known here."""
    return model.name == DEFAULT_NAME
