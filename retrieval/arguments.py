"""What can be written on the command line of ``python -m retrieval``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from index.places import DEFAULT_INDEX

Run = Callable[[argparse.Namespace], int]
Parser = argparse.ArgumentParser


def parser(*, ask: Run, evaluate: Run, fit: Run, adapt: Run, names: Run) -> Parser:
    """The parser; what it gives has the function of the command as ``command``."""
    parser = argparse.ArgumentParser(
        prog="python -m retrieval",
        description="Ask the indexed profiles, and measure how good the answers are.",
        epilog="Exit codes: 0 done, 1 floor missed, 2 wrong use or bad input, 3 no good index.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Run, summary: str) -> Parser:
        made = commands.add_parser(name, help=summary, description=summary)
        made.add_argument(
            "--index",
            type=Path,
            default=DEFAULT_INDEX,
            metavar="DIR",
            help="index folder (index/built)",
        )
        made.set_defaults(command=run)
        return made

    _asking(command("ask", ask, "answer one question, or a file of conversations"))
    _judging(command("evaluate", evaluate, "ask questions with known answers"))
    fitting = command("fit", fit, "fit the weights on questions kept for tuning")
    _add_files(fitting)
    _add_profiles(fitting)
    _add_files(
        command(
            "adapt",
            adapt,
            "teach the encoder with questions kept for training on the profiles of an index",
        )
    )
    command("names", names, "write the list of published names from an index of O*NET alone")
    return parser


def _asking(ask: Parser) -> None:
    ask.add_argument("question", nargs="?", metavar="QUESTION", help="the question, in quotes")
    ask.add_argument(
        "--batch",
        type=Path,
        metavar="FILE",
        help='JSON Lines, each {"id": ..., "turns": ["question", "follow-up"]}',
    )
    ask.add_argument("--json", action="store_true", help="print the reply as JSON")
    ask.add_argument("--build", metavar="ID", help="ask this build, any part of its id")


def _judging(evaluate: Parser) -> None:
    evaluate.add_argument("file", type=Path, metavar="FILE", help="gold questions, JSON Lines")
    evaluate.add_argument("--json", action="store_true", help="print the figures as JSON")
    evaluate.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        help="write report.md with pictures, and report.json, into this folder",
    )
    _add_profiles(evaluate)
    evaluate.add_argument("--least-right", type=float, metavar="SHARE", help="floor, such as 0.75")
    evaluate.add_argument("--most-wrong", type=float, metavar="SHARE", help="ceiling, such as 0.1")


def _add_files(command: Parser) -> None:
    command.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="gold questions, JSON Lines"
    )


def _add_profiles(command: Parser) -> None:
    command.add_argument(
        "--profiles",
        type=Path,
        metavar="DIR",
        help="profiles for the questions that name one, each asked of an index of it alone",
    )
