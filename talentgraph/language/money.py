"""Amounts of money in English and Chinese, as numbers. What they are paid for is not said here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talentgraph.language import numerals

_UNITS = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "t": 1e12,
    "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollars": "USD", "dollar": "USD", "美元": "USD", "美金": "USD",
    "€": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "英镑": "GBP",
    "¥": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "元": "CNY", "人民币": "CNY", "nt$": "TWD", "新台币": "TWD", "台币": "TWD",
    "hk$": "HKD", "港元": "HKD", "港币": "HKD", "日元": "JPY", "韩元": "KRW", "₩": "KRW", "₹": "INR",
    "a$": "AUD", "c$": "CAD", "s$": "SGD",
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:thousand|million|billion|trillion|mn|bn)"
_HAN_SCALE = r"(?:万亿|[十百千]?亿|[百千]?万)"
_NAME = (
    "(?:US dollars|dollars?|euros?|pounds|yuan|USD|EUR|RMB"
    "|美元|美金|欧元|英镑|港元|港币|日元|韩元|新台币|台币|人民币|元(?![宇老素首件旦月年]))"
)
_MONEY = re.compile(
    rf"(?P<sign>(?<![A-Za-z])(?:US|NT|HK|[ACS])?\$|€|£|¥|₩|₹|\b(?:USD|RMB|EUR|GBP)\s)\s?(?P<n1>{_NUMBER})"
    rf"(?P<r1>\s?(?:-|–|~|to|至|到)\s?\$?{_NUMBER}(?=[\s-]?(?:{_SCALE}|{_HAN_SCALE}|[kKmMbBT](?![a-zA-Z]))))?"
    rf"(?:[\s-]?(?P<u1>(?:{_SCALE}s?|[kKmMbBT])(?![a-zA-Z])|{_HAN_SCALE}))?"
    rf"|(?<![\d.])(?P<r2>{_NUMBER}\s?{_HAN_SCALE}?\s?(?:-|–|~|to|至|到)\s?)?"
    rf"(?P<n2>{_NUMBER})[\s-]?(?P<u2>{_SCALE}|{_HAN_SCALE}|千)?[多余]?[\s-]?(?P<name>{_NAME})"
    rf"|(?P<han>[一二两三四五六七八九十][一二三四五六七八九十百千零]*)(?P<u3>{_HAN_SCALE})[多余]?(?P<hname>{_NAME})"
    rf"|(?P<vague>(?:[上数近几超]?[十百千]|[上数近几超])[万亿])(?P<vname>{_NAME})",
)

_SOME = re.compile("[$€£¥₩₹元金镑币]|USD|RMB|EUR|GBP|dollar|euro|pound|yuan")  # no amount is without one of these


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount where it stands: folded span, number (None where only the order is given), currency."""

    start: int
    end: int
    amount: float | None
    currency: str


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """All amounts of money in folded text.

    >>> [(a.amount, a.currency) for a in amounts("raised $14.3 billion; 4500万美元; 上亿美元")]
    [(14300000000.0, 'USD'), (45000000.0, 'USD'), (None, 'USD')]
    """
    found: list[Amount] = []
    end = len(text) if end is None else end
    if not _SOME.search(text, start, end):
        return found
    for match in _MONEY.finditer(text, start, end):
        name = (match["sign"] or match["name"] or match["hname"] or match["vname"]).strip().lower().removeprefix("us ")
        found.append(Amount(match.start(), match.end(), _value(match), _CURRENCIES[name]))
    return found


def _value(match: re.Match[str]) -> float | None:
    """The number, or None where only the order or a range is given."""
    if match["vague"] or match["r1"] or match["r2"]:
        return None
    unit = match["u1"] or match["u2"] or match["u3"] or ""
    number = float(numerals.value(match["han"]) or 0) if match["han"] else float((match["n1"] or match["n2"]).replace(",", ""))
    return round(number * _UNITS.get(unit.lower().removesuffix("s"), 1.0), 2)
