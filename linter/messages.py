"""The messages of bilint: pairs of English and French texts, and the choice between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from .model import LANGUAGES, Language
from .patterns import lazy

Both = tuple[str, str]

# By name, as in "in English" and "en anglais".
LANGUAGE_NAMES: Mapping[Language, Both] = {"en": ("English", "anglais"), "fr": ("French", "français")}

_FRENCH_LOCALE = lazy(r"[fF][rR](?![a-zA-Z])")
_PLACEHOLDER = lazy(r"\{([a-z][a-z0-9_]*)\}")
_NO_BREAK_SPACE, _NARROW_SPACE = "\u00a0", "\u202f"


class UserError(Exception):
    """Something that the user must mend: said in both languages, without a traceback."""

    def __init__(self, messages: Both) -> None:
        super().__init__(messages[0])
        self.messages = messages

    def message(self, language: Language) -> str:
        return pick(self.messages, language)


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in a file that bilint is set up with: the place, the problem and the remedy."""

    path: Path
    line: int
    messages: Both


class FaultsError(UserError):
    """Files that cannot be used: a line a fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        lines = [tuple(f"{fault.path}:{fault.line}: {message}" for message in fault.messages) for fault in faults]
        super().__init__(("\n".join(en for en, _ in lines), "\n".join(fr for _, fr in lines)))
        self.faults = tuple(faults)


def pick(messages: Both, language: Language) -> str:
    return messages[LANGUAGES.index(language)]


def both(message: str, /, **values: str) -> Both:
    """The message in both languages, its `{placeholders}` filled.

    The French wording is in `locale/fr.po`, under the English one.
    """
    return fill(message, values), fill(typeset_french(_catalogue().gettext(message)), values)


@lru_cache(maxsize=1)
def _catalogue() -> NullTranslations:
    """The French catalogue, compiled from `locale/fr.po`."""
    with (Path(__file__).parent / "locale" / "fr.mo").open("rb") as file:
        return GNUTranslations(file)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replaces each `{name}` once, braces in the values stay. Raises KeyError for a name without a value."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def placeholders(template: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(template))


def typeset_french(text: str) -> str:
    """Ordinary spaces before `: ; ? !` and inside guillemets become no-break: editors strip those that are typed."""
    for mark, space in ((":", _NO_BREAK_SPACE), ("»", _NO_BREAK_SPACE), *((sign, _NARROW_SPACE) for sign in ";?!")):
        text = text.replace(f" {mark}", f"{space}{mark}")
    return text.replace("« ", f"«{_NO_BREAK_SPACE}")


def interface_language(chosen: str | None, environment: Mapping[str, str]) -> Language:
    """The language of the messages: the one asked for, else that of the locale, else English."""
    if chosen in LANGUAGES:
        return "fr" if chosen == "fr" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(variable):
            return "fr" if _FRENCH_LOCALE.match(locale) else "en"
    return "en"


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that is most like a mistyped one."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(names), n=1, cutoff=0.5)
    return close[0] if close else None


def did_you_mean(name: str, names: Iterable[str]) -> Both:
    """A hint to append to a message; empty where no known name is close."""
    close = nearest(name, names)
    return both(" Did you mean “{name}”?", name=close) if close else ("", "")


def joined(first: Both, second: Both) -> Both:
    return first[0] + second[0], first[1] + second[1]
