"""The description of the interface, ``openapi.yaml``, and checking JSON against its schemas."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from ui.http.problems import Problem

_FILE = Path(__file__).with_name("openapi.yaml")
_NAME = "urn:openapi"
_LONGEST_DETAIL = 300


@cache
def description() -> dict[str, Any]:
    """The OpenAPI 3.1 document; not to be changed."""
    document: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return document


@cache
def validator(schema: str) -> Draft202012Validator:
    """What checks values against one of the schemas that the description names."""
    document = DRAFT202012.create_resource(description())
    registry: Registry[Any] = Registry().with_resource(_NAME, document)
    reference = f"{_NAME}#/components/schemas/{schema}"
    return Draft202012Validator({"$ref": reference}, registry=registry)


def check(value: object, schema: str) -> None:
    """Raise a ``Problem`` (422) that names the place unless ``value`` is what ``schema`` says."""
    error = best_match(validator(schema).iter_errors(value))
    if error is not None:
        place = "".join(f"/{step}" for step in error.absolute_path)
        # What is too long is not said back.
        long = error.validator == "maxLength"
        wrong = f"longer than {error.validator_value:,} characters" if long else error.message
        detail = f"{place or 'The body'}: {wrong}"
        if len(detail) > _LONGEST_DETAIL:
            detail = f"{detail[:_LONGEST_DETAIL]} ..."
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer=place)
