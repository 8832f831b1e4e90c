"""Classes of the words that open a model's name, stand within it and end it.

A name opens with a noun for a body (câu lạc bộ, tổ), a work (tuyến đường, camera), people
or a place, with a verb for what is done (trồng, vận động) or with a number; it ends before
a word that goes on with the sentence (của, tại, đã, giúp). A classifier learns from a class
what it would not see often enough of each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from danvan_nlp.vietnamese.syllables import phrase_key

_OPENINGS = {
    "body": """câu lạc bộ|clb|tổ|đội|nhóm|chi hội|tổ hội|hợp tác xã|htx|ban|cụm|chi bộ|hội|đoàn|liên gia|tổ hợp tác|liên minh|
        trung tâm|mạng lưới|lực lượng|hội quán|đội hình|hội đồng|xứ đạo|giáo xứ|họ đạo|doanh nghiệp|trường|trạm""",
    "kin": "dòng họ|dòng tộc|họ|gia đình|hộ|hộ gia đình|tộc|nhà|ngôi nhà|nhà trọ|khu nhà trọ|mái ấm|cặp|đôi",
    "area": """khu dân cư|thôn|bản|ấp|xóm|làng|khu phố|tổ dân phố|buôn|khu|xã|phường|địa bàn|khóm|phum|sóc|chùa|biên giới|
        cánh đồng|vườn|vườn rau|trang trại|vùng|khu vườn|ruộng|ao|đồi|rừng|chợ|bến|cổng trường|trường học|cơ quan""",
    "work": """tuyến đường|đường|đoạn đường|con đường|tuyến phố|tuyến|hàng cây|hàng rào|cột cờ|cờ|đường cờ|cổng|cổng rào|công trình|cầu|
        kênh|mương|giếng|cây|bồn hoa|đường hoa|hoa|bể|hố|lò|thùng|thùng rác|điểm|điểm sáng|sân chơi|nhà văn hóa|thư viện|tủ|tủ sách|tủ thuốc|quầy|quầy hàng|gian hàng|góc|bếp|
        bếp ăn|hũ|hũ gạo|ống|heo đất|quỹ|bữa ăn|suất ăn|bữa cơm|bữa sáng|phiên chợ|cửa hàng|siêu thị|ngân hàng|túi|giỏ|chuyến xe|xe|thuyền|tàu""",
    "sign": """camera|mắt|mắt thần|tiếng|tiếng kẻng|tiếng loa|tiếng mõ|tiếng trống|kẻng|mõ|loa|đèn|ánh sáng|ánh điện|ngọn đèn|chuông|zalo|
        fanpage|facebook|nhóm zalo|mã|qr|radio|hộp thư|hòm thư|hòm|thùng thư|hộp|đường dây|địa chỉ|sổ|sổ tay|chuyên mục|trang|cẩm nang|pano""",
    "time": "ngày|giờ|phút|tuần|tháng|buổi|sáng|thứ|chủ nhật|thứ bảy|thứ sáu|phiên|tiết|mùa|năm|15 phút|một giờ",
    "people": """phụ nữ|nông dân|cựu chiến binh|ccb|thanh niên|đoàn viên|đảng viên|cán bộ|hội viên|người|công dân|bạn|mẹ|cha|bố|
        ông bà|học sinh|trẻ em|thiếu nhi|công an|bộ đội|chiến sĩ|thầy cô|giáo viên|tuổi trẻ|tuổi|nhân dân|dân|bà con|doanh nhân|tiểu thương|lái xe|người cao tuổi|công nhân|chức sắc|tín đồ|phật tử""",
    "do": """vận động|xây dựng|tuyên truyền|phát triển|sản xuất|bảo vệ|giữ gìn|giữ|gìn giữ|bảo tồn|phát huy|nâng cao|đẩy mạnh|tăng cường|thực hiện|triển khai|
        hỗ trợ|giúp|giúp đỡ|giúp nhau|đỡ đầu|chăm sóc|chăm lo|quản lý|giáo dục|cảm hóa|tiếp nhận|hiến|hiến đất|góp|đóng góp|ủng hộ|quyên góp|tham gia|thu gom|phân loại|xử lý|
        thu hồi|đổi|tái chế|tái sử dụng|biến|làm|cải tạo|chỉnh trang|dọn|dọn vệ sinh|vệ sinh|thắp sáng|lắp|lắp đặt|kết nối|liên kết|hợp tác|chung tay|chung sức|đoàn kết|đồng hành|
        tiết kiệm|tích|đổi mới|cải cách|giải quyết|hòa giải|đối thoại|lắng nghe|tiếp|trao|tặng|chia sẻ|sẻ chia|ươm|nuôi dưỡng|khơi|gieo|lan tỏa|học|học tập|dạy|xóa|xóa bỏ|xóa đói|
        giảm|giảm nghèo|phòng|phòng chống|phòng ngừa|chống|đấu tranh|đảm bảo|bảo đảm|giám sát|tự quản|tuần tra|phối hợp|tra cứu|đưa|hướng|hướng dẫn|tư vấn|trợ giúp|cứu|
        tạo|dồn|mở|nói không|nói|đi|bỏ|mỗi|cùng|vì|không|tự|xây|sửa|sử dụng|ứng dụng|số hóa|chuyển đổi|phủ|gắn|treo|giải phóng|thi đua""",
    "skill": "khéo|khéo trong|dân vận khéo|dân vận khéo trong|dân vận",
    "farm": """trồng|nuôi|chăn nuôi|thâm canh|canh tác|chế biến|chế tác|ương|nhân giống|ghép|vỗ béo|luân canh|xen canh|trồng trọt|nuôi trồng|khai thác|
        kinh doanh|du lịch|dịch vụ|lúa|rau|lợn|bò|gà|cá|tôm|dê|ong|mía|ngô|sắn|cam|bưởi|nấm|cây ăn quả|kinh tế""",
    "number": "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười",
}
_STOPS = {
    "own": "của|do|thuộc|trực thuộc",
    "at": "tại|ở|trên|nơi|trong|ngay|trên địa bàn",
    "aspect": """đã|đang|được|sẽ|vẫn|vừa|cũng|lại|luôn|đều|liền|còn|chưa|rất|khá|thật|không chỉ|rồi|bắt đầu|bước đầu|ban đầu|càng|không ngừng|
        thực sự|từng|đang được|đã được|được nhân""",
    "deed": """ra đời|ra mắt|mang|góp|giúp|đạt|tạo|thu hút|hoạt động|trở|trở thành|lan|phát huy|đem|triển khai|thành lập|duy trì|đưa|làm|xuất hiện|
        phát triển mạnh|hiện|thu gom|chính|toàn|góp phần|trưởng thành|mang lại|đem lại""",
    "with": "với|có|gồm|quy mô|dài|rộng|khoảng|bao gồm|cụ thể",
    "aim": "để|nhằm|cho|vì|dành",
    "by": "theo|qua|bằng|từ|nhờ|bởi|đến|vào|lên|xuống|tới",
    "when": "khi|sau|năm|giai đoạn|lần|nay|suốt|đồng thời|đầu tiên|hiện nay|trước|đến nay|hằng năm|hàng năm",
    "that": "là|mà|thì|nên|này|ấy|đó|kia|nào|như|hay như|bởi nên",
    "and": "và|hoặc|hay|cùng|rồi|cùng với",
    "comma": ",",
    "semicolon": ";",
    "full": ". … ! ?".replace(" ", "|"),
    "colon": ":",
    "bracket": "( ) [ ]".replace(" ", "|"),
    "dash": "– - /".replace(" ", "|"),
    "mark": "“ ” \" « » „ ‘ ’ '".replace(" ", "|"),
}
# Words that no name ends with: they lean on what follows.
_LEANING = """và|của|do|tại|ở|trên|trong|với|cho|để|nhằm|là|mà|thì|các|những|nhiều|một|đã|đang|được|sẽ|vẫn|bị|cũng|từ|đến|vào|bằng|theo|về|
    khi|sau|trước|hoặc|hay|như|cùng|có|gồm|ra|không|chưa|rất|càng|mỗi|từng|việc|sự|tự|liền|gắn|bởi|nhờ|nên|vì|vừa|lại|còn|hơn|ngày|tháng|năm|xã|huyện|thôn"""


# Words that belong together across a comma, a dash or "và": they do not part a name.
_JOINED = """phòng chống|ninh trật|tự an|toàn trật|xuất kinh|hóa văn|nghệ thể|hóa thể|hóa xã|túy tệ|túy mại|phạm tệ|phạm ma|phạm và|hội ma|tưởng đạo|đức phong|
    xanh sạch|sáng xanh|sạch đẹp|sạch sáng|sáng sạch|đẹp an|đẹp văn|đẹp trật|đẹp sáng|xã phường|phường thị|xã thị|phường xã|thị xã|xã khu|thôn bản|thôn xóm|bản làng|ấp khóm|
    cưới việc|tang lễ|cháy chữa|nạn cứu|cứu cứu|tai tìm|tai bão|nghèo khởi|nghèo làm|vận động|truyền vận|quản giáo|lý giáo|dục giúp|hóa giáo|dục cảm|hóa giúp|bộ công|bộ đảng|viên đảng|chức viên|chức người|
    viên hội|viên đoàn|viên thanh|viên công|sắc chức|nước nhân|dân cả|chức chức|biên cột|biên mốc|giới mốc|mốc quốc|sạch vườn|đẹp ngõ|sạch ngõ|đẹp nhà|minh tiến|minh thân|minh an|minh hiện|bộ hạnh|no hạnh|đẳng tiến|
    bộ văn|ấm hạnh|hóa an|văn an|nông lâm|lâm ngư|nông ngư|quân dân|dân quân|lương giáo|kinh khơ|then đàn|tu sửa|cấp sửa|hiến góp|đất góp|đất hiến|đất làm|đất tặng|công góp|của hiến|công hiến|đóng góp|sức ủng|bàn dân|biết dân|làm dân|kiểm dân|tra dân|sát dân|
    dân sát|dân trọng|dân gần|dân hiểu|dân học|dân có|dân nói|dân làm|nói dân|hiểu làm|hiểu dân|tin làm|khai minh|minh đúng|bạch dân|kiệm tương|trợ nuôi|kiệm vay|kiệm giúp|kiệm hiệu|học khuyến|tài xây|đọc khuyến|giống vốn|vốn giống|vật nuôi|trồng vật|
    trồng nuôi|trồng chế|trồng tiêu|nuôi trồng|gia súc|súc gia|lợn gà|lợn bò|trâu bò|lúa cá|lúa tôm|rau củ|củ quả|rau hành|quả dược|quả cây|quả rau|tre gỗ|mây tre|gỗ mỹ|thải rác|loại thu|gom xử|gom phân|thu gom|thu xử|nhựa túi|ni lông|
    đời đẹp|đạo đời|trường chống|hậu phòng|bệnh chữa|sức khỏe|nhận trả|nhanh gọn|gọn hiệu|đúng hẹn|nghĩ cách|nghĩ dám|làm dám|nói đi|chia sẻ|sẻ chia|tình nghĩa|trách nhiệm|kết hiệu|kết chia|kết tương|thiện an|thiện trách|thiện vì|thân thiện|
    điều trị|già trẻ|mẹ trẻ|nữ trẻ|em phụ|nữ nông|dân phụ|niên phụ|binh thanh|chống ma|chống tội|chống tệ|chống bạo|chống cháy|chống thiên|chống dịch|tạm nhà|đường ngõ|ngõ xóm|hè lòng|đường vỉa|đường mương|đường điện|hoa cây|cây hoa|cờ hoa|đèn hoa|điện đường|trường trạm|họ khu"""
_JOINED_NUMBERS = "không có biết xin luôn tại cùng sạch chống giúp vì hơn đủ ngại được tốt quản nhất dám sẵn sàng nên chớ tiết kiệm"


def _classes(tables: Mapping[str, str]) -> dict[str, str]:
    return {
        phrase_key(phrase): name
        for name, table in tables.items()
        for phrase in table.split("|")
        if phrase.strip()
    }


def longest_first(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For the first word of phrases: how many words they have, longest first."""
    sizes: dict[str, set[int]] = {}
    for words in map(str.split, phrases):
        sizes.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in sizes.items()}


