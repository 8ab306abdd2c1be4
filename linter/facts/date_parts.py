"""Parts of a month or a year: `mid-`, `début`, `second half of`, `premier trimestre de`, `T1`, `spring`."""

from __future__ import annotations

from ..language.number_words import ordinal
from ..model import Language
from ..patterns import lazy

_PARTS = {
    "mid": ("mid", "middle", "mi", "milieu"),
    "early": ("early", "beginning", "start", "debut"),
    "late": ("late", "end", "fin"),
    "season-spring": ("spring", "printemps"),
    "season-summer": ("summer", "ete"),
    "season-autumn": ("autumn", "fall", "automne"),
    "season-winter": ("winter", "hiver"),
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words}
_HALVES = ("half", "halves", "moitie", "quinzaine", "fortnight", "semestre", "semester")
_QUARTERS = ("quarter", "trimestre")


def part_before(left: str, language: Language) -> tuple[str, int]:
    """The part that the end of a plain text gives for the month or year behind it, or "".

    The number is where its words begin.
    """
    match = _part.search(left) if left else None
    if match is None:
        return "", 0
    if match["word"]:
        return _PART_OF[match["word"]], match.start()
    if match["code"]:
        letter, digit = match["code"][0], match["code"][1]
        if letter in "hs":
            return ("H" + digit, match.start()) if digit in "12" else ("", 0)
        return "Q" + digit, match.start()
    half = match["kind"] in _HALVES
    if match["nth"] in ("last", "dernier", "derniere", "final"):
        return ("H2" if half else "Q4"), match.start()
    number = ordinal(match["nth"], language)
    if number is None or not 1 <= number <= (2 if half else 4):
        return "", 0
    return f"{'H' if half else 'Q'}{number}", match.start()


@lazy
def _part() -> str:
    words = "|".join(sorted(_PART_OF, key=lambda word: (-len(word), word)))
    kinds = "|".join((*_HALVES, *_QUARTERS))
    return (
        rf"(?<![a-z-])(?:(?P<word>{words})|(?P<code>[qths][1-4])|(?P<nth>[a-z0-9]{{2,12}})[ -](?P<kind>{kinds}))"
        r"(?:[ -](?:of|de|du|in|the|la|mois|month|calendar|year|annee|d'|l'annee|de l'annee))*(?:,? {1,2}|-|(?<='))$"
    )
