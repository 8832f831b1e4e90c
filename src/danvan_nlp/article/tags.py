"""The names of HTML elements by what they do to text."""

from __future__ import annotations

# fmt: off
# A paragraph ends where one of these begins or ends.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# Text goes on through these.
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i",
    "ins", "kbd", "label", "mark", "o:p", "q", "s", "small", "span", "st1:place", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var",
})
# One paragraph each, so that their parent is what holds the text.
PARAGRAPHS = frozenset({
    "blockquote", "center", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre",
})
# Nothing in these belongs to an article.
SKIPPED = frozenset({
    "aside", "audio", "button", "embed", "footer", "head", "input", "label", "link", "map",
    "mat-icon", "meta", "nav", "title", "video",
})
# These have no end tag.
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})
# The next one of their kind closes these, so that a row of them is no nesting.
SELF_CLOSING = frozenset({"dd", "dt", "li", "option", "p", "tbody", "td", "th", "thead", "tr"})
# fmt: on
IMAGES = frozenset({"amp-img", "img"})
# Emphasis and links, which are part of the sentence that they stand in, whatever they are called.
EMPHASIS = frozenset({"a", "b", "em", "font", "i", "mark", "strong", "u"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
ITALIC = frozenset({"i", "em"})
TEASERS = frozenset({"li", "dd", "dt"})
