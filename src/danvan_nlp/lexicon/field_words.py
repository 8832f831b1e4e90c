"""Words by which a report itself says in which of the movement's four fields a model lies.

The movement divides its models by these names in every plan and report ("trong lĩnh
vực kinh tế …", "về xây dựng hệ thống chính trị …"), so the phrases are its terms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from danvan_nlp.lexicon.tables import read_words
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
_HEADS = {
    Field.ECONOMY: "kt|kt - xh|kt-xh|xây dựng ntm|xóa đói giảm nghèo|xóa đói, giảm nghèo",
    Field.CULTURE_SOCIETY: "vh - xh|vh-xh|vhxh|văn hóa và xã hội|vệ sinh môi trường|an sinh - xã hội",
    Field.DEFENCE_SECURITY: "qp - an|qp-an|qpan|an - qp|antt|an ninh - trật tự|quốc phòng và an ninh",
    Field.POLITICAL_SYSTEM: """xây dựng htct|htct|xây dựng đảng và htct|xây dựng đảng, chính quyền và hệ thống chính trị|
        xây dựng đảng và chính quyền|xây dựng đảng, xây dựng hệ thống chính trị""",
}
_HEAD_LEADS = "lĩnh vực phát triển trên trong ở về riêng đối với công tác mảng nhiệm vụ việc"

# What a head of a list or a section may say besides: abbreviations are too short for running text.
FIELD_HEADS: dict[str, Field] = FIELD_PHRASES | {
    phrase_key(phrase): field for field, table in _HEADS.items() for phrase in table.split("|")
}
# What also names a body or a campaign, and so states nothing at the opening of a sentence.
LOOSE_NAMES = frozenset(
    phrase_key(name)
    for name in ("mặt trận", "đoàn thể", "xây dựng tổ chức", "xây dựng nông thôn mới", "sản xuất")
)
HEAD_LEADS = frozenset(phrase_key(_HEAD_LEADS).split())
MANY_FIELDS = frozenset(phrase_key("các mọi nhiều những số bốn 4 04 hai 2 ba 3").split())
FIELD_LEADS = frozenset(phrase_key(lead) for lead in _LEADS.split("|"))


@cache
def theme_phrases() -> tuple[Mapping[str, Sequence[int]], Mapping[str, tuple[str, ...]]]:
    """The phrases of field_words.tsv: for a first word their sizes, for a phrase its themes.

    Sizes in words, longest first; a theme is named by its subfield ("ha-tang.road").
    """
    themes: dict[str, list[str]] = {}
    for theme, phrase in read_words("field_words.tsv"):
        kept = themes.setdefault(phrase_key(phrase), [])
        if theme not in kept:
            kept.append(theme)
    sizes: dict[str, set[int]] = {}
    for key in themes:
        words = key.split()
        sizes.setdefault(words[0], set()).add(len(words))
    return (
        {first: sorted(found, reverse=True) for first, found in sizes.items()},
        {key: tuple(found) for key, found in themes.items()},
    )
