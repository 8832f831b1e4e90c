"""Nouns that say what the quoted or named thing after them is.

Collected from the shared gold and from the standing vocabulary of the movement
(guidelines, "Quotes"); every phrase is folded, so that spellings compare equal.
"""

from __future__ import annotations

from danvan_nlp.vietnamese.folding import fold

_MODEL = """mô hình|mô hình điểm|điển hình|cách làm|sáng kiến|việc làm|phần việc|mô hình dân vận khéo|mô hình thí điểm|mô hình mới|mô hình hay|giải pháp|cách làm hay|
mô hình tự quản|mô hình sinh kế|mô hình kinh tế|mô hình dân vận|mô hình an ninh trật tự|mô hình tiêu biểu|loại hình"""
_GROUP = """câu lạc bộ|clb|tổ tự quản|tổ|đội|nhóm|chi hội|chi bộ|tổ hợp tác|hợp tác xã|htx|tổ hội|đội hình|liên minh|nhóm zalo|trang zalo|hội quán|mạng lưới|lực lượng|
dòng họ|gia đình|khu dân cư|thôn|bản|ấp|khu phố|tổ dân phố|làng|xóm|buôn|nhà trọ|khu nhà trọ|chợ|vùng"""
_THING = """tuyến đường|con đường|đoạn đường|đường|công trình|tủ|quầy|gian hàng|hũ|hũ gạo|bữa ăn|bếp ăn|chuyến xe|ngôi nhà|mái ấm|ngày|buổi|hộp thư|địa chỉ|
điểm|quỹ|lớp học|góc|vườn|vườn rau|cánh đồng|tiếng kẻng|tiếng loa|camera|ánh sáng|tủ sách|tủ thuốc|suất cơm|cây atm|hàng rào|cổng|tuyến phố|bến|phiên chợ|
cửa hàng|siêu thị|tuyến|cặp lá|sổ tay|hòm thư|hàng cây|bữa cơm|bữa sáng|ngân hàng|thư viện|giờ|sân chơi|bể|lò|thùng|quầy hàng|tạp hóa|chuyên mục"""
_MOVEMENT = """phong trào thi đua|phong trào|thi đua|cuộc vận động|chương trình|chiến dịch|đợt thi đua|tháng|năm|lễ phát động|học tập và làm theo|tuần lễ|
phong trào cách mạng|tháng cao điểm|đợt cao điểm|đợt|ngày hội|hoạt động|chủ trương|hưởng ứng|phát động"""
_CONTEST = """hội thi|cuộc thi|cuộc thi đua|diễn đàn|ngày hội|hội diễn|liên hoan|giải"""
_TITLE = """danh hiệu|giải thưởng|đạt chuẩn|tiêu chuẩn|huy hiệu|kỷ niệm chương|huân chương|huy chương|chứng nhận|danh hiệu thi đua|bằng"""
_DOCUMENT = """đề án|dự án|kế hoạch|chỉ thị|nghị quyết|kết luận|chuyên đề|quyết định|thông tư|nghị định|luật|quy định|hướng dẫn|văn bản|báo cáo|tác phẩm|
bài báo|bài thơ|cuốn sách|tọa đàm|hội thảo|hội nghị|đề tài|bài viết|bài|cuốn|bộ phim|phim|vở|vở diễn|tiểu phẩm|ca khúc|bài hát|bộ ảnh|tập thơ|truyện|kịch|chương trình nghệ thuật|
triển lãm|lễ hội|festival|đêm nhạc|sự kiện|đêm hội|liveshow|gameshow|album|mv|trò chơi|bức tranh|bức ảnh|phù điêu|tượng|bộ sưu tập|hồi ký|tiểu thuyết|phóng sự|chuyên án|chiến dịch quân sự|series|tập"""
_BRAND = """thương hiệu|công ty|ứng dụng|app|fanpage|kênh|trang|nhãn hiệu|nhãn|đoàn tàu|con tàu|tàu|chiếc|quán|nhà hàng|khách sạn|dự án nhà ở|khu đô thị|phần mềm|nền tảng|dịch vụ|
gói|gói vay|tài khoản|biển|bảng|tiệm|cà phê|ban nhạc|đội bóng|đội tuyển|câu lạc bộ bóng đá|clb bóng đá|khóa|khóa học|tour|giống|giống lúa|sản phẩm|loại|dòng|mã|tên|tên gọi|bệnh viện|băng nhóm"""
_SAYING = """phương châm|khẩu hiệu|tiêu chí|tinh thần|quan điểm|nguyên tắc|lời dạy|thông điệp|chủ đề|mục tiêu|châm ngôn|phương án|hình thức|cách thức|
tư tưởng|lời bác|phong cách|truyền thống|nội dung|tiêu đề|nếp sống|thói quen|băng rôn|câu|yêu cầu|phẩm chất|đạo lý|lời thề|đạt"""
_MECHANISM = "cơ chế|quy chế|quy trình|bộ phận|trung tâm|thủ tục"
_SPEECH = """nói|cho biết|chia sẻ|khẳng định|nhấn mạnh|phát biểu|bày tỏ|tâm sự|kể|cho hay|đánh giá|nhận định|phấn khởi|cho rằng|
lưu ý|đề nghị|trao đổi|bộc bạch|nhớ lại|tâm niệm|nhận xét|giải thích|ông nói|bà nói|viết|hỏi|đáp|trả lời|thổ lộ|phân trần|thốt lên|ghi|dặn|nhắn|hô|gọi với"""
_OTHER = "được ví như|ví như|được gọi là|gọi là|mệnh danh là|trở thành|như|là|biệt danh|danh xưng|cái|nạn|bệnh|thế|những|thành|sự|gọi|kiểu|coi là|xem là|được coi là|được xem là|từ|chữ"


