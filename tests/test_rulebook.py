"""Rule pages are read, refused with a place and a remedy, and selected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bilint.engine.proof import Proof
from bilint.kinds import kind_named
from bilint.messages import placeholders, typeset_french
from bilint.rulebook.book import Rulebook, UnknownRuleError, load
from bilint.rulebook.contract import contract_faults, occurs
from bilint.rulebook.definition import SYSTEM
from bilint.rulebook.page import read_page, unmark
from bilint.rulebook.rule import PageError, Rule, RulebookError
from bilint.vocabulary import Vocabulary, rules_folder
from hypothesis import given
from hypothesis import strategies as st

from tests.house import install_word_kind, make_rule, write_page


@pytest.fixture(autouse=True)
def _word_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    install_word_kind(monkeypatch)


def test_a_page_becomes_a_rule(tmp_path: Path) -> None:
    more = 'limit = 3\nshare = 1\naliases = ["old-name"]\nconfidence = "medium"'
    rule = make_rule(tmp_path / "header", "fruit", severity="warning", more=more)
    assert (rule.name, rule.folder, rule.kind) == ("fruit", "header", "word")
    assert dict(rule.options) == {"word": "banana", "limit": 3, "share": 1}
    assert (rule.severity, rule.confidence, rule.status, rule.since) == ("warning", "medium", "stable", "0.1")
    assert rule.aliases == ("old-name",)
    assert rule.messages[1] == "L'anglais dit {en}, le français dit {fr}\u202f; lequel\u202f?"


def test_variants_take_what_they_do_not_say_from_the_rule(tmp_path: Path) -> None:
    path = write_page(tmp_path, "fruit")
    variants = (
        '[variants.soft]\nseverity = "info"\n[variants.plain]\nen = "Only {en}."\nfr = "Seulement {en}."\n'
        'confidence = "low"\n```\n## Why'
    )
    path.write_text(path.read_text(encoding="utf-8").replace("```\n## Why", variants), encoding="utf-8")
    rule = load(tmp_path).find("fruit")
    assert (rule.variant("soft").severity, rule.variant("soft").messages) == ("info", rule.messages)
    assert rule.variant("plain").messages == ("Only {en}.", "Seulement {en}.")
    assert (rule.variant("plain").severity, rule.variant("plain").confidence) == ("error", "low")
    assert rule.variant("unknown").messages == rule.messages


DEFINITION_FAULTS = [
    ("# fruit", "# fruits", 1, "must begin with “# fruit”, the name of the file; it begins with “# fruits”"),
    ("```toml", "```yaml", 2, "first fence of the page must be the definition"),
    ('kind = "word"', 'kind = "wrod"', 3, "“kind” cannot be “wrod”; it is one of:"),
    ('kind = "word"', "", 3, "“kind” is missing from the definition: The kind of check."),
    (
        'severity = "error"',
        'severity = "fatal"',
        5,
        "“severity” cannot be “fatal”; it is one of: error, warning, info.",
    ),
    ('status = "stable"', 'status = "stabel"', 6, "Did you mean “stable”?"),
    ('since = "0.1"', "since = 0.1", 7, "“since” must be a string."),
    ('since = "0.1"', "since =", 7, "Not valid TOML"),
    ('since = "0.1"', 'since = "0.1"\naliases = "old"', 8, "“aliases” must be a list of strings."),
    ('since = "0.1"', 'since = "0.1"\naliases = ["Old"]', 8, "“Old” is no rule name; use lower case and hyphens"),
    ('since = "0.1"', 'since = ""', 7, "“since” must not be empty."),
    ("[message]", "[message]\nde = 'Nein.'", 15, "Unknown key “de”."),
    ('since = "0.1"', 'since = "0.1"\n[variants]\nsoft = 1', 9, "“soft” must be a table."),
    ('since = "0.1"', "since = '0.1'\n[variants.soft]\nen = 'x'", 8, "“fr” is missing from this “soft”."),
    ("[message]", "[massage]", 3, "“message” is missing from the definition: The message of a finding."),
    (
        "[summary]",
        "[sumary]",
        3,
        "“summary” is missing from the definition: One sentence that says what the rule finds.",
    ),
    ('[summary]\nen = "The word “banana”."', "[summary]", 11, "“en” is missing from this “summary”."),
    ('[name]\nfr = "mot défendu"', "[name]", 9, "“fr” is missing from this “name”."),
    ('en = "English says {en}, French says {fr}."', "", 14, "“en” is missing from this “message”."),
    ("French says {fr}.", "French says so.", 14, "must use the same placeholders; only one of them has {fr}."),
    (
        'since = "0.1"',
        'since = "0.1"\n[variants.a]\nseverety = "info"\n',
        9,
        "Unknown key “severety”. Did you mean “severity”?",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), DEFINITION_FAULTS)
def test_a_faulty_definition_is_refused(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    path = write_page(tmp_path, "fruit")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    fault = raised.value.faults[0]
    assert message in fault.messages[0]
    assert fault.messages[1] != fault.messages[0]
    assert (fault.path, fault.line) == (path, line)
    assert raised.value.message("en").startswith(f"{path}:{line}: ")


def test_all_faulty_pages_are_named_at_once(tmp_path: Path) -> None:
    for name in ("apple", "pear"):
        write_page(tmp_path, name, severity="fatal")
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    assert [fault.path.stem for fault in raised.value.faults] == ["apple", "pear"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"# fruit\n\xff", "not UTF-8 text"), (b"", "must begin with"), (b"x" * 1_000_001, "larger than 1 MB")],
)
def test_a_file_that_is_no_page_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "fruit.md").write_bytes(content)
    with pytest.raises(RulebookError, match=message):
        load(tmp_path)


def test_deep_nesting_is_refused_not_fatal(tmp_path: Path) -> None:
    write_page(tmp_path, "fruit", more="ignore = " + "[" * 20_000)
    with pytest.raises(RulebookError, match="Not valid TOML"):
        load(tmp_path)


def test_a_name_belongs_to_one_page(tmp_path: Path) -> None:
    write_page(tmp_path / "a", "fruit")
    write_page(tmp_path / "b", "apple", more='aliases = ["fruit"]')
    with pytest.raises(RulebookError, match=r"apple\.md:1: The name “fruit” is taken by .*a/fruit\.md; rename"):
        load(tmp_path)


def test_a_file_name_must_be_a_rule_name(tmp_path: Path) -> None:
    write_page(tmp_path, "Fruit_Salad")
    with pytest.raises(RulebookError, match="“Fruit_Salad” is no rule name; use lower case and hyphens"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("more", "line", "message"),
    [
        ("limti = 3", 8, "Unknown option “limti”. Did you mean “limit”?"),
        ("severty = 3", 8, "Unknown option “severty”. Did you mean “severity”?"),
        ('limit = "3"', 8, "“limit” must be a whole number."),
        ("limit = true", 8, "“limit” must be a whole number."),
        ("crash = 1", 8, "“crash” must be true or false."),
        ("share = []", 8, "“share” must be a number."),
        ('ignore = "apple"', 8, "“ignore” must be a list of strings."),
        ("ignore = [1]", 8, "“ignore” must be a list of strings."),
        (
            'ignore = [\n  "pear",\n  "aple",\n]',
            10,
            "“ignore” cannot be “aple”; it is one of: apple, pear. Did you mean “apple”?",
        ),
        ("[variants.sofft]\nseverity = 'info'", 8, "The kind “word” has no variant “sofft”. Did you mean “soft”?"),
        (
            '[variants.soft]\nen = "{enn}"\nfr = "{enn}"',
            9,
            "There is no value “enn” here; a message may use: {en}, {fr}, {language}, {other}. Did you mean “en”?",
        ),
        (
            '[variants.plain]\nen = "{fr}"\nfr = "{fr}"',
            9,
            "There is no value “fr” here; a message may use: {en}, {language}, {other}.",
        ),
        (
            "ignore = ['pear']",
            15,
            "The variant “plain” has no value “fr”; give it words of its own in [variants.plain].",
        ),
        ('file = "fruit.tmx"', 8, "“fruit.tmx”: there is no such file or folder."),
        ('file = "../fruit.tmx"', 8, "“../fruit.tmx” lies outside of "),
        ('file = "/etc/passwd"', 8, "“/etc/passwd” lies outside of "),
    ],
)
def test_a_page_that_breaks_the_contract_of_its_kind_is_refused(
    tmp_path: Path, more: str, line: int, message: str
) -> None:
    path = write_page(tmp_path, "fruit", more=more)
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.path, fault.line) == (path, line)
    assert fault.messages[0].startswith(message)
    assert fault.messages[1] != fault.messages[0]


def test_all_faults_of_a_page_are_named_at_once(tmp_path: Path) -> None:
    write_page(tmp_path, "fruit", more='limti = 3\nignore = ["aple", "paer"]')
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    assert [fault.line for fault in raised.value.faults] == [8, 9, 9]


AGREE_FAULTS = [
    ('fact = ["nummber"]', "“fact” cannot be “nummber”; it is one of: ", "Did you mean “number”?"),
    ('fact = "number"', "“fact” must be a list of strings.", ""),
    ("", "The kind “agree” needs the option “fact”", ""),
    ('fact = ["number"]\nunits = ["yearz"]', "“units” cannot be “yearz”; it is one of: ", "Did you mean “year”?"),
    ('fact = ["date"]\nfields = ["durration"]', "“fields” cannot be “durration”; ", "Did you mean “duration”?"),
    ('fact = ["date"]\nexcept_fields = [""]', "“except_fields” must not be empty.", ""),
    ('fact = ["date"]\none_sided = "no"', "“one_sided” must be true or false.", ""),
    (
        'fact = ["date"]\n[variants.misssing-fr]\nseverity = "info"',
        "The kind “agree” has no variant “misssing-fr”.",
        "Did you mean “missing-fr”?",
    ),
    (
        'fact = ["date"]\n[variants.missing-fr]\nen = "{valu}"\nfr = "{valu}"',
        "There is no value “valu” here; a message may use: {en}, {fr}, {value}, {language}, {other}.",
        "Did you mean “value”?",
    ),
    (
        'fact = ["date"]\ncontradictions = true',
        "The variant “contradiction” has no value “en”; give it words of its own in [variants.contradiction].",
        "",
    ),
]


@pytest.mark.parametrize(("more", "message", "hint"), AGREE_FAULTS)
def test_a_rule_of_facts_names_types_units_and_fields_that_exist(
    tmp_path: Path, more: str, message: str, hint: str
) -> None:
    path = write_page(tmp_path, "fruit", more=more)
    page = path.read_text(encoding="utf-8").replace('kind = "word"\nword = "banana"', 'kind = "agree"')
    path.write_text(page, encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    fault = raised.value.faults[0]
    assert fault.line > 2
    assert fault.messages[0].startswith(message)
    assert fault.messages[0].endswith(hint)


def test_a_path_on_a_page_starts_from_the_page(tmp_path: Path) -> None:
    (tmp_path / "fruit.tmx").write_text("", encoding="utf-8")
    write_page(tmp_path, "fruit", more='file = "fruit.tmx"')
    assert load(tmp_path).find("fruit").options["file"] == str(tmp_path / "fruit.tmx")


def test_only_bilint_itself_has_system_rules(tmp_path: Path) -> None:
    path = write_page(tmp_path, "unreadabel")
    page = path.read_text(encoding="utf-8").replace('kind = "word"\nword = "banana"', 'kind = "system"')
    path.write_text(page, encoding="utf-8")
    with pytest.raises(RulebookError, match=r"belong to bilint itself.* Did you mean “unreadable”"):
        load(tmp_path)


def test_the_rules_of_bilint_keep_their_contract() -> None:
    for rule in load(rules_folder()).rules:
        assert list(contract_faults(rule)) == [], rule.name


def test_hits_are_of_the_variants_and_have_the_values_that_their_kind_declares() -> None:
    """Every example of every page is run. A kind may give more values than are asked for, never fewer."""
    proof = Proof(Vocabulary())
    for rule in load(rules_folder()).rules:
        if rule.kind == SYSTEM:
            continue
        page = read_page(rule)
        declared = {
            spec.name: set(spec.values)
            for spec in kind_named(rule.kind).VARIANTS
            if occurs(spec, rule.options, kind_named(rule.kind).OPTIONS)
        }
        for hit in (hit for example in page.fails for hit in proof.hits(page, example)):
            assert hit.variant in declared, (rule.name, hit.variant)
            assert set(hit.values) == declared[hit.variant], (rule.name, hit.variant)


def test_a_system_rule_takes_no_options(tmp_path: Path) -> None:
    path = write_page(tmp_path, "fruit")
    path.write_text(path.read_text(encoding="utf-8").replace('"word"', '"system"', 1), encoding="utf-8")
    with pytest.raises(RulebookError, match="takes no options; remove “word”"):
        load(tmp_path)


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    write_page(tmp_path / "header", "apple", more='aliases = ["pomme"]')
    write_page(tmp_path / "header", "pear", status="preview")
    write_page(tmp_path / "meaning", "meaning")
    write_page(tmp_path / "meaning", "plum")
    (tmp_path / "README.md").write_text("no rule", encoding="utf-8")
    return load(tmp_path)


SELECTIONS = [
    ([], [], False, ["apple", "meaning", "plum"]),
    ([], [], True, ["apple", "pear", "meaning", "plum"]),
    (["header"], [], False, ["apple"]),
    (["header"], [], True, ["apple", "pear"]),
    (["pear"], [], False, ["pear"]),
    (["pomme"], [], False, ["apple"]),
    (["meaning"], [], False, ["meaning"]),
    (["meaning/"], [], False, ["meaning", "plum"]),
    ([], ["header"], True, ["meaning", "plum"]),
    (["header", "plum"], ["pomme"], False, ["plum"]),
]


@pytest.mark.parametrize(("select", "ignore", "preview", "names"), SELECTIONS)
def test_selection(rulebook: Rulebook, select: list[str], ignore: list[str], preview: bool, names: list[str]) -> None:
    assert [rule.name for rule in rulebook.select(select, ignore, preview=preview)] == names


@pytest.mark.parametrize(("select", "ignore"), [(["aple"], []), ([], ["aple"])])
def test_an_unknown_name_is_an_error_with_the_nearest(rulebook: Rulebook, select: list[str], ignore: list[str]) -> None:
    with pytest.raises(UnknownRuleError) as raised:
        rulebook.select(select, ignore)
    assert raised.value.message("en") == "There is no rule “aple”. Did you mean “apple”?"
    assert raised.value.message("fr") == (
        "Il n’y a pas de règle «\u00a0aple\u00a0». Vouliez-vous dire «\u00a0apple\u00a0»\u202f?"
    )


def test_the_engines_own_rules_run_unless_ignored() -> None:
    rulebook = load(rules_folder() / "system")
    assert {rule.name for rule in rulebook.select(["unreadable"])} == {rule.name for rule in rulebook.rules}
    assert "rule-crashed" not in {rule.name for rule in rulebook.select([], ["rule-crashed"])}


PAGE_FAULTS = [
    ("## Why\nThe word is wrong. It always was.\n\nA second paragraph.\n", "", "The section “## Why” is missing."),
    ("## Passes\n### Another", "### Another", "one that passes has no marks"),
    ("### A longer word is another word\n", "", "A second fence “en” in one example."),
    ("## Passes", "## Passed", "Unknown heading “Passed”; a page has: ## Why, ## Pourquoi, ## Fails, ## Passes."),
    ("[[banana]]", "[[banana", "A mark [[ ]] is not closed or not opened."),
    ("[[banana]]", "[[ba[[na]]", "A mark [[ ]] is not closed or not opened."),
    ("[[banana]]", "banana]]", "A mark [[ ]] is not closed or not opened."),
    ("```fr", "```de", "Unknown fence “de”; an example has: en, fr, text, toml."),
    ("### The word stands there | Le mot y est\n", "", "An example begins with a title"),
    (
        "```fr\n[[Nous offrons un prix au vainqueur de la course.]]\n```\n",
        "",
        "has the fences en and fr, or text alone",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), PAGE_FAULTS)
def test_a_page_that_breaks_the_form_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    rule = make_rule(tmp_path, "fruit")
    text = rule.path.read_text(encoding="utf-8")
    assert old in text
    rule.path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PageError) as raised:
        read_page(rule)
    assert message in raised.value.messages[0]
    assert raised.value.line > 1


def test_a_fence_without_end_is_refused(tmp_path: Path) -> None:
    rule = make_rule(tmp_path, "fruit")
    rule.path.write_text(rule.path.read_text(encoding="utf-8").rstrip().removesuffix("```"), encoding="utf-8")
    with pytest.raises(PageError, match="This fence is not closed"):
        read_page(rule)


@pytest.mark.parametrize("titles", [1, 0])
def test_a_page_needs_one_failing_and_two_passing_examples(tmp_path: Path, titles: int) -> None:
    rule = make_rule(tmp_path, "fruit")
    text = rule.path.read_text(encoding="utf-8")
    cut = text.index("### A longer") if titles else text.index("### Another")
    rule.path.write_text(text[:cut], encoding="utf-8")
    with pytest.raises(PageError, match=rf"at least one example .* two .* here: 1 and {titles}\."):
        read_page(rule)


def test_the_page_gives_prose_and_examples(tmp_path: Path) -> None:
    page = read_page(make_rule(tmp_path, "fruit"))
    assert page.rule.summary == ("The word “banana”.", "Le mot «\u00a0banana\u00a0».")
    assert page.reasons("en").endswith("A second paragraph.")
    assert page.reasons("fr") == "Le mot est faux."
    assert [example.titles for example in page.fails] == [("The word stands there", "Le mot y est")]
    english = page.fails[0].texts["en"]
    assert [span.of(english.text) for span in english.marks] == ["banana"]
    assert "[[" not in english.text
    assert len(page.passes) == 2


@pytest.mark.parametrize(
    ("raw", "text", "marked"),
    [
        ("a [[b]] c", "a b c", ["b"]),
        (r"4\u00A0565,36[[\u202F€]]", "4\u00a0565,36\u202f€", ["\u202f€"]),
        (r"\x41\t\\u0041", "A\t\\u0041", []),
        (r"\n stays, \uD800 too", r"\n stays, \uD800 too", []),
        ("end[[]]", "end", [""]),
        ("[[a]][[b]]", "ab", ["a", "b"]),
        ("[one] [bracket]", "[one] [bracket]", []),
    ],
)
def test_marks_and_escapes(raw: str, text: str, marked: list[str]) -> None:
    found = unmark(raw, 1)
    assert found.text == text
    assert [span.of(text) for span in found.marks] == marked


@given(st.lists(st.text(st.characters(exclude_characters="\\[]")), min_size=3, max_size=9))
def test_marked_spans_are_the_marked_words(parts: list[str]) -> None:
    raw = "".join(f"[[{part}]]" if index % 2 else part for index, part in enumerate(parts))
    found = unmark(raw, 1)
    assert found.text == "".join(parts)
    assert [span.of(found.text) for span in found.marks] == parts[1::2]


def test_a_page_of_a_house_may_lack_the_french_reasons_and_name(tmp_path: Path) -> None:
    path = write_page(tmp_path, "fruit")
    text = path.read_text(encoding="utf-8")
    for part in ('[name]\nfr = "mot défendu"\n', "## Pourquoi\nLe mot est faux.\n"):
        assert part in text
        text = text.replace(part, "")
    path.write_text(text, encoding="utf-8")
    page = read_page(load(tmp_path).find("fruit"))
    assert page.rule.title("fr") == "fruit"
    assert page.reasons("fr") == page.reasons("en")


# French typography, outside of code: no straight apostrophe, no ordinary space beside a sign, no sign without its space.
_CODE = re.compile(r"`[^`]*`")
_BADLY_SET = re.compile(r"'|[ \u00a0][;!?]|[ \u202f][:»]|«[^\u00a0]|\w[;!?»]|\w:(?=\s)")


def _code(prose: str) -> list[list[str]]:
    return sorted(code.split() for code in _CODE.findall(prose))


@pytest.mark.parametrize("rule", load(rules_folder()).rules, ids=lambda rule: rule.name)
def test_a_page_of_bilint_speaks_both_languages(rule: Rule) -> None:
    page = read_page(rule)
    assert rule.french_name
    assert 0 < len(rule.french_name.split()) <= 4
    assert all(sentence.endswith(".") for sentence in rule.summary)
    assert len(rule.summary[0].split()) <= 20
    assert page.pourquoi.count("\n\n") == page.why.count("\n\n")
    assert _code(page.pourquoi) == _code(page.why)
    titles = [example.titles for example in (*page.fails, *page.passes)]
    assert all(en != fr for en, fr in titles)
    for french in (rule.french_name, rule.summary[1], _CODE.sub("", page.pourquoi), *(fr for _, fr in titles)):
        assert not _BADLY_SET.search(french)
    for variant in (rule, *rule.variants.values()):
        assert not _BADLY_SET.search(variant.messages[1])


def test_the_pages_of_bilint_speak_both_languages_properly() -> None:
    for rule in load(rules_folder()).rules:
        for en, fr in (rule.messages, *(variant.messages for variant in rule.variants.values())):
            assert placeholders(en) == placeholders(fr), rule.name
            assert typeset_french(fr) == fr, rule.name
            assert en != fr, rule.name
