"""Abbreviations in the names of organisations, unfolded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.lexicon.abbreviations import unfold


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Hội LHPN xã Tân Lập", "Hội Liên hiệp Phụ nữ xã Tân Lập"),
        ("UBMTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("BTV Đảng ủy", "Ban Thường vụ Đảng ủy"),
        ("Hội Cựu chiến binh (CCB) huyện", "Hội Cựu chiến binh huyện"),
        ("BĐBP tỉnh", "Bộ đội Biên phòng tỉnh"),
        ("LĐLĐ TX.Kiến Tường", "Liên đoàn Lao động thị xã Kiến Tường"),
        ("Hội LHPN P.Tân Đông Hiệp", "Hội Liên hiệp Phụ nữ phường Tân Đông Hiệp"),
        ("Công an TP Hải Dương", "Công an thành phố Hải Dương"),
        ("Chi bộ KP.9", "Chi bộ khu phố 9"),
        ("Đồn BP Cồn Roàng", "Đồn Biên phòng Cồn Roàng"),
        ("Trường TH Nguyễn Du", "Trường Tiểu học Nguyễn Du"),
        (
            "Phòng Cảnh sát PCCC&CNCH",
            "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        ),
        ("Trung tâm DS-KHHGĐ huyện", "Trung tâm Dân số - Kế hoạch hóa gia đình huyện"),
        ("HTX Tân Long", "Hợp tác xã Tân Long"),
        ("Hội Nông dân xã Yên", "Hội Nông dân xã Yên"),
        ("CÔNG AN XÃ", "CÔNG AN XÃ"),
        ("Công ty AIZ", "Công ty AIZ"),
    ],
)
def test_abbreviations_unfold(name: str, full: str) -> None:
    """Known abbreviations are written out; what is unknown or a headline stays."""
    assert unfold(name) == full


@given(st.text(max_size=80))
def test_any_name_unfolds(name: str) -> None:
    """No name raises."""
    assert isinstance(unfold(name), str)


def test_a_long_run_of_capitals_costs_little() -> None:
    """A word of ten thousand capitals is read once."""
    assert unfold("A" * 10_000 + "a x").startswith("AAA")
