"""The server of the page. It answers this computer alone, and only who has the token that its address holds.

A page of another site can send requests to it, but cannot read the token. A site may also point its own name here. So
the host, the origin and the browser's word on who asks are checked as well.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from secrets import compare_digest, token_urlsafe
from threading import BoundedSemaphore, Thread
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from .. import __version__
from ..messages import both, pick
from ..model import LANGUAGES, Language
from ..quotes import visible
from ..readers import MAX_BYTES, supported
from ..reports.html import page_policy
from . import desk
from .shelf import Shelf
from .workshop import Asked, File, Result, Workshop

LOOPBACK = "127.0.0.1"
_HOSTS = (LOOPBACK, "localhost")
_IDLE = 12 * 3600  # seconds: a page that was closed at night is not asked for again
_MOST_CONNECTIONS = 16  # of one browser, with room
_MAX_QUESTION = 10_000  # bytes of JSON
_LONGEST_NAME = 150
_OF_DESK = ("connect-src 'self'", "frame-src 'self'", "frame-ancestors 'none'")
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class RefusedError(Exception):
    """A request that is not answered, with its status and a sentence for the person in front of the page."""

    def __init__(self, status: HTTPStatus, message: tuple[str, str] = ("", "")) -> None:
        super().__init__(status)
        self.status = status
        self.message = message


class Server(ThreadingHTTPServer):
    """The page at a port of this computer; port 0 is any that is free."""

    daemon_threads = True
    allow_reuse_address = False  # nobody else may listen there, too

    def __init__(self, workshop: Workshop, port: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__((LOOPBACK, port), Handler)
        self._clock = clock
        self._asked = clock()
        self.workshop = workshop
        self.token = token_urlsafe(24)
        self.files: Shelf[File] = Shelf()
        self.results: Shelf[Result] = Shelf()
        self._free = BoundedSemaphore(_MOST_CONNECTIONS)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(f"{host}:{self.server_port}" for host in _HOSTS)

    def service_actions(self) -> None:
        """Ends the server once nobody has asked for half a day: whoever closed the tab forgot about it."""
        if self._clock() - self._asked > _IDLE:
            self._asked = self._clock()
            self.end()

    def end(self) -> None:
        """Ends the server as soon as it has answered."""
        Thread(target=self.shutdown, daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers in a thread of its own, if there are not too many already."""
        self._asked = self._clock()
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers, and makes room for the next request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a browser that went away."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = 30  # seconds without a byte
    server_version = f"bilint/{__version__}"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Writes no log: the address has the token, and names of files are nobody's business."""

    def _answer(self, method: Any) -> None:
        try:
            self._guard()
            method(self._place())
        except RefusedError as refused:
            said = pick(refused.message, self._language())
            self._send(refused.status, json.dumps({"problem": said}).encode(), "application/json")

    def _guard(self) -> None:
        """Refuses whoever is not the page itself, or a person who opens its address."""
        if self.headers.get("Host", "") not in self.server.hosts:
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)
        if self.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            raise RefusedError(HTTPStatus.FORBIDDEN)
        origin = self.headers.get("Origin")
        if (origin or self.command != "GET") and origin not in {f"http://{host}" for host in self.server.hosts}:
            raise RefusedError(HTTPStatus.FORBIDDEN)

    def _place(self) -> list[str]:
        """The parts of the path after the token."""
        token, *rest = PurePosixPath(unquote(urlsplit(self.path).path)).parts[1:] or ("",)
        if not compare_digest(token.encode(), self.server.token.encode()):
            raise RefusedError(HTTPStatus.NOT_FOUND)
        return rest

    def _get(self, place: list[str]) -> None:
        match place:
            case [] if not urlsplit(self.path).path.endswith("/"):
                self._send(HTTPStatus.PERMANENT_REDIRECT, b"", "text/plain", {"Location": f"/{self.server.token}/"})
            case []:
                language = self._language()
                self._send_page(desk.render(language), desk.page_policy(*_OF_DESK))
            case ["results", name, "report.html"]:
                self._send_page(self._result(name).report, page_policy("frame-ancestors 'self'"))
            case ["results", name, "lists", file]:
                self._send_file(file, self._result(name).lists)
            case ["results", name, "copies", file]:
                self._send_file(file, self._result(name).copies)
            case _:
                raise RefusedError(HTTPStatus.NOT_FOUND)

    def _post(self, place: list[str]) -> None:
        match place:
            case ["files"]:
                self._send_json({"file": self.server.files.put(self._file())})
            case ["check"]:
                self._send_json(self._check(self._question()))
            case ["forget"]:
                self.server.files.clear()
                self.server.results.clear()
                self._send_json({})
            case ["quit"]:
                self._send_json({})
                self.server.end()
            case _:
                raise RefusedError(HTTPStatus.NOT_FOUND)

    def _file(self) -> File:
        name = PurePosixPath(self._query("name").replace("\\", "/")).name
        name = visible(name).replace("\\", "_")[-_LONGEST_NAME:].lstrip(". ")
        if not name or not supported(PurePosixPath(name)):  # type: ignore[arg-type]
            raise RefusedError(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                both(
                    "“{name}” is of a type that bilint does not read. Save it as PDF, Word (.docx) or text.", name=name
                ),
            )
        return File(name, self._body(MAX_BYTES))

    def _check(self, question: Mapping[str, Any]) -> dict[str, Any]:
        names, languages = question.get("files"), question.get("languages", [])
        if not isinstance(names, list) or not 1 <= len(names) <= 2 or languages not in ([], ["en", "fr"], ["fr", "en"]):
            raise RefusedError(HTTPStatus.BAD_REQUEST, both("Give one file, or two."))
        files = [self.server.files.get(name) for name in names if isinstance(name, str)]
        there = _named_apart([file for file in files if file])
        if len(there) != len(names):
            raise RefusedError(HTTPStatus.GONE, both("The files are no longer here. Drop them again."))
        language = self._language()
        asked = Asked(language, tuple(languages), apart=bool(question.get("apart")))
        found = self.server.workshop.check(there, asked)
        if not isinstance(found, Result):
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, found)
        return {
            "result": self.server.results.put(found),
            "notices": found.notices,
            "counts": found.counts,
            "lists": list(found.lists),
            "copies": list(found.copies),
            "problems": [pick(problem, language) for problem in found.problems],
        }

    def _result(self, name: str) -> Result:
        found = self.server.results.get(name)
        if found is None:
            raise RefusedError(HTTPStatus.GONE, both("The files are no longer here. Drop them again."))
        return found

    def _question(self) -> Mapping[str, Any]:
        try:
            question = json.loads(self._body(_MAX_QUESTION))
        except (ValueError, RecursionError):
            question = None
        if not isinstance(question, dict):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        return question

    def _body(self, most: int) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED)
        if len(length) > len(str(most)) or int(length) > most:
            raise RefusedError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                both("The file is larger than {megabytes} MB.", megabytes=str(most // 1_000_000)),
            )
        data = self.rfile.read(int(length))
        if len(data) != int(length):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        return data

    def _query(self, name: str) -> str:
        return parse_qs(urlsplit(self.path).query).get(name, [""])[0]

    def _language(self) -> Language:
        """The language that was switched to, else the first of the two that the browser asks for."""
        if (chosen := self._query("lang")) in LANGUAGES:
            return "fr" if chosen == "fr" else "en"
        accepted = (
            part.split(";")[0].strip()[:2].lower() for part in self.headers.get("Accept-Language", "").split(",")
        )
        return "fr" if next((one for one in accepted if one in LANGUAGES), "en") == "fr" else "en"

    def _send_page(self, page: str, policy: str) -> None:
        self._send(HTTPStatus.OK, page.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": policy})

    def _send_json(self, answer: Mapping[str, Any]) -> None:
        self._send(HTTPStatus.OK, json.dumps(answer).encode(), "application/json")

    def _send_file(self, name: str, files: Mapping[str, bytes]) -> None:
        if name not in files:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        kind = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        # Only saved, never shown: a document of a stranger opens in no window of this address.
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        self._send(HTTPStatus.OK, files[name], kind, saved)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            **(more or {}),
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _named_apart(files: list[File]) -> list[File]:
    """The files; the second one has another name if it has that of the first."""
    if len(files) < 2 or files[0].name != files[1].name:
        return files
    name = PurePosixPath(files[1].name)
    return [files[0], File(f"{name.stem} (2){name.suffix}", files[1].data)]
