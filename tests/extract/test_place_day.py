"""The day of a text that nothing dates."""

from __future__ import annotations

import pytest

from danvan_nlp.extract.place_day import guess_day
from danvan_nlp.extract.places import find_places


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Sáng 17/1/2023, xã họp. Ngày 5/2/2021 đã bàn.", "2023-01-17", id="latest date"
        ),
        pytest.param("Từ tháng 11-2019, xã có loa.", "2019-11-28", id="month"),
        pytest.param("Năm 2018 và năm 2016, thôn làm đường.", "2016-12-31", id="year"),
        pytest.param(
            "Giai đoạn 2021-2030, đến năm 2045. Năm 2022 thì khác. Cuối năm 2022, xong.",
            "2022-12-31",
            id="plans do not count",
        ),
        pytest.param("Huyện Chợ Đồn họp ngày 3/9/2025.", "2025-06-30", id="districts exist"),
        pytest.param(
            "Xã X (huyện Chợ Đồn cũ) họp năm 2021 rồi thôi.",
            "2025-07-01",
            id="districts are former",
        ),
        pytest.param("Vận hành chính quyền địa phương 2 cấp.", "2025-07-01", id="two levels"),
    ],
)
def test_a_text_dates_itself(text: str, day: str) -> None:
    """The latest date that it names, checked against the levels that it names."""
    assert guess_day(text, find_places(text))[0] == day


def test_trust_falls_with_the_hint() -> None:
    """A date is trusted more than levels, levels more than nothing."""
    dated = guess_day("Ngày 17/1/2023 họp.", ())[1]
    text = "Huyện Chợ Đồn họp."
    levels = guess_day(text, find_places(text))[1]
    nothing = guess_day("Bà con họp.", ())[1]
    assert dated > levels > nothing > 0
