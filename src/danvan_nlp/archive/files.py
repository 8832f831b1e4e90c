"""Articles that are a file each: plain text and HTML pages."""

from __future__ import annotations

import zlib

from danvan_nlp.archive.formats import Format, read_at_most
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.refusals import MAX_BYTES, refuse, too_large
from danvan_nlp.records import Document, Page, Reject


def read_file(file: InputFile) -> Document | Reject:
    """The one document of a .txt or .html file, with the file's name as its id."""
    try:
        content = read_at_most(file.path, MAX_BYTES)
    except (EOFError, zlib.error) as error:
        return refuse(file.name, "damaged", str(error))
    except OSError as error:
        return refuse(file.name, "unreadable", error.strerror or str(error))
    if content is None:
        return too_large(file.name)
    if file.format is Format.TEXT:
        return Document(origin=file.name, id=file.id, text=content)
    return Document(origin=file.name, id=file.id, page=Page(url="", body=content))
