"""The server itself, over the library pygls: messages of a client, and the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..messages import UserError, both, interface_language, pick
from ..model import Finding, Language
from ..project.locations import absolute
from ..project.schema import SIDE_CAR_SUFFIX
from .session import Checked, Checks, Link, Session
from .translation import Translator, uri_of

# After the last key: a check takes about half a second.
_PAUSE = 0.3
_SETTINGS = ("bilint.toml", "pyproject.toml", ".bilint-baseline.json")
ACCEPT = "bilint.accept"
# A client that asks for the reason itself has this command, and says so with the option `asksReasons`.
ASK = "bilint.acceptWithReason"
REASONS = (
    both("The versions differ on purpose"),
    both("It is a name or a quotation"),
    both("It was agreed with the author"),
)


class Server(LanguageServer):
    """Checks what is open, and tells the client."""

    def __init__(self, make: Callable[[], Checks], language: Language | None) -> None:
        super().__init__("bilint", __version__)
        self._chosen = language
        self._waiting: dict[Path, asyncio.Task[None]] = {}
        self._shown: dict[Path, set[Path]] = {}
        self._one_at_a_time = asyncio.Lock()
        self.session = Session(make)
        self.asks = False

    @property
    def language(self) -> Language:
        return self._chosen or "en"

    def set_up(self, params: types.InitializeParams) -> None:
        options: Mapping[str, Any] = params.initialization_options or {}
        self._chosen = self._chosen or interface_language(None, {"LANG": params.locale or ""})
        self.asks = bool(options.get("asksReasons")) if isinstance(options, Mapping) else False

    @property
    def translator(self) -> Translator:
        return Translator(self.workspace.position_codec, self.language)

    def _open_texts(self) -> dict[Path, str]:
        return {path_of(uri): document.source for uri, document in self.workspace.text_documents.items()}

    def soon(self, uri: str, *, pause: float = _PAUSE) -> None:
        """Checks the notice of a file once nobody has typed for a moment."""
        path = path_of(uri)
        if path in self._waiting:
            self._waiting[path].cancel()
        self._waiting[path] = asyncio.get_running_loop().create_task(self._later(path, pause))

    async def _later(self, path: Path, pause: float) -> None:
        await asyncio.sleep(pause)
        del self._waiting[path]
        await self.check(path)

    async def check(self, path: Path) -> None:
        async with self._one_at_a_time:
            try:
                checked = await asyncio.to_thread(self.session.check, path, self._open_texts())
            except UserError as error:
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, error.message(self.language)))
                return
        self._show(path, checked)

    def _show(self, path: Path, checked: Checked | None) -> None:
        now = {absolute(one) for one in checked.job.paths} if checked else set()
        for one in sorted(now | self._shown.get(path, set())):
            marks = (
                [mark for finding in checked.about(one) for mark in self.translator.diagnostics(finding, one)]
                if checked
                else []
            )
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(self.uri(one), marks))
        self._shown.update(dict.fromkeys((path, *now), now))

    def uri(self, path: Path) -> str:
        """The name that the client has for a file, else its usual one."""
        return next((uri for uri in self.workspace.text_documents if path_of(uri) == path), path.as_uri())

    def marked(self, uri: str, place: types.Range) -> Iterator[tuple[Finding, types.Diagnostic]]:
        """The findings whose marks touch a place."""
        path = path_of(uri)
        checked = self.session.last(path)
        for finding in checked.about(path) if checked else ():
            for mark in self.translator.diagnostics(finding, path):
                if mark.range.start <= place.end and place.start <= mark.range.end:
                    yield finding, mark

    def links(self, uri: str) -> list[Link]:
        checked = self.session.last(path_of(uri))
        here = path_of(uri)
        return [link for link in checked.links if absolute(Path(link.document.path)) == here] if checked else []

    async def accept(self, uri: str, fingerprint: str, reason: str) -> str | None:
        """Accepts a finding for a reason, or asks for one of the usual reasons."""
        if not reason:
            chosen = await self.window_show_message_request_async(
                types.ShowMessageRequestParams(
                    types.MessageType.Info,
                    pick(both("Why is this right as it is?"), self.language),
                    [types.MessageActionItem(pick(one, self.language)) for one in REASONS],
                )
            )
            if chosen is None:
                return None
            reason = chosen.title
        path = path_of(uri)
        try:
            written = self.session.accept(path, fingerprint, reason)
        except UserError as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, error.message(self.language)))
            return None
        await self.check(path)
        return str(written) if written else None


def path_of(uri: str) -> Path:
    return absolute(Path(to_fs_path(uri) or uri))


def made(make: Callable[[], Checks], language: Language | None) -> Server:
    """The server with its answers to each message of the protocol."""
    server = Server(make, language)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.set_up(params)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.soon(params.text_document.uri, pause=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        refresh_all(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            refresh_all(change.uri)

    def refresh_all(uri: str) -> None:
        """Settings concern all that is open, a text its own notice."""
        name = path_of(uri).name
        if name in _SETTINGS or name.endswith(SIDE_CAR_SUFFIX):
            server.session.forget_settings()
            for one in server.workspace.text_documents:
                server.soon(one, pause=0)
        elif uri in server.workspace.text_documents:
            server.soon(uri, pause=0)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        place = types.Range(params.position, params.position)
        said = []
        for finding, mark in server.marked(params.text_document.uri, place):
            said.append(server.translator.hover(finding, server.session.checks.about(finding.rule, server.language)))
            place = mark.range
        text = "\n\n".join(dict.fromkeys(said))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), place) if said else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = []
        for finding, mark in server.marked(params.text_document.uri, params.range):
            if fix := server.translator.fix(finding, mark):
                found.append(fix)
            title = pick(both("Accept with a reason: {rule}", rule=finding.rule), server.language)
            given = [params.text_document.uri, finding.fingerprint, *([] if server.asks else [""])]
            command = types.Command(title, ASK if server.asks else ACCEPT, arguments=given)
            found.append(types.CodeAction(title, types.CodeActionKind.QuickFix, [mark], command=command))
        return found

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    def document_links(params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        translator = server.translator
        return [
            types.DocumentLink(
                translator.range(link.document, link.span),
                f"{uri_of(link.target)}#L{link.target.place(link.place).line}",
                pick(both("The same place in the other version"), server.language),
            )
            for link in server.links(params.text_document.uri)
            if link.heading
        ]

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def counterpart(params: types.DefinitionParams) -> types.Location | None:
        translator = server.translator
        for link in server.links(params.text_document.uri):
            place = translator.range(link.document, link.span)
            if place.start <= params.position <= place.end:
                return translator.location(link.target, link.place)
        return None

    @server.command(ACCEPT)
    async def accept(uri: str, fingerprint: str, reason: str) -> str | None:
        return await server.accept(uri, fingerprint, reason)

    return server
