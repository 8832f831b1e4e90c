"""To which family each feature of each classifier belongs, by how its name begins.

The first family that fits takes a feature; what fits none is OTHER. A prefix that ends in "=",
":" or "&" is meant so: "first=" is not "first-end=".
"""

from __future__ import annotations

from collections.abc import Mapping

Families = Mapping[str, tuple[str, ...]]

OTHER = "other"
_RELATION = (
    "where=",
    "between=",
    "links=",
    "marks=",
    "before-paragraphs",
    "after-paragraphs",
    "before-sentences",
    "after-sentences",
)
_COUNTS = (
    "list=",
    "rank=",
    "models=",
    "options",
    "same-kind=",
    "mentions=",
    "in-title",
    "in-sapo",
    "kind-rank=",
    "dominant=",
)
_CLAIM = ("claim=", "inside-name")
_KIND = (
    "kind=",
    "level=",
    "family=",
    "own-place=",
    "small=",
    "named=",
    "has-short",
    "bare=",
    "in-unit=",
    "finer-before=",
    "own-province",
    "own-district",
    "title=",
    "call",
)
_VERBS = ("verb", "any-verb", "topic=")
_PASSAGES = ("ahead", "behind", "zone=", "phrase")
_SUBJECT = ("subject=", "opener=", "leads=", "named-here=")
_PAIRS: Families = {
    "words and marks between": (*_RELATION, "also:"),
    "head and tail of the list": ("head:", "tail:"),
    "words at the edges": ("before-option", "after-option", "before-model", "option-opens"),
    "claims": _CLAIM,
    "counts, ranks, headline": _COUNTS,
    "verbs and topics": _VERBS,
    "kind and level": _KIND,
}

FAMILIES: Mapping[str, Families] = {
    "unit": {
        "part in the sentence": ("role=", "any-role=", "group=", "last-beside", "next-beside"),
        "passages ahead and behind": _PASSAGES,
        "who the passage is about": _SUBJECT,
        "what it does": ("act", "deed"),
        "home": ("home", "moved="),
        "kin": ("kin=", "height=", "generic="),
        "words and marks between": _RELATION,
        "claims": _CLAIM,
        "counts, ranks, headline": _COUNTS,
        "kind and level": _KIND,
    },
    "place": {
        "what units say": ("unit",),
        "where the report is": ("scene=", "sapo=", "whole=", "finer=", "finer-since=", "up="),
        "spoken of without a name": ("said=",),
        "passages ahead and behind": _PASSAGES,
        "who the passage is about": _SUBJECT,
        "items of a list, former names": ("item=", "in=", "old=", "new="),
        "words and marks between": (*_RELATION, "also:"),
        "claims": _CLAIM,
        "counts, ranks, headline": _COUNTS,
        "verbs and topics": _VERBS,
        "kind and level": _KIND,
    },
    "person": {"part in the sentence": ("part=", "parts="), **_PAIRS},
    "quote type": {
        "words inside": ("in=", "first", "last2="),
        "shape and length": (
            *("length=", "capital", "small", "digit", "ends=", "commas=", "exclaims"),
            *("sentences", "dashes", "size="),
        ),
        "the list's head": ("head:", "headcue=", "headclass=", "list=", "nested"),
        "words around": ("left", "right"),
        "nouns before": ("cue", "elsewhere="),
        "standing wordings": (
            *("movement", "not-movement", "has-movement"),
            *("figure", "campaign", "slogan", "mechanism"),
        ),
        "classes of words": ("opens=", "after=", "verb="),
        "article and place in it": ("article:", "civic=", "title", "repeats=", "model-word"),
    },
    "name start": {
        "words inside": ("in=", "first1="),
        "words before": ("left", "after-number", "verb=", "skipped="),
        "the cue": ("cue=",),
        "what opens and ends": ("opens=", "k=", "first-end=", "stop="),
        "counts before": ("many=", "number="),
        "lists": ("semicolons=", "may-end=", "as-first="),
        "shape": ("capital", "digit", "small"),
        "article and sentence": (
            *("civic=", "quoted", "after-quoted", "before-quoted", "like-quoted", "again="),
            *("title", "paragraph=", "colon", "hinh=", "lead="),
        ),
        "the cue with the first word": ("",),
    },
    "name end": {
        "what ends it": ("k=",),
        "ends before and after": ("over=", "later=", "previous=", "past-firm=", "firm="),
        "words on both sides": ("last", "next=", "right=", "first=", "leans"),
        "length and cue": ("size=", "cue="),
        "joints": ("comma&", "dash&", "joined", "then-number"),
        "marks and things inside": (
            *("commas=", "open-bracket", "bracket", "places=", "unit-inside"),
        ),
    },
    "subfield": {
        "words of the name": ("n=", "first=", "first2=", "last2="),
        "themes of the name": ("name:",),
        "words of the sentences": ("here=", "next="),
        "themes of the sentence": ("before:", "after:", "sentence:"),
        "themes of the paragraph": ("follow:", "lead:", "paragraph:"),
        "themes elsewhere": ("again:", "article:"),
        "neighbours in the list": ("beside:",),
        "headline": ("title=", "title:"),
        "units": ("unit=", "family="),
        "stated field": ("stated=",),
    },
}
"""For each classifier, the families in the order in which they are asked."""


def family_of(classifier: str, feature: str) -> str:
    """The family of a feature, OTHER where none fits."""
    for name, prefixes in FAMILIES[classifier].items():
        if feature.startswith(prefixes):
            return name
    return OTHER
