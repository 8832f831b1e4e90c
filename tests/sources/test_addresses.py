"""Keys of addresses: every way to write one article is one key."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.sources import (
    address_key,
    declared_sources,
    host_group,
    in_scope,
    is_article,
    is_trap,
    normal_address,
)

SITES = {source.id: source for source in declared_sources()}
PLAIN = "https://qcdc.bacgiang.gov.vn/chi-tiet-tin-tuc/-/asset_publisher/St1DaeZNsp94/content/dan-van-kheo"


@pytest.mark.parametrize(
    "twin",
    [
        "http://www.baohatinh.vn/dan-van-kheo-post12345.html",
        "https://baohatinh.vn/xa-hoi/dan-van-kheo-o-co-so-post12345.html",
        "https://baohatinh.vn/dan-van-kheo-post12345.html#binh-luan",
        "https://m.baohatinh.vn//x/../dan-van-kheo-post12345.html?utm_source=zalo&zarsrc=30",
        "https://baohatinh.vn/print/dan-van-kheo-post12345.html",
    ],
    ids=["scheme", "section", "fragment", "mobile", "print"],
)
def test_twins_share_a_key(twin: str) -> None:
    """Scheme, www, section, slug, fragment, mobile and print twins are one article by its id."""
    own = address_key("https://baohatinh.vn/dan-van-kheo-post12345.html", SITES["baohatinh"])
    assert address_key(twin, SITES["baohatinh"]) == own == "baohatinh.vn id:12345"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://x.gov.vn/tin/a.aspx;jsessionid=0A1B2C?b=2&a=1", "x.gov.vn/tin/a.aspx?a=1&b=2"),
        ("https://x.gov.vn/(S(abc123))/tin/a.aspx", "x.gov.vn/tin/a.aspx"),
        ("https://x.gov.vn/a.php?PHPSESSID=1&id=7&p_auth=Z&p_p_id=x", "x.gov.vn/a.php?id=7"),
        ("https://x.gov.vn/?fbclid=a&gidzl=b&utm_medium=c", "x.gov.vn/"),
        ("https://x.gov.vn/index.html", "x.gov.vn/"),
        ("https://X.gov.vn.:443/a/./b/../c/", "x.gov.vn/a/c"),
        ("https://amp.x.gov.vn/bai/12.amp.html", "x.gov.vn/bai/12.html"),
    ],
    ids=["jsessionid", "aspnet", "liferay", "tracking", "index", "dots", "amp"],
)
def test_what_is_no_identity_is_dropped(address: str, key: str) -> None:
    """Sessions, tracking and twin paths fall away; the parameters that name an article stay."""
    assert address_key(address) == key


def test_liferay_listing_parameters_are_no_identity() -> None:
    """`inheritRedirect` and `redirect` would make a new article of each listing page."""
    long = f"{PLAIN}/20181?inheritRedirect=false&redirect=https%3A%2F%2Fqcdc.bacgiang.gov.vn%2Fx"
    site = SITES["qcdc-bacgiang"]
    assert address_key(long, site) == address_key(PLAIN, site)


def test_a_slug_is_never_identity_where_there_is_an_id() -> None:
    """A slug that lost its letters (đ dropped) is the same article by its number."""
    first = "https://laocai.gov.vn/tin/chu-dong-trien-khai-cac-hoat-dong-4711"
    second = "https://laocai.gov.vn/tin/chu-ong-trien-khai-cac-hoat-ong-4711"
    assert address_key(first, SITES["laocai-gov"]) == address_key(second, SITES["laocai-gov"])


def test_ids_are_counted_within_their_module() -> None:
    """NukeViet numbers articles within a module, so the module is part of the key."""
    site = SITES["thainguyen-dcs"]
    news = address_key("https://thainguyen.dcs.vn/news/dan-van/mo-hinh-moi-12.html", site)
    other = address_key("https://thainguyen.dcs.vn/van-ban/dan-van/mo-hinh-moi-12.html", site)
    assert news != other


def test_a_slug_edit_and_a_new_case_of_the_section_keep_the_key() -> None:
    """`/Chinh-tri` and `/chinh-tri` both exist on one paper; the number is the article."""
    site = SITES["baohungyen"]
    first = address_key("https://baohungyen.vn/Chinh-tri/dan-van-3177001.html", site)
    assert first == address_key("https://baohungyen.vn/chinh-tri/dan-van-kheo-3177001.html", site)


@pytest.mark.parametrize(
    "address",
    ["mailto:a@b.vn", "javascript:void(0)", "ftp://x.vn/", "https://", "http://[::1", "",
     "https://u:p@x.gov.vn/", "https://x.gov.vn/" + "a" * 2001],
    ids=["mail", "script", "ftp", "no host", "broken", "empty", "password", "long"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    """Other schemes, broken hosts, passwords and endless addresses are None."""
    assert normal_address(address) is None


def test_international_names_become_ascii() -> None:
    """A host with Vietnamese letters is written in its ASCII form, a path percent-encoded."""
    assert normal_address("https://báo.vn/tin tức/") == "https://xn--bo-mia.vn/tin%20t%E1%BB%A9c/"


@pytest.mark.parametrize(
    ("address", "trap"),
    [
        ("https://x.gov.vn/lich?statisticsYear=7749&m=1", True),
        ("https://x.gov.vn/lich/7749/02/", True),
        ("https://x.gov.vn/lich/2026/11/", False),
        ("https://x.gov.vn/a/b/a/b/a/b/", True),
        ("https://x.gov.vn/" + "a/" * 20, True),
        ("https://x.gov.vn/tin/mo-hinh-12345.html", False),
    ],
    ids=["calendar query", "calendar path", "this year", "repeated", "deep", "article"],
)
def test_endless_addresses_are_traps(address: str, trap: bool) -> None:
    """Calendars of far years, repeated segments and great depth are no articles."""
    assert is_trap(address, this_year=2026) is trap


@pytest.mark.parametrize(
    ("host", "group"),
    [
        ("lucnam.bacgiang.gov.vn", "bacgiang.gov.vn"),
        ("bacgiang.gov.vn", "bacgiang.gov.vn"),
        ("www.baohatinh.vn", "baohatinh.vn"),
        ("thainguyen.dcs.vn", "thainguyen.dcs.vn"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_districts_belong_to_the_group_of_their_province(host: str, group: str) -> None:
    """Hosts below one registrable name share a server, so they share its delay."""
    assert host_group(host) == group


def test_scope_and_shape() -> None:
    """An article lies on the site and looks like one; the home page and other sites do not."""
    site = SITES["laocai-gov"]
    assert is_article("https://www.laocai.gov.vn/tin/mo-hinh-4711", site)
    assert not is_article("https://laocai.gov.vn/", site)
    assert not is_article("https://example.com/tin/mo-hinh-4711", site)
    assert not in_scope("https://laocai.gov.vn.example.com/", site)


@pytest.mark.parametrize("source", declared_sources()[::3], ids=lambda source: source.id)
def test_no_address_takes_long(source) -> None:
    """Patterns meet addresses that strangers chose, up to the longest one allowed."""
    began = time.perf_counter()
    for piece in ("a-", "a/", "-1", "%25-", "a.b~", "1", "/-/asset_publisher/abcdef/content/"):
        address = f"https://{source.host}/" + piece * (1900 // len(piece)) + "!"
        is_article(address, source)
        address_key(address, source)
    assert time.perf_counter() - began < 2


@given(st.text(max_size=200))
def test_any_text_has_a_key(text: str) -> None:
    """No text at all makes the key fail, and a key of a normal address is stable."""
    key = address_key(text)
    plain = normal_address(text)
    assert isinstance(key, str)
    if plain is not None:
        assert normal_address(plain) == plain
        assert address_key(plain) == key
