"""Verbs by what they make of the organisation before them: who runs a model, who only looks on.

A report says "xây dựng", "triển khai", "ra mắt" of the body that runs a model and "chỉ
đạo", "biểu dương", "cho biết" of one that directs, praises or speaks (guidelines,
"Cases decided").
"""

from __future__ import annotations

from danvan_nlp.vietnamese.syllables import phrase_key

_CLASSES = {
    "run": """xây dựng|triển khai|thực hiện|thành lập|ra mắt|duy trì|lập|mở|làm|phát động|khởi xướng|vận hành|đứng ra|bắt tay|bắt đầu|đăng ký|tự|
        sáng lập|nghĩ ra|áp dụng|lắp đặt|trồng|nuôi|giữ|gây dựng|dựng|cho ra đời|bắt nhịp|đảm nhận|phụ trách|nhận đỡ đầu|đỡ đầu|hiến|góp|quyên góp|tổ chức|vận động""",
    "have": "có|còn có|với|sở hữu|nổi bật với|được biết đến",
    "join": "phối hợp|cùng|cùng với|kết hợp|ký kết|liên kết|chung tay|bàn bạc|tham mưu",
    "direct": """chỉ đạo|hướng dẫn|lãnh đạo|yêu cầu|chọn|lựa chọn|giao|phân công|quán triệt|ban hành|đề ra|kiểm tra|giám sát|theo dõi|định hướng|phê duyệt|nhân rộng|
        chỉ đạo xây dựng|ra nghị quyết|xây dựng kế hoạch|ban hành kế hoạch""",
    "praise": "biểu dương|khen thưởng|tặng|trao|công nhận|đánh giá|tuyên dương|ghi nhận|tôn vinh|vinh danh|xếp|nhận bằng khen|khen",
    "say": "cho biết|khẳng định|chia sẻ|nói|nhấn mạnh|phát biểu|báo cáo|cho hay|cho rằng|thông tin|kể|bày tỏ|thống kê",
    "help": "hỗ trợ|giúp|giúp đỡ|tạo điều kiện|tài trợ|ủng hộ|cho vay|tặng quà|đồng hành|tiếp nhận|được hỗ trợ",
}
VERB_CLASS = {
    phrase_key(phrase): name for name, table in _CLASSES.items() for phrase in table.split("|")
}
# For the first word of a verb: how many words its verbs have, longest first.
VERB_SIZES = {
    first: sorted({len(p.split()) for p in VERB_CLASS if p.split()[0] == first}, reverse=True)
    for first in {phrase.split()[0] for phrase in VERB_CLASS}
}
