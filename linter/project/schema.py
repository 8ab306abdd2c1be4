"""The keys of a configuration, what each takes and is for: what the check, the JSON schema and the starter follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ..messages import Both, both, did_you_mean, joined
from ..model import LANGUAGES, SEVERITIES
from .toml_lines import KeyPath

Form = Literal["string", "boolean", "strings", "table", "tables"]

_FORMS: dict[Form, Both] = {
    "string": ("a string", "une chaîne"),
    "boolean": ("true or false", "true ou false"),
    "strings": ("a list of strings", "une liste de chaînes"),
    "table": ("a table", "une table"),
    "tables": ("a list of tables", "une liste de tables"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key takes: its form, the words it allows (any where there are none), and what it is for.

    `keys` are those of a table, or of each table of a list; `named` is what stands under names that the user chooses.
    `example` is the TOML that the starter shows.
    """

    form: Form
    about: Both
    words: tuple[str, ...] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)
    named: Key | None = None
    needed: tuple[str, ...] = ()
    open: bool = False  # whether further keys are left to somebody else's check
    example: str = ""


_SELECT = Key("strings", both("Rules or folders of rules to run.", "Règles ou dossiers de règles à utiliser."))
_IGNORE = Key("strings", both("Rules or folders of rules to leave out.", "Règles ou dossiers de règles à écarter."))
_PREVIEW = Key("boolean", both("Run the preview rules, too.", "Utiliser aussi les règles à l'essai."))
_TRANSLATE = Key(
    "boolean",
    both(
        "Compare the meaning by machine translation, too (see: bilint models).",
        "Comparer aussi le sens par traduction automatique (voir : bilint models).",
    ),
)
_FAIL_ON = Key(
    "string",
    both("The least severity that gives exit status 1.", "La gravité à partir de laquelle le code de retour est 1."),
    words=SEVERITIES,
)
_FILES = Key("strings", both("Patterns for paths, as in a shell.", "Motifs de chemins, comme dans un shell."))
_LOCALES = Key(
    "table",
    both("The customs that each version follows.", "Les usages que suit chaque version."),
    keys={
        "en": Key(
            "string",
            both("The English of the notices.", "L'anglais des avis."),
            words=("en", "en-GB", "en-US", "en-CA", "en-AU", "en-IE"),
        ),
        "fr": Key(
            "string",
            both("The French of the notices.", "Le français des avis."),
            words=("fr", "fr-FR", "fr-CA", "fr-BE", "fr-CH", "fr-LU"),
        ),
    },
)
_RULE = Key(
    "table",
    both("The severity of a rule, and its options.", "La gravité d'une règle, et ses options."),
    keys={
        "severity": Key("string", both("How grave its findings are.", "La gravité de ses constats."), words=SEVERITIES)
    },
    open=True,
)
_RULES = Key("table", both("Settings of single rules.", "Réglages de certaines règles."), named=_RULE)
_VOCABULARY = Key(
    "table",
    both("What the notices may say.", "Ce que les avis peuvent dire."),
    keys={"words": Key("strings", both("Words that are spelt right.", "Mots bien orthographiés."))},
)
_RULE_NAME = Key("string", both("The rule that is silenced.", "La règle réduite au silence."))
_TEXT = Key("string", both("A quote that the finding has.", "Une citation que contient le constat."))
_REASON = Key("string", both("Why, for those who read it later.", "Pourquoi, pour qui le lira."))

SUPPRESSION = Key(
    "tables",
    both("Findings that are accepted, and why.", "Constats acceptés, et pourquoi."),
    keys={"rule": _RULE_NAME, "files": _FILES, "text": _TEXT, "reason": _REASON},
    needed=("rule", "files", "reason"),
    example='[[suppress]]\nrule = "length"\nfiles = ["archive/"]\nreason = "not translated in full before 2020"',
)
# Beside a notice, which needs not be named again.
SIDE_CAR: Mapping[str, Key] = {
    "suppress": Key(
        "tables",
        SUPPRESSION.about,
        keys={"rule": _RULE_NAME, "text": _TEXT, "reason": _REASON},
        needed=("rule", "reason"),
    )
}
# What may be otherwise for some files.
_BY_PATH: Mapping[str, Key] = {
    "select": _SELECT,
    "ignore": _IGNORE,
    "preview": _PREVIEW,
    "translate": _TRANSLATE,
    "fail-on": _FAIL_ON,
    "locales": _LOCALES,
    "rules": _RULES,
    "vocabulary": _VOCABULARY,
}


