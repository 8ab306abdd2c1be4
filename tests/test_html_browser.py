"""The page of the HTML report in a browser: keys, filters, widths, themes, print, accessibility, and no way out."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from bilint.cli import main

from tests.browser import IN_A_BROWSER, browser

__all__ = ["browser"]  # a fixture

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

pytestmark = IN_A_BROWSER

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SERIOUS = {"serious", "critical"}
HOSTILE = """
Post: Harbour Officer <script>document.title = "owned"</script>

The officer says "yes" & 'no' to <img src=x onerror="document.title='owned'"> at the \u202egate\u202c.

Poste : Agent du port <script>document.title = "owned"</script>

L'agent dit « oui » & 'non' à <img src=x onerror="document.title='owned'"> devant la \u202eporte\u202c rouge.
"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report(tmp_path_factory.mktemp("planted"), EXAMPLES / "planted.txt")


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("several")
    for name in ("canadian.txt", "clean.txt", "paragraphs.txt"):
        shutil.copy(EXAMPLES / name, folder)
    return report(folder, folder, language="fr")


def report(folder: Path, notices: Path, language: str = "en") -> Path:
    """The report of notices in a folder."""
    output = folder / "report.html"
    main(["check", str(notices), "--format", "html", "--no-config", "--lang", language, "--output", str(output)])
    return output


class Visit:
    """A page that is open, with what it asked for and complained about."""

    def __init__(self, browser: Any, path: Path, width: int = 1280, scheme: str = "light") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def cards(self) -> list[str]:
        """The ids of the findings that are to be seen."""
        shown: list[str] = self.page.eval_on_selector_all(
            ".card", "all => all.filter(c => c.checkVisibility()).map(c => c.id)"
        )
        return shown

    def press(self, *keys: str) -> str:
        """Presses keys; the id of what has the focus afterwards."""
        for key in keys:
            self.page.keyboard.press(key)
        focused: str = self.page.evaluate("document.activeElement.id")
        return focused

    def box(self, selector: str) -> dict[str, float]:
        found: dict[str, float] = self.page.locator(selector).first.bounding_box()
        return found


@pytest.mark.parametrize("width", [1280, 400])
def test_no_request_leaves_and_nothing_complains(browser: Any, several: Path, width: int) -> None:
    with Visit(browser, several, width) as visit:
        visit.press("n", "n", "p", "?", "o")
        visit.page.wait_for_timeout(100)
        assert [url for url in visit.requests if not url.startswith("data:")] == [several.as_uri()]
        assert visit.complaints == []


