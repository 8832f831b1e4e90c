"""Fault 49: an agency report that two papers print with their own heads is linked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.crawl import Reading
from danvan_nlp.crawl.reprints import SHARED, sketch_of
from danvan_nlp.simulator import Host, many_stories
from danvan_nlp.simulator.web import Web

BODY = (
    "Mô hình do Hội Nông dân xã thực hiện từ đầu năm 2021 với 45 hộ tham gia. Hội cử người đến đo"
    " đạc, vẽ lại sơ đồ vườn rồi cùng chủ nhà làm trong một tuần. Sau một năm, mỗi vườn thu thêm"
    " vài chục triệu đồng, đường làng sạch hơn và bà con gặp nhau nhiều hơn. Xã đặt mục tiêu đến"
    " cuối năm có thêm hai mươi khu vườn đạt chuẩn, đồng thời giúp các xã bạn làm theo cách này."
)
OTHER = (
    "Đoàn Thanh niên phường vận động ngư dân gom rác nhựa trong mỗi chuyến biển. Mỗi tàu được phát"
    " hai bao lưới, khi về bến thì giao lại cho tổ thu gom. Sau tám tháng đã có bảy mươi ba tàu đưa"
    " vào bờ hơn bốn tấn rác, và cái được lớn nhất là thói quen mới của người đi biển trong phường."
)


def _shared(first: str, second: str) -> int:
    return len(set(sketch_of(first)) & set(sketch_of(second)))


def test_another_head_and_foot_change_a_sketch_little() -> None:
    """Title, agency mark and signature differ, the report is the same."""
    assert _shared(f"Vườn mẫu\n\n{BODY}", f"(TTXVN) - {BODY}\n\nTheo Hoàng Mai") >= SHARED


def test_two_reports_share_nothing() -> None:
    """Two reports of one genre are two."""
    assert _shared(BODY, OTHER) == 0


def test_a_short_text_has_no_sketch() -> None:
    """Announcements are all alike."""
    assert sketch_of("Thông báo lịch tiếp công dân tháng này.") == ()


@given(st.text(max_size=600))
def test_any_text_has_a_small_sketch(text: str) -> None:
    """At most sixteen numbers that SQLite can hold."""
    sketch = sketch_of(text)
    assert len(sketch) <= 16
    assert all(0 <= number < 2**63 for number in sketch)


def test_a_reprint_is_linked_and_kept(make_stage) -> None:
    """The second paper's version stays, and names the first one's article."""
    hosts = {
        name: Host(name=name, family="epi", title=name, stories=list(many_stories(1)))
        for name in ("mot.test", "hai.test")
    }
    stage = make_stage(web=Web(hosts=hosts))

    def reader(page) -> Reading:
        text = f"{page.source}\n\n{BODY}"
        return Reading(text_hash=str(page.source), exact=True, sketch=sketch_of(text))

    stage.means = replace(stage.means, reader=reader)
    assert stage.run(workers=1).total("new") == 2
    (row,) = stage.rows("SELECT key, twin_of FROM addresses WHERE twin_of IS NOT NULL")
    assert {str(value).partition(" ")[0] for value in row} == {"mot.test", "hai.test"}
