"""The figures of an evaluation as one page of Markdown, for people.

Wording of questions and profiles is escaped, so that none of it acts as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.gold import Gold
from retrieval.measuring.calibration import BINS, Calibration, calibrate, looked_up, shown
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.judging import Judged, Verdict
from retrieval.measuring.ratios import Ratio
from retrieval.measuring.report import Run
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reply
from retrieval.telling.markdown import escaped

TOPICS, RELIABILITY = "topics.svg", "reliability.svg"
"""The pictures that the page shows, beside which it must lie."""

_MEASURES = {
    "right": ("right", "all questions"),
    "wrong_answers": ("wrong answer given", "all questions"),
    "false_refusals": ("false refusal", "all questions"),
    "wrong_replies": ("another wrong kind of reply", "all questions"),
    "dates_right": ("date right", "answers given where one was expected and its date is known"),
    "profiles_right": ("profile right", "the same, where the profile is known"),
    "sections_right": ("section right", "the same, where the section is known"),
    "shortlists_right": ("one of a shortlist right", "answers given as uncertain"),
    "marked": ("the answer stands in the marked sentence", "right answers"),
    "reasons_right": ("reason right", "right refusals"),
}
_LONGEST = 300


def as_markdown(summary: Summary, run: Run) -> str:
    """The whole page."""
    parts = [
        _head(summary, run),
        _measures(summary),
        _topics(summary),
        _calibrations(summary),
        _latency(summary),
        _not_right(summary),
    ]
    return "\n\n".join(parts) + "\n"


def _head(summary: Summary, run: Run) -> str:
    unasked = f", {run.unasked} not asked for want of their profile" if run.unasked else ""
    return (
        "# How right the answers are\n\n"
        f"{len(summary.judged)} questions of {plain(run.questions)} (SHA-256 "
        f"`{run.sha256[:16]}`){unasked}; build `{run.build}`."
    )


def _measures(summary: Summary) -> str:
    rows = [
        (*_MEASURES[name], f"{ratio.count} of {ratio.total}", *_shares(ratio))
        for name, ratio in summary.ratios().items()
    ]
    table = _table(("measure", "among", "number", "share", "95 % interval"), rows)
    return (
        f"{table}\n\n"
        "Token F1 of the marked words with the words expected, mean of the answers given where one "
        f"was expected: **{summary.overlap:.3f}**. The intervals are Wilson's; they take the "
        "questions for independent of each other, and are too narrow where several are about one "
        "passage."
    )


def _topics(summary: Summary) -> str:
    rows = []
    for topic, counts in summary.by_topic().items():
        numbers = [str(counts[verdict]) for verdict in Verdict]
        shares = _shares(Ratio(counts[Verdict.RIGHT], counts.total()))
        rows.append((plain(topic), str(counts.total()), *numbers, *shares))
    table = _table(("topic", "questions", *Verdict, "share right", "95 % interval"), rows)
    picture = f"![Replies of each topic by verdict, as in the table below]({TOPICS})"
    return f"## By topic\n\n{picture}\n\n{table}"


def _calibrations(summary: Summary) -> str:
    answered = calibrate(shown(summary.judged))
    weighed = calibrate(looked_up(summary.judged))
    return (
        f"## Calibration\n\n![Share right against confidence, as in the tables below]"
        f"({RELIABILITY})\n\n"
        f"{BINS} bins of equal width. The expected calibration error is the sum over the bins of "
        "(questions in it / all) × |share right − mean confidence| (Naeini, Cooper and Hauskrecht "
        "2015). *By chance* is what faultless confidence would come to on as many questions.\n\n"
        f"### Replies that answer: is a quote of them right?\n\n{_reliability(answered)}\n\n"
        "### All questions looked up, refusals too: does the best passage answer?\n\n"
        f"{_reliability(weighed)}"
    )


def _reliability(calibration: Calibration) -> str:
    rows = [
        (
            f"{found.low:.1f} to {found.high:.1f}",
            str(found.right.total),
            f"{found.confidence:.3f}",
            *_shares(found.right),
        )
        for found in calibration.bins
    ]
    head = ("confidence", "questions", "mean confidence", "share right", "95 % interval")
    return (
        f"Expected calibration error **{calibration.error:.3f}** over {calibration.total} "
        f"questions; by chance {calibration.by_chance:.3f}.\n\n{_table(head, rows)}"
    )


def _latency(summary: Summary) -> str:
    found = summary.latency
    return (
        f"## Latency\n\nMedian of a turn {found.median:.1f} ms, 95th percentile {found.slow:.1f} "
        f"ms. A whole turn takes {found.to_encoding:.2f} times as long as understanding and "
        "encoding the question alone (median of the ratios)."
    )


def _not_right(summary: Summary) -> str:
    lines = ["## Every question that is not right"]
    for topic in summary.by_topic():
        missed = [j for j in summary.not_right() if j.gold.topic == topic]
        if missed:
            lines += [f"### {plain(topic)}", *(_missed(judged) for judged in missed)]
    return "\n\n".join(lines)


def _missed(judged: Judged) -> str:
    return (
        f"**{plain(judged.gold.id)}**, {judged.verdict.value}: "
        f"{' / '.join(plain(turn) for turn in judged.gold.turns)}\n\n"
        f"- expected: {_expected(judged.gold)}\n"
        f"- got: {_got(judged.reply)}"
    )


def _expected(gold: Gold) -> str:
    if gold.outcome != "answer":
        return ", ".join(filter(None, [plain(gold.outcome), plain(gold.reason or "")]))
    words = " or ".join(f"“{plain(words)}”" for words in gold.quote)
    place = [plain(" or ".join(gold.sections)), plain(gold.revised or ""), plain(gold.slug or "")]
    return ", ".join([words, *filter(None, place)])


def _got(reply: Reply) -> str:
    if isinstance(reply, Answer):
        return f"{reply.confidence:.2f} {'; '.join(map(_quoted, reply.quotes))}"
    if isinstance(reply, NoAnswer):
        nearest = "".join(f"; nearest {_quoted(quote)}" for quote in reply.related[:1])
        return f"{plain(reply.reason)}, {reply.confidence:.2f}{nearest}"
    if isinstance(reply, Clarify):
        return f"a question back: {', '.join(plain(choice.title) for choice in reply.choices)}"
    return f"small talk: {plain(reply.message)}"


def _quoted(quote: Quote) -> str:
    section = quote.passage.section.heading
    dated = f", {plain(quote.revised.text)}" if quote.revised else ""
    return f"“{plain(quote.highlighted)}” ({plain(section)}{dated})"


def plain(text: str) -> str:
    """The text on one line, cut where it is very long, to be shown letter for letter."""
    line = " ".join(text.split())
    return escaped(line[:_LONGEST]) + (" …" if len(line) > _LONGEST else "")


def _shares(ratio: Ratio) -> tuple[str, str]:
    low, high = ratio.interval
    if not ratio.total:
        return "–", "–"
    return f"{ratio.share:.1%}", f"{low:.1%} to {high:.1%}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
