"""True if two addresses lead to the editions of one page.

Pages in two languages differ by right where words name them: folders, the page itself, parts of the site's name. Parts
that no language changes must be the same: figures and codes. And names that differ by a letter or two are mistyped.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from ...alignment.lexicon import Lexicon
from ...facts.addresses import Address
from ...language.folding import unaccented
from ...language.spelling.speller import speller
from ...model import LANGUAGES, Language
from ...patterns import LETTERS_AND_DIGITS, has_letters, lazy

# A slip in a name changes fewer letters than a translation.
_TRANSLATED = 3
# A code of so many characters stands for one page whatever the rest of the address is.
_TELLING = 4
# Acronyms are as short as this, and look like slips of each other: SOR and DORS.
_SHORT = 4
# A code that a site adds to a title has at least as many characters.
_OWN_CODE = 8
# Keys that programs make are at least 96 bits, which are 16 characters of base 64.
_LONG_TOKEN = 16

_GUID = lazy(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PREFIXED = lazy(r"[a-z]{1,2}(\d+)")


class Likeness(IntEnum):
    """How two addresses belong together, in rising order."""

    OTHER = 0
    NAMED_OTHERWISE = 1  # perhaps the same page, named in the language of each version
    SAME_CODE = 2
    SAME = 3


@dataclass(slots=True)
class Sites:
    """Knowledge of the names of sites: `named` by a house, `seen` in the document at hand."""

    lexicon: Lexicon
    named: Sequence[frozenset[str]] = ()
    seen: set[tuple[str, str]] = field(default_factory=set)
    acronyms: Mapping[str, Collection[str]] = field(default_factory=dict)

    def are_one(self, english: str, french: str) -> bool:
        """True if two names are those of one site: the same, listed, seen again and again, or translated."""
        if english == french or (english, french) in self.seen:
            return True
        if any({english, french} <= names for names in self.named):
            return True
        labels = english.split("."), french.split(".")
        return len(labels[0]) == len(labels[1]) and all(
            one == two or self._translated(one, two) for one, two in zip(*labels, strict=True)
        )

    def are_akin(self, english: str, french: str) -> bool:
        """True if two names share their country and another part, and the rest is no slip."""
        one, two = english.split("."), french.split(".")
        shared = set(one[:-1]) & set(two[:-1])
        return bool(shared) and one[-1] == two[-1] and not is_slip(english, french)

    def _translated(self, english: str, french: str) -> bool:
        if english.upper() in self.acronyms.get("en", ()) and french.upper() in self.acronyms.get("fr", ()):
            return sorted(english) == sorted(french)
        keys = {*self.lexicon.keys(english, "en")} & {*self.lexicon.keys(french, "fr")}
        return bool(keys) and not is_slip(english, french)


def likeness(english: Address, french: Address, sites: Sites) -> Likeness:
    """How the address of an English link belongs together with that of a French one."""
    shared = dict(english.settings).keys() & dict(french.settings).keys()
    codes = _codes(english, shared), _codes(french, shared)
    same_code = codes[0] == codes[1] and any(len(code) >= _TELLING for code in codes[0])
    pages = _without_own_codes(english.page, french.page)
    marked = bool(english.languages or french.languages)
    telling = same_code or (len(pages[0]) > 1 and _same_folders(*pages, marked=marked))
    one_site = sites.are_one(english.host, french.host)
    if not (one_site or (telling and sites.are_akin(english.host, french.host))):
        return Likeness.OTHER
    if not _settings_agree(english, french, telling=bool(codes[0])):
        return Likeness.OTHER
    if _same_folders(*pages, marked=marked):
        return Likeness.SAME
    if same_code and marked:
        return Likeness.SAME_CODE
    if len(pages[0]) != len(pages[1]):
        return Likeness.SAME if _same_behind(english, french) else Likeness.OTHER
    if not all(_same_figures(one, two) for one, two in zip(*pages, strict=True)):
        return Likeness.OTHER
    if _is_mistyped([_words(one) for one in pages[0]], [_words(two) for two in pages[1]], sites.lexicon):
        return Likeness.OTHER
    return Likeness.SAME_CODE if same_code else Likeness.NAMED_OTHERWISE


def _without_own_codes(english: Sequence[str], french: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Two paths without the codes that end a title, where each title is in the language of its own version.

    A site that makes an address of a title adds a code to it. The editions of a page have one each.
    """
    if not (english and french):
        return english, french
    (*above, one), (*over, two) = english, french
    titles = _title_before_code(one), _title_before_code(two)
    if all(titles) and _are_titles(*titles):
        return [*above, titles[0]], [*over, titles[1]]
    return english, french


def _title_before_code(name: str) -> str:
    """The title in the name of a page that a code ends: `a-day-at-sea-5f3c90ab12de`. Empty where there is none."""
    cut = max(name.rfind("-"), name.rfind("_"))
    title, code = name[: max(cut, 0)], name[cut + 1 :]
    made = len(code) >= _OWN_CODE and code.isascii() and code.isalnum() and code == code.lower()
    return title if made and not code.isdigit() and not code.isalpha() and has_letters(title, 2) else ""


