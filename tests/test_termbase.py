"""Termbases are read from TOML, CSV and TBX, and written as TBX. Errors are reported with their lines."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilint.messages import FaultsError
from bilint.model import LANGUAGES
from bilint.terminology.tbx import from_tbx, to_tbx
from bilint.terminology.termbase import from_csv, from_toml, load
from bilint.terminology.terms import Entry, Term, Termbase, TermbaseError, says, word_keys
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

STARTER = [
    entry
    for name in ("terms.toml", "look-up-terms.toml")
    for entry in from_toml((Vocabulary().folder / name).read_text(encoding="utf-8"))
]
FERRY = Entry(
    (
        Term("ferry", "en"),
        Term("bac", "fr"),
        Term("ferry-boat", "en", "deprecated"),
        Term("traversier", "fr", "forbidden"),
    ),
    subject="boats",
    source="harbour book",
)
TOML = """
[[terms]]
subject = "boats"
source = "harbour book"
entries = [{ en = ["ferry"], fr = ["bac"], deprecated = { en = ["ferry-boat"] }, forbidden = { fr = ["traversier"] } }]
"""
CSV = "en;fr;en_deprecated;fr_forbidden;subject;source\nferry;bac;ferry-boat;traversier;boats;harbour book\n;;;;;\n"
V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><descrip type="subjectField">boats</descrip><admin type="source">harbour book</admin>
<langSet xml:lang="en-GB"><ntig><termGrp><term>ferry</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>ferry-boat</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="de"><tig><term>Fähre</term></tig></langSet>
<langSet xml:lang="FR"><tig><term>traversier</term><termNote type="administrativeStatus">forbidden</termNote></tig>
<tig><term>bac</term></tig></langSet></termEntry></body></text></martif>
"""
V3 = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:b="urn:basic"
 xmlns:min="urn:min"><tbxHeader/><text><body>
