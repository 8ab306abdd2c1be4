"""TMX is written as the tools read it, read as they write it, and hostile files are refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilint.messages import FaultsError
from bilint.terminology.memory import load
from bilint.terminology.tmx import TmxError, Unit, from_tmx, to_tmx
from hypothesis import given
from hypothesis import strategies as st

DTD = Path(__file__).parent / "schemas" / "tmx14.dtd"
UNITS = [
    Unit("Forms & letters <by hand>", "Formulaires et lettres « à la main »", 3),
    Unit("The lamp.", "La lampe."),
    Unit('A "quoted" word', "L\u2019été"),
]
WITH_CODES = """<?xml version="1.0"?>
<tmx version="1.4"><header/><body>
<tu usagecount="many"><note>seen</note><tuv xml:lang="EN-GB"><prop type="x">y</prop><seg>The
 <bpt i="1">{b}<sub>no</sub></bpt><hi>old <ph>code</ph>lamp</hi><ept i="1">{/b}</ept> burns.</seg></tuv>
<tuv xml:lang="de"><seg>Die Lampe</seg></tuv><tuv lang="fr_CA"><seg> La lampe brûle. </seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Empty</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>
</body></tmx>
"""


def test_what_is_written_comes_back() -> None:
    assert from_tmx(to_tmx(UNITS).encode()) == UNITS


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_any_text_is_written_as_xml(pairs: list[tuple[str, str]]) -> None:
    back = from_tmx(to_tmx(Unit(en, fr) for en, fr in pairs).encode())
    assert len(back) <= len(pairs)
    assert all(unit.en and unit.fr for unit in back)


@given(
    st.lists(st.tuples(st.text(), st.text(), st.integers(0, 99)), max_size=4),
    st.sampled_from(["", "<!-- x -->", "&#65;", "\x00"]),
)
def test_what_bilint_wrote_is_read_as_the_parser_would(units: list[tuple[str, str, int]], more: str) -> None:
    written = to_tmx(Unit(*unit) for unit in units).replace("</body>", f"{more}</body>")
    assert _outcome(written) == _outcome(written.replace("<body>", "<body >"))  # the second is not as bilint writes


def _outcome(text: str) -> list[Unit] | str:
    try:
        return from_tmx(text.encode())
    except TmxError as error:
        return error.messages[0].partition(":")[0]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        units = from_tmx(data)
    except TmxError as error:
        assert error.line >= 1
    else:
        assert units == []


def test_it_is_valid() -> None:
    etree = pytest.importorskip("lxml.etree", reason="NOT CHECKED: TMX against its DTD needs lxml")
    dtd = etree.DTD(DTD.open("rb"))
    assert dtd.validate(etree.fromstring(to_tmx(UNITS).encode())), dtd.error_log
    assert not dtd.validate(etree.fromstring(b"<tmx version='1.4'><body/></tmx>"))


def test_a_translators_tool_reads_it() -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="NOT CHECKED: loading TMX needs translate-toolkit")
    store = tmx.tmxfile.parsefile(io.BytesIO(to_tmx(UNITS).encode()))
    assert [str(unit.source) for unit in store.units] == [unit.en for unit in UNITS]
    assert [str(unit.target) for unit in store.units] == [unit.fr for unit in UNITS]


def test_codes_and_other_languages_are_left_out() -> None:
    assert from_tmx(WITH_CODES.encode()) == [Unit("The old lamp burns.", "La lampe brûle.")]


def test_other_encodings() -> None:
    text = to_tmx(UNITS).replace("UTF-8", "UTF-16")
    assert from_tmx(text.encode("utf-16")) == UNITS


ENTITY = '<!DOCTYPE tmx [<!ENTITY a "aa">]><tmx version="1.4"><header/><body/></tmx>'


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (ENTITY.encode(), 1, "The file declares entities."),
        (ENTITY.encode("utf-16"), 1, "The file declares entities."),
        (b"<tmx>\n<body></tmx>", 2, "Not valid XML"),
        (b'<?xml version="1.0" encoding="none-such"?><tmx/>', 1, "Not valid XML"),
        (b"<martif/>", 1, "it begins with “martif”".encode()),
        (b"<a>" * 1_600_000 + b"</a>" * 1_600_000, 1, "it begins with “a”".encode()),
        (to_tmx([Unit("a" * 10_001, "b")]).encode(), 6, "more than 10000 characters"),
        (
            to_tmx([Unit("DEEP", "b")]).replace("DEEP", f"{'<hi>' * 100}x{'</hi>' * 100}").encode(),
            6,
            "nested too deeply",
        ),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, line: int, message: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "house.tmx"
    path.write_bytes(data)
    with pytest.raises(FaultsError) as raised:
        load(path)
    assert raised.value.faults[0].line == line
    assert (message if isinstance(message, str) else message.decode()) in raised.value.messages[0]


def test_deep_nesting_is_survived() -> None:
    depth = 200_000
    data = b"<tmx><body>" + b"<tu>" * depth + b"</tu>" * depth + b"</body></tmx>"
    assert from_tmx(data) == []


def test_a_memory_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match=r"gone\.tmx:1: Cannot be read"):
        load(tmp_path / "gone.tmx")
