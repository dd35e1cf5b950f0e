"""What cells say."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import lexicon
from talentgraph.store import Store, cells

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store(None) as opened:
        cells.know(opened)
        yield opened


def read(store: Store, how: str, cell: str) -> Any:
    return store.one(f"SELECT {how}($cell)", {"cell": cell})


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2020", "2020"), ("2020-01", "2020-01"), (" 2020-01-02 ", "2020-01-02"), ("2020-1-2", "2020-01-02"), ("2020/1/2 00:00:00", "2020-01-02"),
        ("2020-01-02T10:00:00Z", "2020-01-02"), ("2019.0", "2019"), ("20200131", "2020-01-31"), ("31.12.2020", "2020-12-31"), ("1.2.2020", "2020-02-01"),
        ("13/04/2020", "2020-04-13"), ("04/13/2020", "2020-04-13"), ("5/5/2020", "2020-05-05"), ("4/2020", "2020-04"), ("Jan 2020", "2020-01"),
        ("January 5, 2020", "2020-01-05"), ("5 Jan 2020", "2020-01-05"), ("5th of January 2020", "2020-01-05"), ("Sept. 2019", "2019-09"),
        ("2020-Mar-03", "2020-03-03"), ("End of loanJun 30, 2019", "2019-06-30"), ("2020年1月2日", "2020-01-02"), ("2020年1月", "2020-01"), ("2020年", "2020"),
        ("Q1 2020", "2020"), ("2020 Q1", "2020"), ("early 2019", "2019"), ("c. 2019", "2019"), ("2019-??", "2019"), ("2019-00-00", "2019"),
        ("2019-05-00", "2019-05"), ("NA", None), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_exactly_as_they_are_written(store: Store, cell: str, day: str | None) -> None:
    assert read(store, "read_date", cell) == day


@pytest.mark.parametrize("cell", ["soon", "03/04/2020", "2011-13", "2020-13-40", "1/2/3", "before Jun 2019", "2019-2021", "31.02.2020", "12345"])
def test_what_is_no_date_stays_none(store: Store, cell: str) -> None:
    assert store.one("SELECT iso_day(read_date($cell))", {"cell": cell}) is None


@pytest.mark.parametrize(("order", "day"), [("dmy", "2020-04-03"), ("mdy", "2020-03-04")])
def test_the_order_of_days_can_be_known(order: str, day: str) -> None:
    with Store(None) as store:
        cells.know(store, order)
        assert read(store, "read_date", "3/4/2020") == day


def test_the_order_of_days_is_told_by_those_that_have_one_reading() -> None:
    with Store(None) as store:
        for days, order in ((["3/4/2020", "31/12/2020"], "dmy"), (["3/4/2020", "12/31/2020"], "mdy"), (["3/4/2020"], ""), (["13/1/2020", "1/13/2020"], "")):
            store.rows("CREATE OR REPLACE TEMP TABLE t AS SELECT unnest($days) AS d", {"days": days})
            assert cells.order_of_days(store, "t", ["d"]) == order


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("€400Th.", 400_000, "EUR"), ("€12.20m", 12_200_000, "EUR"), ("€12,20m", 12_200_000, "EUR"), ("$1.5 million", 1_500_000, "USD"),
        ("1,234,567.5", 1_234_567.5, None), ("100,000", 100_000, None), ("500k USD", 500_000, "USD"), ("£3bn", 3e9, "GBP"), ("120万", 1_200_000, None),
        ("loan transfer", None, None), ("-", None, None), ("?", None, None),
    ],
)  # fmt: skip
def test_money(store: Store, cell: str, amount: float | None, currency: str | None) -> None:
    assert read(store, "read_amount", cell) == (amount if amount is None else pytest.approx(amount))
    assert read(store, "read_currency", cell) == currency


@pytest.mark.parametrize(
    ("how", "cell", "meant"),
    [
        ("read_place", "Namibia", "Namibia"), ("read_place", "NA", None), ("read_code", "NA", "NA"), ("read_place", " Retired ", None),
        ("read_place", "Without Club", None), ("read_place", "退休", None), ("read_place", " Acme ", "Acme"), ("read_code", "-", None),
        ("read_name", "NA", None), ("read_name", "Na Li", "Na Li"), ("read_name", "Na", "Na"), ("read_name", "?", None), ("read_name", "6781", "6781"),
        ("read_kind", "Resigned", "departure"), ("read_kind", "挖角", "poach"), ("read_kind", "End of loanJun 30, 2019", "loan"),
        ("read_kind", "HIRE", "hire"), ("read_kind", "flight", "flight"), ("read_kind", "-", None), ("read_status", "confirmed", "completed"),
        ("read_status", "传闻", "rumoured"), ("read_url", "see https://a.example/1 https://b.example", "https://a.example/1"),
        ("read_end", "present", None), ("read_end", "至今", None), ("read_end", "2019", "2019"), ("read_end", "soon", "soon"),
    ],
)  # fmt: skip
def test_words(store: Store, how: str, cell: str, meant: str | None) -> None:
    assert read(store, how, cell) == meant


def test_an_end_that_lies_ahead_has_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "today", lambda: date(2020, 6, 1))
    with Store(None) as store:
        cells.know(store)
        assert [read(store, "read_end", cell) for cell in ("2020-06-01", "2020-06-02", "2021")] == ["2020-06-01", None, None]


def test_no_organization_that_is_listed_is_nobody(store: Store) -> None:
    with (SEEDS / "organizations.csv").open(encoding="utf-8", newline="") as handle:
        names = [name for row in csv.DictReader(handle) for name in (row["name"], *row["aliases"].split("|")) if name]
    found = store.rows("SELECT name FROM (SELECT unnest($names) AS name) WHERE is_nobody(name)", {"names": names}).rows
    assert found == []


def test_each_word_means_one_thing() -> None:
    for part in ("kinds", "statuses"):
        words = [word for ours, others in lexicon.read("tables")[part].items() for word in (ours, *others)]
        assert len(words) == len(set(words))
        assert all(word == word.casefold() for word in words)
