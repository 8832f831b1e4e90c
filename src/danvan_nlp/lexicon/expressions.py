"""Standing expressions of public life that papers put in quotation marks.

National campaigns and contests, mottos and administrative mechanisms have one wording
all over the country, so knowing them is knowledge of the language, as a dictionary's.
The lists were compiled from the movements' own public names; a prefix is enough, since
long names are cut and varied.
"""

from __future__ import annotations

from danvan_nlp.vietnamese.folding import fold

_CAMPAIGNS = """Toàn dân đoàn kết xây dựng|Toàn dân bảo vệ an ninh Tổ quốc|Toàn dân tham gia bảo vệ an ninh Tổ quốc|
Toàn dân tham gia bảo vệ chủ quyền|Toàn dân rèn luyện thân thể|Toàn dân phòng cháy|Ngày vì người nghèo|Cả nước chung tay vì người nghèo|
Cả nước chung sức xây dựng nông thôn mới|Cả nước thi đua|Chung tay xóa nhà tạm|Chung tay vì người nghèo|Chung sức xây dựng nông thôn mới|
Đền ơn đáp nghĩa|Uống nước nhớ nguồn|Người Việt Nam ưu tiên dùng hàng Việt Nam|Học tập và làm theo|Đẩy mạnh việc học tập|
Đẩy mạnh học tập và làm theo|Học tập tấm gương đạo đức Hồ Chí Minh|Xây dựng gia đình 5 không, 3 sạch|Xây dựng gia đình 5 không|
Gia đình 5 không, 3 sạch|5 không, 3 sạch|5 có, 3 sạch|Xây dựng gia đình 5 có|Phụ nữ tích cực học tập|Phụ nữ giúp nhau|Phụ nữ thi đua|
Giỏi việc nước, đảm việc nhà|Lao động giỏi|Lao động sáng tạo|Nông dân thi đua sản xuất|Nông dân sản xuất kinh doanh giỏi|
Cựu chiến binh gương mẫu|CCB gương mẫu|Tuổi cao gương sáng|Tuổi cao - gương sáng|Tuổi trẻ chung tay|Thanh niên tình nguyện|
Tuổi trẻ sáng tạo|Mùa hè xanh|Hoa phượng đỏ|Tháng ba biên giới|Xuân biên phòng ấm lòng dân bản|Nâng bước em tới trường|
Nâng bước em đến trường|Con nuôi đồn Biên phòng|Đồng hành cùng phụ nữ biên cương|Mẹ đỡ đầu|Mái ấm tình thương|Mái ấm công đoàn|
Tết vì người nghèo|Tết sum vầy|Tết nhân ái|Tháng nhân đạo|Tháng hành động|Gia đình văn hóa|Khu dân cư văn hóa|Thôn văn hóa|Làng văn hóa|
Gia đình học tập|Dòng họ học tập|Cộng đồng học tập|Đơn vị học tập|Công dân học tập|Chi bộ bốn tốt|Chi bộ 4 tốt|Đảng bộ cơ sở bốn tốt|
Đảng bộ cơ sở 4 tốt|Bình dân học vụ số|Xây dựng nông thôn mới|Dân vận chính quyền|Năm dân vận chính quyền|Chính quyền thân thiện|
Quân đội chung sức|Quân đội chung tay|Xóa nhà tạm|Lá lành đùm lá rách|Áo ấm|Hiến máu tình nguyện|Giọt hồng|Sạch làng tốt ruộng|
Trường học thân thiện, học sinh tích cực|Trường học hạnh phúc|Dạy tốt, học tốt|Dạy tốt - học tốt|Hai tốt|Thi đua quyết thắng|
Vì an ninh Tổ quốc|Công an nhân dân học tập|Công an nhân dân chấp hành nghiêm điều lệnh|Xây dựng phong cách người Công an nhân dân|
Mỗi ngày làm một việc tốt|Mỗi xã một sản phẩm|Mỗi tuần một điều luật|Hành trình đỏ|Sóng và máy tính cho em|Tiếp sức đến trường|
Phát huy truyền thống, cống hiến tài năng|Hũ gạo vì người nghèo|Làm thay đổi nếp nghĩ, cách làm|Chung tay vì cộng đồng|Đoàn kết sáng tạo|
Doanh nghiệp vì người lao động|Đoàn viên thanh niên tình nguyện|Đoàn viên, thanh niên|Dân số và phát triển|Vì Trường Sa|Góp đá xây Trường Sa|
Vì biển đảo|Đại đoàn kết toàn dân tộc|Ngày hội Đại đoàn kết|Chống rác thải nhựa|Hãy làm sạch biển|Giờ Trái đất|Tết trồng cây"""

