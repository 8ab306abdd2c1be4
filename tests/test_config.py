"""Configurations: where they are found, what is in force, and what each mistake in one says."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest
from bilint.project.configuration import Configurations
from bilint.project.globs import matches
from bilint.project.pair_patterns import pattern_of
from bilint.project.schema import KEYS
from bilint.project.starter import schema_text, starter
from bilint.project.toml_lines import key_lines, line_of
from bilint.project.toml_schema import faults
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import write_page

CONFIG = 'rule-folders = ["house"]\nselect = ["fruit"]\n'


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("bilint.toml", CONFIG)
    return made


# What is found, and where


def test_the_configuration_is_found_from_any_folder_below(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bilint("check").out.endswith("2 errors in 2 notices\n")
    monkeypatch.chdir(bilint.folder / "notices")
    assert bilint("check", "a.en.txt").out.endswith("1 error in 1 notice\n")
    monkeypatch.chdir("/")
    assert bilint("check", str(bilint.folder / "notices")).out.endswith("2 errors in 2 notices\n")


def test_a_table_in_pyproject_is_a_configuration_and_a_pyproject_without_one_is_not(bilint: Bilint) -> None:
    (bilint.folder / "bilint.toml").rename(bilint.folder / "x")
    bilint.write("pyproject.toml", f'[project]\nname = "x"\n[tool.bilint]\n{CONFIG}')
    assert bilint("check").out.endswith("2 errors in 2 notices\n")
    bilint.write("notices/pyproject.toml", "[tool.other]\nx = 1\n")
    assert bilint("check").out.endswith("2 errors in 2 notices\n")
    bilint.write("pyproject.toml", '[tool.bilint]\nselekt = ["fruit"]\n')
    assert bilint("check").err == "pyproject.toml:2: Unknown key “selekt”. Did you mean “select”?\n"


def test_a_broken_pyproject_of_others_is_none_of_our_business(bilint: Bilint) -> None:
    bilint.write("notices/pyproject.toml", "[[[\n")
    assert bilint("check").out.endswith("2 errors in 2 notices\n")


def test_the_nearest_file_counts_alone(bilint: Bilint) -> None:
    bilint.write("notices/bilint.toml", 'select = ["system"]\n')
    assert bilint("check").out == "Nothing to report in 2 notices.\n"


def test_bilint_toml_goes_before_pyproject(bilint: Bilint) -> None:
    bilint.write("pyproject.toml", '[tool.bilint]\nselect = ["system"]\n')
    assert bilint("check").out.endswith("2 errors in 2 notices\n")


def test_the_search_ends_at_the_root_of_a_repository(bilint: Bilint) -> None:
    (bilint.folder / "notices" / ".git").mkdir()
    found = Configurations().of(bilint.folder / "notices" / "a.en.txt")
    assert (found.file, found.folder) == (None, bilint.folder / "notices")
    assert Configurations().of(bilint.folder / "a.txt").file is not None
    assert Configurations(enabled=False).of(bilint.folder / "a.txt").file is None


def test_no_config_leaves_it_out(bilint: Bilint) -> None:
    run = bilint("check", "--no-config", "--select", "fruit")
    assert run.err == "There is no rule “fruit”.\n"


# What is in force


def test_the_command_line_goes_before_the_file_and_the_file_before_the_defaults(bilint: Bilint) -> None:
    assert bilint("check").status == 1
    bilint.write("bilint.toml", CONFIG + '[rules.fruit]\nseverity = "warning"\n')
    assert bilint("check").status == 0
    assert bilint("check", "--fail-on", "warning").status == 1
    bilint.write("bilint.toml", 'fail-on = "warning"\n' + CONFIG + '[rules.fruit]\nseverity = "warning"\n')
    assert bilint("check").status == 1
    assert bilint("check", "--fail-on", "error").status == 0


def test_select_on_the_command_line_replaces_both_lists_and_ignore_is_added(bilint: Bilint) -> None:
    bilint.write("bilint.toml", CONFIG + 'ignore = ["fruit"]\n')
    assert bilint("check").status == 0
    assert bilint("check", "--select", "fruit").status == 1
    assert bilint("check", "--select", "fruit", "--ignore", "house").status == 0


def test_settings_by_path(bilint: Bilint) -> None:
    override = '[[overrides]]\nfiles = ["notices/a.*"]\n[overrides.rules.fruit]\nseverity = "info"\n'
    bilint.write("bilint.toml", CONFIG + override)
    findings = json.loads(bilint("check", "--format", "json").out)["findings"]
    assert [(f["locations"][0]["path"][8], f["severity"]) for f in findings] == [("a", "info"), ("b", "error")]
    bilint.write("bilint.toml", CONFIG + '[[overrides]]\nfiles = ["b.*"]\nignore = ["fruit"]\n')
    assert bilint("check").out.endswith("1 error in 2 notices\n")
    bilint.write("bilint.toml", CONFIG + '[[overrides]]\nfiles = ["b.*"]\nfail-on = "info"\nselect = ["system"]\n')
    assert bilint("check").out.endswith("1 error in 2 notices\n")


def test_options_of_rules(bilint: Bilint) -> None:
    bilint.write("bilint.toml", CONFIG + '[rules.fruit]\nword = "medal"\n')
    assert "‹medal›" in bilint("check").out


def test_house_rules_are_known_to_all_commands_and_their_pages_are_no_notices(bilint: Bilint) -> None:
    assert "‹banana›" in bilint("explain", "fruit").out
    assert "fruit" in bilint("rules").out
    assert "one-version" not in bilint("check", ".").out


def test_words_go_to_the_spelling_rule(bilint: Bilint) -> None:
    bilint.write("notices/a.en.txt", EN.replace("medal", "meddal"))
    bilint.write("bilint.toml", 'select = ["spelling"]\n')
    before = bilint("check", "notices/a.en.txt").out
    assert "meddal" in before
    bilint.write("bilint.toml", 'select = ["spelling"]\n[vocabulary]\nwords = ["meddal"]\n')
    assert "meddal" not in bilint("check", "notices/a.en.txt").out


def test_the_language_of_messages(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    bilint.write("bilint.toml", 'lang = "fr"\n' + CONFIG)
    assert bilint("check").out.endswith("2 erreurs dans 2 avis\n")
    assert bilint("check", "--lang", "en").out.endswith("2 errors in 2 notices\n")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert bilint("check").out.endswith("2 erreurs dans 2 avis\n")


def test_excluded_files_are_not_searched_but_may_be_named(bilint: Bilint) -> None:
    bilint.write("bilint.toml", CONFIG + 'exclude = ["a.*"]\n')
    assert bilint("check").out.endswith("1 error in 1 notice\n")
    assert bilint("check", "notices/a.en.txt").out.endswith("1 error in 1 notice\n")
    bilint.write("bilint.toml", CONFIG + 'exclude = ["notices/"]\n')
    assert bilint("check").status == 2
    assert bilint("check", "--only-notices", "notices/a.en.txt").out == "Nothing to report in 0 notices.\n"


PAIRS = [
    ('{ en = "*-angl.txt", fr = "*-franc.txt" }', "n/x-angl.txt", "n/x-franc.txt"),
    ('{ en = "in/*/notice.txt", fr = "out/*/avis.txt" }', "in/x/notice.txt", "out/x/avis.txt"),
    ('{ en = "notice.txt", fr = "avis.txt" }', "n/notice.txt", "n/avis.txt"),
]


@pytest.mark.parametrize(("pair", "en", "fr"), PAIRS)
def test_configured_pairs(bilint: Bilint, pair: str, en: str, fr: str) -> None:
    bilint.write("bilint.toml", f"{CONFIG}pairs = [{pair}]\n")
    for name, text in ((en, EN), (fr, FR)):
        (bilint.folder / name).parent.mkdir(parents=True, exist_ok=True)
        bilint.write(name, text)
    for name in (en, fr):
        run = bilint("check", "--format", "json", name)
        found = json.loads(run.out)
        assert found["summary"]["notices"] == 1
        assert [location["path"] for location in found["findings"][0]["locations"]] == [en, fr]


def test_show_config_tells_where_each_value_comes_from(bilint: Bilint) -> None:
    bilint.write(
        "bilint.toml",
        CONFIG
        + 'locales = { fr = "fr-CA" }\n[rules.fruit]\nword = "medal"\n[[overrides]]\nfiles = ["a.*"]\nignore = ["length"]\n',
    )
    run = bilint("check", "--show-config", "--ignore", "acronym", "--fail-on", "info", "notices")
    first, second = run.out.split("\n\n")
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in first.splitlines()[1:]}
    assert first.splitlines()[0] == "notices/a.en.txt"
    assert rows["select"] == '["fruit"] bilint.toml:2'
    assert rows["ignore"] == '["length", "acronym"] bilint.toml:8, --ignore'
    assert rows["fail-on"] == '"info" --fail-on'
    assert rows["locales.en"] == '"en" default'
    assert rows["locales.fr"] == '"fr-CA" bilint.toml:3'
    assert rows["rules.fruit.word"] == '"medal" bilint.toml:5'
    assert rows["rule-folders"] == '["house"] bilint.toml:1'
    assert second.splitlines()[0] == "notices/b.en.txt"
    assert '["acronym"]' in second


def test_show_config_without_a_notice_is_about_the_folder(bilint: Bilint) -> None:
    (bilint.folder / "empty").mkdir()
    assert bilint("check", "--show-config", "empty").out.startswith('.\n  select            ["fruit"]  bilint.toml:2\n')


# What each mistake says

MISTAKES = [
    ("selct = []", 1, "Unknown key “selct”. Did you mean “select”?"),
    ("# a comment\n\nzzz = 1", 3, "Unknown key “zzz”."),
    ('select = "length"', 1, "“select” must be a list of strings."),
    ("ignore = [1]", 1, "“ignore” must be a list of strings."),
    ('ignore = [\n  "length",\n  "",\n]', 3, "“ignore” must not be empty."),
    ('preview = "yes"', 1, "“preview” must be true or false."),
    ("lang = 1", 1, "“lang” must be a string."),
    ('lang = "de"', 1, "“lang” cannot be “de”; it is one of: en, fr."),
    ('fail-on = "eror"', 1, "“fail-on” cannot be “eror”; it is one of: error, warning, info. Did you mean “error”?"),
    ('locales = "fr"', 1, "“locales” must be a table."),
    (
        '[locales]\nen = "en"\nfr = "fr-KA"',
        3,
        "“fr” cannot be “fr-KA”; it is one of: fr, fr-FR, fr-CA, fr-BE, fr-CH, fr-LU.",
    ),
    ('[locales]\nde = "de"', 2, "Unknown key “de”."),
    ("rules = 1", 1, "“rules” must be a table."),
    ("[rules]\nlength = 1", 2, "“length” must be a table."),
    ('[rules.lenght]\nseverity = "info"', 1, "There is no rule “lenght”. Did you mean “length”?"),
    ("[rules.lenght]", 1, "There is no rule “lenght”. Did you mean “length”?"),
    ('[rules.length]\nseverity = "high"', 2, "“severity” cannot be “high”; it is one of: error, warning, info, off."),
    ("[rules.mismatch]\nknown = 3\nscroe = 0.1", 3, "Unknown option “scroe”. Did you mean “score”?"),
    ("[rules.mismatch]\nknown = 'three'", 2, "“known” must be a whole number."),
    ('[rules.number]\nunits = [\n"yearz"]', 3, "“units” cannot be “yearz”; it is one of: "),
    (
        "[rules.deadline]\ncontradictions = true",
        1,
        "The variant “contradiction” has no value “en”; give it words of its own in [variants.contradiction].",
    ),
    ('[rules.term]\ntermbases = ["../terms.toml"]', 2, "“../terms.toml” lies outside of "),
    ('[rules.house-wording]\nmemory = "none.tmx"', 2, "“none.tmx”: there is no such file or folder."),
    ("[rules.unreadable]\nleast = 3", 2, "Unknown option “least”."),
    ('select = [\n  "length",\n  "dedline"]', 3, "There is no rule “dedline”. Did you mean “deadline”?"),
    ('ignore = ["nothing-like-it"]', 1, "There is no rule “nothing-like-it”."),
    ("overrides = 1", 1, "“overrides” must be a list of tables."),
    ("[[overrides]]\npreview = true", 1, "“files” is missing from this “overrides”."),
    ('[[overrides]]\nfiles = "a"', 2, "“files” must be a list of strings."),
    ('[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nlang = "fr"', 5, "Unknown key “lang”."),
    ('[[overrides]]\nfiles = ["*"]\nselect = ["dedline"]', 3, "There is no rule “dedline”. Did you mean “deadline”?"),
    ("[vocabulary]\nword = ['x']", 2, "Unknown key “word”. Did you mean “words”?"),
    ("[vocabulary]\nwords = 'x'", 2, "“words” must be a list of strings."),
    ('[[suppress]]\nrule = "length"\nfiles = ["a"]', 1, "“reason” is missing from this “suppress”."),
    ('[[suppress]]\nrule = "length"\nreason = "x"', 1, "“files” is missing from this “suppress”."),
    (
        '[[suppress]]\nrule = "lenght"\nfiles = ["a"]\nreason = "x"',
        2,
        "There is no rule “lenght”. Did you mean “length”?",
    ),
    ('pairs = [\n{ en = "*.en", fr = "*.fr" },\n{ en = "x" }]', 3, "“fr” is missing from this “pairs”."),
    (
        'pairs = [{ en = "*-*.md", fr = "x.md" }]',
        1,
        "“*-*.md” and “x.md” are no pair: each needs as many * as the other, one a name, and no “..”.",
    ),
    ('rule-folders = ["gone"]', 1, "“gone”: there is no such file or folder."),
    ('rule-folders = ["notices/a.en.txt"]', 1, "“notices/a.en.txt” is not a folder."),
    ('rule-folders = ["..", "house"]', 1, "“..” lies outside of ., and is not read from there; move it into it."),
    ('termbases = ["/etc/passwd"]', 1, "“/etc/passwd” lies outside of ., and is not read from there; move it into it."),
    ('memory = "gone.tmx"', 1, "“gone.tmx”: there is no such file or folder."),
    (
        'grammar = { server = "http://example.org:8081" }',
        1,
        (
            "“http://example.org:8081” is not on this computer, where texts must stay; only the variable "
            "BILINT_GRAMMAR_SERVER may name such a server."
        ),
    ),
    ('[grammar]\nserver = "8081"', 2, "“8081” is no address of a server, such as http://127.0.0.1:8081."),
    ('baseline = "../b.json"', 1, "“../b.json” lies outside of ., and is not read from there; move it into it."),
    ("a = ", 1, "Not valid TOML: Invalid value (at line 1, column 5)"),
    ("a = 1\na = 2", 2, "Not valid TOML: Cannot overwrite a value (at line 2, column 6)"),
    (f"a = {'[' * 3000}", 1, "Not valid TOML: "),
    (f"a = {'1' * 5000}", 1, "Not valid TOML: "),
]


@pytest.mark.parametrize(("text", "line", "message"), MISTAKES, ids=[text[:40] for text, _, _ in MISTAKES])
def test_each_mistake_is_told_with_its_line(bilint: Bilint, text: str, line: int, message: str) -> None:
    bilint.write("bilint.toml", text + "\n")
    run = bilint("check", "notices")
    assert run.status == 2
    assert run.out == ""
    assert run.err.startswith(f"bilint.toml:{line}: {message}")
    french = bilint("check", "notices", "--lang", "fr").err
    assert french.startswith(f"bilint.toml:{line}: ")
    assert french != run.err


def test_all_mistakes_of_a_file_are_told_in_order(bilint: Bilint) -> None:
    bilint.write("bilint.toml", 'lang = "de"\nselct = 1\n[vocabulary]\nwords = 2\n')
    assert [line.split(":")[1] for line in bilint("check").err.splitlines()] == ["1", "2", "4"]


UNUSABLE = [
    (b"\xff\xfe\x00", "The file is not UTF-8 text; save it as UTF-8."),
    (b"# " + b"x" * 1_000_000, "Cannot be read: the file is larger than 1 MB."),
]


@pytest.mark.parametrize(("data", "message"), UNUSABLE)
def test_files_that_are_no_configuration(bilint: Bilint, data: bytes, message: str) -> None:
    (bilint.folder / "bilint.toml").write_bytes(data)
    assert bilint("check").err == f"bilint.toml:1: {message}\n"


def test_a_pipe_does_not_hang_the_run(bilint: Bilint) -> None:
    (bilint.folder / "bilint.toml").unlink()
    os.mkfifo(bilint.folder / "bilint.toml")
    assert "not a regular file" in bilint("check").err


def test_links_lead_nowhere_outside(bilint: Bilint, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write_page(outside, "secret", word="banana")
    (bilint.folder / "house" / "secret.md").symlink_to(outside / "secret.md")
    assert bilint("check").err.startswith("bilint.toml:1: A page in “house” is a link that leads out of the folder")
    (bilint.folder / "house" / "secret.md").unlink()
    (bilint.folder / "bilint.toml").unlink()
    (outside / "bilint.toml").write_text("secret-key = 1\n", encoding="utf-8")
    (bilint.folder / "bilint.toml").symlink_to(outside / "bilint.toml")
    run = bilint("check")
    assert run.err.startswith("bilint.toml:1: This is a link that leads out of the repository")
    assert "secret-key" not in run.err


# init, the schema, and help


def test_init_writes_a_configuration_that_changes_nothing(bilint: Bilint) -> None:
    (bilint.folder / "bilint.toml").unlink()
    run = bilint("init")
    assert (run.status, run.out) == (0, "bilint.toml written.\n")
    text = (bilint.folder / "bilint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    again = bilint("init")
    assert again.status == 2
    assert again.err == "bilint.toml is there already and was not touched; remove it first, or edit it.\n"
    assert bilint("init", "gone").err == "gone: there is no such folder.\n"
    assert bilint("init", "--lang", "fr", "notices").out == "notices/bilint.toml écrit.\n"


def test_the_examples_of_the_starter_are_valid_together_and_show_their_keys() -> None:
    examples = sorted((key.example for key in KEYS.values() if key.example), key=lambda text: text.startswith("["))
    table = tomllib.loads("\n".join(examples))
    assert list(faults(table, KEYS)) == []
    assert set(table) == {name for name, key in KEYS.items() if key.example}
    for example in examples:
        for language in ("en", "fr"):
            assert "".join(f"# {line}\n" for line in example.split("\n")) in starter(language)
    Draft7Validator(json.loads(schema_text())).validate(table)


def test_the_published_schema_is_up_to_date_and_agrees_with_the_check(bilint: Bilint) -> None:
    published = Path(__file__).parent.parent / "linter" / "bilint.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text() == bilint("init", "--schema").out
    schema = json.loads(schema_text())
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    for text, _, _ in MISTAKES:
        try:
            table = tomllib.loads(text)
        except (ValueError, RecursionError):
            continue
        assert validator.is_valid(table) == (not list(faults(table, KEYS))), text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["check", "fix", "baseline", "init", "show", "explain", "rules", "test"])
def test_help_fits_a_screen(bilint: Bilint, command: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = bilint(command, "--help", "--lang", language).out
    assert text.count("\n") <= 40
    assert max(map(len, text.splitlines())) <= 80
    assert f": bilint {command}" in text.replace("\u00a0", "")


# Lines of keys, and patterns

PLACES = [
    (("a",), "a = 1"),
    (("a", "b"), '"a" . b = 1'),
    (("t", "k"), '[t]\nk = """\n[x]\nk = 1\n"""'),
    (("t", "u", "k"), "[t]\nx = 1\n[t.u] # [z]\n'k' = '''\n'''"),
    (("t", 1, "k"), "[[t]]\nk = 1\n[[t]]\nk = 2"),
    (("t", 1, "u", 0, "k"), "[[t]]\n[[t]]\n[[t.u]]\nk = 2"),
    (("t", 1, "u"), "t = [{ u = 1 }, # }\n  { u = [2, 3] }]"),
    (("s", 2), 's = [\n"a]",\n"\\"",\n"c"]'),
    (("after",), 'a = """x""""\nd = 1979-05-27 07:32:00\nafter = 1'),
]
EXPECTED = [1, 1, 2, 4, 4, 4, 2, 4, 3]


@pytest.mark.parametrize(
    ("path", "text", "line"), [(*place, line) for place, line in zip(PLACES, EXPECTED, strict=True)]
)
def test_the_line_of_a_key(path: tuple[str | int, ...], text: str, line: int) -> None:
    tomllib.loads(text)
    assert line_of(path, key_lines(text)) == line


VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(), lambda inner: st.lists(inner, max_size=4), max_leaves=8
)


@given(st.lists(st.tuples(st.text(min_size=1), VALUES), max_size=6, unique_by=lambda pair: pair[0]))
def test_each_key_is_found_on_its_line(pairs: list[tuple[str, object]]) -> None:
    # JSON writes such values as TOML does, save for the escapes of characters outside of the basic plane.
    lines = [
        f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(value, ensure_ascii=False)}" for name, value in pairs
    ]
    text = "\n".join(lines).replace("\x7f", "\\u007f")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = key_lines(text)
    assert [found[(name,)] for name, _ in pairs] == list(range(1, len(pairs) + 1))


GLOBS = [
    ("*.md", "a/b.md", True),
    ("*.md", "a/b.mdx", False),
    ("drafts/", "x/drafts/y.md", True),
    ("drafts", "x/drafts/y.md", True),
    ("archive/**", "archive/x/y.md", True),
    ("archive/*.md", "archive/x/y.md", False),
    ("archive/*.md", "x/archive/y.md", False),
    ("a/**/x.md", "a/x.md", True),
    ("a/**/x.md", "a/b/c/x.md", True),
    ("/x.md", "x.md", True),
    ("/x.md", "a/x.md", False),
    ("**", "a", True),
    ("**/x.md", "x.md", True),
    ("[ab].md", "b.md", True),
    ("x?.md", "x1.md", True),
]


@pytest.mark.parametrize(("pattern", "path", "expected"), GLOBS)
def test_patterns_for_paths(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


def test_hostile_patterns_do_not_backtrack_for_ever() -> None:
    assert not matches("*a" * 2000 + "b", "a" * 2000)
    assert not matches("**/a/" * 200 + "b", "a/" * 200 + "c")


NO_PAIRS = [("*.md", "*.md"), ("a/*.md", "*.md"), ("../*.md", "x/*.md"), ("/a.md", "/b.md"), ("*", "**"), ("", "a")]


@pytest.mark.parametrize(("en", "fr"), NO_PAIRS)
def test_patterns_that_are_no_pair(en: str, fr: str) -> None:
    assert pattern_of(Path("/"), en, fr) is None
