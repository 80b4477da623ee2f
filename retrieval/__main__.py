"""``python -m retrieval ask | evaluate | fit | adapt | names``: questions from the command line."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError
from corpus.gold import Gold, GoldError, read_gold
from index.errors import BuildError, UnknownBuildError
from index.places import find_build
from retrieval.arguments import parser
from retrieval.assistant import Assistant
from retrieval.batch import BatchError, read_batch
from retrieval.conversation import Conversation
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.panel import ask_all, assemble
from retrieval.measuring.report import Run, as_json, as_text
from retrieval.measuring.report_folder import ReportError, prepare, write_report
from retrieval.records import Reply
from retrieval.telling.plain import as_plain
from retrieval.telling.wire import to_json

DONE, FINDING, WRONG_USE, BROKEN = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = parser(ask=_ask, evaluate=_evaluate, fit=_fit, adapt=_adapt, names=_names).parse_args(
        arguments
    )
    try:
        return int(options.command(options))
    except (BatchError, CorpusError, GoldError, ReportError, UnknownBuildError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BuildError as error:
        print(error, file=sys.stderr)
        return BROKEN
    except BrokenPipeError:
        # The reader has enough ("| head"); Python would fail again when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        raise BatchError("Give either a QUESTION or --batch FILE.")
    if options.batch and not options.json:
        raise BatchError("--batch prints JSON Lines: add --json.")
    batches = list(read_batch(options.batch)) if options.batch else []
    assistant = _load(options.index, options.build)
    for batch in batches:
        replies = [to_json(reply) for reply in _converse(assistant, batch.turns)]
        print(json.dumps({"id": batch.id, "replies": replies}, ensure_ascii=False))
    if options.question is not None:
        (reply,) = _converse(assistant, [options.question])
        if options.json:
            print(json.dumps(to_json(reply), ensure_ascii=False, indent=2))
        else:
            print(as_plain(reply, date.today()))
    return DONE


def _load(index_dir: Path, build_id: str | None = None) -> Assistant:
    assistant = Assistant.load(index_dir, find_build(index_dir, build_id) if build_id else None)
    for warning in assistant.build.warnings:
        print(warning, file=sys.stderr)
    return assistant


def _converse(assistant: Assistant, turns: Sequence[str]) -> Iterator[Reply]:
    conversation = Conversation()
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
        yield reply


def _evaluate(options: argparse.Namespace) -> int:
    golds = read_gold(options.file)
    if options.report:
        prepare(options.report)
    assistants = assemble(options.index, options.profiles)
    summary, unasked = ask_all(assistants, golds)
    if unasked:
        print(
            f"{unasked} question(s) are meant for an index of another profile and were not asked; "
            "give the folder of those profiles with --profiles",
            file=sys.stderr,
        )
    digest = hashlib.sha256(options.file.read_bytes()).hexdigest()
    run = Run(options.file.name, digest, assistants[""].build.id, unasked)
    if options.report:
        write_report(options.report, summary, run)
    if options.json:
        print(json.dumps(as_json(summary, run), ensure_ascii=False, indent=2))
    else:
        print(as_text(summary))
    return FINDING if _misses(summary, options) else DONE


def _misses(summary: Summary, options: argparse.Namespace) -> bool:
    """Whether a floor or a ceiling that was given is missed."""
    return summary.right.share < (options.least_right or 0.0) or summary.wrong_answers.share > (
        1.0 if options.most_wrong is None else options.most_wrong
    )


def _fit(options: argparse.Namespace) -> int:
    # Imported here: only fitting needs scikit-learn.
    from retrieval.teaching.fit import fit, save
    from retrieval.weighing.ranking import WEIGHTS

    golds = _golds(options.files)
    fitted = fit(assemble(options.index, options.profiles), golds)
    save(fitted.weights, WEIGHTS)
    print(
        f"fitted on {fitted.readings} readings, {fitted.answerable} of them answerable: {WEIGHTS}"
    )
    return DONE


def _adapt(options: argparse.Namespace) -> int:
    # Imported here: only teaching needs PyTorch.
    from index.adapter import ADAPTER
    from index.model import find_model
    from retrieval.teaching.adapting import adapt
    from retrieval.teaching.lessons import lessons, reading

    assistant = _load(options.index)
    profiles = {profile.slug: profile for profile in assistant.build.profiles}
    taught = lessons(_golds(options.files), profiles, lambda gold: reading(assistant, gold))
    adapt(taught, find_model(), ADAPTER, _lesson_done)
    print(f"taught {sum(len(lesson.questions) for lesson in taught)} questions: {ADAPTER}")
    # The kinds of question are told by the encoder's vectors.
    print("now run: python -m index learn", file=sys.stderr)
    return DONE


def _names(options: argparse.Namespace) -> int:
    # Imported here: only this command makes the list.
    from retrieval.language.lexicon import PUBLISHED
    from retrieval.teaching.gathering import gathered

    PUBLISHED.write_bytes(gathered(_load(options.index).build.profiles))
    print(f"names written: {PUBLISHED}")
    return DONE


def _golds(files: Sequence[Path]) -> list[Gold]:
    return [gold for file in files for gold in read_gold(file)]


def _lesson_done(done: int, total: int, loss: float) -> None:
    if done % 10 == 0:
        print(f"lesson {done} of {total}, loss {loss:.3f}", file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
