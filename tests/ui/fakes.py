"""A small assistant whose replies can be worked out by hand, over profiles written here."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.records import Kind, Passage, Profile, RevisionDate, Section, Source, Span
from retrieval.conversation import Conversation, Turn
from retrieval.naming.occupations import Named
from retrieval.records import (
    Answer,
    Choice,
    Clarify,
    Focus,
    NoAnswer,
    Quote,
    Reason,
    Reply,
    SmallTalk,
    Timings,
    Unanswered,
)
from retrieval.telling.messages import nearest

# Everything that Markdown, HTML, LaTeX or Streamlit would turn into something else, and what turns
# the direction of writing or is not seen at all.
HOSTILE = (
    "Pay is $60,000 to $80,000  (two spaces) *starred* _lined_ ~~struck~~ `code` :smile: :red[r] "
    "<b>bold</b> <script>document.title='owned'</script> <img src=x onerror=\"alert(1)\"> a|b|c "
    "[link](https://example.invalid/x) https://example.invalid/y &amp; &lt; \\(x^2\\) $$y_1$$ "
    ":material/home: -> -- # \"q\" 'a' </span></div></mark> "
    "\u202eright to left\u202c \u2066isolated\u2069 zero\u200bwidth "
    "\u200f\u05d0 \U0001f469\u200d\U0001f680"
)
DUTIES = "Keepers tend the lamp:\n\n  • trim the wick  twice\n   \n  • watch the sea."
WAGES = f"Keepers earn a wage. {HOSTILE}\n   \nA second line."


def make_profile(
    slug: str, title: str, published: str = "Office of Lights", url: str | None = None
) -> Profile:
    """A profile with a dated duties section and an inferred wages section without a date."""
    head = f"{title}\n\nDuties\n\n"
    dated = "\n\nSection revised March 2012\n\n"
    produced = "\n\nProduced July 2010"
    text = head + DUTIES + dated + WAGES + produced
    at = len(head)
    end = at + len(DUTIES)
    wages = end + len(dated)
    own = RevisionDate(
        "March 2012", "2012-03", "section", dated.strip(), Span(end + 2, end + len(dated) - 2)
    )
    whole = RevisionDate(
        "July 2010",
        "2010-07",
        "profile",
        produced.strip(),
        Span(len(text) - len(produced) + 2, len(text)),
    )
    sections = (
        Section("Duties", (), Kind.DUTIES, Span(at, end), False, own),
        Section("Salary", (), Kind.WAGES, Span(wages, wages + len(WAGES)), True, whole),
    )
    source = Source(f"{slug}.txt", url, "0" * 64, published)
    return Profile(slug, title, (), (), text, sections, whole, source)


def quote(profile: Profile, section: int, sentence: str) -> Quote:
    """The whole section as a passage, with ``sentence`` marked in it."""
    span = profile.sections[section].span
    start = profile.text.index(sentence, span.start)
    mark = Span(start, start + len(sentence))
    return Quote(Passage(profile, profile.sections[section], span, (mark,)), span, mark)


@dataclass(frozen=True)
class FakeBuild:
    profiles: tuple[Profile, ...]
    id: str = "2026-11-22T10-15-00Z-3f9c1a"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class FakeAssistant:
    """Knows "wage", "duties", "hello", "break", "compare", "whom"; of several "which"; no baker."""

    build: FakeBuild

    def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        if text == "break":
            raise RuntimeError("secret path")
        profiles = self.build.profiles
        focus = conversation.focus
        titled = [p for p in profiles if p.title in text]
        named = next((p for p in profiles if focus and p.slug == focus.slug), None)
        profile = titled[0] if titled else named or profiles[0]
        done = Conversation(Focus(profile.slug, "Salary"), Turn("What are the wages?", ()))
        if text == "hello":
            message = "Hello. Ask about an occupation."
            return SmallTalk(message, conversation.focus, self.build.id, Timings()), conversation
        if "bakers" in text:
            first, second = (f"what do {who} earn?" for who in ("bakers", "cooks"))
            apart = tuple(
                Unanswered(f"No answer to “{part}”", part, question, (Choice(p.slug, p.title),))
                for part, question, p in zip(
                    (first, second), ("wages?", "duties?"), profiles[1:3], strict=True
                )
            )
            none = NoAnswer(
                Reason.OCCUPATION_NOT_COVERED, "Two: no.", (), None, 0.0, self.build.id, Timings()
            )
            return replace(none, unanswered=apart), Conversation(last=done.last)
        if "baker" in text:
            near = tuple(Choice(p.slug, p.title) for p in profiles[1:3])
            line = f"No profile covers “baker”.{nearest([choice.title for choice in near])}"
            plain = "No profile covers “baker”."
            instead = (Unanswered(plain, text, "What are the wages?", near),)
            reason = Reason.OCCUPATION_NOT_COVERED
            none = NoAnswer(
                reason, line, (), None, 0.0, self.build.id, Timings(), unanswered=instead
            )
            return none, Conversation(last=done.last, uncovered=Named("baker", 0, 0, ()))
        if "whom" in text and named is None:
            back = Clarify("About whom?", (), None, self.build.id, Timings())
            return back, replace(conversation, pending=text)
        if "which" in text and named is None:
            choices = tuple(Choice(p.slug, p.title) for p in profiles)
            back = Clarify("About which one?", choices, None, self.build.id, Timings())
            return back, replace(conversation, pending=text)
        if not titled and not focus:
            titled = [p for p in profiles if p.slug in conversation.compared]
        if (text.startswith("Compare") or len(titled) > 1) and "wage" in text:
            found = tuple(quote(p, 1, "Keepers earn a wage.") for p in titled)
            both = done.about_all(tuple(p.slug for p in titled))
            return Answer("Both say.", found, (), done.focus, 0.9, self.build.id, Timings()), both
        if "duties" in text:
            found = (quote(profile, 0, "Keepers tend the lamp:"),)
            return Answer("Duties.", found, (), done.focus, 0.9, self.build.id, Timings()), done
        if "wage" in text or "which" in text:
            pay = quote(profile, 1, "Keepers earn a wage.")
            read_as = text.replace("wagez", "wages") if "wagez" in text else None
            message = f"From “Salary” of {profile.title}."
            notes = (f"Beside it: {text}",) if "newer" in text else ()
            reply = Answer(message, (pay,), (), done.focus, 0.9, self.build.id, Timings(), notes)
            return replace(reply, read_as=read_as), done
        related = (quote(profile, 0, "Keepers tend the lamp:"),)
        refused = NoAnswer(
            Reason.NOT_STATED, f"Not stated: {text}", related, None, 0.2, self.build.id, Timings()
        )
        return replace(refused, doubtful="perhaps" in text), conversation


def load_one() -> FakeAssistant:
    return FakeAssistant(FakeBuild((make_profile("keeper", "Lighthouse Keeper"),)))


def load_hostile() -> FakeAssistant:
    profiles = (
        make_profile("keeper", "Lighthouse Keeper"),
        make_profile("hostile", HOSTILE, published=HOSTILE),
    )
    return FakeAssistant(FakeBuild(profiles, warnings=(f"odd file {HOSTILE}",)))


def load_published() -> FakeAssistant:
    """One profile whose publisher has a page, at an address of this machine where nothing is."""
    return FakeAssistant(
        FakeBuild((make_profile("keeper", "Lighthouse Keeper", url="http://localhost:9/keeper"),))
    )


def load_many() -> FakeAssistant:
    return FakeAssistant(
        FakeBuild(tuple(make_profile(f"k{n}", f"Keeper {n:02}") for n in range(12)))
    )


def load_when_told() -> FakeAssistant:
    """Takes as long as the file named by the environment is missing."""
    while not Path(os.environ["FAKE_GATE"]).exists():
        time.sleep(0.02)
    return load_one()
