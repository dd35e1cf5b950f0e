from __future__ import annotations

import pytest

from talentgraph.claims.cues import is_medium, status

NAME = "\U000f0000"  # as a masked sentence holds one


@pytest.mark.parametrize(
    ("text", "trigger", "lang", "expected"),
    [
        ("She has joined X", "joined", "en", "completed"),
        ("She will join X", "join", "en", "announced"),
        ("She has reportedly joined X", "joined", "en", "rumoured"),
        ("Reportedly, she joined X", "joined", "en", "rumoured"),
        ("She tried to join X", "join", "en", "attempted"),
        ("She declined to join X", "join", "en", "failed"),
        ("X denied she joined X", "joined", "en", "denied"),
        ("After the failed takeover, she joined X", "joined", "en", "completed"),
        ("她已加入某公司", "加入", "zh", "completed"),
        ("她将加入某公司", "加入", "zh", "announced"),
        ("据传,她加入某公司", "加入", "zh", "rumoured"),
        ("有传闻称,她将加入某公司,但她本人予以否认", "加入", "zh", "denied"),
        ("有传闻称,她将加入某公司;另一人的离职消息不实", "加入", "zh", "rumoured"),
        ("Rumours that she would quit X for Y are false, a spokesperson said", "quit", "en", "denied"),
        ("She would join X, people said, which she denied", "join", "en", "denied"),
        ("她拒绝加入某公司", "加入", "zh", "failed"),
        ("公司否认她加入", "加入", "zh", "denied"),
        ("在收购失败之后,公司挖走了她", "挖走", "zh", "completed"),
        ("Y keeps hiring her old colleagues", "hiring", "en", "completed"),
        ("Y kept her from joining X", "joining", "en", "failed"),
        ("Y talked her out of joining X", "joining", "en", "failed"),
        ("She talked about joining X", "joining", "en", "rumoured"),
        ("She spoke about her decision to join X", "join", "en", "completed"),
        ("She was about to join X", "join", "en", "announced"),
        ("他将加入某公司,担任首席科学家", "担任", "zh", "announced"),
        ("她作为“百人计划”入选者回国,任某所所长", "任某", "zh", "completed"),
        ("She did not join X", "join", "en", None),
        ("她并未加入某公司", "加入", "zh", None),
        ("@ to join X", "join", "en", "announced"),
        ("@ hired @ to lead X", "hired", "en", "completed"),
        ("@ to hire @ as chief", " as ", "en", "announced"),
        ("She is joining X", "joining", "en", "announced"),
        ("X failed in its bid to poach her", "poach", "en", "failed"),
        ("X made her an offer to leave Y", "leave", "en", "attempted"),
        ("She has left X, three people familiar with the matter said", "left", "en", "rumoured"),
        ("She had held discussions about joining X", "joining", "en", "rumoured"),
        ("三名知情人士说,她离开了某公司", "离开", "zh", "rumoured"),
        ("她正考虑离开某公司", "离开", "zh", "rumoured"),
        ("据报她加入某公司", "加入", "zh", "rumoured"),
        ("据报告,她加入某公司", "加入", "zh", "completed"),
        ("公司力邀她出任总裁", "出任", "zh", "attempted"),
    ],
)
def test_status_lies_in_the_clause(text: str, trigger: str, lang: str, expected: str | None) -> None:
    text = text.replace("@", NAME)
    start = text.index(trigger)
    assert status(text, start, start + len(trigger), lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("She announced her departure on @, writing that it was time", "en", True),
        ("ACCRA (@) - The club named a coach", "en", True),
        ("He told @ on Monday that he would leave", "en", False),  # it may be his employer
        ("She turned her back on @ and joined Y", "en", False),
        ("She walked out on @.", "en", False),
        ("as seen by @", "en", True),
        ("@ first reported the move", "en", True),
        ("He told @ staff that he would leave", "en", False),
        ("As @ notes, she will work there", "en", True),
        ("As @ grew, she left", "en", False),
        ("他在@上宣布离职", "zh", True),
        ("他在@上班", "zh", False),
        ("She sits on @'s board", "en", False),
        ("He told @ that he would leave", "en", False),
        ("She left @ in May", "en", False),
        ("他接受@记者采访时表示", "zh", True),
        ("他对@表示将离职", "zh", False),
        ("据@报道", "zh", True),
        ("据@公告", "zh", False),
        ("他从@离职", "zh", False),
    ],
)
def test_where_it_is_only_told(text: str, lang: str, expected: bool) -> None:
    at = text.index("@")
    assert is_medium(text.replace("@", "\uf000"), at, lang) is expected
