"""The keys of a configuration, their types and purposes. The check, the JSON schema and the starter follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..messages import both
from ..model import LANGUAGES, SEVERITIES
from .toml_schema import Key

_SELECT = Key("strings", both("Rules or folders of rules to run."))
_IGNORE = Key("strings", both("Rules or folders of rules to leave out."))
_PREVIEW = Key("boolean", both("Run the preview rules, too."))
_ALL = Key("boolean", both("Report what is of low confidence, too."))
_TRANSLATE = Key(
    "boolean",
    both(
        "Compare the meaning by machine translation, too (see: bilint models).",
    ),
)
_FAIL_ON = Key(
    "string",
    both("The least severity that gives exit status 1."),
    words=SEVERITIES,
)
_FILES = Key("strings", both("Patterns for paths, as in a shell."), required=True)
_LOCALES = Key(
    "table",
    both("The locale of each version."),
    keys={
        "en": Key(
            "string",
            both("The English of the notices."),
            words=("en", "en-GB", "en-US", "en-CA", "en-AU", "en-IE"),
        ),
        "fr": Key(
            "string",
            both("The French of the notices."),
            words=("fr", "fr-FR", "fr-CA", "fr-BE", "fr-CH", "fr-LU"),
        ),
    },
)
OFF = "off"
_LIMITS = Key(
    "table",
    both("The most that a notice may have or take; 0 is no limit."),
    keys={
        "seconds": Key("number", both("Seconds of computing, for each of its three steps.")),
        "memory": Key("integer", both("Megabytes of memory.")),
        "findings": Key("integer", both("Findings; the gravest are reported.")),
        "lines": Key("integer", both("Lines.")),
        "characters": Key("integer", both("Characters of a line.")),
    },
)
_RULE = Key(
    "table",
    both("The severity of a rule, and its options."),
    keys={"severity": Key("string", both("How grave its findings are."), words=(*SEVERITIES, OFF))},
    open=True,
    hint=both(' To turn a rule off: ignore = ["RULE"], or [rules.RULE] with severity = "off".'),
)
_RULES = Key("table", both("Settings of single rules."), named=_RULE)
_VOCABULARY = Key(
    "table",
    both("What the notices may say."),
    keys={"words": Key("strings", both("Words that are spelt right."))},
)
_RULE_NAME = Key("string", both("The rule that is silenced."), required=True)
_TEXT = Key("string", both("A quote that the finding has."))
_REASON = Key("string", both("Why, for those who read it later."), required=True)

SUPPRESSION = Key(
    "tables",
    both("Findings that are accepted, and why."),
    keys={"rule": _RULE_NAME, "files": _FILES, "text": _TEXT, "reason": _REASON},
    example='[[suppress]]\nrule = "missing-words"\nfiles = ["archive/"]\nreason = "not translated in full before 2020"',
)
# The file of known findings that is read where none is named.
BASELINE = ".bilint-baseline.json"
# Beside a notice, which needs not be named again.
SIDE_CAR_SUFFIX = ".bilint.toml"
SIDE_CAR: Mapping[str, Key] = {
    "suppress": Key(
        "tables",
        SUPPRESSION.about,
        keys={"rule": _RULE_NAME, "text": _TEXT, "reason": _REASON},
    )
}
# The keys that may differ for some files.
_BY_PATH: Mapping[str, Key] = {
    "select": _SELECT,
    "ignore": _IGNORE,
    "preview": _PREVIEW,
    "all": _ALL,
    "translate": _TRANSLATE,
    "fail-on": _FAIL_ON,
    "locales": _LOCALES,
    "limits": _LIMITS,
    "rules": _RULES,
    "vocabulary": _VOCABULARY,
}


KEYS: Mapping[str, Key] = {
    "extends": Key(
        "string",
        both("A file of settings that count where this one says nothing else; lists of both count."),
        example='extends = "../house.toml"',
    ),
    "select": replace(_SELECT, example='select = ["header", "values", "language-level"]'),
    "ignore": replace(_IGNORE, example='ignore = ["missing-words"]'),
    "preview": replace(_PREVIEW, example="preview = false"),
    "all": replace(_ALL, example="all = false"),
    "translate": replace(_TRANSLATE, example="translate = false"),
    "fail-on": replace(_FAIL_ON, example='fail-on = "error"'),
    "lang": Key("string", both("The language of the messages."), LANGUAGES, example='lang = "en"'),
    "exclude": Key(
        "strings",
        both("Files and folders that are not searched."),
        example='exclude = ["drafts/", "*-old.*"]',
    ),
    "gitignore": Key(
        "boolean",
        both("Leave out of a search what git ignores, too."),
        example="gitignore = true",
    ),
    "rule-folders": Key(
        "strings",
        both("Folders of house rules, below this one."),
        example='rule-folders = ["house-rules"]',
    ),
    "termbases": Key(
        "strings",
        both("Files of agreed terms (.toml, .csv, .tbx)."),
        example='termbases = ["house-terms.csv"]',
    ),
    "memory": Key(
        "string",
        both(
            "A translation memory (TMX); write it with: bilint learn",
        ),
        example='memory = "house.tmx"',
    ),
    "grammar": Key(
        "table",
        both("Engines for the rule grammar."),
        keys={"server": Key("string", both("A LanguageTool server on this computer."))},
        example='grammar = { server = "http://127.0.0.1:8081" }',
    ),
    "baseline": Key(
        "string",
        both(
            "Findings that are known; write it with: bilint baseline",
        ),
        example='baseline = ".bilint-baseline.json"',
    ),
    "pairs": Key(
        "tables",
        both(
            "How the names of two versions go together; * is the part they share, once in a name.",
        ),
        keys={
            "en": Key("string", both("The English file."), required=True),
            "fr": Key("string", both("The French file."), required=True),
        },
        example='pairs = [{ en = "*-angl.md", fr = "*-franc.md" }]',
    ),
    "locales": replace(_LOCALES, example='locales = { en = "en-GB", fr = "fr-CA" }'),
    "limits": replace(_LIMITS, example="limits = { seconds = 60, memory = 1000, findings = 1000 }"),
    "vocabulary": replace(_VOCABULARY, example='[vocabulary]\nwords = ["Korvane", "télésurveillé"]'),
    "rules": replace(_RULES, example='[rules.negation]\nseverity = "warning"'),
    "overrides": Key(
        "tables",
        both("What is otherwise for some files."),
        keys={"files": _FILES, **_BY_PATH},
        example='[[overrides]]\nfiles = ["archive/"]\nignore = ["deadline"]',
    ),
    "suppress": SUPPRESSION,
}