_SLOGANS = """dân biết, dân bàn|gần dân|trọng dân|sát dân|nghe dân nói|nói dân hiểu|làm dân tin|làm cho dân tin|óc nghĩ, mắt trông|
đi từng ngõ|gõ từng nhà|rà từng|đến từng nhà|ba cùng|3 cùng|bốn cùng|4 cùng|3 bám|bốn tại chỗ|4 tại chỗ|năm tại chỗ|mưa dầm thấm lâu|
nhà nước và nhân dân cùng làm|lấy dân làm gốc|dân là gốc|nói đi đôi với làm|tốt đời, đẹp đạo|tốt đời đẹp đạo|xanh - sạch - đẹp|xanh, sạch, đẹp|
sáng - xanh - sạch|cán bộ đi trước|đảng viên đi trước|đảng viên đi trước, làng nước theo sau|dân vận khéo thì việc gì|
dân vận kém thì việc gì|dễ trăm lần|khó vạn lần dân liệu|tương thân tương ái|lá lành đùm lá rách|cầm tay chỉ việc|nhanh, gọn|
vì nhân dân phục vụ|vì nước quên thân|kính trọng, lễ phép|rõ người, rõ việc|6 rõ|5 rõ|trăm nghe không bằng|nhà sạch|từ làng ra phố|
dễ làm trước|nghĩ thật|nói thật, làm thật|học đi đôi với hành|trên dưới đồng lòng|quân với dân|đoàn kết là|chủ động phòng|phòng ngừa là chính|
trên tinh thần|cán bộ là công bộc|công khai, minh bạch|4 xin|4 xin, 4 luôn|5 biết|3 không|3 có|gặp dân|trách nhiệm với dân|hiểu dân"""

_MECHANISMS = """một cửa|một cửa liên thông|một cửa điện tử|một cửa hiện đại|một dấu|5 tại chỗ|năm tại chỗ|5 trong 1|
chính quyền hai cấp|chính quyền địa phương 2 cấp|hai cấp|2 cấp|đảng lãnh đạo, nhà nước quản lý|khoán 10|khoán hộ|đấu thầu|
kiểm tra chéo|nhân dân làm chủ|tập trung dân chủ|tự phê bình và phê bình|xin - cho|xin cho|phi địa giới|phi địa giới hành chính|
một đầu mối|luồng xanh|4 nhà|bốn nhà|liên kết 4 nhà|bí thư đồng thời|bí thư chi bộ kiêm"""

_FIGURES = """cánh tay nối dài|cánh tay|điểm tựa|cầu nối|lá chắn|đòn bẩy|mắt thần|tai mắt|cột mốc sống|kim chỉ nam|điểm sáng|điểm nghẽn|
nút thắt|làn gió mới|luồng gió mới|thay da đổi thịt|đầu tàu|hạt nhân|ngòi nổ|giải cứu|tín dụng đen|ngân hàng|chìa khóa|chìa khoá|khéo|
dân vận|nóng|sốt|ảo|rào cản|hàng xóm|pháo đài|thủ lĩnh|người hùng|đất lành|bà đỡ|ăn nên làm ra|xương sống|bộ mặt|bệnh|ma men|nàng tiên nâu|
cái chết trắng|gạo cội|chân rết|cha chung|việc nhẹ lương cao|xã hội đen|cò đất|đất vàng|nông dân số|công dân số|trái tim|ngọn lửa|ngọn cờ"""


_INDEXED = 2  # first characters by which a table is looked up; no expression is shorter
_EXACT = 5  # characters up to which an expression counts only as the whole quote


def _prefixes(table: str) -> dict[str, tuple[str, ...]]:
    """The expressions by their first characters, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for prefix in sorted({fold(p) for p in table.split("|")}, key=len, reverse=True):
        start = prefix[:_INDEXED]
        found[start] = (*found.get(start, ()), prefix)
    return found


_TABLES = tuple(
    (name, _prefixes(table))
    for name, table in (
        ("campaign", _CAMPAIGNS),
        ("slogan", _SLOGANS),
        ("mechanism", _MECHANISMS),
        ("figure", _FIGURES),
    )
)


def known_expressions(folded: str) -> list[str]:
    """The kinds of expression that a folded quote is ("campaign=") or starts with ("campaign^")."""
    found = []
    for name, prefixes in _TABLES:
        for prefix in prefixes.get(folded[:_INDEXED], ()):
            if folded == prefix:
                found.append(f"{name}=")
                break
            if len(prefix) > _EXACT and folded.startswith(prefix):
                found.append(f"{name}^")
                break
    return found
