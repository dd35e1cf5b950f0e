"""However documents come, one by one or all together, what is derived is what a derivation of everything gives."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentgraph import adding, deriving, judging
from talentgraph.entities import linking, resolve
from talentgraph.errors import TalentGraphError
from talentgraph.graph import Graph
from talentgraph.store import Store, copies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Names that meet: one key, one person in two orders or scripts, nicknames, strangers; of organizations with legal forms, parts and units.
PEOPLE = [
    "Zhang Qiuyue", "Qiuyue Zhang", "章秋月", "ZHANG QIUYUE", "Alex Wang", "Alexandr Wang", "A. Wang", "汪韬", "庞若珉", "Ruomin Pang", "Anna Berg",
    "anna berg", "Anna B. Berg", "Daniel Gross", "Bob Lindqvist", "Robert Lindqvist",
]  # fmt: skip
PLACES = [
    "OpenAI", "Open AI", "Globex", "Globex Inc", "GLOBEX", "Globex Labs", "Globex AI", "Hollistic Robotics", "Holistic Robotics",
    "Safe Superintelligence", "SSI", "Brain Unit", "Old Globex", "",
]  # fmt: skip
LISTS = {
    "organizations.csv": "org_id,name,aliases,parent,unit\nopenai,OpenAI,Open AI,,\nssi,Safe Superintelligence,SSI,,\nbrain,Brain Unit,,openai,true\n"
    "old,Old Globex,,,\nmeta,Meta,,,\n",
    "people.csv": "person_id,name,aliases\nalexandr-wang,Alexandr Wang,Alex Wang\n",
    "lineage.csv": "org_id,relation,other_id,date\nold,renamed_to,o-new,2023-01-01\nssi,acquired_by,openai,2024-06-01\n",
}
DAYS = ["2024-01-05", "2024-01-09", "2024-03-01", "2024-11", "2025", ""]
ROW = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from(["hire", "poach", "departure"]),
    st.sampled_from(["completed", "completed", "rumoured", "denied"]), st.sampled_from(DAYS), st.sampled_from(["CEO", "", "chief scientist"]),
    st.integers(0, 3),
)  # fmt: skip
FACTS = (
    "Revenue rose to $417.3 million, the round was worth $88.25 million and 1,204 people work in Palo Alto, Zurich and Singapore, said Carla Mendes. "
    "The Aurora cluster has 52,480 chips and the Helios model 671 billion parameters, according to Tobias Frey of Quantcast Partners."
)
TEXTS = [
    "{person} has left {place} to join {other}.", "Meta hired SSI's CEO.", "{person} and {stranger} have left {place} to join {other}.",
    "{person} has left {place} to join {other}. " + FACTS, "OpenAI named {person} as chief scientist. " + FACTS,
]  # fmt: skip
ARTICLE = st.tuples(
    st.sampled_from(TEXTS), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(PLACES[:-1]), st.sampled_from(PLACES[:-1]),
    st.sampled_from(["2024-01-10", "2024-01-14", "2024-03-02", ""]), st.integers(0, 3),
)  # fmt: skip
JUDGEMENT = st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
STEPS = st.lists(st.one_of(st.lists(ROW, min_size=1, max_size=4), ARTICLE, ARTICLE, JUDGEMENT), min_size=3, max_size=7)
HEADER = "person,from_org,to_org,kind,status,date,role_from,source_url\n"


def url(number: int) -> str:
    return f"https://example.org/{number}" if number else ""


def written(folder: Path, number: int, step: list[tuple[str, ...]] | tuple[str, ...]) -> Path:
    """A table or an article of a step as a file."""
    if isinstance(step, list):
        path = folder / f"{number}.csv"
        path.write_text(HEADER + "".join(",".join([*map(str, row[:-1]), url(int(row[-1]))]) + "\n" for row in step), "utf-8")
    else:
        text, person, stranger, place, other, day, at = step
        head = "".join(f"{name}: {value}\n" for name, value in (("outlet", f"O{at}"), ("date", day), ("url", url(int(at)))) if value)
        path = folder / f"{number}.md"
        path.write_text(f"---\n{head}---\n\n{text.format(person=person, stranger=stranger, place=place, other=other)}\n", "utf-8")
    return path


def counted(patch: pytest.MonkeyPatch) -> Iterator[int]:
    """Counts whole derivations: each takes one number."""
    numbers, begin = count(), resolve.begin

    def counting(store: Store) -> None:
        next(numbers)
        begin(store)

    patch.setattr(resolve, "begin", counting)
    return numbers


def differing(store: Store) -> list[str]:
    """The derived tables that are not what a derivation of everything gives."""
    with copies.Copy(store) as copy:
        deriving.anew(copy)
        return [f"{table}: {found}" for table in copies.tables()[1] if any((found := copy.lacking(table))[::2])]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with some lists, derived."""
    folder = tmp_path_factory.mktemp("deriving")
    for name, text in LISTS.items():
        (folder / name).write_text(text, "utf-8")
    path = folder / "t.duckdb"
    with Store(path, write=True) as store:
        adding.add(store, [folder / name for name in LISTS])
        deriving.derive(store)
    return path


@given(STEPS, st.integers(0, 2))
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_step_by_step_is_all_at_once(started: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[Any], small: int) -> None:
    folder = tmp_path_factory.mktemp("steps")
    with pytest.MonkeyPatch.context() as patch, Store(None) as store:
        patch.setattr(linking, "BLOCK", 2 + small)  # so that blocks and companies grow too big
        patch.setattr(linking, "COMPANY", 2 + small)
        patch.setattr(deriving, "_FEW", 1000)
        copies.fill(store, started)
        begun = counted(patch)
        judged = 0
        for number, step in enumerate(steps):
            if isinstance(step, tuple) and len(step) == 3:
                try:
                    judging.pair(store, *step, reason="drawn", by="test")
                    judged += 1
                except TalentGraphError:
                    continue
            else:
                adding.add(store, [written(folder, number, step)])
            deriving.derive(store)
        assert next(begun) <= judged, "what could be derived in part was derived whole"
        assert differing(store) == []


def test_what_is_derived_in_part_is_told_from_the_rest(tmp_path: Path) -> None:
    """Lists, judgements and another program's tables make everything anew; an article that is there already changes nothing."""
    (tmp_path / "a.md").write_text("---\ndate: 2025-07-01\n---\n\nAnna Berg has left OpenAI to join Meta.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\ndate: 2025-07-02\n---\n\nBen Koch has left Apple to join Tesla.\n", "utf-8")
    (tmp_path / "people.csv").write_text("person_id,name,aliases\nben,Ben Koch,\n", "utf-8")
    with Graph(None) as graph, pytest.MonkeyPatch.context() as patch:
        begun = counted(patch)

        def derivations(path: str) -> int:
            before = next(begun)
            graph.build(tmp_path / path)
            return next(begun) - before - 1

        graph.find("OpenAI", "organization")  # so that the lists are derived
        assert derivations("b.md") == 0
        assert derivations("b.md") == 0
        assert derivations("people.csv") == 1
        graph._store.run("set_meta", name="derived", value="0.0.1")
        assert derivations("a.md") == 1
        assert graph.verify() == []
