"""Chinese mentions by rule: organizations and roles. All people are invented."""

from __future__ import annotations

import pytest

from talentgraph.claims import Gazetteer, mentions
from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.model import EntityKind, Known, Period

ORG = EntityKind.ORGANIZATION
NAMES = Gazetteer(
    [
        Known("huaxia", ORG, "Hua Xia Bank", ("华夏银行",)),
        Known("pku", ORG, "Peking University", ("北京大学",)),
        Known("industries", ORG, "Hua Xia Industries", ("华夏工业",)),
        Known("united", ORG, "Manchester United", ("曼联",)),
        Known("mfa", ORG, "Ministry of Foreign Affairs of China"),
        Known("state", ORG, "US Department of State"),
    ]
)


def found(text: str, kind: str) -> list[str]:
    """Mentions of one type: as written, and what they stand for where that differs."""
    folded = fold(text).text
    nodes = mentions.find(folded, [(0, len(folded))], NAMES, dates.anchor(Period(), folded))
    return [node.text if node.name in {node.text, "", "top", "seat", "other"} else f"{node.text}={node.name}" for node in nodes if node.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他出任浙江晨岚化工集团总经理。", ["浙江晨岚化工集团"]),
        ("他出任上海晨岚港务(集团)股份有限公司总裁。", ["上海晨岚港务(集团)股份有限公司=上海晨岚港务"]),
        ("方启贤履新上海洋山晨岚港口建设有限公司总经理。", ["上海洋山晨岚港口建设有限公司=上海洋山晨岚港口建设"]),
        ("她卸任华夏银行理财董事长。", ["华夏银行理财"]),
        ("华夏银行信用卡中心总裁方启贤辞职。", ["华夏银行信用卡中心=Hua Xia Bank"]),
        ("她从梧州农商行离职。", ["梧州农商行"]),
        ("华夏银行佛山分行行长赵启明辞职。", ["华夏银行佛山分行=Hua Xia Bank"]),
        ("北京大学公共卫生学院院长。", ["北京大学公共卫生学院=Peking University"]),
        ("特朗普提名曾在中国任职的某人出任外交部副部长。", ["外交部=US Department of State"]),
        ("一家互联网公司宣布裁员。", []),
        ("多家国有银行下调利率。", []),
        ("美国公司在裁员。", []),
        ("这家投资银行很大。", []),
        ("母公司的董事会很小。", []),
        ("他离开华夏工业大学。", ["华夏工业大学"]),  # not what the list calls 华夏工业
        ("他加盟了曼联足球俱乐部。", ["曼联足球俱乐部=Manchester United"]),
        ("他加入云帆智能。", ["云帆智能"]),
        ("她从星海科技离职。", ["星海科技"]),
        ("她在星海科技任职。", ["星海科技"]),
        ("她供职于星海科技。", ["星海科技"]),
        ("她进入星海科技工作。", ["星海科技"]),
        ("她加入晨星俱乐部。", ["晨星俱乐部"]),  # plain words, but somebody joined it
        ("她加入大型俱乐部。", []),
        ("她加入足球俱乐部。", []),
        ("她离开阳光小学。", ["阳光小学"]),
        ("王立衡曾任云帆资本总监。", ["云帆资本"]),  # the tagger takes 任云帆 for a person
        ("王立衡任职于海蓝集团。", ["海蓝集团"]),
        ("她调任芜湖理工大学附属医院院长。", ["芜湖理工大学附属医院"]),
    ],
)
def test_heads(text: str, expected: list[str]) -> None:
    assert found(text, "ORG") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("郑立言任江苏省委常委。", ["江苏省委=中共江苏省委"]),
        ("她当选芜湖市人民代表大会常务委员会副主任。", ["芜湖市人民代表大会常务委员会=芜湖市人大常委会"]),
        ("他是江苏省苏州市人,现任省委副书记。", ["省委=中共江苏省委"]),
        ("芜湖市市长方启贤。", ["芜湖市=芜湖市政府"]),
        ("他调任芜湖市卫生健康委员会主任。", ["芜湖市卫生健康委员会=芜湖市卫健委"]),
        ("波兰国防部长辞职。", ["波兰国防部=Ministry of Defense of Poland"]),
        ("波兰议会开会。他出任外长。", ["波兰议会", "=Ministry of Foreign Affairs of Poland"]),
        ("外交部发言人方启贤。", ["外交部=Ministry of Foreign Affairs of China"]),
        ("美国国务卿访问欧洲。", ["美国=US Department of State"]),
        ("海外长期投资。", []),
        ("方启贤任法国驻华大使。", ["法国驻华=法国驻华大使馆"]),
        ("他曾在波兰驻美国大使馆工作。", ["波兰驻美国大使馆"]),
        ("他曾在波兰驻美使馆工作。", ["波兰驻美使馆=波兰驻美国大使馆"]),
        ("方启贤出任驻智利大使。", ["驻智利=中国驻智利大使馆"]),
        ("波兰议会开会。方启贤曾任波兰驻法国大使,他将出任外长。", ["波兰议会", "波兰驻法国=波兰驻法国大使馆", "=Ministry of Foreign Affairs of Poland"]),
        ("他当选芜湖市检察院检察长。", ["芜湖市检察院=芜湖市人民检察院"]),
        ("他任央行副行长。", ["央行=People's Bank of China"]),
        ("波兰议会开会。他任央行副行长。", ["波兰议会", "央行=Central Bank of Poland"]),
        ("特朗普提名方启贤出任证监会主席。", ["证监会=SEC"]),
        ("他任最高法院院长。", ["最高法院=Supreme People's Court"]),
        ("他任江苏省芜湖市市委书记。", ["江苏省芜湖市市委=中共芜湖市委"]),
        ("方启贤任江西吉安市永新县县长。", ["江西吉安市永新县=永新县政府"]),
        ("方启贤任临汾市尧都区检察院检察长。", ["临汾市尧都区检察院=临汾市尧都区人民检察院"]),
        ("方启贤任鼓楼区卫健委主任。", ["鼓楼区卫健委"]),
        ("方启贤任佳县公安局局长。", ["佳县公安局"]),
        ("他任浙江省委秘书长。", ["浙江省委=中共浙江省委"]),
        ("方启贤任绍兴市人社局局长。", ["绍兴市人社局"]),
        ("他曾任手曲棒垒球运动管理中心副主任。", ["手曲棒垒球运动管理中心"]),
        ("诸葛明远任江苏省委副书记。", ["江苏省委=中共江苏省委"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert found(text, "ORG") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("晨岚纸业有限公司(以下简称“晨岚”)公告。晨岚表示满意。", ["晨岚纸业有限公司=晨岚纸业", "晨岚=晨岚纸业", "晨岚=晨岚纸业"]),
        ("方启贤创办了「木棉雪山」。", ["木棉雪山"]),
        ("他加盟鹭岛飞鹰队。", ["鹭岛飞鹰队"]),
        ("启明软件聘请他任总裁。", ["启明软件"]),  # the brand is a verb
        ("他转至启明软件任职。", ["启明软件"]),
        ("国产汽车总裁方启贤离职。", []),
    ],
)
def test_places_of_names(text: str, expected: list[str]) -> None:
    assert found(text, "ORG") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该行公告称,聘任他为公司总经理。", ["该行", "公司"]),
        ("该行业竞争激烈。", []),
    ],
)
def test_pointing_back(text: str, expected: list[str]) -> None:
    assert found(text, "ORG") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他辞去党委副书记、执行董事、董事会秘书职务。", ["党委副书记、执行董事、董事会秘书"]),
        ("她任独立非执行董事。", ["独立非执行董事"]),
        ("他任署理主管。", ["署理主管"]),
        ("董事会开会,委员会散会。", []),
        ("董事长期不在。", []),
        ("首席风险官兼副行长", ["首席风险官兼副行长"]),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert found(text, "ROLE") == expected
