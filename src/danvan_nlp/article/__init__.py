"""From bytes, pages and plain text to articles: text, title, sapo, date, author, captions."""

from danvan_nlp.article.page import article_from_html
from danvan_nlp.article.plain import article_from_text
from danvan_nlp.article.record import article_from_document, article_from_record

__all__ = [
    "article_from_document",
    "article_from_html",
    "article_from_record",
    "article_from_text",
]
