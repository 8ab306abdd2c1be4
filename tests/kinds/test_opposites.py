"""Opposites: which pairs of sentences contradict each other, and which only look so."""

from __future__ import annotations

import pytest
from bilint.language.folding import fold
from bilint.model import LANGUAGES
from bilint.vocabulary import Vocabulary

from tests.kinds.one_language import run

ENGLISH = "HOW TO APPLY\n\nPlease use the form of the park.\n{}\nThe form is read by the gardener of the park.\n"
FRENCH = "COMMENT POSTULER\n\nVeuillez utiliser le formulaire du parc.\n{}\nLe formulaire est lu par la jardinière du parc.\n"


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("The park has at least ten trees.", "Le parc compte au plus dix arbres.", ["at least", "au plus"]),
        ("The park has at least ten trees.", "Le parc compte au minimum dix arbres.", []),
        ("The park has up to ten trees.", "Le parc compte dix arbres au minimum.", ["up to", "au minimum"]),
        ("Send the form before the interview.", "Envoyez le formulaire après l'entretien.", ["before", "après"]),
        ("Send the form before the interview.", "Envoyez le formulaire avant l'entretien.", []),
        ("Do not send the form before the interview.", "Envoyez le formulaire après l'entretien.", []),
        ("Send the form within ten days.", "Envoyez le formulaire après dix jours.", ["within", "après"]),
        ("All applications are read.", "Certaines candidatures sont lues.", ["All", "Certaines"]),
        ("All applications are read.", "L'ensemble des candidatures, et certaines lettres, sont lues.", []),
        ("The plants change every few weeks.", "Les plantes changent après quelques semaines.", []),
        ("More than ten trees are old.", "Moins de dix arbres sont vieux.", ["More than", "Moins de"]),
        ("A sailing licence is an asset.", "Un permis de navigation est exigé.", ["an asset", "exigé"]),
        (
            "A licence is required and a knowledge of knots is desirable.",
            "Un permis est exigé et une connaissance des nœuds est exigée.",
            ["desirable", "exigée"],
        ),
        ("A licence is required and knots are desirable.", "Des nœuds sont souhaités ; un permis est exigé.", []),
        ("All tools are clean before use.", "Le jardinier nettoie les outils avec certains de ses amis.", []),
    ],
)
def test_opposites(english: str, french: str, found: list[str]) -> None:
    hits = run("opposite", ENGLISH.format(english), FRENCH.format(french)).hits
    assert [mark.text for hit in hits for mark in hit.marks] == found


def test_each_axis_has_both_ends_in_both_languages() -> None:
    for axis in Vocabulary().toml("opposites").values():
        ends = {end: {language: set(axis[end][language]) for language in LANGUAGES} for end in ("one", "other")}
        assert all(words for languages in ends.values() for words in languages.values())
        assert not any(ends["one"][language] & ends["other"][language] for language in LANGUAGES)
        phrases = [phrase for end in ends.values() for words in end.values() for phrase in words]
        assert all(phrase == fold(phrase) for phrase in phrases)
