import itertools

import pytest
from bilint.facts.addresses import address
from bilint.facts.links import find, language_of, target
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("english", "french", "canonical"),
    [
        (
            "http://www.example.int/cps/en/jobs-e.htm",
            "http://www.example.int/cps/fr/jobs-e.htm",
            "example.int/cps/jobs.htm",
        ),
        ("https://example.org/index-eng.html", "https://example.org/index-fra.html", "example.org/index.html"),
        ("https://example.org/guide_e.pdf", "https://example.org/guide_f.pdf", "example.org/guide.pdf"),
        ("https://example.org/x?lang=en&job=3", "https://example.org/x?job=3&lang=fr", "example.org/x?job=3"),
        ("https://en.example.org/jobs/", "https://fr.example.org/jobs", "example.org/jobs"),
        ("https://example.org/english/jobs", "https://example.org/francais/jobs", "example.org/jobs"),
        ("https://example.ca/en-ca/jobs", "https://example.ca/fr-ca/jobs", "example.ca/jobs"),
        ("www.Example.int", "http://example.int/", "example.int"),
    ],
)
def test_links_that_differ_in_language_only_agree(english, french, canonical):
    (one,) = find(f"see {english}.", "en")
    (two,) = find(f"voir {french} ;", "fr")
    assert one.parts == two.parts == ("url", canonical)
    assert (one.text, two.text) == (english, french)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(see www.example.int/a).", ["www.example.int/a"]),
        ("<https://example.org/a_(b)>", ["https://example.org/a_(b)"]),
        ("« example.int/careers »", ["example.int/careers"]),
        ("on example.org, too", ["example.org"]),
        ("http://example.int/recruit-hq- e.htm today", ["http://example.int/recruit-hq- e.htm"]),
        ("http://example.int/a/ b/c.htm", ["http://example.int/a/ b/c.htm"]),
        ("http://example.int/a/ and more", ["http://example.int/a/"]),
        ("http://example.int/a/ and/or", ["http://example.int/a/"]),
        ("write to jobs@example.int.", ["jobs@example.int"]),
        ("e.g./i.e. and/or M.Sc/B.Sc", []),
        ("from 2024-2025 to 12.5.2026, 4 565,36", []),
    ],
)
def test_where_a_link_begins_and_ends(text, found):
    assert [fact.text for fact in find(text, "en")] == found


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("+32 2 555 41 11", "+3225554111"),
        ("+32-2-555-4111", "+3225554111"),
        ("+32 (0)2 555 41 11", "+3225554111"),
        ("+32\u00a02\u00a0555\u00a041\u00a011", "+3225554111"),
        ("(613) 555-0199", "+16135550199"),
        ("+1 613 555 0199", "+16135550199"),
    ],
)
def test_telephone_numbers(written, canonical):
    (fact,) = find(f"call {written}.", "en")
    assert fact.parts == ("phone", canonical)


@pytest.mark.parametrize(
    ("link", "language"),
    [
        ("https://example.org/fr/jobs", "fr"),
        ("https://example.org/fr", "fr"),
        ("http://example.int/cps/fr/jobs-e.htm", "fr"),
        ("https://example.org/jobs?lang=en", "en"),
        ("https://fr.example.org/", "fr"),
        ("https://example.org/guide-fr.pdf", "fr"),
        ("https://example.org/french-cuisine", None),
        ("https://example.fr/jobs", None),
        ("jobs@fr.example.org", None),
    ],
)
def test_the_language_that_a_link_names(link, language):
    assert language_of(link) == language


@given(st.text() | st.text(alphabet="w.:/htps@+0123456789-() \u00a0aefrn?="))
def test_spans_are_the_texts(text):
    facts = find(text, "en")
    for fact in facts:
        assert fact.text == fact.span.of(text) != ""
        assert language_of(fact.text) in ("en", "fr", None)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(facts))


@pytest.mark.parametrize(
    ("link", "host", "page", "settings", "languages"),
    [
        ("https://www.example.org/en/rules/index.html", "example.org", ("rules",), (), ("en",)),
        ("https://example.org/a/en-us/b%20c_e.pdf#page=2", "example.org", ("a", "b c.pdf"), (), ("en", "en")),
        ("https://example.org/ca-fr/", "example.org", (), (), ("fr",)),
        ("https://fr.example.org/#/rooms/7", "example.org", ("rooms", "7"), (), ("fr",)),
        ("example.org/x?id=7&locale=fr_CA&utm_source=mail", "example.org", ("x",), (("id", "7"),), ("fr",)),
        ("https://example.org/en/guide_f.pdf", "example.org", ("guide.pdf",), (), ("en", "fr")),
    ],
)
def test_the_parts_of_an_address(link, host, page, settings, languages):
    found = address(link)
    assert (found.host, found.page, found.settings, found.languages) == (host, page, settings, languages)


@pytest.mark.parametrize(
    ("link", "parts"),
    [
        ("https://example.org/a", ("url", "example.org/a")),
        ("mailto:Jobs@example.org?subject=x", ("email", "jobs@example.org")),
        ("tel:+32-2-555-41-11", ("phone", "+3225554111")),
        ("../rules/boats.md", ("page", "../rules/boats.md")),
    ],
)
def test_where_a_target_leads(link, parts):
    assert target(link).parts == parts


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ttps://example.org/a", "https://"),
        ("htp://example.org", "http://"),
        ("http:/example.org", "http://"),
        ("https//example.org/a", "https://"),
        ("https://example.org", None),
        ("ftp://example.org", None),
    ],
)
def test_schemes_that_are_mistyped(text, right):
    (fact,) = find(f"see {text} now", "en")
    assert (fact.text, fact.contradicts) == (text, right)
