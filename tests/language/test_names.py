"""Keys of names: what does not count in a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.names import key, keys

ANY = st.text(st.characters(exclude_categories=[]), max_size=30)
PARTS = ["Inc.", "Co.,", "Ltd", "有限公司", "公司", " ", ", ", "Meta", "阿里", "(", "-", "!", "S.A.", "é", "\n", "股份"]
LEGAL = st.lists(st.sampled_from(PARTS), max_size=8)


def organization_key(name: str) -> str:
    return keys([name], organizations=True)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jürgen  Müller", "jurgen müller"),
        ("蘋果", "苹果"),
        ("Open AI", "OpenAI"),
        ("OpenAI", "openai"),
        ("ＯｐｅｎＡＩ", "OpenAI"),
        ("Lucas Beyer", "Lucas\u00a0Beyer"),
        ("O’Neil", "O'Neil"),
        ("Jean-Luc Roe", "Jean Luc Roe"),
        ("蓋瑞・馬庫斯", "盖瑞·马库斯"),
        ("Straße", "STRASSE"),
        ("豈", "岂"),  # a compatibility form of a Traditional character
        ("x.AI", "xAI"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Ann Berg", "Ann Burg"), ("C", "C1"), ("苹果", "平果"), ("!!!", "???")])
def test_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Safe Superintelligence Inc.", "Safe Superintelligence"),
        ("Apple, Inc.", "Apple"),
        ("Samsung Electronics Co., Ltd.", "Samsung Electronics"),
        ("Samsung Electronics Co.,Ltd.", "Samsung Electronics"),
        ("Dassault Systèmes S.A.", "dassault systemes"),
        ("北京月之暗面科技有限公司", "北京月之暗面科技"),
        ("阿里巴巴公司 Inc.", "阿里巴巴"),
        ("Meta公司", "META"),
        ("DeepMind Technologies Limited", "DeepMind Technologies"),
        ("公司", "公司"),
        ("Inc.", "inc"),
        ("Cisco", "cisco"),
        ("Amtrak Co-op", "amtrak co-op"),
    ],
)
def test_a_legal_form_does_not_count(written: str, bare: str) -> None:
    assert organization_key(written) == key(bare)


@given(ANY | LEGAL.map("".join))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
    assert organization_key(organization_key(name)) == organization_key(name)


@given(st.lists(ANY, max_size=5), st.booleans())
def test_many_keys_are_the_keys_of_each(names: list[str], organizations: bool) -> None:
    one = organization_key if organizations else key
    assert keys(names, organizations=organizations) == [one(name) for name in names]


@given(ANY)
def test_a_name_with_something_in_it_has_a_key(name: str) -> None:
    assert bool(key(name)) or not any(c.isalnum() for c in name)
