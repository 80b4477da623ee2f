"""The image and the composition are closed where they should be; there is no engine to run them."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from dockerfile_parse import DockerfileParser

ROOT = Path(__file__).resolve().parent.parent
Step = tuple[str, str]


@pytest.fixture(scope="module")
def stages() -> list[list[Step]]:
    """The instructions of the Dockerfile by stage, the last of which is the image."""
    parser = DockerfileParser(str(ROOT / "Dockerfile"))
    found: list[list[Step]] = [[]]
    for step in parser.structure:
        if step["instruction"] == "COMMENT":
            continue
        if step["instruction"] == "FROM":
            found.append([])
        found[-1].append((step["instruction"], step["value"]))
    return found[1:]


@pytest.fixture(scope="module")
def composed() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8")))


def values(stage: list[Step], instruction: str) -> list[str]:
    return [value for name, value in stage if name == instruction]


def test_the_image_holds_the_bundle_and_its_packages_alone(stages: list[list[Step]]) -> None:
    builder, packages, image = stages
    assert values(image, "COPY") == ["--from=packages /venv /venv", "--from=builder /bundle /app"]
    assert values(image, "RUN") == []
    assert values(image, "ADD") == []
    assert "python -m bundle" in " ".join(values(builder, "RUN"))
    assert "--require-hashes --only-binary :all:" in " ".join(values(packages, "RUN"))


def test_the_image_runs_as_a_fixed_user_who_is_not_root(stages: list[list[Step]]) -> None:
    assert values(stages[-1], "USER") == ["10001:10001"]
    assert values(stages[-1], "STOPSIGNAL") == ["SIGTERM"]


def test_every_base_is_pinned_and_no_installer_keeps_a_cache(stages: list[list[Step]]) -> None:
    base = re.search(r"^ARG BASE=(\S+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.M)
    assert base is not None
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", base[1])
    for stage in stages:
        assert values(stage, "FROM")[0].startswith("${BASE}")
        if any("pip" in command for command in values(stage, "RUN")):
            assert "PIP_NO_CACHE_DIR=1" in " ".join(values(stage, "ENV"))


def test_its_health_is_a_question_answered(stages: list[list[Step]]) -> None:
    (check,) = values(stages[-1], "HEALTHCHECK")
    command = json.loads(check[check.index("CMD") + 3 :])
    assert command[:2] == ["/venv/bin/python", "-c"]
    assert "/readyz" in command[2]
    compile(command[2], "healthcheck", "exec")
    (entry,) = values(stages[-1], "ENTRYPOINT")
    assert json.loads(entry) == ["/venv/bin/python", "run.py"]


def test_what_the_builder_copies_exists_and_passes_dockerignore(stages: list[list[Step]]) -> None:
    let_in = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.M)
    assert all(list(ROOT.glob(pattern)) for pattern in let_in)
    tops = {pattern.partition("/")[0].rstrip("*") for pattern in let_in}
    # What the bundle is made from, and the requirements; not the tests, tools or history.
    assert tops >= {"app.py", "ui", "retrieval", "index", "corpus", "bundle", "requirements"}
    assert not tops & {".git", ".env", ".venv", "tests", "bench", "dist"}
    for stage in stages[:-1]:
        for copied in values(stage, "COPY"):
            for name in shlex.split(copied)[:-1]:
                assert (ROOT / name).exists()


def test_nothing_that_looks_like_a_secret_is_baked_in(stages: list[list[Step]]) -> None:
    named = re.compile(r"secret|token|password|passwd|api_?key", re.IGNORECASE)
    for stage in stages:
        given = [*values(stage, "ENV"), *values(stage, "ARG")]
        assert not [value for value in given if named.search(value)]


@pytest.mark.parametrize("service", ["app", "proxy"])
def test_every_service_is_closed_down(composed: dict[str, Any], service: str) -> None:
    made = composed["services"][service]
    assert made["read_only"] is True
    assert made["cap_drop"] == ["ALL"]
    assert "cap_add" not in made
    assert made.get("privileged", False) is False
    assert made["security_opt"] == ["no-new-privileges:true"]
    assert made["user"].split(":")[0] not in ("0", "root")
    assert {"mem_limit", "cpus", "pids_limit"} <= made.keys()
    assert all("noexec" in mount and "size=" in mount for mount in made["tmpfs"])
    assert all(mount.endswith(":ro") for mount in made.get("volumes", ()))


def test_only_the_proxy_is_published_and_the_app_has_no_way_out(composed: dict[str, Any]) -> None:
    services = composed["services"]
    assert services.keys() == {"app", "proxy"}
    assert "ports" not in services["app"]
    assert services["app"]["networks"] == ["inside"]
    assert composed["networks"]["inside"] == {"internal": True}
    # So the proxy alone can say who asks, and its limit for each address holds in the app, too.
    assert services["app"]["environment"] == {"FORWARDED_ALLOW_IPS": "*"}
    assert services["proxy"]["networks"] == ["inside", "outside"]
    assert services["proxy"]["ports"] == ["${CAREER_BIND:-127.0.0.1}:${CAREER_PORT:-8080}:8080"]
    assert services["proxy"]["depends_on"] == {"app": {"condition": "service_healthy"}}
    assert "/readyz" in " ".join(services["proxy"]["healthcheck"]["test"])
    assert not services["proxy"]["image"].endswith(":latest")


def test_the_addresses_in_the_files_are_the_same(
    composed: dict[str, Any], stages: list[list[Step]]
) -> None:
    conf = (ROOT / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    assert "set $app app:8501;" in conf
    assert "listen 8080;" in conf
    assert "STREAMLIT_SERVER_PORT=8501" in " ".join(values(stages[-1], "ENV"))
    (outside,) = composed["networks"]["outside"]["ipam"]["config"]
    assert f"set_real_ip_from {outside['gateway']};" in conf
    (mount,) = composed["services"]["proxy"]["volumes"]
    assert mount == "./proxy/nginx.conf:/etc/nginx/nginx.conf:ro"