def test_the_keys_walk_through_the_findings(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        cards = visit.cards()
        assert len(cards) > 10
        assert visit.press("n") == cards[0]
        assert visit.press("j") == cards[1]
        assert visit.press("k") == cards[0]
        assert visit.press("p") == cards[-1]
        assert visit.page.text_content("#position") == f"{len(cards)} / {len(cards)}"
        assert visit.page.locator(".card.current").get_attribute("id") == cards[-1]
        assert visit.page.locator("mark.current").count() > 0
        box, height = visit.box(".card.current"), visit.page.viewport_size["height"]
        assert 0 <= box["y"] <= height - box["height"]


def test_the_keys_can_be_turned_off_and_leave_shortcuts_alone(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        assert visit.press("Control+n", "Alt+n") == ""
        visit.press("?")
        assert visit.page.locator("#use-keys").is_visible()
        visit.page.uncheck("#use-keys")
        visit.press("n", "?")
        assert visit.page.locator(".card.current").count() == 0
        assert visit.page.locator("#use-keys").is_visible()
        visit.press("Escape")
        assert not visit.page.locator("#use-keys").is_visible()


def test_the_buttons_do_as_the_keys(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        visit.page.click("#next")
        visit.page.click("#next")
        assert visit.page.locator(".card.current").get_attribute("id") == visit.cards()[1]
        visit.page.click("#previous")
        assert visit.page.locator(".card.current").get_attribute("id") == visit.cards()[0]


def test_a_click_on_a_mark_shows_its_finding(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        visit.page.click("mark[data-f='2'] >> nth=0")
        assert visit.page.locator(".card.current").get_attribute("id") == "f2"


def test_findings_are_filtered_by_severity(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        everything = visit.cards()
        visit.page.uncheck("input[name=severity][value=error]")
        others = visit.cards()
        assert 0 < len(others) < len(everything)
        assert visit.page.locator(".card.warning, .card.info").count() == len(others)
        assert visit.page.text_content("#position") == f"0 / {len(others)}"
        assert visit.press("n") == others[0]
        background = "getComputedStyle(document.querySelector('mark.error')).backgroundColor"
        assert visit.page.evaluate(background) == "rgba(0, 0, 0, 0)"
        visit.page.check("input[name=severity][value=error]")
        assert visit.cards() == everything


def test_findings_are_filtered_by_rule(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        visit.page.click("#rules > summary")
        visit.page.click("#no-rules")
        assert visit.cards() == []
        assert visit.press("n") == "no-rules"
        visit.page.check("input[name=rule][value=deadline]")
        (card,) = visit.cards()
        assert visit.page.get_attribute(f"#{card}", "data-r") == "deadline"
        visit.page.click("#all-rules")
        assert len(visit.cards()) == visit.page.locator(".card").count()


def test_rows_without_findings_can_be_hidden(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        rows = "all => all.filter(row => row.checkVisibility()).length"
        before = visit.page.eval_on_selector_all(".section tbody tr", rows)
        visit.page.check("#only")
        after = visit.page.eval_on_selector_all(".section tbody tr", rows)
        assert len(visit.cards()) == visit.page.locator(".card").count()
        assert 0 < after < before / 2


def test_the_versions_stand_side_by_side_or_one_above_the_other(browser: Any, planted: Path) -> None:
    row = ".section tr:has(article[data-r=deadline])"
    with Visit(browser, planted, 1280) as visit:
        english, french, notes = (visit.box(f"{row} td:nth-child({column})") for column in (1, 2, 3))
        assert english["y"] == french["y"] < notes["y"]
        assert english["x"] + english["width"] <= french["x"]
        assert notes["width"] > 1.9 * french["width"]
        visit.press("?")
        visit.page.check("#beside")
        visit.page.reload()
        english, french, notes = (visit.box(f"{row} td:nth-child({column})") for column in (1, 2, 3))
        assert english["y"] == french["y"] == notes["y"]
        assert french["x"] + french["width"] <= notes["x"]
        contents = visit.box("nav.contents")
        assert contents["x"] + contents["width"] <= english["x"]
    with Visit(browser, planted, 400) as visit:
        english, french, notes = (visit.box(f"{row} td:nth-child({column})") for column in (1, 2, 3))
        assert english["x"] == french["x"] == notes["x"]
        assert english["y"] < french["y"] < notes["y"]


@pytest.mark.parametrize("width", [1280, 900, 400, 320])
def test_nothing_is_wider_than_the_window(browser: Any, several: Path, width: int) -> None:
    with Visit(browser, several, width) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_accessibility(browser: Any, planted: Path, several: Path, width: int, scheme: str) -> None:
    for path in (planted, several):
        with Visit(browser, path, width, scheme) as visit:
            visit.press("n", "?")
            # What is not drawn yet would not be looked at.
            visit.page.evaluate(
                "document.querySelectorAll('.section').forEach(s => s.style.contentVisibility = 'visible')"
            )
            violations = axe.Axe().run(visit.page).response["violations"]
            assert [
                (found["id"], found["nodes"][0]["html"]) for found in violations if found["impact"] in SERIOUS
            ] == []


def test_dark_is_dark(browser: Any, planted: Path) -> None:
    shade = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number).reduce((a, b) => a + b)"
    with Visit(browser, planted, scheme="light") as light, Visit(browser, planted, scheme="dark") as dark:
        assert dark.page.evaluate(shade) < 150 < 600 < light.page.evaluate(shade)


def test_a_hostile_notice_is_shown_as_text(browser: Any, tmp_path: Path) -> None:
    notice = tmp_path / "hostile.txt"
    notice.write_text(HOSTILE, encoding="utf-8")
    with Visit(browser, report(tmp_path, notice)) as visit:
        text = visit.page.inner_text("main")
        assert 'Harbour Officer <script>document.title = "owned"</script>' in text
        assert "The officer says \"yes\" & 'no' to <img src=x onerror=\"document.title='owned'\">" in text
        assert "at the \\u202egate\\u202c." in text
        assert "owned" not in visit.page.title()
        assert visit.page.locator("main img, main script").count() == 0
        assert visit.complaints == []


def test_without_its_script_the_page_can_be_read(browser: Any, planted: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(planted.as_uri())
    assert not page.locator("#tools").is_visible()
    assert page.locator(".card").first.is_visible()
    context.close()


def test_the_page_prints_all_findings(browser: Any, planted: Path) -> None:
    with Visit(browser, planted) as visit:
        visit.press("n")
        cards = visit.page.locator(".card").count()
        printed = visit.page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        words = " ".join(page.extract_text() for page in pdf.pages)
        assert pdf.pages[0].width > pdf.pages[0].height
    assert words.count("error ") + words.count("warning ") >= cards
    assert "Findings only" not in words
