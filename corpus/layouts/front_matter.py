"""The front matter of a profile in Markdown: facts in YAML, with the places they stand at.

YAML is only taken apart into nodes, never made into objects: codes keep their leading zeros, dates
their wording, and nothing in a document can name a type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml  # type: ignore[import-untyped]

from corpus.errors import RefusedError
from corpus.findings import Finding, errors_in, found
from corpus.headings import names_of
from corpus.records import Span

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_LISTS = ("also_known_as", "codes")
_FIELDS = ("title", *_LISTS, "produced", "source_url", "licence")


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with a value: the names or the one text that it gives, spaced once.

    ``span`` is where the value stands, ``whole`` the field's name with it.
    """

    values: tuple[str, ...]
    line: int
    span: Span
    whole: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields with a value, by name; the profile's own text begins at ``end``."""

    facts: Mapping[str, Fact]
    end: int
    findings: tuple[Finding, ...]

    def values(self, field: str) -> tuple[str, ...]:
        """The values of a field, none where it has none."""
        return self.facts[field].values if field in self.facts else ()


def read_front_matter(text: str, file: str) -> FrontMatter:
    """The front matter that a document begins with.

    Raises RefusedError where it is not closed, is no YAML, lacks the title, or a field is not what
    it should be.
    """
    block = _BLOCK.match(text)
    if block is None:
        raise _refused(file, 'no second line "---" closes it', 1)
    first_line = text.count("\n", 0, block.start("yaml")) + 1
    facts: dict[str, Fact] = {}
    seen: set[str] = set()
    findings: list[Finding] = []
    for key, node in _nodes(block["yaml"], file, first_line):
        line, name = first_line + key.start_mark.line, str(key.value)
        if name not in _FIELDS:
            message = f'"{name[:40]}" is not one of {", ".join(_FIELDS)}'
            findings.append(found("unknown_field", file, message, line=line))
        elif problem := "it is there twice" if name in seen else _problem(name, node):
            findings.append(found("bad_front_matter", file, f"{name}: {problem}", line=line))
        elif values := _values(name, node):
            span = _span(block["yaml"], node, block.start("yaml"))
            whole = Span(block.start("yaml") + key.start_mark.index, span.end)
            facts[name] = Fact(values, line, span, whole)
        seen.add(name)
    if "title" not in facts:
        findings.append(found("bad_front_matter", file, "the title is missing", line=first_line))
    if errors_in(findings):
        raise RefusedError(tuple(findings))
    return FrontMatter(facts, block.end(), tuple(findings))


def _nodes(block: str, file: str, first_line: int) -> list[tuple[yaml.Node, yaml.Node]]:
    """The names and values of the fields, as nodes that know where they stand."""
    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it is not YAML"
        raise _refused(file, reason, first_line + (mark.line if mark else 0)) from error
    if not isinstance(root, yaml.MappingNode):
        raise _refused(file, "it is no list of fields with values", first_line)
    return list(root.value)


def _problem(name: str, node: yaml.Node) -> str:
    """What is wrong with a field; empty where nothing is."""
    items = node.value if isinstance(node, yaml.SequenceNode) and name in _LISTS else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        return "write a text, or a list of texts" if name in _LISTS else "write one text"
    if name == "source_url" and node.value and not re.match(r"https?://\S+$", node.value):
        return "write an address that begins with https://"
    return ""


def _values(name: str, node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        texts = [item.value for item in node.value]
    else:
        texts = names_of(node.value) if name in _LISTS else [node.value]
    spaced = (" ".join(text.split()) for text in texts)
    return tuple(text for text in spaced if text)


def _span(block: str, node: yaml.Node, offset: int) -> Span:
    # A list without brackets is held to end only where the next field begins.
    is_open = isinstance(node, yaml.SequenceNode) and not node.flow_style
    end = (node.value[-1] if is_open else node).end_mark.index
    return Span(offset + node.start_mark.index, offset + len(block[:end].rstrip()))


def _refused(file: str, reason: str, line: int) -> RefusedError:
    message = f"the front matter cannot be read: {reason}"
    return RefusedError((found("bad_front_matter", file, message, line=line),))