<conceptEntry id="c1"><min:subjectField>boats</min:subjectField><b:source>harbour book</b:source>
<langSec xml:lang="en"><termSec><term>ferry</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
</termSec><termSec><term>ferry-boat</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
</termSec></langSec>
<langSec xml:lang="fr"><termSec><term>bac</term></termSec><termSec><term>traversier</term>
<min:administrativeStatus>prohibited</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>
"""


def facts(entry: Entry) -> tuple[frozenset[Term], bool, str, str]:
    return frozenset(entry.terms), entry.strict, entry.subject, entry.source


@pytest.mark.parametrize(("name", "content"), [("h.toml", TOML), ("h.csv", CSV), ("h.tbx", V2), ("h.xml", V3)])
def test_every_format_tells_the_same(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [facts(entry) for entry in load(path).entries] == [facts(FERRY)]


def test_the_preferred_term_comes_first_whatever_its_place() -> None:
    swapped = V2.replace("<tig><term>bac</term></tig>", "<tig><term>bac à voiles</term></tig>").replace(
        "</tig></langSet></termEntry>",
        '</tig><tig><term>bac</term><termNote type="administrativeStatus">preferredTerm</termNote></tig></langSet></termEntry>',
    )
    (entry,) = from_tbx(swapped.encode())
    assert entry.wordings("fr") == ("bac", "bac à voiles")


BOMB = '<?xml version="1.0"?><!DOCTYPE martif [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<martif>&b;</martif>'
FAULTS = [
    ("h.toml", "terms = 3", 1, "tables [[terms]]"),
    ("h.toml", '[[terms]]\nsubject = "x"', 1, "needs a list “entries”"),
    ("h.toml", '[[terms]]\nentries = [\n  { en = ["a"] },\n  { en = "b" },\n]', 4, "“en” must be a list"),
    ("h.toml", '[[terms]]\nentries = [{ en = ["a"], strict = 1 }]', 2, "“strict” must be true or false"),
    ("h.toml", "[[terms]]\nentries = [{}]", 2, "An entry without terms"),
    ("h.toml", "[[terms", 1, "Not valid TOML"),
    ("h.csv", "english,french\na,b", 1, "“en” and “fr” are needed"),
    ("h.csv", "en,fr\na,b\n" + "x" * 301 + ",b", 3, "more than 300 characters"),
    ("h.csv", 'en,fr\n"a"b,c', 2, "Not a table"),
    ("h.tbx", "<martif>\n<text></martif>", 2, "Not valid XML"),
    ("h.tbx", "<html/>", 1, "no TBX: it begins with “html”"),
    ("h.tbx", BOMB, 1, "declares entities"),
    ("h.tbx", "<martif>" + "<p>" * 100, 1, "nested too deeply"),
    ("h.txt", "", 1, "a .toml, .csv or .tbx file"),
]


@pytest.mark.parametrize(("name", "content", "line", "message"), FAULTS)
def test_a_fault_is_told_with_its_place(tmp_path: Path, name: str, content: str, line: int, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FaultsError) as raised:
        load(path)
    (fault,) = raised.value.faults
    assert (fault.path, fault.line) == (path, line)
    assert message in fault.messages[0]


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_bytes("en,fr\nleave,congé\n".encode("latin-1"))
    with pytest.raises(FaultsError) as raised:
        load(path)
    assert raised.value.faults[0].line == 2


def test_the_starter_termbase_keeps_its_promises() -> None:
    assert len(STARTER) >= 300
    assert [entry for entry in STARTER if not (entry.subject and entry.source)] == []
    assert [entry for entry in STARTER if not all(entry.wordings(language) for language in LANGUAGES)] == []
    for language in LANGUAGES:
        strict = [wording for entry in STARTER if entry.strict for wording in entry.wordings(language)]
        # One word is rarely one term: those that demand an equivalent are few and known.
        single = {wording for wording in strict if len(word_keys(wording, language)) == 1}
        assert len(single) <= 12


def test_tbx_comes_back_as_it_was_written() -> None:
    back = from_tbx(to_tbx(STARTER, "Starter & more").encode())
    kept = [tuple(term for term in entry.terms if term.status != "loose") for entry in STARTER]
    assert [frozenset(entry.terms) for entry in back] == [frozenset(terms) for terms in kept]
    assert [entry.wordings("fr")[0] for entry in back] == [entry.wordings("fr")[0] for entry in STARTER]
    assert [(entry.subject, entry.source) for entry in back] == [(entry.subject, entry.source) for entry in STARTER]


def test_tbx_is_valid() -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    dtd = etree.DTD(str(Path(__file__).parent / "schemas" / "tbx-core-v02.dtd"))
    for entries in (STARTER, [FERRY]):
        tree = etree.fromstring(to_tbx(entries, "Starter <&>").encode())
        assert dtd.validate(tree), dtd.error_log
    assert not dtd.validate(
        etree.fromstring(to_tbx([FERRY], "x").replace("<term>", "<word>").replace("</term>", "</word>").encode())
    )


def test_tbx_loads_in_the_translate_toolkit() -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is not installed")
    store = tbx.tbxfile.parsestring(to_tbx([*STARTER, FERRY], "Starter").encode())
    assert len(store.units) == len(STARTER) + 1
    assert store.units[0].source == STARTER[0].wordings("en")[0]
    store.units[0].gettarget("fr")
    again = io.BytesIO()
    store.serialize(again)
    assert [frozenset(entry.terms) for entry in from_tbx(again.getvalue())] == [
        frozenset(entry.terms) for entry in from_tbx(to_tbx([*STARTER, FERRY], "Starter").encode())
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "security clearance", "Security Clearances"),
        ("en", "body", "bodies"),
        ("en", "boss", "bosses"),
        ("fr", "congé annuel", "congés annuels"),
        ("fr", "candidat retenu", "candidates retenues"),
        ("fr", "candidat retenu", "candidat(e)s retenu(e)s"),
        ("fr", "candidat retenu", "candidat·e·s retenu·e·s"),
        ("fr", "directeur adjoint", "DIRECTRICES ADJOINTES"),
        ("fr", "travail posté", "travaux postés"),
        ("fr", "administratif", "administratives"),
        ("fr", "indemnité d'étude", "indemnite\u0301s d’études"),
    ],
)
def test_plurals_and_feminines_share_their_keys(language: str, one: str, other: str) -> None:
    assert word_keys(one, language) == word_keys(other, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "permanent", "permanence"),
        ("fr", "déterminé", "indéterminée"),
        ("fr", "poste", "poser"),
        ("en", "is", "i"),
    ],
)
def test_other_words_do_not(language: str, one: str, other: str) -> None:
    assert word_keys(one, language) != word_keys(other, language)  # type: ignore[arg-type]


def test_the_longest_term_counts_and_places_are_exact() -> None:
    base = Termbase([Entry((Term("leave", "en"),)), Entry((Term("sick leave", "en"),)), Entry((Term("IT", "en"),))])
    text = "It grants “Sick  leaves” and leave for IT."
    assert [(found.term.text, found.span.of(text)) for found in base.find(text, "en")] == [
        ("sick leave", "Sick  leaves"),
        ("leave", "leave"),
        ("IT", "IT"),
    ]


def test_links_between_words_may_differ() -> None:
    assert says(frozenset(word_keys("le chef de la grande section", "fr")), "chef de section", "fr")
    assert not says(frozenset(word_keys("le chef de la division", "fr")), "chef de section", "fr")


@given(st.text(alphabet="abé'’(-)·\u0301ſßﬁ s", max_size=40), st.sampled_from(LANGUAGES))
def test_terms_lie_where_they_are_said_to(text: str, language: str) -> None:
    base = Termbase([Entry((Term("a", language), Term("b é", language)))])  # type: ignore[arg-type]
    for found in base.find(text, language):  # type: ignore[arg-type]
        assert word_keys(found.span.of(text), language) == word_keys(found.term.text, language)  # type: ignore[arg-type]


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        from_tbx(data)
    except TermbaseError as error:
        assert error.line >= 1


@given(st.text(max_size=200))
def test_no_table_crashes_the_reader(text: str) -> None:
    for read in (from_csv, from_toml):
        try:
            read(text)
        except TermbaseError as error:
            assert error.line >= 0
