"""Fits talentgraph/lexicon/weights.tsv on the articles that may be read and on our own cases.

    python tests/cases/fit.py [--brief] [--check [--parts FILE]]

With --brief the weights of brief texts (weights-brief.tsv).

Two steps, both deterministic: a conditional logit for each slot (which person, which organization, or nobody, does a trigger speak of),
then logistic regression on the merged claims of each article, on choices that were made without that article (three parts).
--check fits on some parts and prints precision and recall on the others instead of writing the file, and how many claims of a confidence were right.
With --parts FILE another state of the mentions can be measured under the weights of an earlier one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[2]))
from talentgraph import documents
from talentgraph.claims import confidence, features, merge, rules, scoring
from talentgraph.claims.article import Article
from talentgraph.model import PersonKind
from tests.cases import measure
from tests.cases.gold import SHARED, Gold, Names, articles, cases, gazetteer, is_group, is_person, matched

if TYPE_CHECKING:
    from talentgraph.claims.candidates import End, Who
    from talentgraph.claims.features import Choice
    from talentgraph.model import Claim

SLOTS = ("to", "left", "origin")
PARTS = 3
L2, L2_CLAIM, L2_CLAIM_BRIEF = 3.0, 40.0, 8.0  # ridge penalties by cross-validation; from 8 to 64 it knows no difference, our held-out texts do (2026-12-01)
SEEN = 2  # choices in which a feature must stand to get a weight
SEEN_CLAIM = 5
# How much a text of some sources counts; of others 1. Of plain texts, which are many, articles learn from one in FEW.
WEIGHT = {"example": 4, "digest": 4, "founding": 8, "plain": 0.08, "passages": 0.03, "groups": 0.08, "press": 0.3}
WEIGHT_BRIEF = WEIGHT | {"plain": 0.12, "passages": 0.12, "groups": 0.2, "items": 0.12}
BRIEF_ONLY = {"items"}  # articles learn nothing from headlines
FEW = {"plain": 4}
SMALL = 0.02  # weights below say nothing
OUT = Path(rules.__file__).parents[1] / "lexicon"
FAR, BEFORE = 500, 15  # characters that an organization named elsewhere, and one before a trigger, counts as further away
RIGHT, ELSEWHERE = 1, 2  # true in this sentence; true, but told in another

Pairs = list[tuple[int | None, list[str]]]


class Labels:
    """What is right of one article's choices.

    Args:
        gold: The annotation.
        article: The text, read.
        names: Which names mean the same.
    """

    def __init__(self, gold: Gold, article: Article, names: Names) -> None:
        self._gold, self._article, self._names = gold, article, names
        self._people: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        self._sides: dict[tuple[int, str, str, str | None], bool] = {}

    def _side(self, move: dict[str, Any], side: str, end: End) -> bool:
        key = (id(move), side, end.org.name, end.org.unit)
        if key not in self._sides:
            self._sides[key] = move[f"{side}_org"] is not None and self._names.side(move, side, end.org.name, end.org.unit)
        return self._sides[key]

    def _here(self, move: dict[str, Any], choice: Choice) -> bool:
        first, last = self._article.folded.span(choice.sentence.start, choice.sentence.end)
        return bool(move.get("start", -1) < last and first < move.get("end", -1))

    def _moves(self, who: Who) -> list[list[dict[str, Any]]]:
        called = [(self._article.called(person), person.text, person.name) for person in who.people if person.type != "GROUP"]
        for names in called:
            if names not in self._people:
                self._people[names] = [move for move in self._gold.moves if is_person(move, *names)]
        return [self._people[names] for names in called]

    def pair(self, slot: str, choice: Choice, who: Who, end: End) -> int | None:
        """1 right, 0 wrong, 2 right but told elsewhere, None neither (implied)."""
        if who.node.type == "GROUP":
            return self._group(slot, choice, who, end)
        if who.node.type == "HOLDER" and not any(self._moves(who)):
            return None
        side, found = ("to" if slot == "to" else "from"), set[int | None]()
        for moves in self._moves(who):
            verdict: int | None = 0
            for move in moves:
                if not self._side(move, side, end):
                    continue
                if slot == "left" and (move["kind"] == "internal" or (move["to_org"] and choice.opening.frame.group not in scoring.LEAVING)):
                    continue
                told = RIGHT if verdict == RIGHT or self._here(move, choice) else ELSEWHERE
                verdict = told if not move.get("implied") else verdict or None
            found.add(verdict)
        return next((verdict for verdict in (RIGHT, ELSEWHERE, None) if verdict in found), 0)

    def _group(self, slot: str, choice: Choice, who: Who, end: End) -> int:
        for group in self._gold.groups:
            side = "to" if slot == "to" else "from"
            fits = self._side(group, side, end)
            alone = slot != "left" or not group["to_org"] or choice.opening.frame.group in scoring.LEAVING
            if fits and alone and (group["count"] is None or who.node.count in {None, group["count"]}):
                return RIGHT
        return 0

    def inside(self, choice: Choice, who: Who, end: End) -> int | None:
        """Whether an arrival is a change inside the organization."""
        found = [m for moves in self._moves(who) for m in moves if self._side(m, "to", end) and self._here(m, choice)]
        stated = [move for move in found if not move.get("implied")] or found
        return int(any(move["kind"] == "internal" for move in stated)) if stated else None

    def claims(self, claims: list[Claim]) -> list[int | None]:
        """1 right, 0 wrong, None neither."""
        found = matched(self._gold, claims, self._names)
        verdicts: list[int | None] = [0] * len(claims)
        for number, move in found.items():
            verdicts[number] = None if self._gold.moves[move].get("implied") else 1
        for number, claim in enumerate(claims):
            if claim.person_kind is PersonKind.GROUP:
                verdicts[number] = int(any(is_group(group, claim, self._names) for group in self._gold.groups))
        return verdicts


class Example:
    """One annotated text with its choices, as the fit sees it."""

    def __init__(self, gold: Gold, names: Names, *, brief: bool) -> None:
        self.gold = gold
        self.weight = (WEIGHT_BRIEF if brief else WEIGHT).get(gold.source, 1.0)
        text = gold.document.text
        self.article = Article(gold.document, documents.zones(text), gazetteer())
        self.article.brief = brief  # the longer ones are read as if they were, too: there are few brief ones
        self.choices = list(rules.choices(self.article))
        self.labels = Labels(gold, self.article, names)
        self.rows: dict[str, list[Pairs]] = {slot: [] for slot in (*SLOTS, "inside")}
        self._own = self._owned()
        for choice in self.choices:
            self._add(choice)

    def _owned(self) -> dict[int, set[tuple[str, ...]]]:
        """For each trigger the right arrivals that no other trigger of its sentence stands nearer to."""
        nearest: dict[tuple[int, tuple[str, ...]], tuple[int, int]] = {}
        for number, choice in enumerate(self.choices):
            for who, _ in choice.whos:
                for end, _ in choice.ends:
                    if scoring.possible(choice, "to", who, end) and self.labels.pair("to", choice, who, end) == RIGHT:
                        key = choice.number, (*who.names, end.org.name)
                        nearest[key] = min(nearest.get(key, (FAR, -1)), (_distance(choice, end), number))
        owned: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for (_, arrival), (_, owner) in nearest.items():
            owned[id(self.choices[owner]) if owner >= 0 else -1].add(arrival)
        return owned

    def _verdict(self, slot: str, choice: Choice, who: Who, end: End) -> int | None:
        """As the labels say; but a trigger that tells of one arrival does not tell of another that a nearer one tells of."""
        verdict, own = self.labels.pair(slot, choice, who, end), self._own[id(choice)]
        if slot != "to" or verdict != RIGHT or not own or (*who.names, end.org.name) in own:
            return verdict
        return verdict if end.org.name in {key[-1] for key in own} else 0

    def _add(self, choice: Choice) -> None:
        arrived: list[Who] = []
        for slot in SLOTS:
            pairs: Pairs = []
            for who, of_who in choice.whos:
                if not scoring.opens(choice, slot) or (slot == "origin" and who not in arrived):
                    continue
                for end, of_end in choice.ends:
                    if not scoring.possible(choice, slot, who, end):
                        continue
                    verdict = self._verdict(slot, choice, who, end)
                    of_pair = features.pair(self.article, choice, who, end)
                    pairs.append((verdict, scoring.names(choice, slot, of_who, of_end, of_pair)))
                    if slot == "to" and verdict == RIGHT:
                        arrived.append(who)
                        inside = self.labels.inside(choice, who, end)
                        if inside is not None:
                            self.rows["inside"].append([(inside, scoring.names(choice, "inside", of_who, of_end, of_pair))])
            verdicts = {verdict for verdict, _ in pairs}
            if verdicts - {None} and (ELSEWHERE not in verdicts or RIGHT in verdicts):
                self.rows[slot].append([(verdict, found) for verdict, found in pairs if verdict in {0, RIGHT}])

    def told(self, table: scoring.Weights) -> list[Claim]:
        """The merged claims under some weights, not judged yet."""
        return list(merge.claims(rules.told(self.article, iter(self.choices), table)))


def _distance(choice: Choice, end: End) -> int:
    """Characters between a trigger and an organization; what goes before it counts as further away, what is named elsewhere as furthest."""
    if end.index < 0:
        return FAR
    return end.index - choice.opening.end if end.index >= choice.opening.end else choice.opening.at - end.index + BEFORE


def choice_weights(examples: list[Example]) -> dict[str, float]:
    """The weights of the choices, slot by slot."""
    table: dict[str, float] = {}
    for slot in (*SLOTS, "inside"):
        groups = [(example.weight, pairs) for example in examples for pairs in example.rows[slot] if pairs]
        seen = Counter(name for _, pairs in groups for name in {name for _, names in pairs for name in names})
        columns = {name: n for n, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}
        found = _conditional_logit(groups, columns)
        table.update({name: float(found[n]) for name, n in columns.items() if abs(found[n]) >= SMALL})
    return table


def _conditional_logit(groups: list[tuple[float, Pairs]], columns: dict[str, int]) -> Any:
    index, pointer, right, group = [], [0], [], []
    for number, (_, pairs) in enumerate(groups):
        for verdict, names in pairs:
            index += [columns[name] for name in names if name in columns]
            pointer.append(len(index))
            right.append(verdict == RIGHT)
            group.append(number)
    matrix = sp.csr_matrix((np.ones(len(index)), index, pointer), shape=(len(right), len(columns)))
    transposed, good, of = matrix.T.tocsr(), np.array(right, dtype=float), np.array(group)
    starts = np.r_[0, np.flatnonzero(np.diff(of)) + 1]
    has, counts = np.add.reduceat(good, starts) > 0, np.array([weight for weight, _ in groups])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        top = np.maximum(np.maximum.reduceat(scores, starts), 0)
        shares, null = np.exp(scores - top[of]), np.exp(-top)
        total, of_good = null + np.add.reduceat(shares, starts), np.add.reduceat(shares * good, starts)
        chosen = np.where(has, of_good, null)
        slope = (shares / total[of] - np.where(good > 0, shares / np.maximum(of_good[of], 1e-300), 0)) * counts[of]
        penalty = 0.5 * L2 * float(weights @ weights)
        return float(counts @ (np.log(total) - np.log(chosen + 1e-300))) + penalty, transposed @ slope + L2 * weights

    return minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x


Item = tuple[list[str], float, int, float]


def claim_weights(items: list[Item], penalty: float) -> dict[str, float]:
    """The weights of the judgement of claims."""
    seen = Counter(name for names, *_ in items for name in set(names))
    columns = {name: n for n, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN_CLAIM))}
    dense = np.zeros((len(items), len(columns) + 2))
    for row, (names, odds, *_) in enumerate(items):
        dense[row, [columns[name] for name in names if name in columns]] = 1
        dense[row, -2:] = 1, odds
    right, counts = (np.array([item[n] for item in items], dtype=float) for n in (2, 3))
    ridge = np.r_[np.full(len(columns), penalty), 0.01, 0.01]

    def loss(weights: Any) -> tuple[float, Any]:
        scores = dense @ weights
        value = counts @ (np.logaddexp(0, scores) - right * scores) + 0.5 * float((ridge * weights) @ weights)
        return float(value), dense.T @ (counts * (1 / (1 + np.exp(-scores)) - right)) + ridge * weights

    found = minimize(loss, np.zeros(len(columns) + 2), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    table = {name: float(found[n]) for name, n in columns.items() if abs(found[n]) >= SMALL}
    return table | {"claim": float(found[-2]), "claim logit": float(found[-1])}


def choice_parts(examples: list[Example]) -> list[dict[str, float]]:
    """The weights of the choices for each part, fitted without it."""
    return [choice_weights([example for example in examples if example.gold.part(PARTS) != part]) for part in range(PARTS)]


def crossed(examples: list[Example], tables: list[dict[str, float]]) -> tuple[list[list[Claim]], list[list[Item]]]:
    """For each example the claims told by weights that were fitted without its part, and what the judgement learns from them."""
    claims: list[list[Claim]] = [[] for _ in examples]
    items: list[list[Item]] = [[] for _ in examples]
    parts = [scoring.Weights(table.items()) for table in tables]
    for number, example in enumerate(examples):
        if not example.article.idle:
            claims[number] = example.told(parts[example.gold.part(PARTS)])
            found = zip(confidence.features(example.article, claims[number]), claims[number], example.labels.claims(claims[number]), strict=True)
            items[number] = [(names, confidence.logit(claim.confidence), verdict, example.weight) for names, claim, verdict in found if verdict is not None]
    return claims, items


def claim_parts(examples: list[Example], items: list[list[Item]], penalty: float) -> list[dict[str, float]]:
    """The weights of the judgement for each part, fitted without it."""
    return [
        claim_weights([item for example, found in zip(examples, items, strict=True) if example.gold.part(PARTS + 2) != part for item in found], penalty)
        for part in range(PARTS + 2)
    ]


def check(examples: list[Example], names: Names, penalty: float, kept: Path | None) -> None:
    """Print precision and recall on parts that the weights were not fitted on, by source and threshold, and how sure claims came true."""
    known = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else None
    tables = known[0] if known else choice_parts(examples)
    claims, items = crossed(examples, tables)
    judges = known[1] if known else claim_parts(examples, items, penalty)
    if kept and not known:
        kept.write_text(json.dumps([tables, judges], ensure_ascii=False), "utf-8")
    judged: list[list[Claim]] = [[] for _ in examples]
    for number, example in enumerate(examples):
        if not example.article.idle:
            judged[number] = list(confidence.judged(example.article, claims[number], judges[example.gold.part(PARTS + 2)], 0.0))
    measure.show([example.gold for example in examples], judged, names, sorted({0.4, 0.5, 0.6, 0.7, 0.8, *rules.LEAST}))
    real = [(found, example.labels.claims(found)) for example, found in zip(examples, judged, strict=True) if example.gold.source in measure.REAL]
    measure.reliability(real)


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--parts", type=Path, metavar="FILE", help="with --check: the weights of the parts are read from there, or written if it is not there")
    parser.add_argument("--articles", type=Path, default=SHARED)
    options = parser.parse_args()
    names = Names(sorted(options.articles.glob("aliases*.json")))
    golds = [gold for gold in (*cases(), *articles(options.articles)) if options.brief or not (gold.source in BRIEF_ONLY or gold.part(FEW.get(gold.source, 1)))]
    examples = [Example(gold, names, brief=options.brief) for gold in golds]
    penalty = L2_CLAIM_BRIEF if options.brief else L2_CLAIM
    if options.check:
        check(examples, names, penalty, options.parts)
        return
    _, items = crossed(examples, choice_parts(examples))
    table = choice_weights(examples) | claim_weights([item for found in items for item in found], penalty)
    sources = Counter({example.gold.id: example.gold.source for example in examples}.values())
    head = f"# Feature, weight. Fitted by tests/cases/fit.py on {', '.join(f'{times} {source}' for source, times in sorted(sources.items()))} texts.\n"
    out = OUT / ("weights-brief.tsv" if options.brief else "weights.tsv")
    out.write_text(head + "".join(f"{name}\t{table[name]:.3g}\n" for name in sorted(table)), "utf-8", newline="\n")
    print(f"{len(table)} weights in {out.name}")


if __name__ == "__main__":
    main()
