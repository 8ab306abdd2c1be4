"""Function words by what they do in a sentence, folded: articles, prepositions, conjunctions, pronouns, auxiliaries.

The words that carry no meaning for the alignment are another matter: they stand in `stopwords.toml`.
"""

from __future__ import annotations

from ..model import LANGUAGES, Language

Words = dict[Language, frozenset[str]]


def _words(en: str, fr: str) -> Words:
    return {"en": frozenset(en.split()), "fr": frozenset(fr.split())}


DEFINITE_ARTICLES = _words("the", "l le la les")
ARTICLES = {language: DEFINITE_ARTICLES[language] | more for language, more in _words("a an", "un une au aux").items()}
"""Articles, also those that a French preposition has swallowed."""
GENITIVES = _words("of", "de d du des")
COORDINATORS = _words("and or", "et ou")
LINKS = {
    language: ARTICLES[language] | GENITIVES[language] | COORDINATORS[language] | more
    for language, more in _words("at by for from in on to with", "a avec en par pour sur").items()
}
"""What ties the words of a name or a term together: it gives no initial, and may differ where the name does not."""

AFTER_HANGING_HYPHEN = {
    language: COORDINATORS[language] | more for language, more in _words("to nor but as", "à a ni").items()
}
"""What follows a hyphen that hangs on purpose: `pre- and post-war`."""

AUXILIARIES = frozenset(
    "am is are was were be been do does did has have had will would shall should can could may might must".split()
)
"""English verbs that a `not` follows."""

_CLAUSE = _words(
    "as per is are was were be been has have will may might must can could should which that who when where than no "
    "not their its his her our your this these those such each any all within before after until during into under "
    "over about if only more less",
    "dans sous est sont sera seront qui que dont ne pas plus moins sans ses son sa leur leurs ce cet cette ces entre "
    "apres avant pendant depuis si comme",
)
ENDS_NOUN_PHRASE = frozenset[str]().union(*(LINKS[language] | _CLAUSE[language] for language in LANGUAGES))
"""What the noun phrase of a number does not go beyond, in either language."""

CONNECTIVES = _words(
    "such following other others also thus namely however therefore please including include includes etc well able "
    "make made upon whether based related regarding according relevant respective various certain especially "
    "particular",
    "suivant suivante suivants suivantes notamment ainsi celle celles celui ceux tandis autre autres tel telle tels "
    "telles etant etre faire fait afin lors cadre titre matiere niveau sein conformement egalement toutefois cependant "
    "donc etc divers diverses certains certaines concernant relatif relative relatifs relatives visant sujet "
    "egard meme plus particulier",
)
"""Words that tie clauses together or stand for others: a translation does as well without them."""

PHRASES: dict[Language, tuple[tuple[str, ...], ...]] = {
    "en": tuple(tuple(phrase.split()) for phrase in ("for example", "for instance", "that is to say", "so to speak")),
    "fr": tuple(tuple(phrase.split()) for phrase in ("par exemple", "c est a dire", "pour ainsi dire", "a savoir")),
}
"""Phrases that do the same; `e.g.` and `i.e.` say as much in no word."""
