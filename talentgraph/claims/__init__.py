"""Document -> claims and deals. Knows no database: text and names in, values out.

The way of a sentence: mentions (whom, what, when, how much) are found in folded text; each becomes one private-use character of its
type (`masking`); patterns over these characters build noun phrases, affiliations and lists (`phrases`); trigger words open frames
(`frames`); of the people and organizations near a trigger (`candidates`) the most probable are taken (`features`, `scoring`); words of
doubt give the status (`cues`); what one document says twice is merged (`merge`) and judged (`confidence`); bearers of a frequent name are
told apart (`homonyms`). `facts` are what a rewrite or a translation of the document would keep. Patterns, frames, cues and weights are data in
lexicon/.
"""

from __future__ import annotations

from talentgraph.claims.gazetteer import Gazetteer
from talentgraph.claims.homonyms import told_apart
from talentgraph.claims.rules import extract

# Of the rules and the lexicon: where it changes, stored articles are read again by the next build.
VERSION = "6"

__all__ = ["VERSION", "Gazetteer", "extract", "told_apart"]
