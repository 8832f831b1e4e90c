"""Nouns that say what the quoted or named thing after them is.

Collected from the shared gold and from the standing vocabulary of the movement
(guidelines, "Quotes"); every phrase is folded, so that spellings compare equal.
"""

from __future__ import annotations

from danvan_nlp.vietnamese.folding import fold

_MODEL = """mô hình|mô hình điểm|điển hình|cách làm|câu lạc bộ|clb|tổ tự quản|tổ|đội|nhóm|chi hội|chi bộ|
tuyến đường|con đường|đoạn đường|đường|công trình|phần việc|tủ|quầy|gian hàng|hũ|hũ gạo|bữa ăn|bếp ăn|chuyến xe|
ngôi nhà|mái ấm|khu dân cư|thôn|bản|ấp|khu phố|tổ dân phố|tổ hợp tác|hợp tác xã|ngày|buổi|hộp thư|địa chỉ|điểm|quỹ|
lớp học|góc|vườn|vườn rau|cánh đồng|tiếng kẻng|tiếng loa|camera|ánh sáng|dòng họ|gia đình|làng|sáng kiến|việc làm|mô hình dân vận khéo"""
_MOVEMENT = """phong trào thi đua|phong trào|thi đua|cuộc vận động|chương trình|chiến dịch|hội thi|cuộc thi|đợt thi đua|
danh hiệu|giải thưởng|ngày hội|tháng|năm|lễ phát động|cuộc thi đua|đề án|dự án|kế hoạch|chỉ thị|nghị quyết|kết luận|
chuyên đề|học tập và làm theo|quyết định|thông tư|nghị định|luật|quy định|hướng dẫn|văn bản|báo cáo|tác phẩm|bài báo|bài thơ|
cuốn sách|tọa đàm|hội thảo|hội nghị|tiêu chuẩn|đạt chuẩn"""
_SAYING = """phương châm|khẩu hiệu|tiêu chí|tinh thần|quan điểm|nguyên tắc|lời dạy|thông điệp|chủ đề|mục tiêu|châm ngôn|
tư tưởng|lời bác|phong cách|truyền thống|nội dung|tiêu đề|nếp sống|thói quen"""
_MECHANISM = "cơ chế|quy chế|quy trình|bộ phận|trung tâm|thủ tục"
_SPEECH = """nói|cho biết|chia sẻ|khẳng định|nhấn mạnh|phát biểu|bày tỏ|tâm sự|kể|cho hay|đánh giá|nhận định|phấn khởi|cho rằng|
lưu ý|đề nghị|trao đổi|bộc bạch|nhớ lại|tâm niệm|nhận xét|giải thích|ông nói|bà nói|viết"""
_OTHER = "được ví như|ví như|được gọi là|gọi là|mệnh danh là|trở thành|như|là|biệt danh|danh xưng|cái|nạn|bệnh|thế"


def _phrases(*tables: str) -> frozenset[str]:
    return frozenset(fold(p) for table in tables for p in table.replace("\n", "").split("|"))


QUOTE_CUES = _phrases(_MODEL, _MOVEMENT, _SAYING, _MECHANISM, _SPEECH, _OTHER)
MODEL_CUES = _phrases(_MODEL)
