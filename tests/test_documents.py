"""What documents say of the code: the commands of docs/contract.md, the modules named."""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT / "docs" / "contract.md"
PACKAGES = ["corpus", "index", "retrieval", "bundle"]


def written() -> dict[str, set[str]]:
    """Each command of the contract and its options: ``{"index list": {"--index"}}``."""
    found: dict[str, set[str]] = defaultdict(set)
    for package, rest in re.findall(r"^python -m (\w+) +(.*)$", CONTRACT.read_text("utf-8"), re.M):
        command = re.match(r"[a-z]+", rest)
        found[f"{package} {command[0]}" if command else package] |= options(rest)
    return found


def options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", text)) - {"--help"}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_commands_are_those_of_the_contract(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main = importlib.import_module(f"{package}.__main__").main

    def usage(*command: str) -> str:
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        return capsys.readouterr().out

    commands = re.findall(r"^    ([a-z]+) ", usage().partition("options:")[0], re.M)
    there = {f"{package} {name}": options(usage(name)) for name in commands}
    told = {name: found for name, found in written().items() if name.split()[0] == package}
    assert told == (there or {package: options(usage())})


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/words.md", "docs/contract.md"])
def test_the_modules_that_a_document_names_are_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = re.findall(r"`((?:corpus|index|retrieval|ui|bundle|tests|proxy)/[\w/.-]+)`", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
