"""The keys of a configuration, what each takes and is for: what the check, the JSON schema and the starter follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..messages import both
from ..model import LANGUAGES, SEVERITIES
from .toml_schema import Key

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
_FILES = Key(
    "strings", both("Patterns for paths, as in a shell.", "Motifs de chemins, comme dans un shell."), required=True
)
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
_RULE_NAME = Key("string", both("The rule that is silenced.", "La règle réduite au silence."), required=True)
_TEXT = Key("string", both("A quote that the finding has.", "Une citation que contient le constat."))
_REASON = Key("string", both("Why, for those who read it later.", "Pourquoi, pour qui le lira."), required=True)

SUPPRESSION = Key(
    "tables",
    both("Findings that are accepted, and why.", "Constats acceptés, et pourquoi."),
    keys={"rule": _RULE_NAME, "files": _FILES, "text": _TEXT, "reason": _REASON},
    example='[[suppress]]\nrule = "length"\nfiles = ["archive/"]\nreason = "not translated in full before 2020"',
)
# Beside a notice, which needs not be named again.
SIDE_CAR: Mapping[str, Key] = {
    "suppress": Key(
        "tables",
        SUPPRESSION.about,
        keys={"rule": _RULE_NAME, "text": _TEXT, "reason": _REASON},
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
            "en": Key("string", both("The English file.", "Le fichier anglais."), required=True),
            "fr": Key("string", both("The French file.", "Le fichier français."), required=True),
        },
        example='pairs = [{ en = "*-angl.md", fr = "*-franc.md" }]',
    ),
    "locales": replace(_LOCALES, example='locales = { en = "en-GB", fr = "fr-CA" }'),
    "vocabulary": replace(_VOCABULARY, example='[vocabulary]\nwords = ["Korvane", "télésurveillé"]'),
    "rules": replace(_RULES, example='[rules.length]\nseverity = "warning"'),
    "overrides": Key(
        "tables",
        both("What is otherwise for some files.", "Ce qui diffère pour certains fichiers."),
        keys={"files": _FILES, **_BY_PATH},
        example='[[overrides]]\nfiles = ["archive/"]\nignore = ["deadline"]',
    ),
    "suppress": SUPPRESSION,
}
