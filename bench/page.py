"""From pressing Enter to the drawn answer in a browser, beside an empty chat that echoes.

    python -m bench.page [--turns 200] [--around 10]

Both are served as people serve them and asked the same questions in turn, in one browser: ours
answers from the index in ``index/built``, the other says what it was told. Times are taken inside
the page, from the key to the frame in which the answer stands. Shown are the medians over the
first ``--around`` turns after the second and over the last, and their ratios; quote the ratios.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.ui.browsing import ROOT, ready, serving
from tests.ui.conftest import ARGUMENTS, BROWSERS

QUESTIONS = (
    "what's the SAIT admission requirement?",
    "what are the wages?",
    "is it stressful?",
    "How much does the diploma cost?",
    "what are the duties?",
)
ECHO = """
import streamlit as st
said = st.session_state.setdefault("said", [])
if question := st.chat_input("Say something"):
    said.append(question)
for question in said:
    st.chat_message("user").write(question)
    st.chat_message("assistant").write(question)
"""
# Waits for a condition in every frame, and for the next frame once it holds.
_WATCH = """([condition]) => {
  window.addEventListener("keydown", () => { window.from = performance.now(); },
    {capture: true, once: true});
  const holds = new Function("return " + condition);
  window.drawn = new Promise((done) => {
    const look = () => holds() ? requestAnimationFrame(() => done(performance.now()))
      : requestAnimationFrame(look);
    look();
  });
}"""
OURS = "document.querySelector('#turn-{last} :is(figure, .panel)') !== null"
ECHOED = "document.querySelectorAll('[data-testid=stChatMessage]').length === 2 * {count}"


def timed(page: Page, question: str, condition: str) -> float:
    """Milliseconds from pressing Enter on ``question`` until ``condition`` is drawn."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    page.evaluate(_WATCH, [condition])
    box.press("Enter")
    took = float(page.evaluate("window.drawn.then((at) => at - window.from)"))
    # What follows the answer belongs to this turn, not to the next.
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(100)
    return took


def race(ours: Page, echo: Page, turns: int) -> tuple[list[float], list[float]]:
    """The times of both for every turn."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(turns):
        question = QUESTIONS[turn % len(QUESTIONS)]
        found[0].append(timed(ours, question, OURS.format(last=turn)))
        found[1].append(timed(echo, question, ECHOED.format(count=turn + 1)))
        print(f"\r{turn + 1} of {turns}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return found


def main() -> None:
    """Race both and print the medians early and late in the chat."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=200, help="turns of the chat (200)")
    parser.add_argument("--around", type=int, default=10, help="turns a median is of (10)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "echo.py"
        script.write_text(ECHO, encoding="utf-8")
        program = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        with serving(ROOT / "app.py") as ours, serving(script) as echo:
            pages = browser.new_page(), browser.new_page()
            for page in pages:
                # On a busy machine a page takes its time to open.
                page.set_default_timeout(120_000)
            pages[0].goto(ours)
            ready(pages[0])
            pages[1].goto(echo)
            pages[1].get_by_test_id("stChatInputTextArea").wait_for()
            times = race(*pages, turns=chosen.turns)
        browser.close()
    for name, part in (
        ("early", slice(1, 1 + chosen.around)),
        ("late", slice(-chosen.around, None)),
    ):
        one, other = (statistics.median(found[part]) for found in times)
        print(f"{name}: {one:.0f} ms, echo {other:.0f} ms, ratio {one / other:.2f}")


if __name__ == "__main__":
    main()
