"""Dates as pages write them, read to the minute where one is given; what is none stays none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.vietnamese.dates import (
    VIETNAM,
    DateReader,
    find_stamp,
    is_date_line,
    is_relative_line,
    resolve_relative,
)

FIRST, LAST = datetime(1997, 1, 1), datetime(2099, 12, 31)  # noqa: DTZ001 hypothesis asks for it
FORMS = {
    "Thứ Ba, 24/11/2026 | 08:12 GMT+7": "2026-11-24T08:12:00+07:00",
    "Thứ ba - 24/11/2026 08:12": "2026-11-24T08:12:00+07:00",
    "Thứ năm, 2/11/2023, 19:20 (GMT+7)": "2023-11-02T19:20:00+07:00",
    "Thứ Bảy, 07/03/2026 - 08:52": "2026-03-07T08:52:00+07:00",
    "07/03/2026 08:06 GMT+7": "2026-03-07T08:06:00+07:00",
    "- 07/03/2026 08:47": "2026-03-07T08:47:00+07:00",
    "07-03-2026 - 00:01 AM": "2026-03-07T00:01:00+07:00",
    "24/11/2026 14:05 PM": "2026-11-24T14:05:00+07:00",
    "08/09/2020 7:45:12 SA": "2020-09-08T07:45:12+07:00",
    "Cập nhật: 24.11.2026, 8:12 CH": "2026-11-24T20:12:00+07:00",
    "24/11/2026 12:05 SA": "2026-11-24T00:05:00+07:00",
    "(21/01/2023)": "2023-01-21",
    "Chủ Nhật, 2/10/2022": "2022-10-02",
    "Đăng ngày 17/03/2023": "2023-03-17",
    "08:23, 17/09/2024 (GMT+7)": "2024-09-17T08:23:00+07:00",
    "15:48 02/07/2020": "2020-07-02T15:48:00+07:00",
    "Đăng lúc: 8h12' ngày 24-11-2026": "2026-11-24T08:12:00+07:00",
    "8 giờ 12 phút, ngày 24/11/2026": "2026-11-24T08:12:00+07:00",
    "26 Tháng Mười Hai 2021": "2021-12-26",
    "ngày 24 tháng 11 năm 2026": "2026-11-24",
    "2026-03-07T08:52:11.000 +07:00": "2026-03-07T08:52:11+07:00",
    "2026-03-07T08:52:11+0700": "2026-03-07T08:52:11+07:00",
    "2026-03-07T08:52:11.000000+07:00": "2026-03-07T08:52:11+07:00",
    "2026-03-07T01:52:11Z": "2026-03-07T08:52:11+07:00",
    "2026-03-07T00:01:00": "2026-03-07T00:01:00+07:00",
    "2026-03-07 08:52": "2026-03-07T08:52:00+07:00",
    "Tháng Mười Một 24, 2026 13:47": "2026-11-24T13:47:00+07:00",
    "24 thg 11, 2026 13:47": "2026-11-24T13:47:00+07:00",
    "Nov 24, 2026 1:47 PM": "2026-11-24T13:47:00+07:00",
    "T3, 24/11/2026 - 13:47 GMT+07:00": "2026-11-24T13:47:00+07:00",
    "Sat, 07 Mar 2026 01:52:11 GMT": "2026-03-07T08:52:11+07:00",
    "Sat, 07 Mar 2026 08:52:11 +0700": "2026-03-07T08:52:11+07:00",
}


@pytest.mark.parametrize(("line", "expected"), FORMS.items(), ids=FORMS)
def test_a_real_form_is_read(line: str, expected: str) -> None:
    """Day before month always, local time where no zone is given, noon and midnight right."""
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.iso == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("11/24/2026 8:12:00 AM", id="month first is never guessed"),
        pytest.param("32/13/2020", id="no such day"),
        pytest.param("01/01/1970", id="before the web"),
        pytest.param("giai đoạn 01/01/2021-2026", id="a period"),
        pytest.param("Ngày 5/6, xã đã có 8:30", id="no year"),
        pytest.param("Nghị định 68/2026/NĐ-CP", id="a decree"),
        pytest.param("Lượt xem: 2024", id="a counter"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_date_stays_missing(line: str) -> None:
    """A missing date is never replaced by a guess or by today."""
    assert find_stamp(line) is None


def test_a_feed_may_declare_month_first() -> None:
    """A source known to write 11/24/2026 is read so."""
    stamp = find_stamp("11/24/2026 8:12:00 AM", month_first=True)
    assert stamp is not None
    assert stamp.iso == "2026-11-24T08:12:00+07:00"


def test_a_date_after_the_fetch_is_refused() -> None:
    """A page cannot have appeared after it was fetched."""
    fetched = datetime(2026, 3, 8, tzinfo=UTC)
    assert find_stamp("24/11/2026 08:12", not_after=fetched) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 giờ trước", "2026-03-07T05:30:00+07:00"),
        ("45 phút trước", "2026-03-07T07:45:00+07:00"),
        ("3h trước", "2026-03-07T05:30:00+07:00"),
        ("Cách đây khoảng 3 giờ", "2026-03-07T05:30:00+07:00"),
        ("1 giờ 20 phút trước", "2026-03-07T07:10:00+07:00"),
        ("2 ngày trước", "2026-03-05"),
        ("Vừa xong", "2026-03-07T08:30:00+07:00"),
        ("Hôm qua, 21:15", "2026-03-06T21:15:00+07:00"),
        ("hôm nay", "2026-03-07"),
    ],
)
def test_relative_times_count_from_the_fetch(line: str, expected: str) -> None:
    """A time of day is kept where the line gives one."""
    stamp = resolve_relative(line, datetime(2026, 3, 7, 8, 30, tzinfo=VIETNAM))
    assert stamp is not None
    assert stamp.iso == expected


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("3 giờ trước", True),
        ("Cập nhật 3 giờ trước", True),
        ("Hôm qua, 21:15", True),
        ("Hôm nay, xã Quảng Bạch họp", False),
        ("Ba giờ trước khi họp", False),
    ],
)
def test_a_line_that_says_how_long_ago_is_known(line: str, whole: bool) -> None:
    """A sentence with such words is none."""
    assert is_relative_line(line) is whole
    assert is_date_line(line) is whole


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("25/11/2026 08:12", "2026-11-25T08:12:00+07:00", id="within a day"),
        pytest.param("2026-11-24T15:12:00Z", "2026-11-24T22:12:00+07:00", id="local, called UTC"),
        pytest.param("26/11/2026", None, id="of the day after tomorrow"),
        pytest.param("26/11/2026, sửa 24/11/2026", "2026-11-24", id="the next one in the line"),
    ],
)
def test_a_reader_refuses_what_is_later_than_a_day_after_the_fetch(
    line: str, expected: str | None
) -> None:
    """Clocks and zones are wrong by hours, not by days."""
    stamp = DateReader(fetched_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC)).stamp(line)
    assert (stamp.iso if stamp else None) == expected


def test_a_reader_without_a_fetch_time_counts_nothing() -> None:
    """Then nothing is too late either."""
    assert DateReader().relative("3 giờ trước") is None
    assert DateReader().stamp("24/11/2026") is not None


def test_a_fetch_time_without_zone_is_local() -> None:
    """As every other time."""
    naive = datetime(2026, 3, 7, 8, 30)  # noqa: DTZ001 - the case
    stamp = DateReader(fetched_at=naive).relative("3 giờ trước")
    assert stamp is not None
    assert stamp.iso == "2026-03-07T05:30:00+07:00"


def test_a_sentence_is_no_relative_time() -> None:
    """Without the words there is nothing to resolve."""
    assert resolve_relative("Xã Quảng Bạch", datetime(2026, 3, 7, tzinfo=UTC)) is None


@pytest.mark.parametrize("line", [form for form in FORMS if "Sat" not in form])
def test_a_date_line_is_nothing_but_a_date(line: str) -> None:
    """Weekday, label, zone and marks belong to it."""
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 24/11/2026, Ban Dân vận Tỉnh ủy tổ chức hội nghị.",
        "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39",
        "Mô hình “Dân vận khéo” năm 2026",
    ],
)
def test_a_line_with_more_is_no_date_line(line: str) -> None:
    """Prose that holds a date stays prose."""
    assert not is_date_line(line)


@given(st.text(max_size=120))
def test_any_line_is_read_without_error(line: str) -> None:
    """A stamp or none, and a stamp's ISO form reads back as itself."""
    stamp = find_stamp(line)
    if stamp is not None:
        again = find_stamp(stamp.iso)
        assert again == stamp
    is_date_line(line)


@given(st.datetimes(FIRST, LAST), st.sampled_from("/-."))
def test_every_day_and_minute_is_read(moment: datetime, mark: str) -> None:
    """Whichever mark parts day, month and year."""
    line = moment.strftime(f"%d{mark}%m{mark}%Y %H:%M")
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.iso[:16] == moment.strftime("%Y-%m-%dT%H:%M")
