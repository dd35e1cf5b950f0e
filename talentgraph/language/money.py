"""Amounts of money in English and Chinese, as numbers. What they are paid for is not said here."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "t": 1e12,
    "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollars": "USD", "dollar": "USD", "美元": "USD", "美金": "USD",
    "€": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "英镑": "GBP",
    "¥": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "元": "CNY", "人民币": "CNY", "nt$": "TWD", "新台币": "TWD", "台币": "TWD",
    "hk$": "HKD", "港元": "HKD", "港币": "HKD", "日元": "JPY", "韩元": "KRW", "won": "KRW",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MONEY = re.compile(
    rf"(?P<sign>US\$|NT\$|HK\$|\$|€|£|¥|USD\s|RMB\s)\s?(?P<n1>{_NUMBER})\s?(?P<u1>(?:thousand|million|billion|trillion|mn|bn|[kKmMbBT])(?![a-zA-Z])"
    r"|万亿|[百千]?亿|十亿|[百千]?万)?"
    rf"|(?P<n2>{_NUMBER})\s?(?P<u2>thousand|million|billion|trillion|mn|bn|万亿|[十百千]?亿|[百千]?万|千)?\s?"
    r"(?P<name>US dollars|dollars?|euros?|pounds|yuan|USD|EUR|RMB|美元|美金|欧元|英镑|港元|港币|日元|韩元|新台币|台币|人民币|元)"
    r"|(?P<vague>[上数近几][十百千]?[万亿])(?P<vname>美元|美金|欧元|英镑|港元|港币|日元|人民币|元)",
)


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
    found = []
    for match in _MONEY.finditer(text, start, len(text) if end is None else end):
        if match["vague"]:
            found.append(Amount(match.start(), match.end(), None, _CURRENCIES[match["vname"]]))
            continue
        number, unit = (match["n1"], match["u1"]) if match["n1"] else (match["n2"], match["u2"])
        currency = (match["sign"] or match["name"]).strip().lower().removeprefix("us ")
        value = round(float(number.replace(",", "")) * _UNITS.get((unit or "").lower(), 1.0), 2)
        found.append(Amount(match.start(), match.end(), value, _CURRENCIES["$" if currency == "us$" else currency]))
    return found
