"""Kinds of check: algorithms that rules name and give parameters to.

Each module has `OPTIONS`, the options it takes with their types, and `check(case, options)`, which yields hits.
"""

# The kinds as rule pages name them, and their modules, which are imported when a selected rule needs them.
MODULES: dict[str, str] = {
    "acronyms": "acronyms",
    "agree": "agree",
    "competencies": "competencies",
    "contradiction": "contradiction",
    "counterpart": "counterpart",
    "date-format": "date_format",
    "definitions": "definitions",
    "doubled-words": "doubled_words",
    "endings": "endings",
    "fields": "fields",
    "french-capitals": "french_capitals",
    "french-quotes": "french_quotes",
    "french-spacing": "french_spacing",
    "house-wording": "house_wording",
    "label-colons": "label_colons",
    "length": "length",
    "links": "links",
    "lists": "lists",
    "meaning": "meaning",
    "mismatch": "mismatch",
    "modality": "modality",
    "negation": "negation",
    "number-format": "number_format",
    "spacing": "spacing",
    "spelling": "spelling",
    "spelling-variants": "spelling_variants",
    "terms": "terms",
    "untranslated": "untranslated",
}
