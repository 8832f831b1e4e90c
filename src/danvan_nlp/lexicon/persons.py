"""Words around persons: how they are called, which offices they hold, who is never meant."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


# Before a name: forms of address, ranks, callings.
CALLS = _words(
    """ông|bà|anh|chị|cô|chú|bác|cụ|thầy|em|cậu|mợ|dì|thím|bạn|đồng chí|đ/c|đ.c|vợ chồng|già làng|nghệ nhân|bác sĩ|bác sỹ|y sĩ|y sỹ|dược sĩ|
    điều dưỡng|kỹ sư|luật sư|thạc sĩ|tiến sĩ|giáo sư|nhà giáo|cô giáo|thầy giáo|sư thầy|sư cô|sư cả|đại đức|thượng tọa|thượng toạ|hòa thượng|hoà thượng|
    ni sư|linh mục|mục sư|chức việc|achar|à cha|hòa thượng|thiếu úy|trung úy|thượng úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|
    trung tướng|thượng tướng|đại tướng|thượng sĩ|trung sĩ|hạ sĩ|thiếu uý|trung uý|thượng uý|đại uý|võ sư|nghệ sĩ|nhà thơ|nhà văn|nhà báo|thương binh|
    cựu chiến binh|ccb|đảng viên|đoàn viên|hội viên|nông dân|lão nông|mẹ|tên thật|thật là|tên là|tức|tài xế|thuyền trưởng|chủ tàu|chủ hộ|hộ|ngư dân|
    nữ tu|sơ|xơ|trưởng họ|cha|đức cha|anh hùng|liệt sĩ|cháu|nhà sư|trưởng lão|thượng|cư sĩ"""
)
# The last one or two words of an office that stands right before a name.
OFFICE_ENDS = _words(
    """tổ trưởng|đội trưởng|nhóm trưởng|hội trưởng|trưởng thôn|trưởng bản|trưởng ấp|trưởng buôn|trưởng làng|trưởng xóm|trưởng khóm|trưởng khu|
    trưởng ban|trưởng nhóm|trưởng tộc|trưởng trạm|trạm trưởng|hiệu trưởng|đồn trưởng|trưởng phòng|phó phòng|trưởng đồn|trưởng công|viện trưởng|
    chi bộ|bí thư|phó bí|chủ tịch|phó chủ|chủ nhiệm|giám đốc|chính ủy|chính trị viên|trị viên|chỉ huy|huy trưởng|thôn trưởng|ấp trưởng|khu trưởng|
    dưỡng trưởng|trụ trì|già làng|già|xã đội|thôn đội|cai quản|hội chủ|tộc trưởng|chủ quán|chủ tiệm|chủ trọ|phố trưởng|khóm trưởng|chi hội|chi đoàn|
    thôn|bản|ấp|xóm|đoàn xã|đoàn phường|hội|xã|phường|huyện|tỉnh|thị trấn|thành phố|quận|đại biểu|cán bộ|giáo viên|công chức|cô đỡ|nhân viên|chủ mô hình"""
)
# A capitalised word with which a name ends before it: offices, organisations, calendar.
NEVER_NAMES = frozenset(
    """Bí Chủ Trưởng Phó Giám Hiệu Tổ Đội Chi Hội Ban UBND HĐND MTTQ LHPN CCB HTX CLB Công Trạm Đồn Đảng Ủy Uỷ Xã Phường Huyện Thôn Bản Ấp Khu
    Tỉnh Thành TP TP. Quận Trường Sở Phòng SN Theo Tại Trong Khi Sau Trước Nhờ Đến Từ Với Và Những Các Một Hai Ba Năm Mỗi Người Bộ Ngày
    Nhà Hiện Cùng Đây Đó Còn Chính Để Khóm Buôn Làng Xóm Bí""".split()
) - {"Hai", "Ba", "Năm", "Công", "Thành", "Phường", "Bản", "Từ", "Chính", "Nhà"}
FAMOUS = frozenset(
    {"Hồ Chí Minh", "Hồ", "Chí Minh", "Nguyễn Ái Quốc", "Mác", "Lê Nin", "Việt Nam", "Hồ Chủ Tịch"}
)
# Before a surname these make a street, a school, a temple of it.
NOT_BEFORE = _words(
    """đường|phố|trường|thpt|thcs|học|non|xã|phường|huyện|quận|thôn|bản|ấp|cầu|chợ|hồ|sông|núi|đèo|quốc lộ|tỉnh|họ|tộc|tướng|vua|chúa|giải|
    quỹ|bệnh viện|chùa|đền|đình|tượng|lăng|mộ|kênh|rạch|đảo|cảng|công ty|tnhh|kp|kp.|tdp|đô thị|di tích|danh nhân"""
)
OFFICES = _words(
    """bí thư|phó bí thư|chủ tịch|phó chủ tịch|trưởng|phó trưởng|phó ban|tổ trưởng|tổ phó|đội trưởng|đội phó|nhóm trưởng|nhóm phó|chi hội trưởng|chi hội phó|
    hội trưởng|chủ nhiệm|phó chủ nhiệm|giám đốc|phó giám đốc|hiệu trưởng|phó hiệu trưởng|trạm trưởng|đồn trưởng|phó đồn trưởng|chính trị viên|
    phó chính trị viên|chính ủy|phó chính ủy|chỉ huy trưởng|chỉ huy phó|già làng|trụ trì|phó trụ trì|thôn trưởng|ấp trưởng|thành viên|ủy viên|uỷ viên|cai quản|
    sư cả|đảng viên|giáo viên|điều dưỡng trưởng|phụ trách|người uy tín|người có uy tín|viện trưởng|cục trưởng|vụ trưởng|thư ký|chánh văn phòng|
    phó chánh văn phòng|thường trực|tổng giám đốc|phó tổng giám đốc|trưởng tộc|tộc trưởng|võ sư|nghệ nhân|chủ hộ|chủ cơ sở|chủ quán|hội chủ|phó thường trực|
    bí thư kiêm|cán bộ|nhân viên|tổng phụ trách|chấp hành trưởng|phó công an|phó phòng|hạt trưởng|phó hạt trưởng|tiểu đoàn trưởng|đại đội trưởng|
    trung đội trưởng|tiểu đội trưởng|thôn đội trưởng|xã đội trưởng|khu đội trưởng|cộng tác viên|liên đội trưởng|bí thư đoàn|chủ rừng|điều phối viên|chủ mô hình"""
)
