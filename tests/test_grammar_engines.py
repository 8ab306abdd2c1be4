"""The grammar engines: the faults that parses show, a server of LanguageTool, Grammalecte, and who has none of them."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from bilint.grammar import grammalecte, proofreader, syntax
from bilint.grammar.grammalecte import Grammalecte
from bilint.grammar.language_tool import LanguageTool, ServerError
from bilint.grammar.proofreader import Proofreader
from bilint.grammar.remark import Remark
from bilint.grammar.syntax import Syntax
from bilint.model import Language, Span
from bilint.project.servers import server_fault

SYNTAX = Syntax(("en", "fr"))

FAULTS: list[tuple[Language, str, list[str]]] = [
    ("en", "The new lamps needs oil for the winter.", ["lamps needs"]),
    ("en", "The component are old.", ["component are"]),
    ("en", "The team are old, the data is new and the oil and the wick are clean.", []),
    ("en", "Which lamps does she light? Cleaning lamps is hard.", []),
    ("en", "This would be appropriate to shared.", ["to shared"]),
    ("en", "The harbour buys lamps to help ships, guide boats and warns people by night.", ["warns"]),
    ("en", "The harbour buys lamps to help ships, guide boats and warn people by night.", []),
    ("en", "She explains things both written and verbally.", ["both written and verbally"]),
    ("en", "She explains things both orally and verbally, in both print and digital media.", []),
    ("en", "It is secure to use a different passwords for everything.", ["a different passwords"]),
    ("en", "A few lamps and a means of light; every two years a huge thanks.", []),
    ("fr", "Elle nettoie les offres et les autorisation de tâches.", ["les autorisation"]),
    ("fr", "Elle parle de la structures du projet.", ["la structures"]),
    ("fr", "Elle les allume, les soumet et les conseille ; si tu le souhaites, elle prend le temps.", []),
    ("fr", "Inscrivez vos nom et prénoms dans les cases.", []),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("language", "text", "found"), FAULTS)
def test_parses_show_faults(language: Language, text: str, found: list[str]) -> None:

    assert [remark.span.of(text) for remark in SYNTAX.remarks(text, language)] == found


class Server:
    """A server of LanguageTool that answers as told, and keeps what it was sent."""

    def __init__(self) -> None:
        self.answer: bytes = b'{"matches": []}'
        self.status = 200
        self.sent: list[dict[str, list[str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                outer.sent.append({"path": [self.path], **parse_qs(self.rfile.read(size).decode())})
                self.send_response(outer.status)
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                self.wfile.write(outer.answer)

            def log_message(self, *_: object) -> None:
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def match(offset: int, length: int) -> dict[str, object]:
    return {
        "offset": offset,
        "length": length,
        "message": "Wrong.",
        "rule": {"id": "R"},
        "replacements": [{"value": "right"}],
    }


def test_a_server_is_asked_and_its_places_are_those_of_characters(server: Server) -> None:
    server.answer = json.dumps({"matches": [match(3, 4), match(90, 4)]}).encode()
    text = "\U0001f6a2 lamp burn"  # the ship counts as two units
    remarks = list(LanguageTool(server.address).remarks(text, "en"))
    assert remarks == [Remark(Span(2, 6), "LanguageTool", "R", advice="Wrong", mended="right", sure=False)]
    assert (server.sent[0]["path"], server.sent[0]["text"], server.sent[0]["language"]) == (
        ["/v2/check"],
        [text],
        ["en"],
    )


@pytest.mark.parametrize("answer", [b"", b"[]", b'{"matches": 3}', b'{"matches": [{}, {"offset": "1"}, 7]}', b"\xff{"])
def test_an_answer_of_another_form_says_nothing(server: Server, answer: bytes) -> None:
    server.answer = answer
    assert list(LanguageTool(server.address).remarks("The lamp burn.", "en")) == []


def test_no_redirection_is_followed(server: Server) -> None:
    server.status = 307
    with pytest.raises(ServerError, match="cannot be reached"):
        list(LanguageTool(server.address).remarks("The lamp burn.", "en"))
    assert len(server.sent) == 1


def test_proxies_see_no_text(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert list(LanguageTool(server.address).remarks("The lamp burn.", "en")) == []
    assert len(server.sent) == 1


def test_a_server_that_is_not_there_is_an_error(server: Server) -> None:
    with pytest.raises(ServerError, match="cannot be reached"):
        list(LanguageTool("http://127.0.0.1:9").remarks("The lamp burn.", "en"))


@pytest.mark.parametrize(
    ("address", "here", "anywhere"),
    [
        ("http://127.0.0.1:8081", True, True),
        ("http://127.8.0.1", True, True),
        ("http://[::1]:8081/", True, True),
        ("http://localhost:8081", True, True),
        ("https://languagetool.example", False, True),
        ("http://localhost.example", False, True),
        ("http://127.0.0.1.example", False, True),
        ("http://localhost@example.org", False, True),
        ("http://192.168.0.2", False, True),
        ("ftp://127.0.0.1", False, False),
        ("file:///etc/passwd", False, False),
        ("127.0.0.1:8081", False, False),
        ("http://127.0.0.1:port", False, False),
    ],
)
def test_servers_are_on_this_computer(address: str, here: bool, anywhere: bool) -> None:
    assert (server_fault(address, anywhere=False) is None) == here
    assert (server_fault(address, anywhere=True) is None) == anywhere


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages that can be imported, with a Grammalecte that takes `arbre` for wrong."""
    folder = tmp_path / "packages" / "grammalecte"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "grammar_checker.py").write_text(
        "class GrammarChecker:\n"
        "    def __init__(self, language):\n        assert language == 'fr'\n"
        "    def getGCEngine(self):\n        return self\n"
        "    def parse(self, text, country):\n"
        "        at = text.find('arbre')\n"
        "        for kind, rule in (('gn', 'g3__gn_les_1m__b2_a1_1'), ('gn', 'g3__gn_les_2m__b2_a1_1'), ('esp', 'x')):\n"
        "            yield dict(nStart=at, nEnd=at + 5, sType=kind, sRuleId=rule, sMessage='Faux.', aSuggestions=['arbres'])\n"
    )
    monkeypatch.syspath_prepend(str(folder.parent))
    yield folder.parent
    for name in [name for name in sys.modules if name.split(".")[0] == "grammalecte"]:
        del sys.modules[name]


