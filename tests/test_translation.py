"""Models that translate on this computer: installed from a file or an index, used offline, remembered; nothing unasked."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple, cast
from unittest import mock

import pytest
from bilint.cli import main
from bilint.messages import UserError
from bilint.translation import argos, index, models
from bilint.translation.cache import TranslationCache
from bilint.translation.translator import MOST_CHARACTERS, Translator

from tests import toy_model

WORDS = [
    *[("la", "the"), ("gardienne", "keeper"), ("doit", "must"), ("peut", "may"), ("allumer", "light"), ("lampe", "lamp")],
    *[("chaque", "every"), ("soir", "evening"), ("nettoie", "cleans"), ("avec", "with"), ("un", "a"), ("chiffon", "cloth")],
    *[("doux", "soft"), ("compte", "counts"), ("les", "the"), ("navires", "ships"), ("passants", "passing"), ("et", "and")],
    *[("peint", "paints"), ("bateau", "boat"), ("au", "in"), ("printemps", "spring"), ("sonne", "sounds"), ("corne", "horn")],
    *[("dans", "in"), ("brume", "fog"), ("écrit", "writes"), ("lettres", "letters"), ("à", "to"), ("capitaine", "captain")],
    *[("nourrit", "feeds"), ("des", "some"), ("chèvres", "goats"), ("noires", "black"), ("sous", "under"), ("toit", "roof")],
    *[("le", "the"), ("ouvre", "opens"), ("porte", "door"), ("aux", "to"), ("écoles", "schools"), ("en", "in"), ("été", "summer")],
]  # fmt: skip
BACK = [(english, french) for french, english in WORDS]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package file for each direction."""
    folder = tmp_path_factory.mktemp("packages")
    toy_model.build(folder / "fr-en.argosmodel", "fr", "en", WORDS)
    toy_model.build(folder / "en-fr.argosmodel", "en", "fr", BACK)
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of models and caches, for this process and for those it starts."""
    folder = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder / name))
    monkeypatch.delenv("BILINT_CACHE_DIR", raising=False)
    settings = argos.argos().settings  # read from the environment once, when they are imported
    installed = folder / "XDG_DATA_HOME" / "argos-translate" / "packages"
    installed.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(settings, "package_data_dir", installed)
    monkeypatch.setattr(settings, "package_dirs", [installed])
    return folder


@pytest.fixture
def serve(packages: Path) -> Iterator[Callable[[object], str]]:
    """Serves an index on this machine; gives its address for what the index shall say."""
    handler = partial(_Quiet, directory=str(packages))
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"

    def address(content: object) -> str:
        text = content if isinstance(content, str) else json.dumps(content).replace("BASE/", base)
        (packages / "index.json").write_text(text, encoding="utf-8")
        return f"{base}index.json"

    yield address
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Run(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Run:
    """bilint in a folder, without a locale of its own."""
    environment = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LANG", "LC_MESSAGES")}
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch.dict(os.environ, environment, clear=True),
    ):
        status = main(arguments)
    return Run(status, *(cast("BytesIO", stream.buffer).getvalue().decode() for stream in (out, err)))


EN = """# DUTIES

- every evening the keeper must light the lamp
- the keeper cleans the lamp with a soft cloth
- the keeper counts the ships passing in fog
- the keeper paints the boat in spring
- the keeper sounds the horn every evening in fog
- the keeper writes letters to the captain
- the keeper opens the door to schools in summer
"""
FR = """# FONCTIONS