def _are_titles(english: str, french: str) -> bool:
    """True if the words of two titles are all of their own languages, and some not of the other one."""

    def is_of(words: Sequence[str], language: Language) -> bool:
        return all(_is_word(word, language) for word in words)

    mine, yours = _words(english), _words(french)
    return is_of(mine, "en") and is_of(yours, "fr") and not (is_of(mine, "fr") and is_of(yours, "en"))


def _is_word(word: str, language: Language) -> bool:
    """True if a language has a word, whose accents and capital an address lacks."""
    own = speller(language)
    return own.known(word) or bool(own.accented(word)) or own.known(word.capitalize())


def is_slip(one: str, two: str) -> bool:
    """True if two different names are so alike that one of them is mistyped."""
    from rapidfuzz.distance import OSA

    one, two = unaccented(one.lower()), unaccented(two.lower())
    return one != two and OSA.distance(one, two, score_cutoff=_TRANSLATED) < _TRANSLATED


def _same_folders(one: Sequence[str], two: Sequence[str], *, marked: bool) -> bool:
    if marked:
        return [folder.casefold() for folder in one] == [folder.casefold() for folder in two]
    return list(one) == list(two)


def _same_behind(english: Address, french: Address) -> bool:
    """True if one address has a word more in front of the folder of the language: `/intl/fr/rules` and `/rules`."""
    return any(
        one.behind > 1 and not two.languages and one.page[-one.behind :] == two.page
        for one, two in ((english, french), (french, english))
    )


def _settings_agree(english: Address, french: Address, *, telling: bool) -> bool:
    """True if the settings that both have are the same, and one alone does not choose the page."""
    mine, yours = dict(english.settings), dict(french.settings)
    if any(
        mine[name].casefold() != yours[name].casefold() and not (_is_token(mine[name]) and _is_token(yours[name]))
        for name in mine.keys() & yours.keys()
    ):
        return False
    alone = [value for name, value in english.settings + french.settings if (name in mine) != (name in yours)]
    return telling or mine.keys() & yours.keys() != set() or not any(map(_has_digit, alone))


def _is_token(value: str) -> bool:
    """True if a setting is a key made for one visit: long, with letters of both cases and digits."""
    return len(value) >= _LONG_TOKEN and all(any(map(test, value)) for test in (str.isdigit, str.isupper, str.islower))


def _same_figures(one: str, two: str) -> bool:
    """True if two folders have the same codes; figures among words may be written out in the other language."""
    if one.casefold() == two.casefold():
        return True
    if _is_code(one) or _is_code(two):
        return _tokens(one) == _tokens(two) or (_figures(one) == _figures(two) and not is_slip(one, two))
    return not (_figures(one) and _figures(two)) or _figures(one) == _figures(two)


def _is_mistyped(one: Sequence[Sequence[str]], two: Sequence[Sequence[str]], lexicon: Lexicon) -> bool:
    """True if folders, given by their words, differ in slips: words that are nearly alike and no translations."""
    differing: list[tuple[str, str]] = []
    for english, french in zip(one, two, strict=True):
        if len(english) == len(french):
            differing += [(a, b) for a, b in zip(english, french, strict=True) if a != b]
        elif english != french:
            differing.append(("".join(english), "".join(french)))
    slips = [(a, b) for a, b in differing if is_slip(a, b)]
    unknown = [(a, b) for a, b in slips if not _are_words(a, b, lexicon)]
    # Beside words that are translated, short ones that are nearly alike are acronyms.
    beside = len(unknown) < len(differing)
    return not all(beside and len(a) <= _SHORT for a, _ in unknown)


def _are_words(english: str, french: str, lexicon: Lexicon) -> bool:
    return all(
        _is_word(word, language) or lexicon.known(word, language) > 0
        for word, language in ((english, LANGUAGES[0]), (french, LANGUAGES[1]))
    )


def _is_code(folder: str) -> bool:
    """True if a folder is nothing but a code: every part of it has a digit."""
    tokens = LETTERS_AND_DIGITS.findall(folder)
    return bool(tokens) and all(map(_has_digit, tokens))


def _codes(address: Address, settings: Collection[str]) -> tuple[str, ...]:
    """The codes in the folders and in some settings, sorted, since words around them may be in another order."""
    texts = [*address.page, *(value for name, value in address.settings if name in settings)]
    return tuple(sorted(token for text in texts for token in _tokens(text)))


def _tokens(text: str) -> list[str]:
    """The codes in a text: identifiers of many digits, and what has a digit in it."""
    text = text.casefold()
    whole = _GUID.findall(text)
    rest = _GUID.sub(" ", text)
    return whole + [token for token in LETTERS_AND_DIGITS.findall(rest) if _has_digit(token)]


def _figures(text: str) -> list[str]:
    """The codes without letters that stand for a word: `p1` and `partie-1`."""
    return sorted(_PREFIXED.sub(r"\1", token) for token in _tokens(text))


def _words(text: str) -> list[str]:
    return [unaccented(token) for token in LETTERS_AND_DIGITS.findall(text.casefold()) if not _has_digit(token)]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
