"""``python -m index``: build, verify, list, compare, roll back, prune; learn kinds of question."""

from __future__ import annotations

import argparse
import json
import sys
import time

from index.arguments import parser
from index.errors import BuildError, DamagedBuildError, GoldError, ModelError, NoBuildError
from index.places import (
    build_ids,
    check_build,
    current_id,
    find_build,
    read_manifest,
    require_builds,
)
from index.progress import Progress
from index.repair import option, repair

DONE, FINDING, WRONG_USE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code."""
    chosen = parser(
        build=_build,
        verify=_verify,
        list=_list,
        diff=_diff,
        rollback=_rollback,
        prune=_prune,
        learn=_learn,
    ).parse_args(arguments)
    try:
        return int(chosen.command(chosen))
    except BuildError as error:
        print(error, file=sys.stderr)
        return WRONG_USE if isinstance(error, (GoldError, ModelError, NoBuildError)) else BROKEN
    except KeyboardInterrupt:
        served = current_id(chosen.index)
        print(
            f"interrupted; {served or 'no build'} is served, and what was encoded is kept",
            file=sys.stderr,
        )
        return INTERRUPTED


def _build(chosen: argparse.Namespace) -> int:
    # Imported here: only building reads documents, and needs what reads them.
    from corpus.errors import CorpusError
    from corpus.library import read_corpus
    from corpus.questions import load_questions
    from index.approval import Approval
    from index.build import build
    from index.errors import RefusedBuildError
    from index.gold import read_gold
    from index.model import find_model

    started = time.monotonic()
    before, progress = current_id(chosen.index), Progress(_say)
    golds, source = read_gold(chosen.gold), find_model(chosen.model)
    progress("reading profiles", 0, 1)
    try:
        profiles = read_corpus(chosen.profiles)
        examples = load_questions()
    except CorpusError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    approval = Approval(chosen.index, golds, profiles, chosen.publish_anyway, _say)
    try:
        manifest = build(profiles, examples, chosen.index, source, progress, approval)
    except RefusedBuildError as error:
        print(error, file=sys.stderr)
        return FINDING
    served = current_id(chosen.index) or manifest.id
    if manifest.id != served:
        _say(
            f"these are the profiles of build {manifest.id}, which was rolled back from; {served} "
            f"stays served until they change, or until you run: python -m index rollback "
            f"{manifest.id}{option(chosen.index, '--index')}"
        )
    elif served == before:
        _say(f"nothing has changed since build {before}; it is kept")
    counts = manifest.counts
    _say(
        f"{counts.profiles} profiles, {counts.sections} sections, {counts.passages} passages, "
        f"{counts.units} texts indexed with {manifest.model.name}; "
        f"{time.monotonic() - started:.1f} s"
    )
    print(served)
    return DONE


def _verify(chosen: argparse.Namespace) -> int:
    from index.store import read_build

    damaged = False
    for build_id in require_builds(chosen.index):
        try:
            build = read_build(chosen.index, build_id)
        except DamagedBuildError as error:
            damaged = True
            print(f"{build_id}  damaged: {error}")
        else:
            print(f"{build_id}  whole: {len(build.manifest.files)} files and the model")
    if current_id(chosen.index) not in build_ids(chosen.index):
        damaged = True
        mend = repair(chosen.index)
        print(f"{chosen.index / 'current'}: names no build that is here; run: {mend}")
    return FINDING if damaged else DONE


def _list(chosen: argparse.Namespace) -> int:
    from index.wording import of_build

    ids, current = require_builds(chosen.index), current_id(chosen.index)
    for build_id in reversed(ids):
        mark = "*" if build_id == current else " "
        try:
            manifest = read_manifest(chosen.index, build_id)
            check_build(chosen.index, manifest)
        except DamagedBuildError as error:
            print(f"{mark} {build_id}  damaged: {error}")
        else:
            print(f"{mark} {of_build(manifest)}")
    return DONE


def _diff(chosen: argparse.Namespace) -> int:
    from index.changes import compare
    from index.gate import judge
    from index.gold import about, read_gold
    from index.store import read_profiles
    from index.wording import as_json, of_answers, of_changes

    before, after = (find_build(chosen.index, name) for name in (chosen.before, chosen.after))
    old, new = (read_profiles(chosen.index, build_id) for build_id in (before, after))
    asked, _ = about(read_gold(chosen.gold), {profile.slug for profile in new})
    changes, verdict = compare(old, new), judge(chosen.index, before, after, asked)
    if chosen.json:
        print(json.dumps(as_json(changes, verdict), ensure_ascii=False, indent=2))
    else:
        print(*of_changes(changes, None), *of_answers(verdict, None), sep="\n")
    return DONE


def _rollback(chosen: argparse.Namespace) -> int:
    from index.publish import roll_back

    print(roll_back(chosen.index, chosen.id))
    return DONE


def _prune(chosen: argparse.Namespace) -> int:
    from index.locking import sole_builder
    from index.publish import prune

    require_builds(chosen.index)
    with sole_builder(chosen.index):
        removed = prune(chosen.index, chosen.keep)
    print(*(f"removed {build_id}" for build_id in removed), sep="\n", end="\n" if removed else "")
    return DONE


def _learn(chosen: argparse.Namespace) -> int:
    from corpus.errors import CorpusError
    from corpus.questions import load_questions
    from index.learnt import learn
    from index.model import find_model

    try:
        examples = load_questions()
    except CorpusError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    count = sum(map(len, examples.values()))
    _say(f"learning {len(examples)} kinds of question from {count} examples ...")
    print(learn(examples, find_model(), chosen.index))
    return DONE


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