KEYS: Mapping[str, Key] = {
    "select": replace(_SELECT, example='select = ["header", "values", "language-level"]'),
    "ignore": replace(_IGNORE, example='ignore = ["length"]'),
    "preview": replace(_PREVIEW, example="preview = false"),
    "translate": replace(_TRANSLATE, example="translate = false"),
    "fail-on": replace(_FAIL_ON, example='fail-on = "error"'),
    "lang": Key(
        "string", both("The language of the messages.", "La langue des messages."), LANGUAGES, example='lang = "en"'
    ),
    "exclude": Key(
        "strings",
        both("Files and folders that are not searched.", "Fichiers et dossiers écartés de la recherche."),
        example='exclude = ["drafts/", "*-old.*"]',
    ),
    "rule-folders": Key(
        "strings",
        both("Folders of house rules, below this one.", "Dossiers de règles maison, sous celui-ci."),
        example='rule-folders = ["house-rules"]',
    ),
    "termbases": Key("strings", both("Files of agreed terms.", "Fichiers de termes convenus.")),
    "memory": Key(
        "string",
        both(
            "A translation memory (TMX); write it with: bilint learn",
            "Une mémoire de traduction (TMX) ; à écrire par : bilint learn",
        ),
        example='memory = "house.tmx"',
    ),
    "baseline": Key(
        "string",
        both(
            "Findings that are known; write it with: bilint baseline",
            "Constats déjà connus ; à écrire par : bilint baseline",
        ),
        example='baseline = ".bilint-baseline.json"',
    ),
    "pairs": Key(
        "tables",
        both(
            "How the names of two versions go together; * is the part they share, once in a name.",
            "Comment se répondent les noms des deux versions ; * est leur partie commune, une fois par nom.",
        ),
        keys={
            "en": Key("string", both("The English file.", "Le fichier anglais.")),
            "fr": Key("string", both("The French file.", "Le fichier français.")),
        },
        needed=LANGUAGES,
        example='pairs = [{ en = "*-angl.md", fr = "*-franc.md" }]',
    ),
    "locales": replace(_LOCALES, example='locales = { en = "en-GB", fr = "fr-CA" }'),
    "vocabulary": replace(_VOCABULARY, example='[vocabulary]\nwords = ["Korvane", "télésurveillé"]'),
    "rules": replace(_RULES, example='[rules.length]\nseverity = "warning"'),
    "overrides": Key(
        "tables",
        both("What is otherwise for some files.", "Ce qui diffère pour certains fichiers."),
        keys={"files": _FILES, **_BY_PATH},
        needed=("files",),
        example='[[overrides]]\nfiles = ["archive/"]\nignore = ["deadline"]',
    ),
    "suppress": SUPPRESSION,
}


def faults(table: Mapping[str, Any], keys: Mapping[str, Key], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Both]]:
    """What is wrong with a table that was read from TOML: the path of each wrong key, and a message."""
    for name, value in table.items():
        if name in keys:
            yield from _value_faults(value, keys[name], (*path, name))
        else:
            message = both("Unknown key “{name}”.", "Clé inconnue : « {name} ».", name=name)
            yield (*path, name), joined(message, did_you_mean(name, keys))


def _value_faults(value: object, key: Key, path: KeyPath) -> Iterator[tuple[KeyPath, Both]]:
    if not _has_form(value, key.form):
        en, fr = _FORMS[key.form]
        name = str(path[-1])
        yield path, both("“{name}” must be {en}.", "« {name} » doit être {fr}.", name=name, en=en, fr=fr)
    elif isinstance(value, str):
        yield from _word_faults(value, key, path)
    elif isinstance(value, dict):
        yield from _table_faults(value, key, path)
    elif key.form == "tables" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _table_faults(item, key, (*path, index))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _word_faults(item, key, (*path, index))


def _word_faults(value: str, key: Key, path: KeyPath) -> Iterator[tuple[KeyPath, Both]]:
    name = next(str(part) for part in reversed(path) if isinstance(part, str))
    if not value.strip():
        yield path, both("“{name}” must not be empty.", "« {name} » ne doit pas être vide.", name=name)
    elif key.words and value not in key.words:
        message = both(
            "“{name}” cannot be “{value}”; it is one of: {words}.",
            "« {name} » ne peut pas être « {value} » ; les valeurs possibles : {words}.",
            name=name,
            value=value,
            words=", ".join(key.words),
        )
        yield path, joined(message, did_you_mean(value, key.words))


def _table_faults(table: Mapping[str, Any], key: Key, path: KeyPath) -> Iterator[tuple[KeyPath, Both]]:
    if key.named is not None:
        for name, value in table.items():
            yield from _value_faults(value, key.named, (*path, name))
        return
    known = {name: value for name, value in table.items() if name in key.keys or not key.open}
    yield from faults(known, key.keys, path)
    for name in key.needed:
        if name not in table:
            table_name = next(str(part) for part in reversed(path) if isinstance(part, str))
            message = both(
                "“{name}” is missing from this “{table}”.",
                "« {name} » manque dans ce « {table} ».",
                name=name,
                table=table_name,
            )
            yield path, message


def _has_form(value: object, form: Form) -> bool:
    match form:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "strings":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "table":
            return isinstance(value, dict)
        case "tables":
            return isinstance(value, list) and all(isinstance(item, dict) for item in value)
