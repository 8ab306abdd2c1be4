"""The language server, spoken to over its standard input and output as an editor does."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bilint import __version__
from bilint.editor.server import ACCEPT, ASK, REASONS
from bilint.readers.formats import FORMATS
from lsprotocol import types
from pygls.lsp.client import LanguageClient

EN = """# Keeper of the lamps

😀 The deadline is 5 May 2027, and the the keeper lives in the tower.

## Duties of the keeper

The keeper lights the four lamps of the town and cleans the glass each week.
"""
FR = """# Gardien des lampes

La date limite est le 6 mai 2027, et le gardien habite dans la tour.

## Tâches du gardien

Le gardien allume les quatre lampes de la ville et nettoie le verre chaque semaine.
"""
EXTENSION = Path(__file__).parents[1] / "editors" / "vscode"
LONG = 60  # seconds: ends a test that hangs


class Editor:
    """A client with the two versions of a notice."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.client = client
        self.en, self.fr = folder / "keeper.en.md", folder / "keeper.fr.md"
        self.marks: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()
        self.asked: list[types.ShowMessageRequestParams] = []

    def open(self, path: Path, text: str) -> None:
        item = types.TextDocumentItem(path.as_uri(), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def until(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(LONG):
            while not done():
                self.told.clear()
                await self.told.wait()

    def rules(self, path: Path) -> list[object]:
        return [mark.code for mark in self.marks.get(path.as_uri(), [])]

    def mark(self, path: Path, rule: str) -> types.Diagnostic:
        return next(mark for mark in self.marks[path.as_uri()] if mark.code == rule)

    async def actions(self, path: Path, rule: str) -> list[types.CodeAction | types.Command]:
        mark = self.mark(path, rule)
        where = types.TextDocumentIdentifier(path.as_uri())
        params = types.CodeActionParams(where, mark.range, types.CodeActionContext([mark]))
        found = await self.client.text_document_code_action_async(params)
        return list(found or ())


def command_of(action: types.CodeAction | types.Command) -> tuple[str, list[object]]:
    """The command of an action, and its arguments. pygls takes such an action for a command."""
    assert isinstance(action, types.Command)
    inner = ast.literal_eval(action.command)
    return inner["command"], inner["arguments"]


@asynccontextmanager
async def editor(folder: Path, **options: object) -> AsyncIterator[Editor]:
    client = LanguageClient("test", "1")
    made = Editor(folder, client)
    made.en.write_text(EN, encoding="utf-8")
    made.fr.write_text(FR, encoding="utf-8")

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def told(params: types.PublishDiagnosticsParams) -> None:
        made.marks[params.uri] = list(params.diagnostics)
        made.told.set()

    @client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
    def asked(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
        made.asked.append(params)
        return (params.actions or [])[0]

    await client.start_io(sys.executable, "-m", "bilint", "lsp", cwd=folder, env={**os.environ, "LANG": "en"})
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri(), initialization_options=options)
    )
    client.initialized(types.InitializedParams())
    try:
        yield made
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


def speak(folder: Path, steps: Callable[[Editor], Awaitable[None]], **options: object) -> None:
    async def run() -> None:
        async with editor(folder, **options) as made:
            await steps(made)

    asyncio.run(run())


def test_the_server_ends_without_a_word(tmp_path: Path) -> None:
    steps = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    said = b""
    for step in steps:
        body = json.dumps({"jsonrpc": "2.0", **step}).encode()
        said += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    command = [sys.executable, "-m", "bilint", "lsp"]
    done = subprocess.run(command, input=said, capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_both_versions_are_marked_while_somebody_types(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        assert made.rules(made.en) == ["date", "doubled-word"]
        assert made.rules(made.fr) == ["date"]
        date = made.mark(made.en, "date")
        line = EN.splitlines()[2].encode("utf-16-le")
        start, end = 2 * date.range.start.character, 2 * date.range.end.character
        assert (date.range.start.line, line[start:end].decode("utf-16-le")) == (2, "5 May 2027")
        (beside,) = date.related_information or ()
        assert (beside.location.uri, beside.message) == (made.fr.as_uri(), "6 mai 2027")
        made.open(made.fr, FR)
        made.change(made.fr, FR.replace("6 mai", "5 mai"))
        await made.until(lambda: (made.rules(made.en), made.rules(made.fr)) == (["doubled-word"], []))

    speak(tmp_path, steps)


def test_a_hover_says_why(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        where = types.TextDocumentIdentifier(made.en.as_uri())
        start = made.mark(made.en, "date").range.start
        said = await made.client.text_document_hover_async(types.HoverParams(where, start))
        assert said is not None
        assert isinstance(said.contents, types.MarkupContent)
        assert said.contents.value.startswith("The date is “5 May 2027” in English and “6 mai 2027” in French.")
        assert "**date**" in said.contents.value
        nothing = await made.client.text_document_hover_async(types.HoverParams(where, types.Position(6, 0)))
        assert nothing is None

    speak(tmp_path, steps)


def test_what_is_surely_right_is_a_quick_fix(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        fix, accept = await made.actions(made.en, "doubled-word")
        assert isinstance(fix, types.CodeAction)
        assert fix.title == "Replace “the the keeper” by “the keeper”"
        assert fix.is_preferred
        ((uri, edits),) = ((fix.edit and fix.edit.changes) or {}).items()
        lines = EN.splitlines()
        for edit in edits:
            units = lines[2].encode("utf-16-le")
            first, last = 2 * edit.range.start.character, 2 * edit.range.end.character
            lines[2] = (units[:first] + edit.new_text.encode("utf-16-le") + units[last:]).decode("utf-16-le")
        assert (uri, lines[2]) == (made.en.as_uri(), EN.splitlines()[2].replace("the the", "the"))
        assert command_of(accept)[0] == ACCEPT

    speak(tmp_path, steps)


def test_a_finding_is_accepted_with_a_reason(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        (accept,) = await made.actions(made.en, "date")
        name, given = command_of(accept)
        assert name == ASK
        params = types.ExecuteCommandParams(ACCEPT, arguments=[*given, "the town has two deadlines"])
        await made.client.workspace_execute_command_async(params)
        await made.until(lambda: made.rules(made.en) == ["doubled-word"])
        _, accept = await made.actions(made.en, "doubled-word")
        params = types.ExecuteCommandParams(ACCEPT, arguments=[*command_of(accept)[1], ""])
        await made.client.workspace_execute_command_async(params)
        await made.until(lambda: made.rules(made.en) == [])
        assert [one.title for one in made.asked[0].actions or ()] == [reason for reason, _ in REASONS]

    speak(tmp_path, steps, asksReasons=True)
    written = (tmp_path / "keeper.en.md.bilint.toml").read_text(encoding="utf-8")
    assert written == (
        '[[suppress]]\nrule = "date"\ntext = "5 May 2027"\nreason = "the town has two deadlines"\n'
        '\n[[suppress]]\nrule = "doubled-word"\ntext = "the the"\nreason = "The versions differ on purpose"\n'
    )


def test_headings_and_sentences_lead_to_their_counterparts(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        where = types.TextDocumentIdentifier(made.en.as_uri())
        links = await made.client.text_document_document_link_async(types.DocumentLinkParams(where))
        assert [link.target for link in links or ()] == [f"{made.fr.as_uri()}#L1", f"{made.fr.as_uri()}#L5"]
        found = await made.client.text_document_definition_async(types.DefinitionParams(where, types.Position(6, 9)))
        assert isinstance(found, types.Location)
        assert (found.uri, found.range.start.line) == (made.fr.as_uri(), 6)

    speak(tmp_path, steps)


def test_what_is_no_notice_is_left_alone(tmp_path: Path) -> None:
    async def steps(made: Editor) -> None:
        for name, text in (("README.md", "# The lamps\n"), ("package.json", '{"name": "x"}'), ("x.py", "x = 1\n")):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            made.open(path, text)
        made.open(made.en, EN)
        await made.until(lambda: bool(made.rules(made.en) and made.rules(made.fr)))
        assert {uri for uri, marks in made.marks.items() if marks} == {made.en.as_uri(), made.fr.as_uri()}

    speak(tmp_path, steps)


def test_the_extension_knows_the_names_of_the_server() -> None:
    code = (EXTENSION / "extension.js").read_text(encoding="utf-8")
    assert all(f'"{name}"' in code for name in (ACCEPT, ASK, "lsp"))
    written = {made for name, made in FORMATS.items() if made.line_based and name != "toml"}
    suffixes = {suffix for made in written for suffix in made.suffixes}
    found = re.search(r"\*\*/\*\.\{([\w,]+)\}", code)
    assert found is not None
    assert {f".{suffix}" for suffix in found[1].split(",")} == suffixes
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert (package["version"], package["main"]) == (__version__, "./extension.js")
