"""When a move took place: texts with their trigger in double brackets, published on the day given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.claims.masking import Node, Sentence
from talentgraph.claims.when import Place, when
from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.language.periods import from_iso
from talentgraph.language.sentences import sentences
from talentgraph.model import Period, Status

DAY = "2025-07-20"  # a Sunday
DONE, SAID, HEARD = Status.COMPLETED, Status.ANNOUNCED, Status.RUMOURED
ENGLISH = [
    # the date in the stretch of the verb
    ("Mara Lindt [[joined]] Corvex in March 2023.", DONE, "2023-03"),
    ("In March 2023, Mara Lindt [[joined]] Corvex.", DONE, "2023-03"),
    ("On Friday, Corvex said it [[hired]] Mara Lindt.", DONE, "2025-07-18"),
    ("Mara Lindt left Halden in 2019 and [[joined]] Corvex in 2021.", DONE, "2021"),
    ("Mara Lindt [[left]] Halden in 2019 and joined Corvex in 2021.", DONE, "2019"),
    ("Mara Lindt, who [[left]] Halden in 2019, runs sales at Corvex as of May.", DONE, "2019"),
    ("Corvex, founded in 2011, has [[hired]] Mara Lindt.", DONE, "2025-07"),
    ("She worked there until 2022, and [[joined]] Corvex.", DONE, "2025-07"),
    # the day from which it holds
    ("Corvex [[named]] Mara Lindt its chief executive, effective August 1, the company said on Friday.", DONE, "2025-08-01"),
    ("She will [[leave]] at the end of May.", SAID, "2026-05"),
    ("He plans to [[retire]] on February 3.", SAID, "2026-02-03"),
    ("He [[retired]] on February 3.", DONE, "2025-02-03"),
    # from the date told before
    ("Mara Lindt joined Halden in 2018. A year later she [[moved]] to Corvex.", DONE, "2019"),
    ("Mara Lindt joined Halden in May 2018. Three months later she [[left]].", DONE, "2018-08"),
    ("He started there in 2020. The following year he [[left]].", DONE, "2021"),
    ("He started there in 2020, and in May of that year he [[left]].", DONE, "2020-05"),
    ("Corvex raised its first money in 2016. Mara Lindt [[joined]] as its second employee.", DONE, "2016"),
    ("Corvex was founded in 2016.\n\nMara Lindt has [[joined]] the firm.", DONE, "2025-07"),
    # fresh news
    ("Mara Lindt has [[joined]] Corvex as head of research.", DONE, "2025-07"),
    ("Mara Lindt is [[leaving]] Corvex, she announced.", SAID, "2025-07-20"),
    ("Mara Lindt may [[leave]] Corvex, people close to her say.", HEARD, "2025-07"),
    ("Two weeks ago, Mara Lindt [[resigned]] from Corvex.", DONE, "2025-06|2025-07"),
    # no news
    ("The report quotes Mara Lindt, who [[left]] Corvex.", DONE, None),
    ("She previously [[founded]] Halden.", DONE, None),
    ("Critics remember that he had [[quit]] Corvex.", DONE, None),
]
CHINESE = [
    # what semicolons part is one statement of the news, however long
    ("国务院任免人员。" + "任命林若川为海登总局副局长;" * 7 + "[[免去]]林若川的科维总局局长职务。", DONE, "2025-07"),
    ("2017年10月,林若川离开海登科技后,[[加入]]科维公司。", DONE, "2017-10"),
    ("林若川于2015年[[加入]]科维公司,2018年升任副总裁。", DONE, "2015"),
    ("林若川2015年加入科维公司,2018年[[升任]]副总裁。", DONE, "2018"),
    ("林若川2011年加入海登科技,任职至2016年,此后[[创办]]科维公司。", DONE, "2011"),
    ("林若川2011年加入海登科技,直到2016年[[卸任]]。", DONE, "2016"),
    ("科维公司[[委任]]林若川為獨立董事,自2025年9月1日起生效。", SAID, "2025-09-01"),
    ("7月18日,科维公司宣布[[聘任]]林若川为总裁。", DONE, "2025-07-18"),
    ("科维公司上周五宣布,林若川[[辞去]]总裁职务。", DONE, "2025-07-11"),
    ("林若川近日已[[加入]]科维公司。", DONE, "2025-07"),
    ("林若川已[[加入]]科维公司。", DONE, "2025-07"),
    ("科维公司透露,林若川将[[出任]]总裁。", SAID, "2025-07-20"),
    ("林若川2016年担任处长,次年3月[[升任]]局长。", DONE, "2017-03"),
    ("林若川2016年5月出任主任,同年8月[[兼任]]书记。", DONE, "2016-08"),
    ("林若川2016年5月出任主任。两年后,他[[调任]]书记。", DONE, "2018"),
    ("林若川于2020年4月被任命为总裁。同月,周维安[[离职]]。", DONE, "2020-04"),
    ("三年前,林若川[[离开]]海登科技。", DONE, "2022"),
    ("林若川13日[[請辭]]。", DONE, "2025-07-13"),
    ("本月初,林若川[[離職]]。", DONE, "2025-07"),
    ("成立于2012年的海登科技去年12月[[聘請]]林若川。", DONE, "2024-12"),
    ("林若川生于1970年5月,此前[[任]]科维公司总裁。", DONE, None),
    ("林若川日前受访时说,自己曾[[任命]]周维安为总裁。", DONE, None),
    ("林若川此前[[任职]]于海登科技。", DONE, None),
    ("在[[加入]]科维公司之前,林若川是律师。", DONE, None),
    ("据海登日报7月3日报道,科维公司6月[[聘请]]林若川。", DONE, "2025-06"),
]
UNDATED = [
    ("7月18日,林若川[[离开]]科维公司。公司2024年年报显示,他2019年加入。", "2025-07-18"),
    ("7月18日,林若川[[离开]]科维公司。", None),
    ("2011年5月,林若川加入科维公司。近日他已[[离开]]。", None),
    ("林若川原定于2026年[[离开]]科维公司。", None),
    ("Mara Lindt has [[joined]] Corvex.", None),
    ("Mara Lindt [[joined]] Corvex in 2021.", "2021"),
]


def decided(text: str, published: Period, status: Status = DONE) -> tuple[Period, str]:
    """What is decided for the trigger in double brackets, and whence it is known."""
    folded = fold(text).text
    at = folded.index("[[")
    folded = folded.replace("[[", "").replace("]]", "")
    end = at + len(fold(text).text.partition("[[")[2].partition("]]")[0])
    anchor = dates.anchor(published, folded)
    nodes = [Node("DATE", d.start, d.end, "", folded[d.start : d.end], period=d.period) for d in dates.dates(folded, anchor)]
    told = [Sentence(folded, (a, b), [n for n in nodes if a <= n.start < b]) for a, b in sentences(folded)]
    index = next(n for n, sentence in enumerate(told) if sentence.start <= at < sentence.end)
    first = next(n for n in range(len(told[index].masked)) if told[index].folded(n) == at)
    lang = "zh" if any("\u4e00" <= character <= "\u9fff" for character in folded) else "en"
    return when(Place(told, index, first, first + end - at, lang, folded), status, dates.known(published, anchor))


@pytest.mark.parametrize(("text", "status", "expected"), ENGLISH + CHINESE)
def test_when(text: str, status: Status, expected: str | None) -> None:
    assert decided(text, from_iso(DAY), status)[0].date in ((expected or "").split("|") if expected else [None])


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_without_a_day_of_publication(text: str, expected: str | None) -> None:
    assert decided(text, Period())[0].date == expected


def test_background_far_down_is_not_fresh() -> None:
    text = "The market is large. " * 12 + "Mara Lindt [[joined]] Corvex."
    assert decided(text, from_iso(DAY)) == (Period(), "")


@pytest.mark.parametrize(
    ("text", "published", "whence"),
    [
        ("Mara Lindt [[joined]] Corvex in 2021.", "", "told"),
        ("Mara Lindt joined Halden in 2018. A year later she [[moved]] to Corvex.", "", "told"),
        ("Corvex raised its first money in 2016. Mara Lindt [[joined]] as its second employee.", DAY, "before"),
        ("Mara Lindt has [[joined]] Corvex.", DAY, "assumed"),
        ("Mara Lindt has [[joined]] Corvex.", "", "unknown"),
        ("She previously [[founded]] Halden.", DAY, ""),
        ("She previously [[founded]] Halden.", "", ""),
    ],
)
def test_whence_a_date_is_known(text: str, published: str, whence: str) -> None:
    assert decided(text, from_iso(published))[1] == whence


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(list(Status)), st.sampled_from(["", "2025", "2025-07", DAY]))
def test_any_text_has_a_period(before: str, after: str, status: Status, published: str) -> None:
    words = before.replace("[", "").replace("]", "") + "[[left]]" + after.replace("[", "").replace("]", "")
    assert isinstance(decided(words, from_iso(published), status)[0], Period)