_OPENING = _classes(_OPENINGS)
_OPENING_SIZES = longest_first(_OPENING)
_STOP = _classes(_STOPS)
_STOP_SIZES = longest_first(_STOP)
PARTING = frozenset(',;.:…!?()-–—/“”"«»')  # marks between the pieces of a name
JOINED = frozenset(map(phrase_key, _JOINED.split("|")))
COUNTED = frozenset(map(phrase_key, _JOINED_NUMBERS.split()))
LEANING = frozenset(map(phrase_key, _LEANING.split("|")))


def _class_at(
    words: Sequence[str],
    index: int,
    table: Mapping[str, str],
    sizes: Mapping[str, tuple[int, ...]],
) -> str | None:
    if index >= len(words):
        return None
    for size in sizes.get(words[index], ()):
        found = table.get(" ".join(words[index : index + size]))
        if found:
            return found
    return None


def opening_class(words: Sequence[str], index: int = 0) -> str:
    """What opens at a folded word: "body", "work", "do" …, "number" for digits, or "other"."""
    if index < len(words) and words[index].isdigit():
        return "number"
    return _class_at(words, index, _OPENING, _OPENING_SIZES) or "other"


def stop_class(words: Sequence[str], index: int) -> str:
    """What the folded word that may end a name is: "own", "at", "comma" …, or "other"."""
    return _class_at(words, index, _STOP, _STOP_SIZES) or "other"


