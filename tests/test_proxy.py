"""The proxy's settings agree with the pages: each inline script has its hash in the policy."""

from __future__ import annotations

import re
from pathlib import Path

from tests.scripts import script_hashes

CONF = Path(__file__).resolve().parent.parent / "proxy" / "nginx.conf"


def test_the_policy_names_each_inline_script_and_no_other() -> None:
    allowed = set(re.findall(r"'sha256-[^']+'", CONF.read_text(encoding="utf-8")))
    wanted = script_hashes()
    assert len(wanted) > 1
    missing = {place: found for place, found in wanted.items() if found not in allowed}
    assert not missing, f"{CONF}: add to script-src, or the browser will not run: {missing}"
    unused = allowed - set(wanted.values())
    assert not unused, f"{CONF}: no page has these scripts any more, remove: {unused}"


def test_nothing_inline_or_evaluated_is_allowed_for_scripts() -> None:
    policy = re.search(r'Content-Security-Policy "([^"]+)"', CONF.read_text(encoding="utf-8"))
    assert policy is not None
    rules = {name: values for name, *values in map(str.split, policy[1].split(";"))}
    assert rules["default-src"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert {v for v in rules["script-src"] if not v.startswith("'sha256-")} == {"'self'"}
