"""Lines on standard error that help on: files left out, lone versions, and the way to accept a finding."""

from __future__ import annotations

import shlex

from ..engine.outcome import Outcome
from ..messages import both
from ..model import Language
from ..rulebook.definition import ONE_VERSION
from .streams import complain


def tell_left_out(outcome: Outcome, language: Language) -> None:
    message = both("one language and no header of a notice; not checked")
    for name in outcome.left_out:
        complain(message, language, of=name)


def tell_counterparts(outcome: Outcome, language: Language) -> None:
    if not any(finding.rule == ONE_VERSION for finding in outcome.findings):
        return
    from ..engine.lone_versions import couples  # lazy import: few runs find a lone version

    for english, french, post in couples(outcome.findings):
        files = {"english": english, "french": french}
        message = (
            both("Did you mean {english} and {french}? Both name {post}. Check them with --pair.", **files, post=post)
            if post
            else both(
                "Did you mean {english} and {french}? They look like one notice. Check them with --pair.", **files
            )
        )
        complain(message, language)


def tell_acceptance(outcome: Outcome, language: Language) -> None:
    """Names the command that accepts a finding with a reason, for the first one that can be accepted."""
    system = outcome.of_system
    for finding in outcome.findings:
        if finding.suppressed is None and finding.rule not in system:
            message = both(
                "Where a finding is right as it is: bilint accept {notice} --select {rule} --reason {reason}",
                notice=shlex.quote(finding.notice),
                rule=finding.rule,
                reason='"…"',
            )
            complain(message, language)
            return
