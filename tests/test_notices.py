"""Real notices that careful revisers marked: findings that must be there, findings that must not, and the alignment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from bilint.bitext import Reading
from bilint.readers import read_file
from bilint.vocabulary import Vocabulary

from benchmarks import gold

PATHS = sorted(path for path in gold.NOTICES.glob("2*.*")) if gold.NOTICES.is_dir() else []

pytestmark = pytest.mark.skipif(not PATHS, reason="THE REAL NOTICES ARE NOT HERE: ../shared/notices is missing")


@pytest.fixture(scope="module")
def findings() -> dict[str, list[dict[str, Any]]]:
    return gold.findings_of(PATHS)


@cache
def marked(name: str) -> dict[str, list[dict[str, Any]]]:
    """The defects and false alarms of a notice, as revisers marked them."""
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (gold.NOTICES / "gold" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return table


def defects(severity: str, *tiers: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in PATHS:
        for defect in marked(path.stem)["defects"]:
            if defect["severity"] == severity and defect["tier"] in tiers:
                yield path.stem, defect


def missed(found: dict[str, list[dict[str, Any]]], severity: str, *tiers: str) -> list[str]:
    meets = gold.score_module().meets
    return [
        f"{name}: {defect['what']}"
        for name, defect in defects(severity, *tiers)
        if not any(meets(finding, defect) for finding in found[name])
    ]


def test_every_error_of_value_or_coverage_is_found(findings: dict[str, list[dict[str, Any]]]) -> None:
    assert missed(findings, "error", "value", "coverage") == []


def test_all_but_one_warning_of_value_or_coverage_are_found(findings: dict[str, list[dict[str, Any]]]) -> None:
    assert len(missed(findings, "warning", "value", "coverage")) <= 1


def test_nine_in_ten_warnings_of_form_are_found(findings: dict[str, list[dict[str, Any]]]) -> None:
    wanted = len(list(defects("warning", "form")))
    assert len(missed(findings, "warning", "form")) <= 0.1 * wanted


def test_what_is_reported_is_true(findings: dict[str, list[dict[str, Any]]]) -> None:
    meets = gold.score_module().meets
    false = [
        (finding["severity"], finding["rule"], finding["message"])
        for path in PATHS
        for finding in findings[path.stem]
        if finding["severity"] != "info" and not any(meets(finding, one) for one in marked(path.stem)["defects"])
    ]
    assert [one for one in false if one[0] == "error"] == []
    assert len(false) <= 3


def test_the_level_is_the_one_error_of_its_notice(findings: dict[str, list[dict[str, Any]]]) -> None:
    errors = [finding for finding in findings["250717"] if finding["severity"] == "error"]
    assert [(error["rule"], [place["line"] for place in error["locations"]]) for error in errors] == [
        ("language-level", [130, 569])
    ]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_alignment(path: Any) -> None:
    document = read_file(path)
    reading = Reading(Vocabulary())
    measured = gold.alignment(path, document, reading.sections(reading.notice(path.name, [document])))
    assert measured.f1 >= 0.98
    assert (measured.wrongly_alone, measured.overlooked) == ([], [])
