from __future__ import annotations

import pytest

from talentgraph.claims import Gazetteer
from talentgraph.language.fold import fold
from talentgraph.model import EntityKind, Known

ORG = EntityKind.ORGANIZATION
NAMES = Gazetteer(
    [
        Known("apple", ORG, "Apple", ("苹果", "Apple Inc."), frozenset({"Apple", "苹果"})),
        Known("scale-ai", ORG, "Scale AI", ("Scale",), frozenset({"Scale"})),
        Known("openai", ORG, "OpenAI"),
        Known("meta", ORG, "Meta", ("Facebook", "梅塔"), frozenset({"Meta", "梅塔"})),
        Known("msl", ORG, "Meta Superintelligence Labs", ("MSL",), frozenset({"MSL"}), "meta", unit=True),
        Known("huawei", ORG, "Huawei", ("华为",)),
        Known("renda", ORG, "Renmin University", ("人大",), frozenset({"人大"})),
        Known("acme-us", ORG, "Acme US", ("Acme",)),
        Known("acme-uk", ORG, "Acme UK", ("Acme",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("她离开苹果公司。", ["apple"]),
        ("她吃苹果很多年。", []),
        ("從蘋果跳槽到OpenAI", ["apple", "openai"]),
        ("He joined Apple in May.", ["apple"]),
        ("An apple a day.", []),
        ("The models scale well. Scale matters.", []),
        ("former Scale CEO", ["scale-ai"]),
        ("Openai and OPENAI", ["openai", "openai"]),
        ("the openair cinema", []),
        ("meta不懈", ["meta"]),
        ("the meta level", []),
        ("梅塔(Meta)挖走了他", ["meta", "meta"]),
        ("Facebook和梅塔", ["meta", "meta"]),
        ("Acme said", []),
        ("Acme US said; Acme grew", ["acme-us", "acme-us"]),
        ("Meta Superintelligence Labs", ["msl"]),
        ("Meta offered her a job.", ["meta"]),
        ("A board that Meta runs and an engineer that Meta let go", ["meta", "meta"]),
        ("It was seen in a Black Apple shop.", []),
        ("Scale, which is what counts, is hard.", []),
        ("His successor, Ann Reed-Meta, was named.", []),
        ("任命李建华为司长。", []),  # 华 is the name's, 为 the verb
        ("任命李建华为华为总裁。", ["huawei"]),
        ("她离开人大,加入华为。", ["renda", "huawei"]),
        ("他到江西省人大任职,是人大代表。", []),
        ("她任苹果副总监。", ["apple"]),  # between a word of coming and a title
        ("她任浙江苹果主编。", []),
        ("她进入苹果工作。", ["apple"]),
        ("产品进入苹果的时代。", []),
        ("她离开了苹果。", ["apple"]),
        ("她被苹果解雇。", ["apple"]),
        ("她空降苹果。", ["apple"]),
        ("Scale is what counts.", []),  # a plain word that begins a sentence
        ("Scale fired three people.", ["scale-ai"]),
        ("He departed Scale in May.", ["scale-ai"]),
    ],
)
def test_forms_and_licences(text: str, expected: list[str]) -> None:
    assert [found.known.id for found in NAMES.find(fold(text).text)] == expected


def test_unit_is_booked_under_its_parent() -> None:
    (unit,) = (entry for entry in NAMES.known if entry.id == "msl")
    assert NAMES.parent(unit).id == "meta"
    assert NAMES.parent(NAMES.known[0]).id == "apple"


def test_circle_of_parents_ends() -> None:
    circle = Gazetteer([Known("a", ORG, "A one", (), frozenset(), "b", unit=True), Known("b", ORG, "B two", (), frozenset(), "a", unit=True)])
    assert circle.parent(circle.known[0]).id in {"a", "b"}


MANY = Gazetteer([Known("fang", EntityKind.PERSON, "Qixian Fang", ("方贤", "启明子"), frozenset({"方贤"})), *NAMES.known])


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("方贤离开华为。", [False]),
        ("方贤(Qixian Fang)离开华为。", [True, True]),
        ("方贤,花名启明子,离开华为。", [True, True]),
    ],
)
def test_names_that_many_bear(text: str, sure: list[bool]) -> None:
    assert [hit.sure for hit in MANY.find(fold(text).text) if hit.known.kind is EntityKind.PERSON] == sure
