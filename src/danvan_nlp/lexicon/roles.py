"""Words before an organisation's name that say what part it plays in the sentence.

"theo tham mưu của Công an xã" makes an adviser of it, "Chủ tịch Hội LHPN xã" names whose
office someone holds, "hội viên Hội CCB" whose members act, "tại hội trường UBND xã" where
something happens: none of these says that the organisation runs a model, while "do",
"giao" and the opening of a sentence may (guidelines, "Cases decided").
"""

from __future__ import annotations

from collections.abc import Mapping

from danvan_nlp.vietnamese.syllables import phrase_key


def _phrases(table: str) -> frozenset[str]:
    return frozenset(phrase_key(phrase) for phrase in table.split("|"))


OFFICES = _phrases(
    "chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng|phó trưởng|giám đốc|phó giám đốc|hội trưởng|"
    "đồn trưởng|hiệu trưởng|chính trị viên|chỉ huy trưởng|trưởng ban|phó trưởng ban|đội trưởng|"
    "thường trực|cán bộ|chi hội trưởng|trưởng công an|ủy viên|tổ trưởng|chủ nhiệm|thường vụ|nguyên"
)
# What "của" before a name belongs to, or what stands right before the name.
HEADS: Mapping[str, frozenset[str]] = {
    "advice": _phrases("tham mưu|đề xuất|đề nghị|kiến nghị"),
    "direction": _phrases(
        "chỉ đạo|lãnh đạo|hướng dẫn|kế hoạch|chỉ thị|nghị quyết|chủ trương|phát động|định hướng|"
        "quan tâm|giám sát|kêu gọi|yêu cầu|đề án|quyết định|công văn|phân công"
    ),
    "help": _phrases(
        "hỗ trợ|giúp đỡ|ủng hộ|đồng hành|tài trợ|giúp sức|vào cuộc|quỹ|nguồn vốn|kinh phí|vốn|"
        "ngân hàng"
    ),
    "report": _phrases("đánh giá|báo cáo|thống kê|thông tin|nhận định|số liệu|tổng hợp|ông|bà"),
    "model": _phrases(
        "mô hình|cách làm|điển hình|công trình|phần việc|câu lạc bộ|tổ|sáng kiến|việc làm|"
        "hoạt động|chương trình|cuộc vận động|phong trào"
    ),
    "people": _phrases(
        "hội viên|đoàn viên|chiến sĩ|đảng viên|thành viên|chị em|phụ nữ|nông dân|lực lượng|"
        "nhân dân|người dân|giáo viên|học sinh|cựu chiến binh"
    ),
    "site": _phrases("trụ sở|nhà văn hóa|sân|hội trường|khuôn viên|cổng|địa bàn|nơi|văn phòng"),
}
HEAD_OF: Mapping[str, str] = {phrase: name for name, table in HEADS.items() for phrase in table}
# Words that stand by themselves before a name, each a role of its own.
PLAIN: Mapping[str, str] = {
    phrase_key(word): word
    for word in (
        ", - – / : do được giao theo tại ở cho từ tới đến trong về gồm có là như thuộc giúp các bởi để khi "
        "sau nhờ bằng vào ra lên"
    ).split()
}
WITH: Mapping[str, str] = {phrase_key(word): word for word in ("với", "cùng", "và")}
JOINERS = frozenset((",", "-", "–", "/", "&")) | {
    phrase_key(word) for word in ("và", "cùng", "với", "phối", "hợp", "các")
}
# What begins with one of these is no subject: after its comma one may follow ("Năm 2020, A mở …").
ADVERBIAL = frozenset(
    phrase_key(word)
    for word in (
        "theo tại ở trong với để nhằm từ năm ngày tháng sau trước đến hiện thời qua nhờ vì khi thực "
        "hưởng nhận được cùng bên về trên mới vừa đầu cuối riêng đặc ngoài tính tiếp xuất dưới sáng chiều"
    ).split()
)
# A name with one of these stands for no particular body: "Hội LHPN các xã".
GENERIC = frozenset(phrase_key(word) for word in ("các", "những", "nhiều", "cấp", "mỗi"))

# Words of a name that tell what branch an organisation is of, surest first.
BRANCHES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, _phrases(table))
    for name, table in (
        ("police", "công an|cảnh sát"),
        ("women", "phụ nữ"),
        ("farmers", "nông dân"),
        ("youth", "thanh niên|đoàn"),
        ("veterans", "cựu chiến binh"),
        ("border", "biên phòng"),
        ("army", "quân sự|bộ tư lệnh|lữ đoàn|trung đoàn"),
        ("front", "mặt trận"),
        ("school", "trường"),
    )
)
