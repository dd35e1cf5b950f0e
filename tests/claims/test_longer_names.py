"""Listed names that are but a part of another's, by the seeds. Each sentence ends in the name; all people are invented."""

from __future__ import annotations

import pytest

from talentgraph import documents
from talentgraph.claims.article import Article
from talentgraph.claims.longer_names import is_part_of_another
from tests.cases.gold import gazetteer

ENGLISH = [
    ("Ford Foundation", "Ford Foundation"),
    ("Columbia Sportswear", "Columbia Sportswear"),
    ("Bridgewater State University", "Bridgewater State University"),
    ("Stanford Health Care", "Stanford Health Care"),
    ("NYU Langone Health", "NYU Langone Health"),
    ("Meta Materials", "Meta Materials"),
    ("Hyundai Steel", "Hyundai Steel"),
    ("Scale Microgrids", "Scale Microgrids"),  # in full the listed one is Scale AI
    ("Berkshire Grey", "Berkshire Grey"),
    ("National Bank of Canada", "National Bank of Canada"),
    ("Dow Jones", "Dow Jones"),
    # a part of the listed one
    ("Harvard Medical School", "Harvard University"),
    ("Columbia University Press", "Columbia University"),
    ("Goldman Sachs Asset Management", "Goldman Sachs"),
    ("JPMorgan Asset Management", "JPMorgan Chase"),
    ("Apple Music", "Apple"),
    ("Amazon Web Services", "Amazon"),
    ("Microsoft Research Asia", "Microsoft"),
    ("Bank of England", "Bank of England"),
]
CHINESE = [
    ("江苏省统计局", "江苏省统计局"),
    ("国家统计局", "National Bureau of Statistics of China"),
    ("南京市保监局", "南京市保监局"),
    ("广东省港澳办", "广东省港澳办"),
    ("深圳市金融监管总局", "National Financial Regulatory Administration"),
    ("香港特区医管局", "Hospital Authority"),
    ("中国银行业协会", "中国银行业协会"),
    ("北京大学第一医院", "北京大学第一医院"),
    ("北京大学深圳医院", "北京大学深圳医院"),
    ("复旦大学附属中山医院", "复旦大学附属中山医院"),
    ("丰田纺织", "丰田纺织"),
    ("字节跳动公益基金会", "字节跳动公益基金会"),
    ("特斯拉车主俱乐部", "特斯拉车主俱乐部"),
    ("三星电子印度公司", "Samsung Electronics"),
]


def organizations(text: str) -> list[str]:
    document = documents.from_text(text, "x")
    return [node.name for node in Article(document, documents.zones(document.text), gazetteer())._orgs]


@pytest.mark.parametrize(("name", "meant"), ENGLISH)
def test_english(name: str, meant: str) -> None:
    assert organizations(f"Mara Lindt has joined {name} as head of research, the group said on Monday.") == [meant]


@pytest.mark.parametrize(("name", "meant"), CHINESE)
def test_chinese(name: str, meant: str) -> None:
    assert organizations(f"2024年5月，方启贤加入{name}，担任负责人。") == [meant]


@pytest.mark.parametrize(
    "words",
    ["高通量测序", "甲骨文字", "特斯拉线圈", "高通胀", "集成电路", "三亿欧元的药", "物理研究", "美国航母", "南京东路", "员工行政", "中国银行业", "美国银行股"],
)
def test_words_that_begin_like_a_name(words: str) -> None:
    assert organizations(f"方启贤加入华为，研究{words}。") == ["Huawei"]


@pytest.mark.parametrize(
    ("behind", "anothers"),
    [
        ("Professor Mara Lindt", False), ("Senior Research Engineer", False), ("Chief Executive Mara Lindt", False), ("Names Mara Lindt", False),
        ("Microgrids", True), ("Inc", False), ("Group", False), ("Digital Group", True),
    ],
)
def test_roles_and_verbs_are_no_part_of_a_name(behind: str, anothers: bool) -> None:
    assert is_part_of_another(f"Scale {behind}", 0, 5, "Scale AI", shorter=True, ambiguous=True) is anothers


@pytest.mark.parametrize(
    ("text", "called"),
    [("创办人王兴兴加入华为。", ["王兴兴"]), ("创办人王兴加入华为。", ["王兴"]), ("总裁张利东加入华为。", ["张利东"]), ("他们应当积极参与华为的研究。", [])],
)
def test_people(text: str, called: list[str]) -> None:
    document = documents.from_text(text, "x")
    assert [node.text for node in Article(document, documents.zones(document.text), gazetteer()).mentions if node.type == "PER" and not node.anaphor] == called
