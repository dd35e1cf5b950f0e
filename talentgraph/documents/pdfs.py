"""A PDF -> its text and title, by pypdf (`pip install 'talentgraph[pdf]'`)."""

from __future__ import annotations

import re
from io import BytesIO

from talentgraph.errors import InputError


def pdf(content: bytes, shown: str) -> tuple[str, dict[str, str]]:
    """The text of all pages, lines of a paragraph joined, and the title that the file states.

    Raises:
        InputError: pypdf is missing, or the file is damaged, locked, or only pictures.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise InputError(f"{shown}: reading PDF needs the package pypdf", "run: pip install 'talentgraph[pdf]' (or save the text)") from None
    try:
        reader = PdfReader(BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:  # what damaged files raise in it
        raise InputError(f"{shown} can't be read: {error or type(error).__name__}", "save its text to a file") from None
    text = "\n\n".join(filter(None, (_paragraphs(words) for words in pages)))
    if not re.search(r"\w", text):
        raise InputError(f"{shown} has no text, only pictures perhaps", "recognise its text with another program first")
    return text + "\n", {"title": title.strip()} if isinstance(title, str) and title.strip() else {}


def _paragraphs(words: str) -> str:
    """Lines that run on are one line: a line that ends no sentence is continued by the next, in Chinese without a blank."""
    text = "\n".join(line.strip() for line in words.replace("\xad", "").splitlines())
    text = re.sub(r"(?<=[\u3400-\u9fff,、])\n(?=[\u3400-\u9fff])", "", text)
    return re.sub(r"(?<=[^\s.!?。!?:;:;])\n(?=\S)", " ", text).strip()
