"""The local page by real requests: who is answered, what is given back, and what ends a check."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote

import docx
import pytest
from bilint.readers import MAX_BYTES
from bilint.serving.server import Server
from bilint.serving.shelf import Shelf
from bilint.serving.workshop import Asked, File, Result, Workshop

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CHOSEN = {"select": [], "ignore": [], "preview": False, "doubtful": False, "rules": [], "configured": False}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


class Client:
    """A browser that has the page open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.host = f"127.0.0.1:{server.server_port}"

    def __call__(self, method: str, place: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to a request for a place under the token; a header of "" is not sent."""
        return self.at(method, f"/{self.server.token}/{place}", body, **headers)

    def at(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        given = {"Host": self.host, "Origin": f"http://{self.host}" if method == "POST" else "", **headers}
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        if body is not None and "Content_Length" not in headers:
            given["Content-Length"] = str(len(body))
        for name, value in given.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def give(self, name: str, data: bytes) -> str:
        answer = self("POST", f"files?name={quote(name)}", data)
        assert answer.status == 200
        identity: str = answer.data["file"]
        return identity

    def check(self, *files: str, **asked: Any) -> Answer:
        return self("POST", "check", json.dumps({"files": files, **asked}).encode())


def word(*paragraphs: str) -> bytes:
    written, made = io.BytesIO(), docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(written)
    return written.getvalue()


@pytest.fixture
def client() -> Iterator[Client]:
    with Server(Workshop(CHOSEN, 60)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield Client(server)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def pair() -> Result:
    """The results for two Word files whose names have nothing in common."""
    english = word("Coordinator", "The officer works ten hours a day and answers five letters in Lisbon.")
    french = word("Coordonnateur", "L’agent travaille dix heures par jour et répond à six lettres à Lisbonne.")
    files = [File("AV 12.docx", french), File("Stelle.docx", english)]
    result = Workshop(CHOSEN, 60).check(files, Asked("fr"))
    assert isinstance(result, Result)
    return result


def test_only_this_computer_is_listened_to(client: Client) -> None:
    assert client.server.server_address[0] == "127.0.0.1"
    assert client.server.address.startswith(f"http://{client.host}/")


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/check", "//", "/%00/"])
def test_nothing_is_to_be_had_without_the_token(client: Client, path: str) -> None:
    for method in ("GET", "POST"):
        assert client.at(method, path, b"").status == 404


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (421, {"Host": "evil.example"}),
        (421, {"Host": ""}),
        (403, {"Origin": "http://evil.example"}),
        (403, {"Origin": "null"}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (403, {"Sec_Fetch_Site": "same-site"}),
    ],
)
def test_other_sites_are_not_answered(client: Client, status: int, headers: dict[str, str]) -> None:
    for method in ("GET", "POST"):
        assert client(method, "", b"", **headers).status == status
    assert client("POST", "forget", b"", Origin="").status == 403


def test_every_answer_is_locked_up(client: Client) -> None:
    for answer in (client("GET", ""), client("GET", "results/x/report.html"), client("POST", "forget", b"")):
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [("", "de, fr-CA;q=0.9, en;q=0.8", "fr"), ("", "en-GB, fr", "en"), ("", "de", "en"), ("?lang=fr", "en", "fr")],
)
def test_the_page_speaks_the_language_of_the_browser(client: Client, query: str, accepted: str, language: str) -> None:
    page = client("GET", query, Accept_Language=accepted).body.decode()
    assert f'<html lang="{language}"' in page
    assert ("Déposez ici" in page) == (language == "fr")


def test_the_address_may_lack_its_last_slash(client: Client) -> None:
    answer = client.at("GET", f"/{client.server.token}")
    assert (answer.status, answer.headers["Location"]) == (308, f"/{client.server.token}/")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    answer = client("POST", "files?name=a.pdf", Content_Length=str(MAX_BYTES + 1))
    assert (answer.status, answer.data["problem"]) == (413, "The file is larger than 20 MB.")


@pytest.mark.parametrize(("status", "length"), [(411, ""), (411, "x"), (411, "-1"), (411, "²"), (413, "9" * 5000)])
def test_the_length_of_a_file_must_be_told(client: Client, status: int, length: str) -> None:
    assert client("POST", "files?name=a.pdf", Content_Length=length).status == status
    assert client("POST", "files?name=a.pdf", Content_Length="3", Transfer_Encoding="chunked").status == 411


@pytest.mark.parametrize("name", ["", "run.exe", "notice", "../", ".pdf", "notice.pdf/"])
def test_files_that_bilint_does_not_read_are_refused(client: Client, name: str) -> None:
    answer = client("POST", f"files?name={quote(name, safe='')}", b"x")
    assert answer.status in (200, 415)
    assert (answer.status == 200) == name.startswith("notice.pdf")


@pytest.mark.parametrize(
    "name", ["../../etc/notice.md", "C:\\Users\\notice.md", "/etc/notice.md", "\x00notice.md", "..notice.md", "é\n.md"]
)
def test_the_name_of_a_file_leads_nowhere(client: Client, name: str) -> None:
    kept = client.server.files.get(client.give(name, b"x"))
    assert kept is not None
    assert Path(kept.name).name == kept.name
    assert kept.name.isprintable()
    assert not set(kept.name) & set("/\\\n\x00")


@pytest.mark.parametrize("question", [b"", b"[]", b"{}", b'{"files": "ab"}', b'{"files": [1, 2, 3]}', b"[" * 5000])
def test_a_question_that_makes_no_sense_is_refused(client: Client, question: bytes) -> None:
    assert client("POST", "check", question).status == 400


def test_files_that_are_gone_are_told(client: Client) -> None:
    name = client.give("a.md", b"x")
    assert client("POST", "forget", b"").status == 200
    answer = client.check(name)
    assert (answer.status, answer.data["problem"]) == (410, "The files are no longer here. Drop them again.")


def test_one_file_is_checked_and_its_results_are_taken(client: Client) -> None:
    found = client.check(client.give("planted.txt", (EXAMPLES / "planted.txt").read_bytes())).data
    assert found["notices"] == [{"en": "planted.txt", "fr": "planted.txt"}]
    assert found["counts"]["error"] == 10
    place = f"results/{found['result']}"
    report = client("GET", f"{place}/report.html")
    assert report.body.startswith(b"<!DOCTYPE html>")
    assert "frame-ancestors 'self'" in report.headers["Content-Security-Policy"]
    answer = client("GET", f"{place}/lists/{quote(found['lists'][0])}")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''planted%20%28bilint%29.csv"
    rows = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert len(rows) == 1 + sum(found["counts"].values())
    assert client("GET", f"{place}/lists/other.csv").status == 404
    assert client("GET", f"{place}/copies/..%2f..%2fetc%2fpasswd").status == 404


def test_files_are_a_pair_by_their_texts(pair: Result) -> None:
    assert pair.notices == ({"en": "Stelle.docx", "fr": "AV 12.docx"},)
    assert pair.counts["error"] == 1
    assert set(pair.copies) == {"Stelle (bilint).docx", "AV 12 (bilint).docx"}
    for copy in pair.copies.values():
        assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(copy)).namelist()
    assert '<html lang="fr"' in pair.report


def test_the_workbook_has_a_row_for_each_finding(pair: Result) -> None:
    (name,) = (name for name in pair.lists if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(pair.lists[name])) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "Empreinte" in book.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<row ") == 1 + sum(pair.counts.values())
    assert "<f>" not in sheet


def test_the_pairing_can_be_turned(client: Client) -> None:
    files = [
        client.give(f"x{name}", (EXAMPLES / "pair" / f"coordinator.{name}").read_bytes()) for name in ("en.md", "fr.md")
    ]
    turned = client.check(*files, languages=["fr", "en"]).data
    assert turned["notices"] == [{"en": "xfr.md", "fr": "xen.md"}]
    apart = client.check(*files, apart=True).data
    assert apart["notices"] == [{"file": "xen.md"}, {"file": "xfr.md"}]


def test_two_files_of_one_name_are_told_apart(client: Client) -> None:
    files = [client.give("a.md", (EXAMPLES / "pair" / f"coordinator.{name}.md").read_bytes()) for name in ("en", "fr")]
    assert client.check(*files).data["notices"] == [{"en": "a.md", "fr": "a (2).md"}]


def test_a_check_that_takes_too_long_is_stopped() -> None:
    said = Workshop(CHOSEN, 0.05).check([File("a.md", b"# A\n")], Asked("en"))
    assert isinstance(said, tuple)
    assert said[0].startswith("This takes longer than 0.05 seconds")


def test_a_file_that_cannot_be_read_is_a_finding() -> None:
    result = Workshop(CHOSEN, 60).check([File("a.docx", b"no archive")], Asked("en"))
    assert isinstance(result, Result)
    assert result.counts["error"] == 1
    assert not result.copies


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("XDG_CACHE_HOME", str(temporary))
    Workshop(CHOSEN, 60).check([File("a.txt", (EXAMPLES / "clean.txt").read_bytes())], Asked("en"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["temporary"]


def test_a_shelf_is_short_and_swept() -> None:
    now = 0.0
    shelf: Shelf[int] = Shelf(most=2, seconds=10, clock=lambda: now)
    first, second, third = (shelf.put(number) for number in range(3))
    assert (shelf.get(first), shelf.get(second), shelf.get(third)) == (None, 1, 2)
    now = 11
    assert shelf.get(third) is None


def test_bilint_ends_when_nobody_has_asked_for_half_a_day() -> None:
    now = 0.0
    with Server(Workshop(CHOSEN, 60), clock=lambda: now) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        assert Client(server)("GET", "").status == 200
        assert thread.is_alive()
        now = 13 * 3600.0
        thread.join(60)
        assert not thread.is_alive()


def test_a_word_file_has_a_copy_with_corrections() -> None:
    english = word("Coordinator", "The officer works in the the harbour of Lisbon and answers ten letters each day.")
    french = word("Coordonnateur", "L’agent travaille dans le port de Lisbonne et répond à dix lettres chaque jour.")
    result = Workshop(CHOSEN, 60).check([File("a.docx", english), File("b.docx", french)], Asked("en"))
    assert isinstance(result, Result)
    assert not result.problems
    changed = zipfile.ZipFile(io.BytesIO(result.copies["a (bilint, with corrections).docx"]))
    assert b"<w:del " in changed.read("word/document.xml")


def test_the_page_ends_bilint(client: Client) -> None:
    assert client("POST", "quit", b"").status == 200
    client.server.shutdown()  # returns once the server has ended
