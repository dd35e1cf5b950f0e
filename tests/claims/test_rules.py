"""Invariants of extraction on any text."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentgraph import claims, documents, reading
from talentgraph.claims import frames, merge
from talentgraph.claims.article import Article
from talentgraph.claims.rules import Extraction, canonical_role
from talentgraph.extracting import extract_files
from talentgraph.language.periods import from_iso
from talentgraph.model import Claim, Kind, PersonKind, Quote, Status
from tests.cases.gold import Names

ROOT = Path(__file__).parents[2]
PIECES = st.sampled_from(
    ["Anna Berg", "Meta", "OpenAI", "苹果", "離開", "加入", "has joined", "left", " from ", "挖走了", "(", ")", ",", "。", ". ", "\n", "CEO", "前",
     "的", "首席執行官", "$45 million", "7月15日", "last month", "、", "和", " and ", "聯(lián)合", "Hyung贏得了Chung", "at least eight researchers",
     "8名研究人员", "\u200b", "“", "该公司", "\U000f0003", "延伸阅读", "---", "\ud800"]
)  # fmt: skip


@cache
def gazetteer() -> claims.Gazetteer:
    return reading.gazetteer()


def extracted(text: str) -> Extraction:
    return claims.extract(documents.from_text(text), documents.zones(text), gazetteer())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=40).map(lambda pieces: "a" + "".join(pieces)))
def test_quotes_are_slices_of_any_text(text: str) -> None:
    found = extracted(text)
    for claim in found.claims:
        for quote in (claim.evidence, *claim.more_quotes):
            assert text[quote.start : quote.end] == quote.quote
        assert claim.from_org or claim.to_org
        assert claim.kind == "internal" or claim.from_org != claim.to_org or claim.from_unit != claim.to_unit
    for deal in found.deals:
        assert text[deal.evidence.start : deal.evidence.end] == deal.evidence.quote
        assert deal.acquirer != deal.target


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    if any(character.isalnum() for character in text):
        extracted("a" + text)


def test_same_bytes_under_two_hash_seeds() -> None:
    code = "import sys\nfrom talentgraph.extracting import extract_files\nfor r in extract_files(sys.argv[1:]): print(sorted(map(str, r.items())))"
    prints = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "seeds" / "articles")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, capture_output=True, check=True, cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1
    assert prints.pop()


def test_roles_have_one_word() -> None:
    assert {canonical_role(role) for role in ("CEO", "首席执行官", "执行长", "chief executive officer")} == {"CEO"}
    assert canonical_role("head of design") == "head of design"


def moods() -> list[list[str]]:
    """What a sentence tells as done or announced, and the sentence."""
    return [line.split("\t") for line in Path(__file__).with_name("moods.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("expected", "text"), moods())
def test_what_is_imagined_asked_or_wished_is_not_told_as_done(expected: str, text: str) -> None:
    told = {str(claim.status) for claim in extracted(text).claims} & {"completed", "announced"}
    assert (told or {"nothing"}) == {expected}


@pytest.mark.parametrize("text", ["Mark Zuckerberg persuaded Anna Berg to join Meta.", "Tim Cook hired Anna Berg at Apple."])
def test_who_hires_is_not_where_somebody_comes_from(text: str) -> None:
    assert [(claim.from_org, claim.kind) for claim in extracted(text).claims] == [(None, "hire")]


def test_the_second_half_of_a_name_may_be_left_out() -> None:
    told = "Anna Berg has left {0} for Meta. Ben Koch has left {1} for Meta."
    assert [claim.from_org for claim in extracted(told.format("Obelisk Games", "Obelisk")).claims] == ["Obelisk Games"] * 2
    assert [claim.from_org for claim in extracted(told.format("Obelisk", "Obelisk Games")).claims] == ["Obelisk Games"] * 2
    assert [claim.from_org for claim in extracted(told.format("Obelisk Games", "Obelisk Foundation")).claims] == ["Obelisk Games", "Obelisk Foundation"]


def test_who_founds_a_firm_is_its_founder_even_where_it_is_called_theirs() -> None:
    text = "OpenAI CEO Ann Berg and Tom Reed co-founded OpenAI in 2015."
    assert {(claim.kind, claim.from_org, claim.to_org) for claim in extracted(text).claims} == {("founding", None, "OpenAI")}


def test_words_between_an_article_and_a_firm_are_not_swallowed() -> None:
    text = "That was the day the company fell, and Ann Berg left Apple."
    article = Article(documents.from_text(text), documents.zones(text), gazetteer())
    assert [node.text for node in article.mentions if node.anaphor] == ["the company"]


@pytest.mark.parametrize("words", ["the AI lab", "the company", "the San Francisco start-up", "the embattled chipmaker"])
def test_words_that_point_back_to_an_organization(words: str) -> None:
    text = f"Apple has a new building. Ann Berg has left {words} for OpenAI."
    article = Article(documents.from_text(text), documents.zones(text), gazetteer())
    assert [node.text for node in article.mentions if node.anaphor] == [words]
    assert "Apple" in {claim.from_org for claim in extracted(text).claims}


@pytest.mark.parametrize("text", ["Stripe, a start-up, hired Ann Lee as chief technology officer.", "The start-up Stripe has hired Ann Lee as CTO."])
def test_a_start_up_that_hires_was_not_founded_by_whom_it_hires(text: str) -> None:
    assert [(claim.to_org, claim.kind) for claim in extracted(text).claims] == [("Stripe", "appointment")]


PLAIN = {
    "en": [("Jane Carter", "Apple", "Anthropic"), ("Priya Raman", "Larkspur Labs", "Brightwell AI"), ("Omar Haddad", "Siemens", "Kestrel Aerospace")],
    "zh": [("陈立新", "华为", "字节跳动"), ("张若琳", "星海科技", "远山智能"), ("周浩然", "招商银行", "腾讯")],
}


def plain() -> list[list[str]]:
    """Plain sentences with slots, and whether the ends are right too, whoever they name, or but who it is."""
    lines = Path(__file__).with_name("brief.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("template", "right"), plain())
def test_a_plain_sentence_alone_is_read_whoever_it_names(template: str, right: str) -> None:
    same = Names().same
    for person, left, joined in PLAIN["en" if template.isascii() else "zh"]:
        text = template.format(p=person, a=left, b=joined)
        found = [claim for claim in extracted(text).claims if claim.person == person]
        assert found, text
        if right == "ends":
            to, origin = (end if slot in template else None for slot, end in (("{b}", joined), ("{a}", left)))
            assert any(same(to, claim.to_org) and (origin is None or same(origin, claim.from_org)) for claim in found), text


def test_who_once_joined_a_house_came_from_outside_whatever_they_are_there_now() -> None:
    found = extracted("Fenwick Motors CEO Ann Lee spoke to staff. Lee joined Fenwick Motors in 1998 as an engineer.").claims
    assert [(claim.from_org, claim.to_org, claim.kind) for claim in found] == [(None, "Fenwick Motors", "hire")]


@pytest.mark.parametrize("outlet", ["The Information", "Bloomberg"])
def test_the_press_is_not_the_company(outlet: str) -> None:
    found = extracted(f"Ann Lee worked at Stripe for years. {outlet} first reported it. Lee has now left the company.").claims
    assert [(claim.from_org, claim.to_org) for claim in found] == [("Stripe", None)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("陈立新将加入Meta,担任研究科学家。", "hire"),
        ("陈立新将加入Meta,担任首席科学家。", "appointment"),
        ("陈立新加入Meta,出任独立董事。", "appointment"),
    ],
)
def test_who_joins_is_appointed_to_a_post_and_hired_for_other_work(text: str, kind: str) -> None:
    assert [str(claim.kind) for claim in extracted(text).claims] == [kind]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("方启贤辞去谷歌总裁职务。", ["zh/leave"]), ("免去方启贤的谷歌总裁职务。", ["zh/dismiss"]), ("免去谷歌总裁方启贤。", ["zh/dismiss"]),
        ("方启贤被免去谷歌总裁职务。", ["zh/dismiss passive"]), ("方启贤被任命为谷歌总裁。", ["zh/appoint passive"]),
        ("方启贤被聘为谷歌总裁。", ["zh/appoint passive"]), ("方启贤去谷歌工作。", ["zh/join", "zh/career"]), ("方启贤成为谷歌总裁。", ["zh/serve"]),
        ("Ann Berg is leaving Apple.", ["en/leave"]),
        ("Ann Berg will be joining the company to work on OpenAI's next system.", ["en/join"]),
        ("Apple is filling a gap created when Ann Berg left Google.", ["en/leave"]),
        ("Ann Berg will become the chief executive of Apple.", ["en/become"]),
        ("国家工作人员任免:方启贤离职。", ["zh/leave"]), ("Ann Berg joined Apple's board.", ["en/board"]),
        ("Ann Berg joined Apple's design team.", ["en/join"]),
        ("Ann Berg decided to leave the company at the end of June, Apple said.", ["en/leave"]),
        ("Apple ousted Ann Berg as chief executive.", ["en/dismiss"]), ("Apple named Ann Berg as chief executive.", ["en/appoint", "en/as"]),
        ("Ann Berg named Apple chief executive", ["en/appoint passive"]), ("Tim Cook named Ann Berg chief executive of Apple.", ["en/appoint"]),
        ("Apple was founded in 1976 by Ann Berg.", ["en/found passive"]), ("Ann Berg swaps Intel for Apple.", ["en/leave"]),
        ("Ann Berg out as Apple chief", ["en/leave"]),
        ("Ann Berg joined OpenAI to work with Tom Reed in Beijing.", ["en/join"]), ("Ann Berg joined Apple Monday 2 May 2022.", ["en/join"]),
    ],
)  # fmt: skip
def test_which_frames_open(text: str, triggers: list[str]) -> None:
    assert opened(text) == triggers


@pytest.mark.parametrize(
    "text",
    [
        "Ann Berg joins Apple Forum 2025 for a chat.", "The league approved Ann Berg buying a stake in Apple.",
        "Officials join Ann Berg in continuing the lawsuit.", "方启贤今年被查。", "方启贤的任前公示。",
        "Ann Berg came across OpenAI while she was a student.", "Apple introduced Ann Berg to investors.", "Apple turned to Ann Berg for the keynote.",
        "Ann Berg swapped Intel for Apple in her portfolio.", "方启贤与谷歌续签劳动合同。", "谷歌召回方启贤设计的产品。",
    ],
)  # fmt: skip
def test_which_frames_do_not_open(text: str) -> None:
    assert opened(text) == []


def opened(text: str) -> list[str]:
    """The frames of a sentence, in order."""
    article = Article(documents.from_text(text), documents.zones(text), gazetteer())
    found = [opening for sentence in article.sentences for opening in frames.openings(sentence, article.language(sentence))]
    return [f"{opening.frame.id}{' passive' * opening.passive}" for opening in found]


def test_changes_inside_a_house_in_different_years_are_different_moves() -> None:
    def one(date: str, start: int) -> Claim:
        quote = Quote("q", start, start + 1)
        return Claim("d", "zh", "方启贤", "方启贤", PersonKind.NAMED, Kind.INTERNAL, Status.COMPLETED, quote, "Acme", "Acme", period=from_iso(date))

    assert len(merge.claims([one("2019-05", 0), one("2021-03", 5)])) == 2
    assert len(merge.claims([one("2019-05", 0), one("2019-06", 5)])) == 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2019-05", "told", 0.9), ("2021-03", "told", 0.6)], "2019-05"),
        ([("2019-05", "told", 0.6), ("2021-03", "told", 0.9)], "2021-03"),
        ([("2021", "told", 0.6), ("2021-03", "before", 0.6), ("2019-05", "told", 0.9)], "2021-03"),
        ([("2025-07", "assumed", 0.9), ("2021-03", "told", 0.6)], "2021-03"),
        ([("", "unknown", 0.9), ("", "unknown", 0.9), ("2014-05", "told", 0.6)], None),
        ([("", "", 0.9), ("2014-05", "told", 0.6)], "2014-05"),
    ],
)
def test_a_move_told_with_several_dates_has_the_one_that_most_is_said_for(told: list[tuple[str, str, float]], expected: str | None) -> None:
    def one(date: str, whence: str, confidence: float, start: int) -> Claim:
        quote = Quote("q", start, start + 1)
        return Claim("d", "zh", "方启贤", "方启贤", PersonKind.NAMED, Kind.HIRE, Status.COMPLETED, quote, None, "Acme", period=from_iso(date),
                     confidence=confidence, rules=(f"~when {whence}",))  # fmt: skip

    arrivals = [one(*claim, start) for start, claim in enumerate(told)]
    departures = [replace(claim, kind=Kind.DEPARTURE, from_org="Acme", to_org=None) for claim in arrivals]
    for same in (arrivals, departures):
        assert [claim.period.date for claim in merge.claims(same)] == [expected]


def test_an_improbable_arrival_takes_no_departure_with_it() -> None:
    def one(to: str | None, start: int, confidence: float) -> Claim:
        quote, kind = Quote("q", start, start + 1), Kind.HIRE if to else Kind.DEPARTURE
        return Claim("d", "en", "Ann Berg", "Ann Berg", PersonKind.NAMED, kind, Status.COMPLETED, quote, None if to else "Acme", to, confidence=confidence)

    assert [(c.from_org, c.to_org) for c in merge.claims([one("Apple", 0, 0.3), one(None, 5, 0.9)])] == [(None, "Apple"), ("Acme", None)]
    assert [(c.from_org, c.to_org) for c in merge.claims([one("Apple", 0, 0.8), one(None, 5, 0.9)])] == [("Acme", "Apple")]


def test_one_sentence_goes_by_its_surest_word_and_several_by_the_most_certain() -> None:
    def one(status: Status, start: int, confidence: float) -> Claim:
        quote = Quote("q", start, start + 1)
        return Claim("d", "en", "Ann Berg", "Ann Berg", PersonKind.NAMED, Kind.HIRE, status, quote, None, "Apple", confidence=confidence)

    assert [c.status for c in merge.claims([one(Status.ANNOUNCED, 0, 0.9), one(Status.COMPLETED, 0, 0.5)])] == [Status.ANNOUNCED]
    assert [c.status for c in merge.claims([one(Status.ANNOUNCED, 0, 0.9), one(Status.COMPLETED, 9, 0.5)])] == [Status.COMPLETED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Berg has joined OpenAI, people familiar with the matter said.", "rumoured"),
        ("Ann Berg has joined OpenAI, three people familiar with the matter said.", "rumoured"),
        ("Ann Berg reportedly left Google for OpenAI, sources close to her said, but OpenAI called this untrue.", "denied"),
        ("Google hired Ann Berg, a person close to Tom Reed, from OpenAI.", "completed"),
        ("Ann Berg held talks in Paris and then joined Anthropic from Google.", "completed"),
        ("Google wants to fire Ann Berg as chief executive.", "attempted"),
    ],
)
def test_how_far_it_went(text: str, expected: str) -> None:
    assert {str(claim.status) for claim in extracted(text).claims} == {expected}


def test_who_only_tells_of_it_is_no_group() -> None:
    for text in ("Ann Berg left Apple, three people familiar with the matter said.", "三名知情人士说,方启贤已从谷歌离职。"):
        assert {claim.person_kind for claim in extracted(text).claims} == {PersonKind.NAMED}


def test_a_comma_of_a_chinese_clause_makes_no_list() -> None:
    text = "主管David Berg，Shelley Gold已出任主管。"
    article = Article(documents.from_text(text), documents.zones(text), gazetteer())
    assert [node.type for node in article.sentences[0].nodes.values() if node.type.startswith("PER")].count("PERLIST") == 0


def test_who_is_replaced_does_not_arrive() -> None:
    found = {(claim.person, claim.to_org) for claim in extracted("Tom Reed will be replaced by Ann Berg as CEO of Acme.").claims}
    assert found == {("Tom Reed", None), ("Ann Berg", "Acme")}


def test_progress_of_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Ann Berg {name} has joined OpenAI from Apple, the company said.", "utf-8")
    told: list[tuple[int, int, str]] = []
    found = list(extract_files([tmp_path], progress=lambda *done: told.append(done)))
    assert told == [(1, 2, "articles"), (2, 2, "articles")]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [("Twenty-one engineers from Apple have joined Anthropic.", 21), ("Anthropic has hired two hundred Apple engineers.", 200),
     ("Anthropic has poached a dozen of Apple's chip designers.", 12), ("五名前苹果工程师加入了字节跳动。", 5), ("字节跳动从苹果挖走了十余名研究员。", 10)],
)  # fmt: skip
def test_people_whom_only_a_number_names_are_a_group(text: str, count: int) -> None:
    assert [(claim.person_kind, claim.count, claim.from_org) for claim in extracted(text).claims] == [("group", count, "Apple")]
