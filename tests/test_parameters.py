"""Values in the types of a header: choices, roles, and what does not fit. Dates and statuses are tested with the header itself."""

from __future__ import annotations

import pytest

from talentgraph.errors import QueryError
from talentgraph.parameters import Parameter, convert, default, role_classes, window


def test_a_choice_of_words() -> None:
    by = Parameter("by", "year|quarter", "what a row is", "year")
    assert (by.choices, default(by), convert(by, " Quarter ")) == (["year", "quarter"], "year", "quarter")
    with pytest.raises(QueryError, match="by: there is no quartr") as caught:
        convert(by, "quartr")
    assert caught.value.hint == "did you mean quarter?"


def test_a_role_is_one_of_the_classes() -> None:
    role = Parameter("role", "role", "a class of roles", "none")
    assert default(role) is None
    assert [convert(role, name.upper()) for name in role_classes()] == role_classes()
    with pytest.raises(QueryError, match="there is no boss"):
        convert(role, "boss")


@pytest.mark.parametrize("number", ["-1", "1.5", "ten", str(2**31), "9" * 30])
def test_numbers_that_are_none(number: str) -> None:
    with pytest.raises(QueryError):
        convert(Parameter("limit", "integer", "rows"), number)
    assert convert(Parameter("limit", "integer", "rows"), 2**31 - 1) == 2**31 - 1


def test_a_window_that_ends_before_it_begins_is_told() -> None:
    with pytest.raises(QueryError, match="since 2025-01-01 lies after until 2024-12-31"):
        window("2025", "2024")
