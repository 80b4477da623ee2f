"""Writes what a run found: figures as JSON, tables into a page of the documentation, charts.

python -m bench.peers.report WORK [--out docs]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.peers.aims import Aim, aims
from bench.peers.charts import draw
from bench.peers.figures import NAMES, Figures, Run, Spread, read_run

BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"


def write(work: Path, out: Path) -> None:
    """Write ``peers.json``, ``images/peers.png``, and the tables between the page's marks."""
    run = read_run(work)
    found = aims(run)
    content = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **asdict(run),
        "aims": [asdict(aim) for aim in found],
    }
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (out / "peers.json").write_text(text + "\n", encoding="utf-8")
    draw(run, out / "images" / "peers.png")
    page = out / "performance.md"
    known = page.read_text(encoding="utf-8") if page.exists() else f"{BEGIN}\n{END}\n"
    page.write_text(between(known, tables(run, found)), encoding="utf-8")


def between(page: str, tables: str) -> str:
    """The page with other tables between its marks; ValueError where it has none."""
    before, begun, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"the page has no marks {BEGIN} and {END} to write tables between")
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def tables(run: Run, found: Sequence[Aim]) -> str:
    """All tables in Markdown, the aims first."""
    parts = (
        "### Aims", _aims(found), "### Building", _building(run),
        "### Serving", _serving(run), "### Answers", _answers(run),
        "### Refusing", _refusing(run), "### Versions", _versions(run),
    )  # fmt: skip
    return "\n" + "\n\n".join(parts) + "\n"


def _aims(found: Sequence[Aim]) -> str:
    rows = (
        (aim.what, aim.aimed, f"{aim.found:.2f} x", aim.against, "yes" if aim.met else "**no**")
        for aim in found
    )
    return table(("measure", "aim", "found", "against the best, which is", "met"), rows)


def _building(run: Run) -> str:
    heads = (
        "", "texts", "texts/s", "words encoded/s", "words of the pages/s", "seconds", "memory"
    )  # fmt: skip
    rows = (
        (
            NAMES[name],
            f"{one.texts:,}",
            f"{one.texts / one.build_s.median:,.0f}",
            f"{one.words / one.build_s.median:,.0f}",
            f"{run.words / one.build_s.median:,.0f}",
            _spread(one.build_s, "{:,.0f}"),
            f"{one.build_mb.median:,.0f} MB",
        )
        for name, one in run.figures.items()
    )
    return table(heads, rows)


def _serving(run: Run) -> str:
    rows = (
        (
            NAMES[name],
            _spread(one.first_s, "{:.2f}") + " s" if one.first_s else "",
            _spread(one.question_ms, "{:.1f}") + " ms",
            _spread(one.slow_ms, "{:.1f}") + " ms",
            _spread(one.serve_mb, "{:.0f}") + " MB",
        )
        for name, one in run.figures.items()
    )
    heads = ("", "start to first answer", "question, median", "95th percentile", "peak memory")
    return table(heads, rows)


def _answers(run: Run) -> str:
    rows = (
        (
            NAMES[name],
            *(
                f"{count / one.answerable:.1%} ({count})"
                for count in (one.occupation, one.section, one.touched, one.words)
            ),
            f"{one.length:,}",
        )
        for name, figures in run.figures.items()
        if (one := figures.answers) is not None
    )
    heads = (
        "", "right occupation", "right section, most of it", "right section touched",
        "words that answer", "characters shown",
    )  # fmt: skip
    return table(heads, rows)


def _refusing(run: Run) -> str:
    rows = []
    for name, figures in run.figures.items():
        if (one := figures.answers) is None:
            continue
        total = one.answerable + one.others
        for settled in dict.fromkeys((one.settled, one.best)):
            kind = "its own" if settled.threshold is None else "fitted"
            if settled is one.best and settled.threshold is not None:
                kind = "best possible"
            rows.append(
                (
                    NAMES[name],
                    kind,
                    f"{settled.refused} of {one.others}",
                    f"{settled.refused_wrongly} of {one.answerable}",
                    f"{settled.right / total:.1%} ({settled.right} of {total})",
                )
            )
    heads = ("", "decision", "rightly refused", "wrongly refused", "settled rightly")
    return table(heads, rows)


def _versions(run: Run) -> str:
    rows = ((NAMES[name], _pins(one)) for name, one in run.figures.items())
    return table(("", "versions"), rows)


def _pins(one: Figures) -> str:
    return ", ".join(f"{name} {version}" for name, version in one.versions.items())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _spread(one: Spread, shape: str) -> str:
    median, low, high = (shape.format(value) for value in (one.median, one.low, one.high))
    return median if low == high else f"{median} ({low} to {high})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("work", type=Path, metavar="WORK", help="holds results.json")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="DIR")
    given = parser.parse_args()
    write(given.work, given.out)
