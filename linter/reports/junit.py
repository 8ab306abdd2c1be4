"""JUnit XML: a suite a notice, a failure a finding; a notice without findings is a test that passed."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from ..engine.outcome import Outcome
from ..model import Finding, Language
from .places import has_lines, other_locations, said, shown_path, where
from .xml_text import write, xml_text


def render(outcome: Outcome, language: Language) -> str:
    """The findings as failures, suppressed ones as skipped tests with the reason.

    The name of a test holds the fingerprint, no line: CI services compare the names of two runs.
    """
    notices: dict[str, list[Finding]] = {name: [] for name in outcome.names}
    for finding in outcome.findings:
        notices.setdefault(finding.notice, []).append(finding)
    suites = [_suite(name, findings, language) for name, findings in sorted(notices.items())]
    root = Element("testsuites", name="bilint")
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in suites)))
    root.extend(suites)
    return write(root)


def _suite(name: str, findings: list[Finding], language: Language) -> Element:
    shown = xml_text(shown_path(name))
    failures = sum(finding.suppressed is None for finding in findings)
    suite = Element(
        "testsuite",
        name=shown,
        tests=str(len(findings) or 1),
        failures=str(failures),
        errors="0",
        skipped=str(len(findings) - failures),
    )
    if not findings:
        SubElement(suite, "testcase", name="bilint", classname=shown)
    for finding in findings:
        case = SubElement(suite, "testcase", name=f"{finding.rule} [{finding.fingerprint}]", classname=shown)
        message = xml_text(said(finding, language))
        if finding.suppressed is not None:
            SubElement(case, "skipped", message=xml_text(finding.suppressed)).text = message
        else:
            failure = SubElement(case, "failure", type=finding.severity, message=message)
            lines = (*_place(finding, language), *other_locations(finding, language))
            failure.text = "\n".join(xml_text(line) for line in lines)
    return suite


def _place(finding: Finding, language: Language) -> list[str]:
    """The line of the first location. In a file without lines, `related_locations` names all of them."""
    location = finding.locations[0]
    return [where(location, shown_path(location.document.path), language)] if has_lines(location.document) else []
