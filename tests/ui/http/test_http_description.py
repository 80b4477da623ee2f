from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from retrieval.assistant import Assistant
from retrieval.naming.catalogue import LONGEST
from retrieval.records import MAX_QUESTION, Reason
from tests.ui.fakes import load_one
from tests.ui.http.clients import client, settled
from ui.http import bodies, conversations, limits, profiles
from ui.http.description import check, description
from ui.http.routes import routes
from ui.service import Service

ROOT = Path(__file__).resolve().parents[3]
ASK: dict[str, Any] = description()["paths"]["/api/ask"]["post"]
ASKED = ASK["requestBody"]["content"]["application/json"]["examples"]
REPLIED = ASK["responses"]["200"]["content"]["application/json"]["examples"]
SCHEMAS: dict[str, Any] = description()["components"]["schemas"]


def test_it_is_openapi() -> None:
    validate(description(), cls=OpenAPIV31SpecValidator)


def test_it_is_served_as_it_is() -> None:
    with client(settled(load_one)) as opened:
        assert opened.get("/api/openapi.json").json() == description()


def described(listed: list[BaseRoute], above: str = "") -> dict[str, set[str]]:
    """The paths that are served, and their methods."""
    found: dict[str, set[str]] = {}
    for route in listed:
        if isinstance(route, Mount):
            assert isinstance(route.app, Starlette)
            found |= described(list(route.app.routes), above + route.path)
        else:
            assert isinstance(route, Route)
            found[above + route.path] = {m.lower() for m in route.methods or ()} - {"head"}
    return found


def test_it_describes_what_is_there_and_nothing_else() -> None:
    listed = routes(lambda: Service(load_one, lambda: None))
    assert described(listed) == {path: set(at) for path, at in description()["paths"].items()}


def test_it_states_the_limits_that_hold() -> None:
    question, conversation = SCHEMAS["Question"]["properties"], SCHEMAS["Conversation"]
    assert question["question"]["maxLength"] == MAX_QUESTION
    assert conversation["properties"]["version"]["const"] == conversations.VERSION
    lengths = re.findall(r"'maxLength': (\d+)", str(conversation))
    assert {int(length) for length in lengths} == {conversations.LONGEST, MAX_QUESTION}
    assert f"{bodies.LARGEST:,} bytes" in ASK["responses"]["413"]["description"]
    said = description()["info"]["description"]
    assert f"{limits.PER_SECOND:.0f} requests a second, and {limits.AT_ONCE} at once" in said
    pages = description()["paths"]["/api/profiles"]["get"]["parameters"]
    assert pages[0]["schema"]["maxLength"] == LONGEST
    assert pages[2]["schema"]["maximum"] == profiles.LARGEST_PAGE
    assert SCHEMAS["Reply"]["properties"]["reason"]["enum"] == [*map(str, Reason), None]


@pytest.mark.parametrize(
    ("before", "name"),
    [("## A reply", "Reply"), ("A quote:", "Quote"), ("### A conversation", "Conversation")],
)
def test_the_contract_has_its_keys(before: str, name: str) -> None:
    text = (ROOT / "docs" / "contract.md").read_text("utf-8").partition(f"\n{before}\n")[2]
    rows = text.partition("\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}
    # A reply has its conversation over HTTP alone.
    assert keys == set(SCHEMAS[name]["properties"]) - {"conversation"}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_its_examples_are_what_the_real_thing_replies(name: str, real_assistant: Assistant) -> None:
    with client(settled(lambda: real_assistant)) as opened:
        response = opened.post("/api/ask", json=ASKED[name]["value"])
    reply, example = response.json(), REPLIED[name]["value"]
    check(reply, "Reply")
    check(example, "Reply")
    assert list(reply) == list(example)
    # Ages grow, builds follow one another, weights are fitted anew.
    without_age = re.sub(r" \([^)]* ago\)", "", reply["message"])
    assert without_age == re.sub(r" \([^)]* ago\)", "", example["message"])
    changing = {"message", "build", "timings_ms", "confidence", "related", "why"}
    assert {k: reply[k] for k in set(reply) - changing} == {
        k: example[k] for k in set(example) - changing
    }


@pytest.mark.parametrize(
    "question",
    [
        "what are the duties?",
        "is it lonely?",
        "hello",
        "!!!",
        "what is the weather in Calgary today?",
        "How much does a plumber make?",
    ],
)
def test_every_outcome_fits_its_schemas(question: str, real_assistant: Assistant) -> None:
    with client(settled(lambda: real_assistant)) as opened:
        reply = opened.post("/api/ask", json={"question": question}).json()
        check(reply, "Reply")
        again = opened.post(
            "/api/ask", json={"question": question, "conversation": reply["conversation"]}
        )
        check(again.json(), "Reply")


def test_the_real_profile_fits_its_schemas(real_assistant: Assistant) -> None:
    with client(settled(lambda: real_assistant)) as opened:
        page = opened.get("/api/profiles").json()
        check(page, "ProfilePage")
        check(opened.get(f"/api/profiles/{page['profiles'][0]['slug']}").json(), "WholeProfile")


def test_the_examples_of_problems_are_real() -> None:
    example = ASK["responses"]["422"]["content"]["application/problem+json"]["examples"]["missing"]
    with client(settled(load_one)) as opened:
        told = opened.post("/api/ask", json={}).json()
    # Python 3.13 knows this status by its newer name.
    assert told | {"title": ""} == example["value"] | {"title": ""}


def test_a_quote_is_a_slice_of_the_text_that_is_served(real_assistant: Assistant) -> None:
    with client(settled(lambda: real_assistant)) as opened:
        quote = opened.post("/api/ask", json=ASKED["answered"]["value"]).json()["quotes"][0]
        text = opened.get(f"/api/profiles/{quote['slug']}").json()["text"]
    assert text[quote["source"]["start"] : quote["source"]["end"]] == quote["text"]
