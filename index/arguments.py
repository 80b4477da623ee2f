"""What can be written on the command line of ``python -m index``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from index.gold import GOLD
from index.places import DEFAULT_INDEX

_PROFILES = Path(__file__).parent.parent / "corpus" / "profiles"
_EXAMPLES = """examples:
  python -m index build                          index corpus/profiles into index/built
  python -m index build --profiles my-profiles   index other profiles
  python -m index list                           the builds that are kept; * is served
  python -m index diff 46b86c 918ab8             what changed from one of them to another
  python -m index rollback                       serve the build before the current one again
  python -m index verify                         compare every file with what was published
  python -m index learn                          after a change to corpus/questions or the adapter

A build is named by its id or any part of it that no other has. Progress goes to standard error;
standard output holds only the result. Exit codes: 0 done, 1 verify found damage or the gate refused
a build, 2 wrong use or bad input, 3 something is broken, 130 interrupted.
"""

Run = Callable[[argparse.Namespace], int]


def parser(
    *, build: Run, verify: Run, list: Run, diff: Run, rollback: Run, prune: Run, learn: Run
) -> Parser:
    """Return the parser; what it gives has the function of the command as ``command``."""
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="Build, check, compare and switch the index that questions are answered from.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Run, summary: str, folder: str = "--index") -> Parser:
        made = commands.add_parser(name, help=summary, description=summary)
        made.add_argument(
            folder,
            dest="index",
            type=Path,
            default=DEFAULT_INDEX,
            metavar="DIR",
            help="index folder (index/built)",
        )
        made.set_defaults(command=run)
        return made

    _building(command("build", build, "index the profiles, unless nothing has changed", "--out"))
    command("verify", verify, "compare every file with what was published")
    command("list", list, "list the builds, newest first; * is served")
    comparing = command("diff", diff, "say what changed between two builds")
    comparing.add_argument("before", metavar="A", help="the earlier build")
    comparing.add_argument("after", metavar="B", help="the later build")
    comparing.add_argument("--json", action="store_true", help="print it as JSON")
    _add_gold(comparing)
    back = command("rollback", rollback, "serve another build; building keeps to it")
    back.add_argument("id", nargs="?", metavar="ID", help="which (default: the one before)")
    pruning = command("prune", prune, "remove all but the newest builds and the one served")
    pruning.add_argument("--keep", type=_count, default=2, metavar="N", help="how many (2)")
    command("learn", learn, "fit the classifier of questions that comes with the code anew")
    return parser


Parser = argparse.ArgumentParser


def _building(build: Parser) -> None:
    build.add_argument(
        "--profiles",
        type=Path,
        default=_PROFILES,
        metavar="DIR",
        help="the documents (corpus/profiles)",
    )
    build.add_argument(
        "--model",
        metavar="NAME_OR_FOLDER",
        help="a sentence-transformers model (default: all-MiniLM-L6-v2, as installed)",
    )
    _add_gold(build)
    build.add_argument(
        "--publish-anyway", action="store_true", help="serve it even if it fails gold questions"
    )


def _add_gold(command: Parser) -> None:
    command.add_argument(
        "--gold",
        type=Path,
        default=GOLD,
        metavar="PATH",
        help="gold questions: a file, or a folder of .jsonl files (corpus/gold)",
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one build must be kept")
    return number
