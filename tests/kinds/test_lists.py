"""Lists: the message quotes an item without the sign that parts it from the next."""

from __future__ import annotations

import pytest

from tests.kinds.one_language import ENGLISH, FRENCH, run


@pytest.mark.parametrize("sign", [";", "\u202f;", " ;", ",", ""])
def test_an_item_is_quoted_without_the_sign_behind_it(sign: str) -> None:
    english = f"{ENGLISH}\nDuties:\n\n- water the roses;\n- prune the old trees.\n"
    french = f"{FRENCH}\nTâches :\n\n- arroser les roses ;\n- balayer les longues allées{sign}\n- tailler les vieux arbres.\n"
    (found,) = run("list-length", en=english, fr=french).findings
    assert "“balayer les longues allées”" in found.messages[0]
    assert "«\u00a0balayer les longues allées\u00a0»" in found.messages[1]


@pytest.mark.parametrize("item", ["»", ")", "; and", "”", "*"])
def test_an_item_may_be_a_sign_alone(item: str) -> None:
    text = f"{ENGLISH}\nDuties:\n\n- {item}\n- prune the old trees.\n"
    found = run("list-punctuation", en=text, fr=f"{FRENCH}\n- {item}\n- tailler les arbres.\n").findings
    assert [finding.locations[0].text for finding in found if finding.severity == "error"] == []
