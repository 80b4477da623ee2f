"""What a reader must know beside the quotes: what was not found, wider groups, other documents."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Profile
from retrieval.quoting.finding import Finding
from retrieval.quoting.sources import newer_than
from retrieval.records import Reason
from retrieval.telling import messages


def why_refused(finding: Finding) -> str:
    """Why a finding gives no answer."""
    if finding.is_doubtful:
        return messages.doubtful(finding.profile)
    return messages.refusal(finding.reason or Reason.NOT_STATED, finding.profile, finding.absent)


def of_groups(findings: Sequence[Finding]) -> list[str]:
    """Which occupations asked about give no answer, and which group does instead of them."""
    silent = [found for finding in findings for found in finding.silent]
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.silent:
            groups.setdefault(finding.profile.slug, []).append(finding)
    return [
        *map(why_refused, silent),
        *(
            messages.of_group(
                same[0].profile, [found.profile.title for one in same for found in one.silent]
            )
            for same in groups.values()
        ),
    ]


def of_documents(profile: Profile, documents: Sequence[Profile]) -> list[str]:
    """Which newer document on the occupation is here, and which older one was replaced."""
    newer = newer_than(profile, documents)
    notes = [messages.newer(newer)] if newer else []
    return notes + [messages.superseded(older) for older in profile.supersedes[:1]]
