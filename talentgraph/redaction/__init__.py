"""Whom a text names, and how to mask it: every spelling of a name found by its letters, and the mark that keeps a person out.

Letters are what is left of a text when case, script, width, accents, spaces and punctuation do not count. A name is looked for in the
letters of the text as it stands, as a reader sees it (without tags and the targets of links), and as its addresses and escapes decode.
"""

from __future__ import annotations

from talentgraph.redaction.forms import Forms, bare, forms
from talentgraph.redaction.keepout import Stones, forgets, keep_out, keep_rows_out, masked, touched
from talentgraph.redaction.letters import letters
from talentgraph.redaction.masking import MASK, Masker, masked_json
from talentgraph.redaction.tombstones import bury, stones

__all__ = [
    "MASK", "Forms", "Masker", "Stones", "bare", "bury", "forgets", "forms", "keep_out", "keep_rows_out", "letters", "masked",
    "masked_json", "stones", "touched",
]  # fmt: skip
