"""Spellings of one name share a key, and different names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.gazetteer.names import exact_key, loose_key, plain_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("HÒA BÌNH", "Hòa Bình"),
        ("Ea H'leo", "Ea H’leo"),
        ("Phan Rang-Tháp Chàm", "Phan Rang – Tháp Chàm"),
        ("Quy  Nhơn", "Quy Nhơn"),
        ("01", "1"),
        ("Thủy Châu", "Thuỷ Châu"),
    ],
)
def test_what_nobody_tells_apart_is_exactly_one(one: str, other: str) -> None:
    """Case, tone placement, apostrophes, dashes, spaces and leading zeros do not count."""
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đắk Hà", "Đăk Hà"),
        ("Đắk Hà", "Dak Ha".replace("Ha", "Hà")),
        ("Quy Nhơn", "Qui Nhơn"),
        ("Sa Pa", "Sapa"),
        ("Ea H'leo", "Ea Hleo"),
        ("Mỵ Hòa", "Mị Hoà"),
        ("N.T Phong Hải", "Nông trường Phong Hải"),
        ("Ea Dom", "Ia Dom"),
    ],
)
def test_everyday_variants_are_loosely_one(one: str, other: str) -> None:
    """What papers write every day is found by the loose key only."""
    assert exact_key(one) != exact_key(other)
    assert loose_key(exact_key(one)) == loose_key(exact_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Quảng Bạch", "Quảng Bách"), ("Hà Nam", "Hà Năm"), ("Phường 1", "Phường 11")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """A tone or a digit makes another name."""
    assert loose_key(exact_key(one)) != loose_key(exact_key(other))


def test_the_plain_key_has_no_diacritics() -> None:
    """For addresses that were typed without them."""
    assert plain_key(exact_key("Quảng Bạch")) == "quangbach" == plain_key(exact_key("Quang Bach"))


@given(st.text(max_size=60))
def test_any_text_has_keys(text: str) -> None:
    """Keys never fail, and the exact key of an exact key is the same."""
    key = exact_key(text)
    loose_key(key)
    plain_key(key)
    assert exact_key(key) == key or any(not c.isalnum() and c != " " for c in key)
