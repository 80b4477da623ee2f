"""What the commands say: lines for people, and the same as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index.changes import Changes, DateMoved
from index.gate import LEAST_RIGHT, Judged, Verdict, shown
from index.manifest import Manifest
from index.places import build_time

_MOST = 20  # lines of one kind


def of_changes(changes: Changes, most: int | None = _MOST) -> list[str]:
    """Say what changed, by profile and section; ``most`` limits the lines of each kind."""
    kinds: tuple[tuple[str, Sequence[object]], ...] = (
        ("profiles added", changes.profiles_added),
        ("profiles changed", changes.profiles_changed),
        ("profiles removed", changes.profiles_removed),
        ("sections added", changes.sections_added),
        ("sections changed", changes.sections_changed),
        ("sections removed", changes.sections_removed),
        ("dates moved", [_moved(date) for date in changes.dates]),
    )
    lines = [line for what, found in kinds for line in _listed(what, found, most)]
    return lines or ["the profiles are the same"]


def of_answers(verdict: Verdict, most: int | None = _MOST) -> list[str]:
    """Say which gold questions get another answer, before and after."""
    if not verdict.judged:
        return ["no gold questions were asked: there are none for these profiles"]
    lines = [f"gold questions: {verdict.right} of {len(verdict.judged)} right"]
    changed = [_changed(judged) for judged in verdict.changed]
    return lines + _listed("gold questions with another answer", changed, most)


def of_refusal(manifest: Manifest, served: str | None, verdict: Verdict) -> str:
    """Say why a build is not served, which questions are to blame, and what to do."""
    lines = [f"build {manifest.id} was refused; {_still(served)}"]
    if verdict.broken:
        lines.append(f"{len(verdict.broken)} gold questions were right and no longer are:")
        lines += [_blamed(judged) for judged in verdict.broken]
    if verdict.right < LEAST_RIGHT * len(verdict.judged):
        lines.append(
            f"{verdict.right} of {len(verdict.judged)} gold questions are right, at least "
            f"{LEAST_RIGHT:.0%} must be:"
        )
        lines += [_blamed(j) for j in verdict.judged if not j.right and not j.broke]
    lines.append(
        "Mend the profiles; or, where the new answer is the right one, the question. Or serve it "
        "as it is: the same command with --publish-anyway"
    )
    return "\n".join(lines)


def of_build(manifest: Manifest) -> str:
    """Say in a line what a build is."""
    counts = manifest.counts
    size = sum(file.size for file in manifest.files) / 1e6
    return (
        f"{manifest.id}  {build_time(manifest.id):%Y-%m-%d %H:%M} UTC  {counts.profiles} profiles  "
        f"{counts.passages} passages  {size:.1f} MB  {manifest.model.name}"
    )


def as_json(changes: Changes, verdict: Verdict) -> dict[str, Any]:
    """Everything that ``of_changes`` and ``of_answers`` say, for programs."""
    places = {
        name: [{"slug": place.slug, "section": list(place.headings)} for place in found]
        for name, found in (
            (field, getattr(changes, field)) for field in Changes.__slots__ if field != "dates"
        )
    }
    answers = [
        {
            "id": judged.question.id,
            "turns": list(judged.question.turns),
            "before": judged.before,
            "after": judged.after,
            "right": judged.right,
        }
        for judged in verdict.changed
    ]
    asked = {"asked": len(verdict.judged), "right": verdict.right, "changed": answers}
    return {**places, "dates_moved": [asdict(date) for date in changes.dates], "gold": asked}


def _listed(what: str, found: Sequence[object], most: int | None) -> list[str]:
    if not found:
        return []
    lines = [f"{what}: {len(found)}", *(f"    {one}" for one in found[:most])]
    if most is not None and len(found) > most:
        lines.append(f"    ... and {len(found) - most} more; all of them: index diff")
    return lines


def _moved(date: DateMoved) -> str:
    return f"{date.place}: {date.before or 'none'} -> {date.after or 'none'}"


def _still(served: str | None) -> str:
    return f"{served} is still served" if served else "nothing is served yet"


def _changed(judged: Judged) -> str:
    before = shown(judged.before) if judged.before else "not asked"
    after = shown(judged.after)
    return (
        f"{judged.question.id}: {' / '.join(judged.question.turns)}\n"
        f"      before {before}\n"
        f"      after  {after if after != before else 'the same, among other words'}"
    )


def _blamed(judged: Judged) -> str:
    question = judged.question
    expected = " or ".join(f"“{words}”" for words in question.quote) or question.outcome
    dated = f" ({question.revised})" if question.revised else ""
    return (
        f"  {question.id} ({question.place}): {' / '.join(question.turns)}\n"
        f"      expected {expected}{dated}\n      got {shown(judged.after)}"
    )
