"""What the rows of an O*NET table say about one occupation, as the text of a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.layouts.onet_tables import CATEGORIES, ZONES, Row, Table, category_key

_LONGEST_LINE = 1000  # characters, of names joined on a line; shorter than a passage
_HIGH_POINT = "IH"
_DOUBTS = ("Recommend Suppress", "Not Relevant")
_PROMINENT = ("Hot Technology", "In Demand")
_ZONE_COLUMNS = ("Experience", "Education", "Job Training", "Examples", "SVP Range")


def body_of(name: str, rows: Sequence[Row], tables: Mapping[str, Table]) -> str:
    """The text that the rows of the table ``name`` make; empty where they say nothing."""
    match name:
        case "Alternate Titles":
            return _listed(_joined(row["Alternate Title"] for row in rows))
        case "Sample of Reported Titles":
            return _listed(_joined(row["Reported Job Title"] for row in rows))
        case "Task Statements":
            return _tasks(rows)
        case "Education, Training, and Experience":
            return _education(rows, tables[CATEGORIES])
        case "Job Zones":
            return "\n\n".join(_zone(tables[ZONES][row["Job Zone"]][0]) for row in rows)
        case "Technology Skills" | "Tools Used":
            return _listed(_examples(rows))
        case "Related Occupations":
            tiers = grouped(rows, "Relatedness Tier")
            return _listed(
                line
                for tier, group in tiers.items()
                for line in _joined((row["Related Title"] for row in group), f"{tier}: ")
            )
        case _:
            return _listed(_ratings(rows))


def _listed(lines: Iterable[str], introduction: str = "") -> str:
    """Lines as a list, below the line that introduces it; empty where there are none."""
    items = [f"• {line}" for line in lines]
    return "\n".join([introduction, *items] if introduction and items else items)


def _joined(names: Iterable[str], label: str = "") -> Iterator[str]:
    """Names on as few lines as they fit on, each line begun by the label."""
    line = ""
    for name in names:
        if line and len(line) + len(name) > _LONGEST_LINE:
            yield line
            line = ""
        line = f"{line}; {name}" if line else f"{label}{name}"
    if line:
        yield line


def grouped(rows: Sequence[Row], column: str) -> dict[str, list[Row]]:
    """The rows by what stands in a column, in the order of its first row; "" in one not there."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.get(column, ""), []).append(row)
    return groups


def _tasks(rows: Sequence[Row]) -> str:
    """Core tasks first, then supplemental ones, then those not sorted yet."""
    types = grouped(rows, "Task Type")
    order = sorted(types, key=lambda name: (not name, name))
    if order == [""]:
        return _listed(row["Task"] for row in rows)
    lists = (_listed((row["Task"] for row in types[name]), f"{name or 'Task'}:") for name in order)
    return "\n\n".join(lists)


def _education(rows: Sequence[Row], categories: Table) -> str:
    """Which share chose each category, the largest first; then the ratings without categories."""
    elements = grouped([row for row in rows if row["Category"]], "Element Name")
    lists = [
        _listed(
            (
                f"{categories[category_key(row)][0]['Category Description']}: "
                f"{row['Data Value']}%{_marks(row, _DOUBTS)}"
                for row in sorted(group, key=_value, reverse=True)
                if _value(row)
            ),
            f"{element}:",
        )
        for element, group in elements.items()
    ]
    lists.append(_listed(_ratings([row for row in rows if not row["Category"]])))
    return "\n\n".join(part for part in lists if part)


def _zone(zone: Row) -> str:
    return "\n\n".join([zone["Name"], *(f"{column}: {zone[column]}" for column in _ZONE_COLUMNS)])


def _ratings(rows: Sequence[Row]) -> Iterator[str]:
    """An element a line with its value on each scale; the largest on the first scale first."""
    rated = [row for row in rows if row["Scale ID"] != _HIGH_POINT]
    elements = grouped(rated, "Element Name")
    for element, group in sorted(elements.items(), key=lambda pair: -_value(pair[1][0])):
        values = (f"{row['Scale Name']} {row['Data Value']}{_marks(row, _DOUBTS)}" for row in group)
        yield f"{element}: {', '.join(values)}"


def _examples(rows: Sequence[Row]) -> Iterator[str]:
    """A commodity a line with its examples."""
    for commodity, group in grouped(rows, "Commodity Title").items():
        names = (f"{row['Example']}{_marks(row, _PROMINENT)}" for row in group)
        yield from _joined(names, f"{commodity}: ")


def _marks(row: Row, columns: Sequence[str]) -> str:
    """The names of the columns that say yes: " (Hot Technology, In Demand)"."""
    marks = ", ".join(column for column in columns if row.get(column) == "Y")
    return f" ({marks})" if marks else ""


def _value(row: Row) -> float:
    return float(row["Data Value"])
