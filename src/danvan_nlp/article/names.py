"""What the class and id names of elements say: furniture, title, sapo, caption, author, date.

Vietnamese portals name things in English, in Vietnamese without marks, or in both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
# Words of names, parted at "-", "_" and capitals.
_FURNITURE_WORDS = frozenset({
    "addthis", "ads", "adv", "advertisement", "banner", "binhluan", "breadcrumb", "breadcrumbs",
    "captcha", "cmt", "cmts", "comment", "comments", "counter", "cungchuyenmuc", "docnhieu",
    "docthem", "dropdown", "emotion", "facebook", "fb", "follow", "footer", "googlenews",
    "keyword", "keywords", "lienquan", "login", "lq", "luotxem", "menu", "modal", "morenews",
    "mostview", "nav", "navbar", "newsletter", "othernews", "pager", "pagination", "poll", "popup",
    "quangcao", "quiz", "rating", "reaction", "readmore", "recommend", "recommendation",
    "recommended", "relate", "related", "relates", "relation", "respond", "samecate", "share",
    "sharing", "sidebar", "social", "subscribe", "subscription", "suggest", "suggestion",
    "suggestions", "survey", "tagbox", "tags", "tinkhac", "tinlienquan", "tinlq", "tinmoi", "tlq",
    "toolbar", "tts", "twitter", "viewcount", "visually", "vote", "xemthem", "xemtiep", "zalo",
})
# fmt: on
_FURNITURE_PARTS = re.compile(
    r"related(?:news|box|post|article|one|story|item)|relate(?:news|box)|drelated|breadcrumb|sharing"
    r"|lien-?_?quan|tin-?_?(?:khac|cung|lien|moi)|cung-?_?(?:chuyen-?_?muc|loai)|binh-?_?luan"
    r"|(?:doc|xem)-?_?nhieu|xem-?_?them|quang-?_?cao|(?<!-)font-?_?size|change-?_?size-"
    r"|(?:other|same|more|latest|hot|most)-?_?(?:news|cate|posts?|article|view|read)|read-?_?more"
    r"|(?:box|btn|tool|social)-?_?share|share-?_?(?:box|tool|bar|link)|(?:box|list)-?_?(?:comment|news)"
    r"|inline-?_?(?:related|news)|news-?_?(?:relate|other|link)|btn-?_?print|print-?_?(?:btn|link|icon)"
    r"|view-?_?count|related$|material-icons",
    re.IGNORECASE,
)
# Classes of style frameworks; "hidden md:block" shows again on wide screens, so it hides nothing.
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:hidden|hide|d-none|sr-only)(?=\s)(?!.*(?:block|flex|inline))"
)
# VCCorp's editor puts boxes of other news into the body under these types.
_FURNITURE_TYPES = frozenset({"RelatedNewsBox", "RelatedOneNews", "RelatedNews", "hidden"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAPTION = re.compile(
    r"caption|chu-?_?thich|(?:image|img)_?-?desc|photo-?_?(?:desc|note)|picbox|note-?_?image"
    r"|^image$",
    re.IGNORECASE,
)
# VCCorp's editor puts the speaker of a quote under this name.
_NO_CAPTION = frozenset({"StarNameCaption"})
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

TITLE = re.compile(
    r"(?<!sub)(?<!sub[-_])title|tieu-?_?de|headline|heading|(?:^|[\s_-])tit(?:$|[\s_-])",
    re.IGNORECASE,
)
SAPO = re.compile(
    r"sapo|summary|chapeau|hometext|mo-?_?ta|tom-?_?tat|trich-?_?(?:yeu|dan)|shortcontent"
    r"|text-?intro|dek$|(?:^|[\s_-])(?:a?lead|desc|description|intro|abstract|excerpt|teaser|short)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
AUTHOR = re.compile(r"author|tac-?_?gia|byline|writer|nguoi-?_?viet", re.IGNORECASE)
# A box about the author, with a portrait or a few words on him.
AUTHOR_BOX = re.compile(
    r"author-?_?(?:box|card|bio|about|profile|block|detail-?box)|(?:box|card|about|bio)-?_?author"
    r"|tac-?_?gia-?_?(?:box|info)",
    re.IGNORECASE,
)
DATE = re.compile(r"date|time|ngay|publish|pubdate|post(?:ed)?-?on|clock", re.IGNORECASE)
# The clock of a portal's banner: today, not the day of the article.
CLOCK = re.compile(r"clock|current|today|now\b|dong-?_?ho|realtime", re.IGNORECASE)


def names_of(element: _Element) -> str:
    """The class and id of an element, parted by a space."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_named_furniture(element: _Element) -> bool:
    """Whether an element is furniture by class, id or type, or hidden by its style."""
    names = names_of(element)
    if names != " " and _names_furniture(names):
        return True
    return is_hidden(element) or element.get("type") in _FURNITURE_TYPES


def is_hidden(element: _Element) -> bool:
    """Whether an element is hidden by its style or says so."""
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def is_named_caption(element: _Element) -> bool:
    """Whether an element is a caption by its class."""
    classes = element.get("class")
    return bool(classes and _names_caption(classes))


@lru_cache(maxsize=8192)
def _names_furniture(names: str) -> bool:
    if _FURNITURE_PARTS.search(names) or _HIDDEN_CLASS.search(names):
        return True
    return any(word.lower() in _FURNITURE_WORDS for word in _WORDS.findall(names))


@lru_cache(maxsize=8192)
def _names_caption(classes: str) -> bool:
    return any(_CAPTION.search(name) and name not in _NO_CAPTION for name in classes.split())
