"""The digests of the seeds against their gold: floors that only go up."""

from __future__ import annotations

import json
from pathlib import Path

from talentgraph import claims, documents, reading
from talentgraph.language.names import key
from talentgraph.model import PersonKind

ROOT = Path(__file__).parents[2]


def test_digests_reach_their_floor() -> None:
    golds = [json.loads(line) for line in (ROOT / "tests" / "cases" / "digests.jsonl").read_text("utf-8").splitlines()]
    right = missed = wrong = 0
    for gold in golds:
        path = next((ROOT / "seeds" / "articles").glob(f"{gold['id']}.*"))
        found = claims.extract(documents.article(documents.load(path), str(path)), documents.zones(path.read_text("utf-8")), reading.gazetteer())
        predicted = {(key(c.person), key(c.person_as_written), c.to_org or "") for c in found.claims if c.person_kind is not PersonKind.GROUP}
        for move in gold["moves"]:
            names = {key(name) for name in (move["person"], *move["person_as_written"])}
            hit = next((p for p in predicted if {p[0], p[1]} & names and p[2] == (move["to_org"] or "")), None)
            predicted.discard(hit or ("", "", ""))
            right += hit is not None and not move.get("implied")
            missed += hit is None and not move.get("implied")
        wrong += len(predicted)
    assert (right, wrong) == (10, 0), f"missed {missed}"


def test_no_claim_from_the_tail_and_none_without_moves() -> None:
    for path in sorted((ROOT / "seeds" / "articles").glob("*.md")):
        text = path.read_text("utf-8")
        found = claims.extract(documents.from_text(text), documents.zones(text), reading.gazetteer())
        tails = [zone for zone in documents.zones(text) if zone.name == "footer"]
        assert not any(zone.start <= claim.evidence.start < zone.end for claim in found.claims for zone in tails)
        if "compute-and-talent" in path.name or "capital-plan" in path.name:
            assert not found.claims
