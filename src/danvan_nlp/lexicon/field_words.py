"""Words by which a report itself says in which of the movement's four fields a model lies.

The movement divides its models by these names in every plan and report ("trong lĩnh
vực kinh tế …", "về xây dựng hệ thống chính trị …"), so the phrases are its terms.
"""

from __future__ import annotations

from danvan_nlp.records import Field
from danvan_nlp.vietnamese.syllables import phrase_key

_TABLE = {
    Field.ECONOMY: """phát triển kinh tế - xã hội|phát triển kinh tế xã hội|phát triển kinh tế|kinh tế - xã hội|kinh tế|
        xây dựng nông thôn mới|giảm nghèo|nông nghiệp|sản xuất|giải phóng mặt bằng""",
    Field.CULTURE_SOCIETY: """văn hóa - xã hội|văn hóa xã hội|văn hóa, xã hội|văn hóa – xã hội|văn hóa|xã hội|an sinh xã hội|
        môi trường|bảo vệ môi trường|giáo dục|y tế|an sinh|đời sống văn hóa""",
    Field.DEFENCE_SECURITY: """quốc phòng - an ninh|quốc phòng, an ninh|quốc phòng – an ninh|quốc phòng an ninh|an ninh - quốc phòng|
        an ninh quốc phòng|an ninh, quốc phòng|quốc phòng|an ninh trật tự|an ninh, trật tự|an ninh|trật tự an toàn xã hội""",
    Field.POLITICAL_SYSTEM: """xây dựng hệ thống chính trị|hệ thống chính trị|xây dựng đảng|xây dựng chính quyền|
        xây dựng đảng và hệ thống chính trị|xây dựng đảng, chính quyền|cải cách hành chính|dân chủ ở cơ sở|quy chế dân chủ|công tác xây dựng đảng|
        xây dựng tổ chức|mặt trận|đoàn thể""",
}
_LEADS = "lĩnh vực|lĩnh vực phát triển|trên lĩnh vực|về|nhóm|khối|mảng|ở lĩnh vực|trong phát triển|công tác|nhiệm vụ"

FIELD_PHRASES: dict[str, Field] = {
    phrase_key(phrase): field for field, table in _TABLE.items() for phrase in table.split("|")
}
FIELD_LEADS = frozenset(phrase_key(lead) for lead in _LEADS.split("|"))
