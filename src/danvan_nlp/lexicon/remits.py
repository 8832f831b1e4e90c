"""What departments, companies and co-operatives call themselves after: remits and trades."""

from __future__ import annotations

import re
from functools import cache

from danvan_nlp.lexicon.units import same_length_fold

_REMITS = """nông nghiệp|môi trường|phát triển nông thôn|tài nguyên|giáo dục|đào tạo|lao động|thương binh|xã hội|người có công|
văn hóa|thông tin|thể thao|du lịch|truyền thông|kinh tế|hạ tầng|đô thị|nội vụ|tư pháp|tài chính|kế hoạch|đầu tư|công thương|gia đình|
khoa học|công nghệ|y tế|dân tộc|tôn giáo|xây dựng|giao thông|vận tải|giao thông vận tải|thanh tra|ngoại vụ|ngoại giao|quốc phòng|
quản lý đô thị|chính trị|tham mưu|hậu cần|kỹ thuật|tổ chức|cán bộ|chăn nuôi|thú y|thủy sản|kiểm lâm|trồng trọt|dân số|quản lý thị trường|
bảo vệ thực vật|thủy lợi|thuế|thống kê|hải quan|kế hoạch hóa gia đình|an toàn thực phẩm|an toàn vệ sinh thực phẩm|bảo trợ xã hội|kế toán|
dịch vụ việc làm|việc làm|khuyến nông|giống cây trồng|giống vật nuôi|kiến trúc|quy hoạch|công an|quân sự|hành chính|tổng hợp|quản trị|
kiểm soát bệnh tật|y tế dự phòng|phòng chống hiv/aids|lưu trữ|biển|hải đảo|đê điều|phòng chống thiên tai|phòng, chống thiên tai|
công tác chính trị|công tác đảng|công tác đảng, công tác chính trị|văn hóa, thể thao|văn hóa, khoa học|kinh tế, hạ tầng|văn hóa, thông tin|nông nghiệp, xây dựng|
lđ-tb&xh|ldtbxh|gd&đt|gdđt|gd-đt|tn&mt|nn&ptnt|no&ptnt|vh-tt|vhtt|vhtt&dl|vh,tt&dl|tt&tt|gtvt|kh&cn|kh&đt|ds-khhgđ|dân số - khhgđ|khhgđ|tc-kh|
cảnh sát|cảnh sát giao thông|csgt|cảnh sát hình sự|cảnh sát kinh tế|cảnh sát môi trường|cảnh sát cơ động|cảnh sát điều tra|cảnh sát điều tra tội phạm về ma túy|
cảnh sát điều tra tội phạm về trật tự xã hội|quản lý hành chính về trật tự xã hội|qlhc về ttxh|cảnh sát qlhc về ttxh|cảnh sát quản lý hành chính về trật tự xã hội|
cảnh sát quản lý hành chính|phòng cháy, chữa cháy|phòng cháy chữa cháy|cứu nạn, cứu hộ|cứu nạn cứu hộ|pccc|cnch|pccc&cnch|
cảnh sát phòng cháy|cảnh sát phòng cháy, chữa cháy|cảnh sát pccc|cảnh sát pccc&cnch|cảnh sát thi hành án hình sự|an ninh|an ninh mạng|an ninh nội địa|
an ninh đối ngoại|an ninh kinh tế|an ninh chính trị nội bộ|xây dựng phong trào toàn dân bảo vệ antq|xây dựng phong trào bảo vệ an ninh tổ quốc|
xây dựng phong trào toàn dân bảo vệ an ninh tổ quốc|xdpt bvantq|quản lý xuất nhập cảnh|phòng chống tội phạm công nghệ cao|phòng, chống ma túy|phòng chống ma túy|
phòng chống ma túy và tội phạm|trinh sát|vận động quần chúng|tuyên huấn|thanh niên|dân quân tự vệ|điều tra tội phạm|ma túy|hình sự|
bưu chính|viễn thông|điện lực|khai thác|thận nhân tạo|sản|nhi|nội|ngoại|khám bệnh|cấp cứu|hồi sức cấp cứu|dược|điều dưỡng|dinh dưỡng|truyền nhiễm|
sư phạm|luật|bách khoa|nông lâm|mỹ thuật|kỹ nghệ|dân tộc nội trú|công trình công cộng|dịch vụ công|dịch vụ công ích|dịch vụ nông nghiệp|kỹ thuật nông nghiệp|
bảo tồn|di sản|di sản văn hóa|di tích|hỗ trợ nông dân|hỗ trợ phụ nữ|thanh thiếu niên|thanh thiếu nhi|nghề|công tác xã hội|giáo dục thường xuyên|
giáo dục nghề nghiệp - giáo dục thường xuyên|gdnn-gdtx|giáo dục nghề nghiệp|phát triển quỹ đất|đăng kiểm|trợ giúp pháp lý|xúc tiến thương mại|xúc tiến đầu tư|
công nghệ thông tin|chuyển đổi số|nước sạch|vệ sinh môi trường|cứu hộ|quốc gia|nghiên cứu|bồi dưỡng|ngành y tế|ngành giáo dục|viên chức|xây dựng phong trào"""

_TRADE = """dịch vụ nông nghiệp sản xuất thương mại xây dựng đầu tư môi trường đô thị thủy hải lâm chăn nuôi trồng trọt chế biến vận tải du lịch cộng đồng
sạch an toàn hữu cơ rau hoa quả cây ăn trái bưởi cam quýt chè cà phê tiêu điều lúa gạo cá tôm bò dê heo lợn gà vịt ong mật dược liệu may mặc da giày dệt thổ cẩm
mây tre đan gốm sứ gỗ đồ mộc cơ khí điện nước viễn thông cao su mía đường xơ dừa muối nấm măng sầu riêng thanh long vải nhãn xoài mận đào lê hồng mít chuối thơm
chỉ phát triển kinh doanh xuất nhập khẩu tổng hợp công nghệ kỹ nghề nghiệp tiêu thụ thực phẩm giống vật tư phân bón đất than khoáng lương quốc tế tư vấn giáo dục
truyền hình ảnh y học thiết bị hạ tầng giao thông công trình cấp thoát vệ sinh kho bãi nuôi khai thác đánh bắt nước mắm đặc bản địa bền vững xanh thiện nguyện
và - – & tnhh cp mtv cổ phần một thành viên tập đoàn đờn ca tài tử thể thao bóng đá cầu lông thơ văn nghệ hát then dân vũ ví giặm quan họ chèo phụ nữ thanh niên
người cao tuổi cựu chiến binh liên thế hệ tự giúp nhau phòng chống bạo lực gia đình khởi nghiệp làm vườn sinh vật cảnh máu hiến tình cựu quân nhân chiêng cồng
ocop nghiệp nam bắc trung tỉnh chất lượng cao tư thục công lập bán trú tiếng anh chuyên năng khiếu khu sáng thu gom rác thải tái chế homestay làng"""


@cache
def remit_pattern() -> re.Pattern[str]:
    """Remits of a department after one another, over folded text: " nội vụ", " giáo dục và đào tạo"."""
    phrases = {same_length_fold(p.strip()) for p in _REMITS.replace("\n", "").split("|")}
    one = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    joint = r"(?: (?:và|-|–|&) |-|–|&| |, (?=cứu hộ))"
    return re.compile(rf" (?:{one})(?!\w)(?:{joint}(?:{one})(?!\w)){{0,6}}")


@cache
def trade_words() -> frozenset[str]:
    """The small words that stand in the name of a company, co-operative or club, folded."""
    return frozenset(same_length_fold(_TRADE).split())
