"""Links: web and mail addresses and telephone numbers must be the same in both versions, but for their language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..facts.addresses import address
from ..messages import both
from ..model import LANGUAGES, Language, Segment, Span, other
from ..patterns import LETTERS
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.link_pairs import Matcher, Partners, partners_of
from .support.link_places import Placed, placed, says_otherwise

# Sentences of fewer words beside a link are not reported for themselves.
_LEAST_WORDS = 3

OPTIONS = {
    "hosts": Key(
        "lists",
        both("Names of one site in the two languages."),
        default=(),
    )
}
VALUES = {
    "en": "the address in the English version",
    "fr": "the address in the French version",
    "link": "the address that one version lacks, that leads to the other language, or that is wrong by itself",
    "text": "the address that readers see instead",
    "scheme": "how the address should begin",
}
VARIANTS = (
    VariantSpec("url", "The versions give different web addresses.", ("en", "fr"), claim="differ", alike=("en", "fr")),
    VariantSpec(
        "email", "The versions give different e-mail addresses.", ("en", "fr"), claim="differ", alike=("en", "fr")
    ),
    VariantSpec(
        "phone", "The versions give different telephone numbers.", ("en", "fr"), claim="differ", alike=("en", "fr")
    ),
    VariantSpec("missing-en", "Only the French version gives the address.", ("link",), claim="lack", alike=("link",)),
    VariantSpec("missing-fr", "Only the English version gives the address.", ("link",), claim="lack", alike=("link",)),
    VariantSpec("place-en", "Only the French version leads to a place on the page.", ("link",), alike=("link",)),
    VariantSpec("place-fr", "Only the English version leads to a place on the page.", ("link",), alike=("link",)),
    VariantSpec(
        "leads-to-en",
        "A link of the French version leads to a page in English.",
        ("link",),
        claim="language",
        alike=("link",),
    ),
    VariantSpec(
        "leads-to-fr",
        "A link of the English version leads to a page in French.",
        ("link",),
        claim="language",
        alike=("link",),
    ),
    VariantSpec(
        "says-otherwise", "A link shows another address than it leads to.", ("text", "link"), alike=("text", "link")
    ),
    VariantSpec("broken", "The beginning of an address, `https://`, is mistyped.", ("link", "scheme"), alike=("link",)),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the links of the whole notice, since the list at a page bottom may stand anywhere."""
    named = [frozenset(names) for names in options["hosts"]]
    links = {language: placed(case, language) for language in LANGUAGES}
    partners = partners_of(case.pairs())
    pairing = Matcher(case, links, partners, named).pairing()
    for english, french in pairing.differing:
        yield Hit(
            marks=(english.mark("en"), french.mark("fr")),
            missing=(english.fact.value,),
            extra=(french.fact.value,),
            values={"en": english.fact.text, "fr": french.fact.text},
            variant=english.sort,
        )
    yield from (hit for english, french in pairing.same for hit in _place_lost(english, french))
    lacking = {language: list(_lacking(case, language)) for language in LANGUAGES}
    for language in LANGUAGES:
        yield from (
            _one_sided(one, language, partners)
            for one in pairing.alone[language]
            if one.block.kind != "furniture" and not any(_is_within(one, segment) for segment in lacking[language])
        )
        yield from _wrong_language(links[language], language)
        yield from (
            _says_otherwise(one, language)
            for one in links[language]
            if says_otherwise(one) and not _is_custom(one, links[other(language)])
        )
        yield from (_broken(one, language) for one in links[language] if one.fact.contradicts)


def _lacking(case: Case, language: Language) -> Iterator[Segment]:
    """The sentences that the other version lacks, which the rules on coverage report."""
    for pair in case.pairs():
        if not pair.side(other(language)):
            yield from pair.side(language)


def _is_within(one: Placed, segment: Segment) -> bool:
    """True if a link is part of a sentence and not, with a word or two, the whole of it."""
    if one.block is not segment.block or not segment.span.start <= one.span.start < segment.span.end:
        return False
    around = segment.text.replace(one.words, " ", 1)
    return len(LETTERS.findall(around)) >= _LEAST_WORDS


def _one_sided(one: Placed, language: Language, partners: Partners) -> Hit:
    absent = other(language)
    there = partners.get(one.block, ())
    place = [Mark(absent, there[-1], Span(len(there[-1].text), len(there[-1].text)))] if there else []
    return Hit(
        marks=(one.mark(language), *place),
        missing=(one.fact.value,),
        values={"link": one.fact.text},
        variant=f"missing-{absent}",
    )


def _wrong_language(found: Sequence[Placed], language: Language) -> Iterator[Hit]:
    """Links to pages in the other language that do not say so."""
    for one in found:
        languages = set(one.address.languages) if one.sort == "url" else set()
        if languages == {other(language)} and one.block.language == language and not one.announces(other(language)):
            yield Hit(
                marks=(one.mark(language),),
                extra=(one.fact.text,),
                values={"link": one.fact.text},
                variant=f"leads-to-{other(language)}",
            )


def _place_lost(english: Placed, french: Placed) -> Iterator[Hit]:
    """Links to one page of which one leads to a place on it. Places on both are named in the language of each."""
    if english.sort != "url" or bool(english.address.place) == bool(french.address.place):
        return
    language: Language = "en" if english.address.place else "fr"
    one, two = (english, french) if language == "en" else (french, english)
    yield Hit(
        marks=(one.mark(language), two.mark(other(language))),
        missing=(one.address.place,),
        values={"link": one.fact.text},
        variant=f"place-{other(language)}",
    )


def _is_custom(one: Placed, there: Sequence[Placed]) -> bool:
    """True if the other version shows the same short address, of another site, for the same page."""
    shown = one.shown
    if shown is None or one.sort != "url" or address(shown.text).host == one.address.host:
        return False
    return any(
        another.shown is not None and another.shown.agrees(shown) and another.fact.agrees(one.fact) for another in there
    )


def _says_otherwise(one: Placed, language: Language) -> Hit:
    assert one.shown is not None
    return Hit(
        marks=(one.mark(language),),
        missing=(one.shown.value,),
        extra=(one.fact.value,),
        values={"text": one.shown.text, "link": one.fact.text},
        variant="says-otherwise",
    )


def _broken(one: Placed, language: Language) -> Hit:
    """A link whose scheme is mistyped."""
    right = one.fact.contradicts or ""
    return Hit(
        marks=(one.mark(language),),
        missing=(right,),
        extra=(one.fact.text,),
        values={"link": one.fact.text, "scheme": right},
        variant="broken",
    )
