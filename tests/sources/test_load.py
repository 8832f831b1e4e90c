"""Declarations: what ships is whole, and what a user writes wrongly is told in one line."""

from datetime import date
from pathlib import Path

import pytest

from danvan_nlp import gazetteer
from danvan_nlp.errors import ConfigError
from danvan_nlp.sources import Kind, declared_sources, load_sources, shipped_families

OWN = """
[[source]]
id = "xa-thanh-son"
name = "Trang thông tin điện tử xã Thanh Sơn"
kind = "portal"
level = "xã"
province = "15"
family = "vnpt"
hosts = ["thanhson.laocai.gov.vn"]
"""


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_forty_sources_of_eight_families_ship() -> None:
    """The package declares at least 40 provincial sites over at least 8 families."""
    sources = declared_sources()
    assert len([source for source in sources if source.province]) >= 40
    assert len({source.family for source in sources}) >= 8


@pytest.mark.parametrize("source", declared_sources(), ids=lambda source: source.id)
def test_a_declaration_is_whole(source) -> None:
    """Every shipped site has evidence with a date, a host of its own and known relations."""
    ids = {other.id for other in declared_sources()}
    assert source.evidence
    assert all(found.date[:4].isdigit() and found.note for found in source.evidence)
    assert source.successor is None or source.successor in ids
    owners = [
        other.id for other in declared_sources() for host in other.hosts if host in source.hosts
    ]
    assert set(owners) == {source.id}
    assert source.politeness.delay >= 1


@pytest.mark.parametrize(
    "source", [one for one in declared_sources() if one.province], ids=lambda source: source.id
)
def test_a_declared_code_is_one_of_the_gazetteer(source) -> None:
    """Province and district exist, and the district lies in the province."""
    day = source.valid_to or date(2025, 12, 1)
    assert gazetteer.at("P", source.province, day) is not None
    if source.district:
        district = gazetteer.at("D", source.district, day)
        assert district is not None
        assert district.parent == source.province


def test_a_commune_portal_is_a_few_lines(tmp_path: Path) -> None:
    """A user's site takes pattern, paging and layout from its family."""
    (source,) = load_sources([_written(tmp_path, OWN)])
    assert (source.kind, source.level) == (Kind.PORTAL, "xã")
    assert source.paging == shipped_families()["vnpt"]["paging"]
    assert source.layout_on(None) == "vnpt"


def test_a_layout_is_chosen_by_day() -> None:
    """A site whose layout changed reads an old page by the old layout."""
    source = next(source for source in declared_sources() if source.id == "baohatinh")
    assert source.layout_on(date(2019, 5, 1)) == "baohatinh-2019"
    assert source.layout_on(date(2024, 5, 1)) == "epi"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.replace('family = "vnpt"', 'family = "vnptt"'), "unknown family 'vnptt'"),
        (OWN.replace('hosts = ["thanhson.laocai.gov.vn"]', ""), "'hosts' is missing"),
        (OWN + 'colour = "red"\n', "unknown key 'colour'"),
        (OWN.replace('kind = "portal"', 'kind = "blog"'), "'blog' is none of"),
        (OWN + 'dates = "mdy"\n', "'mdy' is none of day-first"),
        (OWN + 'article = "("\n', "missing )"),
        (OWN + 'valid_to = "2025"\n', "TOML date"),
        (OWN + "politeness = { delay = -1.0 }\n", "delay >= 0"),
        (OWN + 'politeness = { delay = "slow" }\n', "delay >= 0"),
        (OWN + "politeness = { delay = nan }\n", "delay >= 0"),
        (OWN + "politeness = { pace = 3 }\n", "pace"),
        (OWN + "valid_from = 2025-07-01\nvalid_to = 2020-01-01\n", "before valid_from"),
        (OWN + "needs_js = 1\n", "true or false"),
        (OWN + 'scheme = "ftp"\n', "scheme is one of"),
        (OWN + "paging = 5\n", "paging is a string"),
        (OWN + 'tls = { reason = "" }\n', "needs a reason"),
        (OWN.replace('id = "xa-thanh-son"', "id = 5"), "id is a string"),
        (OWN.replace('id = "xa-thanh-son"', 'id = "xa thanh"'), "id is of letters"),
        (OWN.replace('"thanhson.l', '"http://thanhson.l'), "is no host"),
        (OWN.replace('province = "15"', 'province = "Lào Cai"'), "code of two digits"),
        (OWN.replace('province = "15"', "province = 15"), "province is a string"),
        (OWN + OWN, "declared twice"),
        ("[[source]\n", "not TOML"),
        ("source = 3\n", "write each site as [[source]]"),
    ],
    ids=lambda value: "" if "\n" in value else value,
)
def test_a_wrong_declaration_is_told(tmp_path: Path, text: str, told: str) -> None:
    """The message says what is wrong; the file's name stands in it."""
    with pytest.raises(ConfigError, match=r"own\.toml") as caught:
        load_sources([_written(tmp_path, text)])
    assert told in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is the caller's mistake."""
    with pytest.raises(ConfigError, match="cannot be read"):
        load_sources([tmp_path / "none.toml"])
