"""Grammalecte, a French grammar checker that the user may have. It is under the GPL, so that bilint never requires it.

Its rules were judged one by one on documents of other houses. The table holds those that were right nine times in ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..model import Language, Span
from ..patterns import lazy
from .remark import Remark

NAME = "Grammalecte"
_PACKAGE = "grammalecte"
# Its own groups of rules that are about grammar. Spacing, apostrophes and capitals are for rules of bilint.
_GRAMMAR = frozenset({"gn", "conf", "conj", "ppas", "imp", "infi", "inte", "loc", "vmode"})
# A determiner with the word behind it, and set phrases. Longer noun phrases were wrong every other time.
_SURE_AGREEMENT = lazy(
    r"__gn_(?!mon_ton_son|det_epi|nombre_chiffres)\w{1,60}_1m__|__gn_(?:tout|quelle?_que|autre_chose|vue_vu)"
)
_SURE_IMPERATIVE = lazy(r"__imp_union_(?:moi|nous_vous_lui)__")
# Of the other groups, the rules that were wrong too often.
_UNSURE = lazy(
    r"__conf_(?:la_là|de_vconj|est_et|tache_tâche|son_sont|non_verbe|substantif|entretient|où_ou|déterminant)"
    r"|__conj_(?:2p_sans_sujet|3sg_misc|det_plur_nom|vous)|__infi_de_verbe|__ppas_(?:det_plur_COD|fin_loc)|__vmode_"
)


def is_installed() -> bool:
    """True if Grammalecte can be imported; nothing of it is."""
    return find_spec(_PACKAGE) is not None


class Grammalecte:
    """Grammalecte as a library."""

    def reads(self, language: Language) -> bool:
        return language == "fr"

    def remarks(self, text: str, _language: Language, /) -> Iterator[Remark]:
        for error in self._checker.parse(text, "FR"):
            if error["sType"] in _GRAMMAR:
                yield Remark(
                    Span(error["nStart"], error["nEnd"]),
                    NAME,
                    error["sRuleId"],
                    advice=error["sMessage"].rstrip("."),
                    mended=next(iter(error["aSuggestions"]), ""),
                    sure=is_sure(error["sType"], error["sRuleId"]),
                )

    @cached_property
    def _checker(self) -> Any:
        return import_module(f"{_PACKAGE}.grammar_checker").GrammarChecker("fr").getGCEngine()


def is_sure(group: str, rule: str) -> bool:
    """True if a rule of a group was right at least nine times in ten."""
    if group == "gn":
        return bool(_SURE_AGREEMENT.search(rule))
    if group == "imp":
        return bool(_SURE_IMPERATIVE.search(rule))
    return not _UNSURE.search(rule)