# Words before a person or a household, and before several things.
PERSONAL = frozenset(
    phrase_key(word) for word in "ông bà anh chị gia hộ cô chú bác em nghệ".split()
)
MANY = frozenset(phrase_key(word) for word in "các những nhiều mấy vài số mỗi một".split())

# Words of local public life: general news has few of them, a report on models several.
CIVIC = tuple(
    phrase_key(phrase)
    for phrase in """dân vận|khéo|mặt trận|mttq|hội viên|chi hội|lhpn|phụ nữ|nông dân|cựu chiến|đoàn viên|chi bộ|đảng viên|đảng ủy|tự quản|nhân dân|bà con|
    khu dân|thôn|ấp|nông thôn|nhân rộng|điển hình|tuyên truyền|vận động|phong trào|thi đua|đồng bào|hộ dân""".split(
        "|"
    )
)

# First words of bodies and of places, where they have not been found yet.
ACTORS = frozenset(
    phrase_key(word)
    for word in """hội ủy ubnd hđnd đoàn công ban đảng mặt mttq lhpn phòng sở trường đồn chi bộ bđbp ccb lđlđ cđ bch
    câu clb tổ đội hợp htx trạm trung ông bà anh chị gia nhóm công_ty ubmttq ubmttqvn thành_đoàn tuổi""".replace(
        "_", " "
    ).split()
)
SITES = frozenset(
    phrase_key(word)
    for word in "xã phường thôn ấp huyện quận tỉnh thành tp thị bản làng xóm khu khóm buôn địa các".split()
)
