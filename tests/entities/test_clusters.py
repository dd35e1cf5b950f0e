from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from talentgraph.entities.clusters import Link, clusters

NAMES = "abcdef"
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
LINKS = st.lists(st.builds(lambda pair, score, user: Link(pair[0], pair[1], score, by_user=user), PAIRS, st.floats(3, 9), st.booleans()), max_size=8)


def test_chains_are_one_cluster() -> None:
    found = clusters([Link("a", "b", 3), Link("c", "d", 4), Link("b", "c", 5)])
    assert found == {name: ["a", "b", "c", "d"] for name in "abcd"}


def test_the_surest_link_wins_where_not_both_can() -> None:
    found = clusters([Link("a", "b", 3), Link("b", "c", 5)], apart=[("a", "c")])
    assert found == {"b": ["b", "c"], "c": ["b", "c"]}


def test_a_users_word_goes_over_a_rules_and_only_another_against_it() -> None:
    assert clusters([Link("a", "b", by_user=True)], apart=[("a", "b")])["a"] == ["a", "b"]
    assert clusters([Link("a", "b", 9)], user_apart=[("b", "a")]) == {}


@given(LINKS, st.lists(PAIRS, max_size=4), st.lists(PAIRS, max_size=4), st.randoms())
def test_any_order_gives_the_same_and_nothing_apart_is_together(
    links: list[Link], apart: list[tuple[str, str]], firm: list[tuple[str, str]], random: object
) -> None:
    found = clusters(links, apart, firm)
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(shuffled, apart[::-1], firm[::-1]) == found
    joined = {frozenset(pair) for members in found.values() for pair in combinations(members, 2)}
    assert not joined & {frozenset(pair) for pair in firm}
    if not any(link.by_user for link in links):
        assert not joined & {frozenset(pair) for pair in apart}
    reachable = {frozenset((link.left, link.right)) for link in links}
    for members in found.values():  # what is together is so by links
        seen, todo = {members[0]}, [members[0]]
        while todo:
            name = todo.pop()
            near = {other for other in members if frozenset((name, other)) in reachable} - seen
            seen |= near
            todo += near
        assert seen == set(members)
