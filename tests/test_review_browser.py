"""The review sheet in a browser: marks that last, files that are saved from it, and an address that remembers."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bilint.cli import main

from tests.browser import IN_A_BROWSER, browser
from tests.test_html_browser import EXAMPLES, Visit, planted, report

__all__ = ["browser", "planted"]  # fixtures

pytestmark = IN_A_BROWSER


@pytest.fixture
def visit(browser: Any, planted: Path) -> Iterator[Visit]:
    with Visit(browser, planted) as visit:
        yield visit
        assert visit.complaints == []


def saved(visit: Visit, button: str) -> bytes:
    visit.page.click("#save > summary")
    with visit.page.expect_download() as saving:
        visit.page.click(button)
    visit.press("Escape")
    data: bytes = Path(saving.value.path()).read_bytes()
    return data


def test_marks_last(visit: Visit) -> None:
    visit.press("n", "d", "n", "a")
    visit.page.keyboard.type("agreed with HR")
    visit.press("Enter", "n", "c")
    visit.page.keyboard.type("ask the author")
    visit.press("Enter")
    for _ in range(2):
        visit.page.locator(".card.handled").nth(1).wait_for()  # a page that was opened anew reads its marks first
        assert visit.page.locator(".card.handled").count() == 2
        assert visit.page.inner_text("#f2 .said") == "Accepted: agreed with HR"
        assert visit.page.inner_text("#f3 .said") == "Note: ask the author"
        assert visit.page.inner_text("#progress-said").startswith("2 / ")
        visit.page.reload()
    for state, cards in (("done", ["f1"]), ("accepted", ["f2"]), ("noted", ["f3"]), ("new", [])):
        visit.page.select_option("#state", state)
        assert visit.cards() == cards
    visit.page.select_option("#state", "every")
    visit.page.click("#f1 [data-do=done]")
    visit.page.click("#f2 [data-do=accept]")
    assert visit.page.locator(".card.handled").count() == 0


def test_an_accepted_finding_becomes_a_suppression(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = 'agreed: "so" \\ <b>'
    folder = tmp_path / "notices [2027]"  # signs of a pattern
    folder.mkdir()
    shutil.copy(EXAMPLES / "planted.txt", folder)
    monkeypatch.chdir(tmp_path)
    visit.page.goto(report(tmp_path, Path(folder.name)).as_uri())
    visit.press("n")
    rule = visit.page.get_attribute("#f1", "data-r")
    visit.press("a")
    visit.page.keyboard.type(reason)
    visit.press("Enter")
    (tmp_path / "bilint.toml").write_bytes(saved(visit, "#save-toml"))
    capsys.readouterr()
    main(["check", folder.name, "--format", "csv", "--select", f"{rule},unused-suppression", "--lang", "en"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["Name of the rule"] for row in rows] == []
    assert visit.page.inner_text("#save-said") == ""


def test_the_list_has_what_a_person_said(visit: Visit) -> None:
    visit.press("n", "a")
    visit.page.keyboard.type("=1+1")
    visit.press("Enter")
    rows = list(csv.DictReader(io.StringIO(saved(visit, "#save-csv").decode("utf-8-sig"))))
    assert len(rows) == len(visit.cards())
    assert (rows[0]["Status"], rows[0]["Reason"]) == ("Accepted", "'=1+1")
    assert {row["Status"] for row in rows[1:]} == {"Open"}


def test_the_address_remembers_filters_and_the_finding(visit: Visit, browser: Any) -> None:
    visit.page.uncheck("input[name=severity][value=warning]")
    visit.page.fill("#search", "francais")  # without its accent
    visit.page.check("#only")
    found = visit.cards()
    assert 0 < len(found) < 10
    visit.page.keyboard.press("Tab")
    assert visit.press("n") == found[0]
    visit.page.reload()
    assert visit.cards() == found
    assert visit.page.input_value("#search") == "francais"
    assert visit.page.locator(".card.current").get_attribute("id") == found[0]
    visit.page.goto("about:blank")
    visit.page.go_back()
    assert visit.cards() == found


def test_findings_only_shows_a_row_around_each(visit: Visit) -> None:
    visit.page.check("#only")
    rows = visit.page.eval_on_selector_all(
        ".section",
        "all => all.map(s => [...s.querySelectorAll('tbody tr')].map(r => [r.checkVisibility(), r.matches('.hit')]))",
    )
    for section in rows:
        hits = [hit for _, hit in section]
        for at, (seen, hit) in enumerate(section):
            assert seen == (hit or any(hits[max(0, at - 1) : at + 2]))


def test_what_is_gone_and_what_is_new_is_told(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = tmp_path / "planted.txt"
    text = (EXAMPLES / "planted.txt").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    notice.write_text(text, encoding="utf-8")
    page = report(tmp_path, Path(notice.name))
    with Visit(browser, page) as visit:
        assert visit.page.inner_text("#since") == ""
        notice.write_text(text.replace("HCF", "HFC").replace("nineteen", "twenty"), encoding="utf-8")
        report(tmp_path, Path(notice.name))
        for _ in range(2):  # a reload is no new run
            visit.page.reload()
            assert visit.page.inner_text("#since") == "Since last time: 1 gone, 1 new"
            assert visit.page.locator(".card .new").count() == 1
        assert visit.complaints == []


def test_a_correction_is_copied_with_its_unseen_spaces(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    english = "<h1>Keeper</h1><p>The keeper lights the the lamp at dusk; the island pays.</p>"
    french = "<h1>Gardien</h1><p>Le gardien allume la lampe au crépuscule et dit : «l’île paie ».</p>"
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "x.en.html").write_text(f'<html lang="en">{english}', encoding="utf-8")
    (folder / "x.fr.html").write_text(f'<html lang="fr">{french}', encoding="utf-8")
    with Visit(browser, report(tmp_path, folder)) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        offered = visit.page.locator(".fix")
        assert offered.count() == visit.page.locator("button.copy").count() == 2
        copies = offered.evaluate_all("found => found.map((one) => one.dataset.copy)")
        assert "the lamp" in copies
        assert any("\u00a0" in text for text in copies)
        for number, text in enumerate(copies):
            button = offered.nth(number).locator("button.copy")
            assert button.inner_text() == "Copy"
            button.focus()
            visit.press("Enter")
            visit.page.locator(".copy:has-text('Copied')").first.wait_for()
            assert visit.page.evaluate("navigator.clipboard.readText()") == text
            visit.page.locator(".copy:has-text('Copied')").first.wait_for(state="detached")
        assert visit.complaints == []


def test_numbers_are_not_copied_with_the_text(visit: Visit) -> None:
    copied = visit.page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector('mark + .ref').closest('td'));
          return getSelection().toString();
        }"""
    )
    assert copied
    shown = visit.page.evaluate("document.querySelector('mark + .ref').textContent")
    assert not copied.rstrip().endswith(shown)


def test_storage_may_be_forbidden(browser: Any, planted: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(planted.as_uri())
    page.keyboard.press("n")
    page.keyboard.press("d")
    assert page.locator(".card.handled").count() == 1
    context.close()
