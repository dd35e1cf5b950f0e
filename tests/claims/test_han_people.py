"""Chinese mentions by rule: people. All of them are invented."""

from __future__ import annotations

import pytest

from talentgraph.claims import Gazetteer, mentions
from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.model import EntityKind, Known, Period

NAMES = Gazetteer([Known("huaxia", EntityKind.ORGANIZATION, "Hua Xia Bank", ("华夏银行",))])


def people(text: str) -> list[str]:
    """The people of a text."""
    folded = fold(text).text
    nodes = mentions.find(folded, [(0, len(folded))], NAMES, dates.anchor(Period(), folded))
    return [node.name for node in nodes if node.type == "PER" and not node.anaphor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("董事长方启贤辞职。", ["方启贤"]),
        ("总经理郑言于昨日离任。", ["郑言"]),
        ("公司聘任涂立衡为财务总监。", ["涂立衡"]),
        ("涂立衡不再担任行长。", ["涂立衡"]),
        ("欧阳启言加入公司。", ["欧阳启言"]),
        ("四名董事方启贤、涂立衡、邹建军、石敏被罢免。", ["方启贤", "涂立衡", "邹建军", "石敏"]),
        ("总裁方启贤辞职。方总表示感谢。", ["方启贤", "方启贤"]),
        ("会议决定任命:方启贤为副省长。", ["方启贤"]),
        ("边学文同志任省委书记。", ["边学文"]),
        ("媒体人雷建平创办了一家公司。", ["雷建平"]),
        ("华夏银行郑言首席合规官任职资格获批。", ["郑言"]),
        ("涂立衡辞职。人们看好涂立衡的能力。", ["涂立衡", "涂立衡"]),
        ("涂立衡此前在华夏银行任职。", ["涂立衡"]),
        ("涂立衡已从华夏银行离职。", ["涂立衡"]),
        ("郑言、涂立均离开华夏银行。", ["郑言", "涂立"]),  # 均 is "both"
        ("华夏银行官宣赵磊加盟。", ["赵磊"]),
        ("涂立衡曾效力于华夏银行。", ["涂立衡"]),
        ("丁伟于去年9月加入华夏银行。", ["丁伟"]),
        ("郑涛告别华夏银行。", ["郑涛"]),
        ("戴伟受聘为华夏银行行长。", ["戴伟"]),
        ("人事丨范浩然加盟华夏银行。", ["范浩然"]),
        ("华夏银行解除方子涵的职务。", ["方子涵"]),
    ],
)
def test_native(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政总裁格伦维尔(Tom Glenville)离任。", ["格伦维尔", "Tom Glenville"]),
        ("前锋斯坦维克加盟球队。", ["斯坦维克"]),
        ("首席执行官安德烈·斯坦维克表示满意。", ["安德烈·斯坦维克"]),
        ("通过安德烈.斯坦维克出任部长", ["安德烈·斯坦维克"]),
        ("首席执行官安德烈·斯坦维克提供了证词", ["安德烈·斯坦维克"]),
        ("安德烈·斯坦维克因个人原因离任。", ["安德烈·斯坦维克"]),
        ("安德烈·斯坦因加入公司。", ["安德烈·斯坦因"]),
        ("教务长玛尔塔·陈-斯坦维克将卸任。", ["玛尔塔·陈-斯坦维克"]),
        ("首席执行官安德烈·斯坦维克辞职。斯坦维克加入了别的公司。", ["安德烈·斯坦维克", "安德烈·斯坦维克"]),
        ("安德烈·斯坦维克和玛尔塔·斯坦维克来了。斯坦维克加入了公司。", ["安德烈·斯坦维克", "玛尔塔·斯坦维克", "斯坦维克"]),
    ],
)
def test_foreign(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "门诊高峰已经过去。", "她获得许可,前往温泉。", "上海、郑州和海南的公司。", "总裁和员工见面。", "他们都在卡塔尔。",
        "这段时间公司很忙。", "项目均已完成。", "董事长表示满意。", "发言人证实连氏离职。", "戚先生亦不再担任主席。", "她就职于晨星俱乐部。",
    ],
)  # fmt: skip
def test_words_are_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("梁立新去了北京。", ["梁立新"]),  # a given name that is a word too
        ("人们看好苏浩然。", ["苏浩然"]),
        ("高雅婷来了。", ["高雅婷"]),  # split off wrongly by the tagger
        ("任伟成为主教练。", ["任伟"]),  # 成为 is a word
        ("他在吉林一家公司工作,白国家中有钱。", []),
        ("牛博士与大家讨论。", []),
        ("负责人裘千言改任副总经理。", ["裘千言"]),
        ("任安江出任行长。", ["任安江"]),
        ("赵磊从华夏银行离职。", ["赵磊"]),
        ("赵磊成为华夏银行行长。", ["赵磊"]),
        ("华夏银行解雇了赵磊。", ["赵磊"]),
        ("2013年,他改任安江银行行长。", []),  # 任 is the verb
        ("2015年,任东风本田副总经理。", []),
        ("此前他任安江本田副总经理。", []),
    ],
)
def test_by_form(text: str, expected: list[str]) -> None:
    assert people(text) == expected
