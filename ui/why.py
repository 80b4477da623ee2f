"""Why a question got its reply, for those who check answers: folded away below the reply."""

from __future__ import annotations

from retrieval.records import Answer, NoAnswer
from retrieval.telling.reasons import ABOUT, decided, effect, percent, telling, understood, what
from retrieval.why import Part, Weighed, Why
from ui.facts import facts
from ui.text import escape

_OPENING = 80
"""How many characters of a passage tell which one it is."""
_MOST = 8
_SUM = (
    "Start and all parts together are the logarithm of the odds. The weights were fitted together "
    "on questions with known answers, so a single part may point the other way from what its words "
    "lead to expect."
)


def folded(reply: Answer | NoAnswer) -> str:
    """Why a reply was given, folded, as HTML; nothing where nothing could be read."""
    if not reply.why:
        return ""
    label = "Why this answer" if isinstance(reply, Answer) else "Why no answer"
    told = "".join(why_html(why, reply.build) for why in reply.why)
    return f'<details class="folded"><summary>{label}</summary>{told}</details>'


def why_html(why: Why, build: str) -> str:
    """How one profile came to be quoted or not, as HTML."""
    about = f"{why.profile}: {ABOUT[why.read.basis]}" if why.profile else "no profile"
    told = facts([("Looked up", about), *understood(why.read), ("Build", build)])
    return (
        f'<div class="why"><p class="decision">{escape(decided(why))}</p>{told}'
        f"{_considered(why.considered)}{_weighed(why)}</div>"
    )


def _considered(considered: tuple[Weighed, ...]) -> str:
    if not considered:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(one.passage.section.place)}: '
        f"{escape(_opening(one.passage.text))}</th>"
        f"<td>{one.similarity:.2f} of 1</td>"
        f"<td>{percent(one.probability)}</td></tr>"
        for one in considered
    )
    return _table("The passages considered, best first", ("Passage", "Nearness", "Chance"), rows)


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _OPENING else f"{line[:_OPENING].rsplit(' ', 1)[0]} …"


def _weighed(why: Why) -> str:
    """What raised and lowered the chance that the best passage answers, the most telling first."""
    parts = telling(why.parts)
    if not parts:
        return ""
    rest = sum(part.adds for part in parts[_MOST:])
    rows = "".join(map(_part, parts[:_MOST]))
    if parts[_MOST:]:
        rows += _row(f"{len(parts) - _MOST} more together", "", rest)
    rows += _row("start, before anything is weighed", "", why.start)
    rows += _row("all together", percent(why.probability), why.start + sum(p.adds for p in parts))
    table = _table("What was weighed", ("What", "Effect", "By"), rows)
    return f'{table}<p class="note">{_SUM}</p>'


def _part(part: Part) -> str:
    return _row(escape(what(part)), effect(part), part.adds)


def _row(name: str, words: str, number: float) -> str:
    signed = f"{number:+.2f}".replace("-", "−")
    return f'<tr><th scope="row">{name}</th><td>{words}</td><td>{signed}</td></tr>'


def _table(caption: str, columns: tuple[str, ...], rows: str) -> str:
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
