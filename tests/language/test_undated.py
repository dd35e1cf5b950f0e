"""The year of texts that don't say when they were published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.undated import written_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日,总裁离职。公司2023年年报显示亏损。", (2024, 3, 5)),
        ("3月5日,总裁离职。截至2023年末公司有300人。", (2024, 3, 5)),
        ("3月5日,总裁离职。2023年末他曾去上海。", None),  # no figure, so the year may lie far back
        ("9月5日,总裁离职。公司2023年上半年亏损。", (2023, 9, 5)),
        ("2月5日,总裁离职。公司2023年前三季度亏损。", (2024, 2, 5)),
        ("On May 6, its chief left. In the fourth quarter of 2023 it lost money.", (2024, 5, 6)),
        ("11月21日,董事会任命他为董事,自2024年1月1日起生效。", (2023, 11, 21)),
        ("3月7日,他请辞,自2023年3月31日起生效。", (2023, 3, 7)),
        ("7月24日,董事会开会。2023年7月20日,他已请辞。", (2023, 7, 24)),
        ("9月13日,他被查。他出生于1967年5月,今年56岁。", (2023, 9, 13)),
        ("5月9日,他到任。![](https://example.com/a/2023/05/09/b.jpg)", (2023, 5, 9)),
        ("他于2023年11月7日辞职。", (2023, None, None)),
        ("3月5日,总裁离职。公司2023年年报显示亏损。他2025年再来。", None),  # a later year speaks against it
        ("3月5日,总裁离职。公司2023年年报显示亏损。任期至2027年。", (2024, 3, 5)),
        ("3月5日,总裁离职。他2015年加入。", None),
        ("3月5日,总裁离职。他2015年10月加入。", None),
        ("3月5日,总裁离职。", None),
        ("Nothing is dated here.", None),
        ("12月3日公示,请在2023年12月8日前以电话反映。", (2023, 12, 3)),
        ("3月3日公示。2016年2月他任局长,至今已7年。", (2023, 3, 3)),
        ("他出生于1967年,她出生于1970年,56岁。2022年入职,3月5日离职。", None),  # whose age?
    ],
)
def test_written_in(text: str, expected: tuple[int, int | None, int | None] | None) -> None:
    assert written_in(text) == expected


@given(st.text(max_size=200) | st.text("0123456789年月日岁生起,。", max_size=60))
def test_any_text(text: str) -> None:
    found = written_in(text)
    assert found is None or found[0] >= 1900