def test_grammalecte_is_used_where_it_is(packages: Path) -> None:
    remarks = list(Grammalecte().remarks("les arbre", "fr"))
    assert [(one.span, one.advice, one.mended, one.sure) for one in remarks] == [
        (Span(4, 9), "Faux", "arbres", True),
        (Span(4, 9), "Faux", "arbres", False),
    ]


def test_of_two_remarks_on_one_place_the_surer_is_heard(packages: Path, server: Server) -> None:
    server.answer = json.dumps({"matches": [match(0, 9)]}).encode()
    remarks = Proofreader(server.address).remarks("les arbre", "fr")
    assert [(one.engine, one.sure) for one in remarks] == [("Grammalecte", True)]


SURE = [
    ("gn", "g3__gn_les_1m__b2_a1_1", True),
    ("gn", "g3__gn_mon_ton_son_1m__b1_a4_1", False),
    ("gn", "g3__gn_l_2m__b1_a2_1", False),
    ("gn", "g2__gn_tout_det__b3_a1_1", True),
    ("imp", "gv1__imp_union_nous_vous_lui__b1_a1_1", True),
    ("imp", "gv1__imp_verbe_groupe3_d__b2_a1_1", False),
    ("conf", "g2__conf_à_a_infinitif__b1_a1_1", True),
    ("conf", "g3__conf_tache_tâche__b1_a1_1", False),
    ("conj", "g2__conj_2p_sans_sujet__b1_a1_1", False),
]


@pytest.mark.parametrize(("group", "rule", "sure"), SURE)
def test_rules_that_were_right_are_sure(group: str, rule: str, sure: bool) -> None:
    assert grammalecte.is_sure(group, rule) == sure


def run(folder: Path, *arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    script = f"import sys{code}; from bilint.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "post.en.md").write_text("The keeper lights the lamp of the tower every evening.\n")
    (folder / "post.fr.md").write_text("La gardienne allume chaque soir la lampe de la tour.\n")
    return folder


def test_whoever_has_no_engine_is_told(notice: Path) -> None:
    none = "; import importlib.util as u; u.find_spec = lambda name: None"
    refused = run(notice, "check", "--select", "grammar", code=none)
    assert (refused.returncode, refused.stderr) == (2, f"{proofreader.NO_ENGINE[0]}\n")
    left_out = run(notice, "check", "--preview", "--ignore", "coverage,meaning", code=none)
    assert (left_out.returncode, left_out.stderr) == (
        0,
        f"The rule “grammar” was left out. {proofreader.NO_ENGINE[0]}\n",
    )


def test_a_server_of_the_user_may_be_anywhere_but_must_be_one(notice: Path, server: Server) -> None:
    code = "; import importlib.util as u; u.find_spec = lambda name: None; import os; os.environ['BILINT_GRAMMAR_SERVER'] = "
    assert run(notice, "check", "--select", "grammar", code=f"{code}'{server.address}'").returncode == 0
    assert len(server.sent) == 2
    wrong = run(notice, "check", "--select", "grammar", code=f"{code}'8081'")
    assert (wrong.returncode, "is no address of a server" in wrong.stderr) == (2, True)


def test_nothing_is_imported_or_sent_unasked(notice: Path, server: Server) -> None:
    (notice / "bilint.toml").write_text(f'grammar = {{ server = "{server.address}" }}\n')
    script = (
        "import sys; from bilint.cli import main; main(['check', '--select', 'wording']); main(['rules'])\n"
        "sys.exit(str([name for name in ('spacy', 'grammalecte', 'numpy') if name in sys.modules]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=notice, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stderr, server.sent) == ("[]\n", [])


def test_the_models_of_the_extra_are_known() -> None:
    assert syntax.installed() == ("en", "fr")