- chaque soir la gardienne doit allumer la lampe
- la gardienne nettoie la lampe avec un chiffon doux
- la gardienne nourrit des chèvres noires sous le toit
- la gardienne peint le bateau au printemps
- la gardienne sonne la corne chaque soir dans la brume
- la gardienne écrit des lettres à la capitaine
- la gardienne ouvre la porte aux écoles en été
"""


def write_notice(folder: Path, english: str = EN, french: str = FR) -> None:
    (folder / "post.en.md").write_text(english, encoding="utf-8")
    (folder / "post.fr.md").write_text(french, encoding="utf-8")


# Installing


def test_a_package_file_is_installed_and_translates(home: Path, packages: Path, tmp_path: Path) -> None:
    before = run(tmp_path, "models")
    assert (before.returncode, before.stderr) == (0, "")
    assert before.stdout.splitlines()[:2] == [
        "fr-en  French to English                  -      not installed; to install it: bilint models --install fr-en",
        "en-fr  English to French                  -      not installed; to install it: bilint models --install en-fr",
    ]
    after = run(tmp_path, "models", "--install", str(packages / "fr-en.argosmodel"))
    assert (after.returncode, after.stderr) == (0, "")
    lines = after.stdout.splitlines()
    assert lines[0] == "French to English, version 1.0: installed."
    assert lines[1].startswith("fr-en  French to English                  1.0    /")
    assert lines[2].startswith("en-fr  English to French                  -      not installed")
    translator = Translator(cached=False)
    assert translator.lacks("fr", "en") is None
    text = "la gardienne doit allumer la lampe"
    assert translator.translate(text, "fr", "en") == "the keeper must light the lamp"
    assert translator.translate(text, "en", "fr") is None
    # Names and numbers are copied, as by a full model.
    assert (
        translator.translate("la gardienne peint le bateau OSQ 2027", "fr", "en")
        == "the keeper paints the boat OSQ 2027"
    )


def test_the_newest_version_translates(home: Path, tmp_path: Path) -> None:
    for version, word in (("1.9", "old"), ("1.10", "new"), ("1.2", "older")):
        models.install(toy_model.build(tmp_path / "x.argosmodel", "fr", "en", [("lampe", word)], version))
    assert Translator(cached=False).translate("lampe", "fr", "en") == "new"


def test_a_package_comes_from_an_index(home: Path, serve: Callable[[object], str], tmp_path: Path) -> None:
    url = serve(
        [
            {"type": "translate", "from_code": "fr", "to_code": "en", "package_version": "0.9", "links": ["BASE/no"]},
            {"type": "translate", "from_code": "fr", "to_code": "en", "package_version": "1.0", "links": ["BASE/fr-en.argosmodel"]},
            {"type": "translate", "from_code": "de", "to_code": "en", "package_version": "3.0", "links": ["BASE/de"]},
            {"type": "sbd", "from_code": "fr", "to_code": "en", "package_version": "4.0", "links": []},
            "not an entry",
        ]
    )  # fmt: skip
    offered = run(tmp_path, "models", "--available", "--index", url)
    assert (offered.returncode, offered.stderr) == (0, "")
    assert offered.stdout.split() == ["fr-en", "French", "to", "English", "1.0"]
    assert models.installed() == ([], [])
    installed = run(tmp_path, "models", "--install", "fr-en", "--index", url.removesuffix("index.json"), "--lang", "fr")
    assert (installed.returncode, installed.stderr) == (0, "")
    assert installed.stdout.startswith("Traduction du français vers l’anglais, version 1.0\u00a0: installée.\n")
    assert Translator(cached=False).translate("la lampe", "fr", "en") == "the lamp"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "has no model for French to English"),
        ("{}", "this is no package index"),
        ("[" * 100_000, "this is no package index"),
        ([{"from_code": "fr", "to_code": "en", "links": ["BASE/none.argosmodel"]}], "HTTP 404"),
        ([{"from_code": "fr", "to_code": "en", "links": ["file:///etc/passwd", 7]}], "no usable link"),
        ([{"from_code": "fr", "to_code": "en", "links": ["BASE/index.json"]}], "it is no package of a model"),
    ],
)
def test_an_index_that_does_not_help(
    home: Path, serve: Callable[[object], str], tmp_path: Path, content: object, said: str
) -> None:
    failed = run(tmp_path, "models", "--install", "fr-en", "--index", serve(content))
    assert failed.returncode == 2
    assert said in failed.stderr
    assert failed.stderr.count("\n") == 1
    assert models.installed() == ([], [])


def test_an_index_that_is_not_there(home: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/index.json"
        failed = run(tmp_path, "models", "--install", "fr-en", "--index", url)
    assert failed.returncode == 2
    assert failed.stderr.startswith(f"Could not download {url}: ")
    assert failed.stderr.endswith("A model can also be installed from a file.\n")


def test_a_secure_index_leads_to_secure_links_only() -> None:
    entry = {"from_code": "fr", "to_code": "en", "links": ["http://a.example/x", "https://b.example/x"]}
    assert [offer.links for offer in index._read([entry], secure=True)] == [("https://b.example/x",)]
    assert [offer.links for offer in index._read([entry], secure=False)] == [tuple(entry["links"])]


# What is no model, or not to be unpacked


def _not_a_zip(file: Path) -> None:
    file.write_bytes(b"no zip")


def _outside(file: Path) -> None:
    toy_model.pack(file, "fr", "en", model={"../../../outside": b""})


def _two_folders(file: Path) -> None:
    toy_model.pack(file, "fr", "en", model={"model.bin": b""})
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("other/x", "")


def _a_link(file: Path) -> None:
    toy_model.pack(file, "fr", "en", model={"model.bin": b""})
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("translate-fr_en-1_0/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")


def _another_language(file: Path) -> None:
    toy_model.pack(file, "de", "en", model={"model.bin": b""})


def _no_metadata(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("folder/model/model.bin", "")


def _no_model(file: Path) -> None:
    toy_model.pack(file, "fr", "en", model={})


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_not_a_zip, "it is no package of a model"),
        (_outside, "it would not stay in one folder"),
        (_two_folders, "it would not stay in one folder"),
        (_a_link, "it would not stay in one folder"),
        (_another_language, "it does not translate between English and French (de-en)"),
        (_no_metadata, "it has no metadata.json that says what it is"),
        (_no_model, "it holds no model"),
        (lambda _file: None, "No such file or directory"),
    ],
)
def test_what_is_refused(home: Path, tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    file = tmp_path / "x.argosmodel"
    make(file)
    with pytest.raises(models.ModelError, match="not installed") as refused:
        models.install(file)
    assert said in refused.value.messages[0]
    assert list(models.packages_folder().iterdir()) == []


def test_a_name_that_is_no_package(home: Path, tmp_path: Path) -> None:
    failed = run(tmp_path, "models", "--install", "fr_en")
    assert failed.returncode == 2
    assert (
        failed.stderr
        == "“fr_en” is neither a package file (.argosmodel) nor one of: fr-en, en-fr. Did you mean “fr-en”?\n"
    )


def test_a_broken_installation_is_told(home: Path, packages: Path, tmp_path: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    (models.packages_folder() / "broken").mkdir()
    listed = run(tmp_path, "models")
    assert "broken cannot be used: FileNotFoundError" in listed.stdout
    assert Translator(cached=False).translate("la lampe", "fr", "en") == "the lamp"


# Translating


def test_nothing_goes_over_the_network(home: Path, packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models.install(packages / "fr-en.argosmodel")

    def refuse(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert (
        Translator(cached=False).translate("la gardienne peint le bateau", "fr", "en") == "the keeper paints the boat"
    )


def test_a_text_too_long_for_a_model_is_left(home: Path, packages: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    translator = Translator(cached=False)
    assert translator.translate("la lampe " * (MOST_CHARACTERS // 9 + 1), "fr", "en") is None
    assert translator.translate("  ", "fr", "en") is None


def test_translations_are_remembered_until_the_model_changes(home: Path, packages: Path, tmp_path: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    first = Translator()
    assert first.translate("la lampe", "fr", "en") == "the lamp"
    database = home / "XDG_CACHE_HOME" / "bilint" / "translations-1.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE translations SET text = 'from the cache'")
    assert Translator().translate("la lampe", "fr", "en") == "from the cache"
    assert Translator(cached=False).translate("la lampe", "fr", "en") == "the lamp"
    models.install(toy_model.build(tmp_path / "x.argosmodel", "fr", "en", [("lampe", "lantern")], "2.0"))
    assert Translator().translate("lampe", "fr", "en") == "lantern"


def test_a_cache_that_cannot_be_used_is_none(tmp_path: Path) -> None:
    (tmp_path / "translations-1.sqlite").write_bytes(b"no database, but long enough to be taken for a damaged one" * 20)
    cache = TranslationCache(tmp_path)
    cache.put("model", "text", "translation")
    assert (cache.get("model", "text"), cache.get("other", "text")) == ("translation", None)
    (tmp_path / "file").write_text("a file")
    nowhere = TranslationCache(tmp_path / "file" / "folder")
    nowhere.put("model", "text", "translation")
    assert nowhere.get("model", "text") is None


# On the command line


def test_check_shows_what_differs_with_its_translation(home: Path, packages: Path, tmp_path: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    write_notice(tmp_path)
    found = run(tmp_path, "check", "--translate", "--select", "deadline", "--format", "json")
    assert (found.returncode, found.stderr) == (0, "")
    (finding,) = json.loads(found.stdout)["findings"]
    assert (finding["rule"], finding["severity"], finding["confidence"]) == ("meaning", "warning", "medium")
    assert [end["text"] for end in finding["locations"]] == [
        "the keeper counts the ships passing in fog",
        "la gardienne nourrit des chèvres noires sous le toit",
    ]
    translation = {"language": "en", "text": "the keeper feeds some goats black under the roof", "draft": False}
    assert finding["translation"] == translation
    for form in ("text", "github", "gitlab", "rdjson", "checkstyle", "junit", "sarif", "html"):
        shown = run(tmp_path, "check", "--select", "meaning", "--fail-on", "warning", "--format", form)
        assert translation["text"] in " ".join(shown.stdout.replace("%0A", "\n").split()), form
    again = run(tmp_path, "check", "--translate", "--select", "deadline", "--format", "json", "--no-cache")
    assert again.stdout == found.stdout


def test_what_is_missing_comes_with_a_draft(home: Path, packages: Path, tmp_path: Path) -> None:
    for name in ("fr-en", "en-fr"):
        models.install(packages / f"{name}.argosmodel")
    french = FR.replace("- la gardienne peint le bateau au printemps\n", "").replace(
        "nourrit des chèvres noires sous le toit", "compte les navires passants dans la brume"
    )
    write_notice(tmp_path, french=french)
    found = run(tmp_path, "check", "--translate", "--format", "json")
    (finding,) = [one for one in json.loads(found.stdout)["findings"] if one["rule"] == "list-length"]
    assert finding["translation"]["language"] == "fr"
    assert finding["translation"]["draft"] is True
    assert finding["translation"]["text"].startswith("la gardienne peint la bateau")
    shown = run(tmp_path, "check", "--translate", "--lang", "fr").stdout
    assert "ébauche en français par la machine, à réviser\u00a0: la gardienne peint" in shown
    without = run(tmp_path, "check", "--format", "json")
    assert [one for one in json.loads(without.stdout)["findings"] if "translation" in one] == []


NO_MODEL = "No model translates French to English yet: bilint models --install fr-en\n"


def test_without_a_model_a_line_says_how_to_get_one(home: Path, tmp_path: Path) -> None:
    write_notice(tmp_path)
    for asked in (["--translate"], ["--select", "meaning"]):
        refused = run(tmp_path, "check", *asked)
        assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", NO_MODEL)


def test_whoever_asks_for_it_in_passing_is_told_that_it_did_not_run(home: Path, tmp_path: Path) -> None:
    write_notice(tmp_path)
    told = f"The rule “meaning” was left out. {NO_MODEL}"
    preview = run(tmp_path, "check", "--preview", "--ignore", "coverage,grammar")
    assert (preview.returncode, preview.stderr) == (0, told)
    (tmp_path / "bilint.toml").write_text("translate = true\n")
    assert run(tmp_path, "check", "--ignore", "coverage").stderr == told
    assert run(tmp_path, "check", "--ignore", "coverage,meaning").stderr == ""
    assert run(tmp_path, "baseline").stderr == told
    assert run(tmp_path, "fix").stderr == ""


def test_without_the_extra_a_line_says_how_to_get_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos, "find_spec", lambda _name: None)
    argos.argos.cache_clear()
    lacking = Translator().lacks("fr", "en")
    assert lacking is not None
    assert (
        lacking[0] == "Translation needs libraries: pip install argos-translate-lt sacrebleu, or the extra “translate”."
    )
    with pytest.raises(UserError, match="extra"):
        argos.argos()


def test_nothing_of_it_is_imported_unasked(home: Path, packages: Path, tmp_path: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    write_notice(tmp_path)
    script = (
        "import sys; from bilint.cli import main\n"
        "for arguments in (['check'], ['show', 'post.en.md', 'post.fr.md'], ['rules'], ['explain', 'meaning']):\n"
        "    main(arguments)\n"
        "heavy = 'argostranslate ctranslate2 sentencepiece sacrebleu numpy torch stanza spacy minisbd onnxruntime'.split()\n"
        "sys.exit(str([name for name in heavy if name in sys.modules]) if set(heavy) & set(sys.modules) else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_translating_imports_no_sentence_splitter(home: Path, packages: Path, tmp_path: Path) -> None:
    models.install(packages / "fr-en.argosmodel")
    write_notice(tmp_path)
    script = (
        "import sys; from bilint.cli import main; main(['check', '--select', 'meaning'])\n"
        "sys.exit(str([name for name in ('torch', 'stanza', 'spacy', 'minisbd', 'onnxruntime') if name in sys.modules]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == "[]\n"
