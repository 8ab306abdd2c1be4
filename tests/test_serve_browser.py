"""A translator with two PDF files of any name: dropped on the page, read there, and an annotated copy saved."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pypdf
import pytest
from bilint.serving.server import Server
from bilint.serving.workshop import Workshop

from tests.browser import IN_A_BROWSER, browser
from tests.test_serve import CHOSEN, EXAMPLES

__all__ = ["browser"]  # a fixture

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def printed(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of a notice as a browser prints them, under names that say nothing."""
    folder = tmp_path_factory.mktemp("printed")
    page = browser.new_page()
    paths = []
    for version, name in (("en", "Final (3).pdf"), ("fr", "à relire.pdf")):
        text = (EXAMPLES / "pair" / f"coordinator.{version}.md").read_text(encoding="utf-8")
        page.set_content("".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n") if part.strip()))
        paths.append(folder / name)
        page.pdf(path=paths[-1])
    page.close()
    return paths[1], paths[0]


@pytest.fixture
def address() -> Iterator[str]:
    with Server(Workshop(CHOSEN, 120)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


def test_from_two_files_to_an_annotated_copy_in_two_actions(
    browser: Any, printed: tuple[Path, Path], address: str
) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 900}, locale="fr-CA", accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    assert "Déposez ici" in page.inner_text("#drop")
    page.set_input_files("#files", printed)  # the first action: in the place of dropping them
    copies = page.locator("a[data-kind=copy]")
    copies.first.wait_for(timeout=120_000)
    assert page.inner_text("#pairing").split("\n") == ["Anglais", "Final (3).pdf", "Français", "à relire.pdf"]
    with page.expect_download() as saving:
        copies.first.click()  # the second one
    assert saving.value.suggested_filename == "Final (3) (bilint).pdf"
    copy = pypdf.PdfReader(saving.value.path())
    assert any(note.get_object().get("/T") == "bilint" for sheet in copy.pages for note in sheet.get("/Annots", ()))
    report = page.frame_locator("#report")
    assert report.locator(".card").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    violations = axe.Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in {"serious", "critical"}] == []
    page.click("nav a[hreflang=en]")  # the same files in the other language
    page.locator("a[data-kind=copy]").first.wait_for(timeout=120_000)
    assert "Annotated copy" in page.inner_text("#take")
    page.click("#quit")
    page.get_by_text("bilint is closed.").wait_for()
    assert complaints == []
    context.close()