def _phrases(*tables: str) -> frozenset[str]:
    return frozenset(fold(p) for table in tables for p in table.split("|"))


_CLASSES = {
    "model": _phrases(_MODEL),
    "group": _phrases(_GROUP),
    "thing": _phrases(_THING),
    "movement": _phrases(_MOVEMENT),
    "contest": _phrases(_CONTEST),
    "title": _phrases(_TITLE),
    "document": _phrases(_DOCUMENT),
    "brand": _phrases(_BRAND),
    "saying": _phrases(_SAYING),
    "mechanism": _phrases(_MECHANISM),
    "speech": _phrases(_SPEECH),
    "other": _phrases(_OTHER),
}
QUOTE_CUES = {phrase: name for name, phrases in reversed(_CLASSES.items()) for phrase in phrases}

# Nouns that are themselves a kind of model where they open an unquoted name.
MODEL_HEADS = _phrases(
    """câu lạc bộ|clb|tổ tự quản|tổ hợp tác|tổ liên gia|tổ liên kết|tổ an ninh|tổ dân vận|tổ hòa giải|tổ công nghệ số|tổ hội|tổ đoàn kết|
    tổ phụ nữ|tổ tiết kiệm|tổ tàu thuyền|tổ nhân dân|tổ tuần tra|tổ xung kích|tổ thu gom|tổ giúp việc|đội tự quản|đội dân phòng|đội tuyên truyền|nhóm liên gia|nhóm hộ|
    nhóm phụ nữ|nhóm zalo|cụm liên kết|cụm dân cư|chi hội nghề nghiệp|chi hội nông dân nghề nghiệp|tổ hội nghề nghiệp|hợp tác xã|htx|tuyến đường hoa|tuyến đường|đường hoa|
    đoạn đường tự quản|đoạn đường|con đường|hàng cây|hũ gạo|tiếng kẻng|tiếng loa|tiếng trống|tiếng mõ|camera an ninh|camera giám sát|cánh đồng|dòng họ|khu dân cư|
    thắp sáng đường quê|ánh sáng an ninh|nhà trọ tự quản|vườn rau|nuôi heo đất|nhà sạch|ngày thứ bảy|ngày chủ nhật|bếp ăn|tủ sách|tủ thuốc|quỹ"""
)
# Words after which a list of examples starts.
LIST_LEADS = _phrases(
    "như|là|gồm|thành|lập|về|ra|dựng|khai|trì|mắt|bật|nhiện|hiện|rồi|với|nhân rộng|thực hiện|có"
)
# Words and marks before which the noun phrase of a name may end.
NAME_STOPS = frozenset(", ( ) ; . : … – - ! ? /".split()) | _phrases(
    """của|do|tại|ở|đã|đang|được|với|cho|từ|có|là|trên|trong|này|đến|giúp|gắn|và|để|nhằm|thuộc|theo|qua|bằng|khi|sau|mà|thì|cũng|lại|
    vẫn|sẽ|suốt|lên|xuống|liền|còn|hiện|ra đời|ra mắt|mang|góp|vào|bởi|nên|nơi|ngay|mỗi|hoặc|hay|như|cùng|nhờ|đạt|tạo|thu hút|thu gom|hoạt động|trở|
    bắt đầu|lan|phát huy|đem|triển khai|thành lập|ấy|đó|kia|vừa|tới|rồi|nay|bước đầu|ban đầu|giai đoạn|duy trì|trực thuộc|dài|rộng|toàn|không chỉ|khoảng|
    gồm|quy mô|năm|đồng thời|lần|đầu tiên|vì|dành|chính|nào|đưa|làm|xuất hiện|phát triển mạnh|được nhân|hiệu quả|chưa|rất|khá|luôn|đều|thật|cụ thể"""
)
# Words with which no name opens: after "mô hình" they go on with the sentence.
NEVER_FIRST = frozenset(", ( ) ; . : … – - ! ? / “ ” \" '".split()) | _phrases(
    """của|do|tại|ở|đã|đang|được|với|cho|từ|có|là|trên|trong|này|đến|và|để|nhằm|thuộc|theo|qua|khi|sau|mà|thì|cũng|lại|vẫn|sẽ|còn|hiện|mang|
    vào|bởi|nên|nơi|ngay|hoặc|hay|như|cùng|nhờ|đạt|ấy|đó|kia|vừa|rồi|nào|nay|chưa|rất|đều|luôn|khác|trước|nói|kể|nêu|ra|hoạt|điển|tiêu|thí|mới|cũ|gì|
    không chỉ|không những|không phải|vận hành|thực sự|bước đầu|ban đầu"""
)
