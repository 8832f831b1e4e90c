"""The province of a host."""

import pytest

from danvan_nlp.sources import province_at, province_of, source_of


@pytest.mark.parametrize(
    ("url", "province"),
    [
        ("https://binhsa.thangbinh.quangnam.gov.vn/tin", "Quảng Nam"),
        ("https://thanhhoa.longan.gov.vn/", "Long An"),
        ("http://baobariavungtau.com.vn/a", "Bà Rịa - Vũng Tàu"),
        ("https://conganquangbinh.gov.vn/x", "Quảng Bình"),
        ("https://hccb.binhthuan.dcs.vn/x", "Bình Thuận"),
        ("https://xatongco.sonla.vnptweb.vn/", "Sơn La"),
        ("https://bacgiangtv.vn/", "Bắc Giang"),
        ("https://www.sggp.org.vn/x", "TP Hồ Chí Minh"),
        ("https://baoapbac.vn/x", "Tiền Giang"),
        ("baothanhhoa.vn", "Thanh Hóa"),
        ("https://dantri.com.vn/x", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_the_host_names_its_province(url: str, province: str | None) -> None:
    """The label nearest to the end that names a province decides."""
    assert province_of(url) == province


def test_the_code_is_given_too() -> None:
    """The newest code under that name comes with it."""
    found = province_at("https://laocai.gov.vn/")
    assert found is not None
    assert found.code == "15"


@pytest.mark.parametrize("url", ["https://www.laocai.gov.vn/x-1", "http://laocai.gov.vn"])
def test_the_declared_site_of_a_host(url: str) -> None:
    """`www.` and the scheme make no other site."""
    source = source_of(url)
    assert source is not None
    assert source.id == "laocai-gov"
