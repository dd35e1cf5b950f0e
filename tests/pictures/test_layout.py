"""Where nodes and people stand."""

from __future__ import annotations

import math

from talentgraph.pictures.layout import place, scatter
from talentgraph.pictures.people import SCALE, seats


def test_the_layout_keeps_boxes_apart_and_is_the_same_each_time() -> None:
    boxes = [(40.0, 12.0)] * 60
    edges = [(i % 7, i, 1.0) for i in range(7, 50)] + [(i, i + 1, 2.0) for i in range(6)] + [(50, 51, 1.0), (52, 53, 1.0)]
    points = place(boxes, edges)
    assert points == place(boxes, edges)
    meeting = [(a, b) for i, a in enumerate(points) for b in points[:i] if abs(a[0] - b[0]) < 78 and abs(a[1] - b[1]) < 22]
    assert not meeting
    assert max(x for x, _ in points) - min(x for x, _ in points) < 2500, "loose pairs stay near"
    assert place([], []) == []
    assert len(place([(9.0, 9.0)], [])) == 1


def test_a_large_layout_brings_neighbours_together_the_same_way_each_time() -> None:
    edges = [(i // 20 * 20, i, 1.0) for i in range(600) if i % 20]
    points = scatter(600, edges)
    assert points == scatter(600, edges)
    near = sum(math.dist(points[a], points[b]) for a, b, _ in edges) / len(edges)
    far = sum(math.dist(points[i], points[(i * 7 + 301) % 600]) for i in range(600)) / 600
    assert near < 0.5 * far
    assert len(set(points)) > 550
    assert len(scatter(3, [])) == 3


def test_people_stand_near_their_organizations_each_in_a_place_of_their_own() -> None:
    places = {"a": (0, 0, 10.0), "b": (400, 0, 10.0), "c": (200, 300, 10.0)}
    people: list[list[tuple[str | None, str | None]]] = [[("a", "b")] for _ in range(8)]
    people += [[("a", None)] for _ in range(5)]
    people += [[("a", "b"), ("b", "c")], [("x", None)], []]
    found = seats(people, places)
    assert found == seats(people, places)
    seated = [seat for seat in found if seat]
    assert len(seated) == len(set(seated)) == 14
    assert found[-2:] == [None, None], "nobody stands where no organization of theirs is drawn"
    assert all(math.dist(seat, (200 * SCALE, 0)) < 140 for seat in seated[:8])
    assert all(math.dist(seat, (0, 0)) < 140 for seat in seated[8:13])
    for x, y, size in places.values():
        assert all(math.dist(seat, (x * SCALE, y * SCALE)) > size for seat in seated)
