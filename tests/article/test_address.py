"""An article's address is canonical, and pages are not believed blindly."""

from __future__ import annotations

import pytest

from danvan_nlp.article.address import canonical, site_of

OWN = "https://xa.example/tin/dan-van-1.html"


@pytest.mark.parametrize(
    "twin",
    [
        "http://www.xa.example/tin/dan-van-1.html",
        "https://m.xa.example/tin/dan-van-1.html",
        f"{OWN}?utm_source=zalo&fbclid=1",
        f"{OWN}#binh-luan",
        f"{OWN};jsessionid=0A1B",
    ],
)
def test_twins_have_one_key(twin: str) -> None:
    """Scheme, host prefix, session and tracking make no other article."""
    assert canonical(twin) == canonical(OWN)


@pytest.mark.parametrize(
    ("declared", "believed"),
    [
        pytest.param("https://xa.example/tin/dan-van-2.html", True, id="same site"),
        pytest.param("https://xa.example/", False, id="front page"),
        pytest.param("https://khac.test/tin/dan-van-2.html", False, id="another site"),
        pytest.param("javascript:void(0)", False, id="no address"),
    ],
)
def test_what_a_page_declares_is_checked(declared: str, believed: bool) -> None:
    """Portals name their front page or another host as canonical."""
    expected = canonical(declared) if believed else canonical(OWN)
    assert canonical(OWN, declared) == expected


def test_no_address_has_no_key() -> None:
    """The text gives the id then."""
    assert canonical(None) == canonical("không phải địa chỉ") == ""
    assert site_of(None) is None
    assert site_of("https://www.xa.example/1") == "xa.example"
