from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import talentgraph as tg
from talentgraph.graph import Graph

SEEDS = Path(__file__).parents[1] / "seeds"
RAID = "Meta has poached researcher Anna Berg from OpenAI. The move was made in June 2025.\n"
LEFT = "OpenAI researcher Ben Koch has left OpenAI.\n"
JOINED = "Ben Koch has joined Anthropic.\n"
HEADER = "person,from_org,to_org,role_from,kind,status,date,source_url,source_outlet,source_date\n"


def article(folder: Path, name: str, text: str, outlet: str = "The Daily", date: str = "2025-07-15") -> Path:
    path = folder / name
    path.write_text(f"---\noutlet: {outlet}\ndate: {date}\n---\n\n{text}", "utf-8", newline="")
    return path


def table(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8", newline="")
    return path


def moves(graph: Graph) -> list[dict[str, object]]:
    return graph.sql("SELECT * FROM told_moves ORDER BY person, to_org").to_dicts()


def test_article_becomes_a_move_with_its_sentence(graph: Graph, tmp_path: Path) -> None:
    built = graph.build(article(tmp_path, "a.md", RAID))
    assert (built.moves, built.counted) == (1, 1)
    (move,) = graph.explain_data("Anna Berg")["moves"]
    assert (move["person"], move["from_org"], move["to_org"], move["kind"], move["worded_as_poach"]) == (
        "Anna Berg", "OpenAI", "Meta", "poach", True,
    )  # fmt: skip
    (piece,) = move["evidence"]
    assert piece["text"] == "Meta has poached researcher Anna Berg from OpenAI."
    assert piece["outlet"] == "The Daily"
    assert any("poached (the outlet's word)" in line for line in graph.explain(move["id"]))
    assert graph.verify() == []


def test_quotes_are_the_text_through_the_store(graph: Graph) -> None:
    graph.build(SEEDS / "articles")
    rows = graph.sql("SELECT c.quote, c.quote_start, c.quote_end, d.text FROM claims c JOIN documents d ON d.id = c.document_id").rows
    assert rows
    assert all(text[start:end] == quote for quote, start, end, text in rows)


def test_adding_twice_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    path = article(tmp_path, "a.md", RAID)
    graph.build(path, SEEDS / "moves.csv")
    before = graph.canonical()
    again = graph.build(path, SEEDS / "moves.csv")
    assert (again.added.documents, again.added.skipped) == (0, 2)
    assert graph.canonical() == before


def test_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("org_id,name,aliases\nglobex,Globex,Globex Labs\n", "utf-8")
    files = [
        article(tmp_path, "a.md", RAID), article(tmp_path, "b.md", LEFT), article(tmp_path, "c.md", JOINED, outlet="The Week"),
        article(tmp_path, "d.md", "Cleo Lind has joined Globex from Apple.\n"), own,
        table(tmp_path, "t.csv", "Dora Ek,OpenAI,Globex Labs,CEO,hire,completed,2025-03,https://e.example/1,E,2025-03-01"),
    ]  # fmt: skip
    exports = []
    for seed in range(4):
        order = random.Random(seed).sample(files, len(files))  # noqa: S311 - a shuffle
        with Graph(None) as graph:
            for path in order:
                graph.add(path)
            graph.build()
            exports.append(graph.canonical())
    assert all(export == exports[0] for export in exports)
    assert any('"Globex"' in line and '"claims"' in line and "Cleo Lind" in line for line in exports[0])


def test_derived_tables_can_be_made_again(story: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(story.read_bytes())
    with Graph(copy) as graph:
        before = graph.canonical()
        graph.build()
        assert graph.canonical() == before


def test_departure_and_arrival_combine_and_say_so(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "b.md", LEFT), article(tmp_path, "c.md", JOINED, outlet="The Week"))
    (move,) = moves(graph)
    assert (move["from_org"], move["to_org"], move["combined"], move["n_publishers"]) == ("OpenAI", "Anthropic", True, 2)
    assert any("no single source says" in line for line in graph.explain("Ben Koch"))


def test_former_employer_is_no_origin(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Anna Berg, a former Apple engineer, has joined Anthropic.\n"))
    (move,) = moves(graph)
    assert (move["from_org"], move["earlier_org"]) == (None, "Apple")
    assert graph.ask("who-left", org="Apple").rows == []
    assert graph.ask("flows").rows == []
    assert any("last employer not stated" in line for line in graph.explain("Anna Berg"))


def test_another_claim_completes_the_origin(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        article(tmp_path, "a.md", "Anna Berg, a former Apple engineer, has joined Anthropic.\n"),
        article(tmp_path, "b.md", "Anna Berg joined Anthropic from Tesla.\n", outlet="The Week"),
    )
    (move,) = moves(graph)
    assert (move["from_org"], move["earlier_org"], move["n_claims"]) == ("Tesla", "Apple", 2)


@pytest.mark.parametrize(
    ("text", "status", "counted"),
    [
        ("Anna Berg has joined Anthropic.", "completed", True),
        ("Anna Berg will join Anthropic next month.", "announced", True),
        ("Anna Berg has reportedly joined Anthropic.", "rumoured", False),
        ("Anna Berg declined to join Anthropic.", "failed", False),
    ],
)
def test_only_completed_and_announced_count(graph: Graph, tmp_path: Path, text: str, status: str, counted: bool) -> None:
    graph.build(article(tmp_path, "a.md", text + "\n"))
    (move,) = moves(graph)
    assert (move["status"], move["counted"]) == (status, counted)
    assert len(graph.ask("who-joined", org="Anthropic")) == counted
    assert len(graph.ask("who-joined", org="Anthropic", include=["rumoured", "failed"])) == 1


def test_later_denial_wins_and_both_are_shown(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        table(
            tmp_path, "t.csv", "Anna Berg,Apple,Meta,,hire,announced,2025-03-01,https://e.example/1,E,2025-03-01",
            "Anna Berg,Apple,Meta,,hire,denied,2025-03-09,https://f.example/1,F,2025-03-09",
        )
    )  # fmt: skip
    (move,) = moves(graph)
    assert (move["status"], move["counted"], move["n_claims"]) == ("denied", False, 2)


def test_boards_and_internal_changes_are_no_moves(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        table(
            tmp_path, "t.csv", "Anna Berg,Apple,Apple,,internal,completed,2025,https://e.example/1,E,2025-03-01",
        )
    )  # fmt: skip
    assert moves(graph) == []
    text = HEADER.replace("role_from", "role_to") + "Ben Koch,,Meta,board member,appointment,completed,2025,https://e.example/2,E,2025\n"
    (tmp_path / "b.csv").write_text(text, "utf-8")
    graph.build(tmp_path / "b.csv")
    (move,) = moves(graph)
    assert (move["counted"], move["why_not"]) == (False, "a seat on a board")


def test_role_holder_is_tied_by_a_dated_fact(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Meta挖走了Safe Superintelligence的CEO。\n"))
    assert moves(graph)[0]["person"] == "CEO of Safe Superintelligence"
    graph.build(
        table(tmp_path, "t.csv", "Daniel Gross,Safe Superintelligence,Meta,CEO and co-founder,hire,completed,2025-07,https://e.example/1,E,2025-07-02")
    )
    (move,) = moves(graph)
    assert (move["person"], move["n_claims"]) == ("Daniel Gross", 2)
    lines = "\n".join(graph.explain("Daniel Gross"))
    assert "Daniel Gross made the same move (2025-07, as CEO of the place left, by E)" in lines
    assert "written there as: Safe Superintelligence的CEO" in lines


def test_two_possible_holders_stay_candidates(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        article(tmp_path, "a.md", "Meta挖走了Safe Superintelligence的CEO。\n"),
        table(
            tmp_path, "t.csv", "Daniel Gross,Safe Superintelligence,Meta,CEO,hire,completed,2025-07,https://e.example/1,E,2025-07-02",
            "Anna Berg,Safe Superintelligence,Meta,CEO,hire,completed,2025-06,https://e.example/2,E,2025-07-02",
        ),
    )  # fmt: skip
    assert sorted(str(move["person"]) for move in moves(graph)) == ["Anna Berg", "CEO of Safe Superintelligence", "Daniel Gross"]
    assert graph.sql("SELECT DISTINCT verdict FROM identities").rows == [("candidate",)]


def test_same_move_told_twice_is_one(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        article(tmp_path, "a.md", RAID),
        table(tmp_path, "t.csv", "Anna Berg,OpenAI,Meta,,hire,completed,2025-06,https://e.example/1,E,2025-07-02"),
    )
    (move,) = moves(graph)
    assert (move["n_claims"], move["n_documents"], move["n_publishers"]) == (2, 2, 2)


def test_second_stint_is_a_second_move(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        table(
            tmp_path, "t.csv", "Anna Berg,Apple,Meta,,hire,completed,2015-03,https://e.example/1,E,2015-03-01",
            "Anna Berg,Tesla,Meta,,return,completed,2024-03,https://e.example/2,E,2024-03-01",
        )
    )  # fmt: skip
    assert len(moves(graph)) == 2


def test_rejected_rows_are_listed_and_the_rest_goes_on(graph: Graph, tmp_path: Path) -> None:
    path = table(
        tmp_path, "t.csv", "Anna Berg,Apple,Meta,,hire,completed,2025,u,E,", ",Apple,Meta,,hire,completed,2025,u,E,",
        "Ben Koch,,,,hire,completed,2025,u,E,", "Cleo Lind,Apple,Meta,,hire,completed,soon,u,E,", "Dora Ek,Apple,Meta,,flight,completed,2025,u,E,",
    )  # fmt: skip
    built = graph.build(path)
    assert built.moves == 1
    assert [line.split(": ", 1)[1] for line in built.added.rejected] == [
        "no person", "neither from_org nor to_org", "not a date (YYYY, YYYY-MM or YYYY-MM-DD): soon", "no such kind: flight",
    ]  # fmt: skip


def test_row_evidence_equals_the_cells(graph: Graph, tmp_path: Path) -> None:
    graph.build(table(tmp_path, "t.csv", '"Berg, Anna",Apple,Meta,"CEO, chair",hire,completed,2025,https://e.example/1,E,2025-03-01'))
    (cells,) = graph.sql("SELECT cells FROM claims").rows[0]
    assert json.loads(cells) == {
        "person": "Berg, Anna", "from_org": "Apple", "to_org": "Meta", "role_from": "CEO, chair", "kind": "hire", "status": "completed",
        "date": "2025", "source_url": "https://e.example/1", "source_outlet": "E", "source_date": "2025-03-01",
    }  # fmt: skip


def test_private_sources_stay_inside(graph: Graph, tmp_path: Path) -> None:
    path = article(tmp_path, "a.md", RAID)
    graph.build(path, private=True)
    graph.draw("network", tmp_path / "n.html")
    page = (tmp_path / "n.html").read_text("utf-8")
    assert "has poached researcher" not in page
    assert "a private source" in page
    assert graph.explain_data("Anna Berg")["moves"][0]["evidence"][0]["text"]


def test_flows_add_up_to_the_moves(story: Path) -> None:
    with Graph(story) as graph:
        (flows,) = graph.sql("SELECT sum(n_moves) FROM flows").rows[0]
        (counted,) = graph.sql(
            "SELECT count(*) FROM moves WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id"
        ).rows[0]
    assert flows == counted > 200


def test_no_denied_or_rumoured_claim_alone_counts(story: Path) -> None:
    with Graph(story) as graph:
        query = """SELECT count(*) FROM moves m WHERE counted AND NOT EXISTS (SELECT 1 FROM move_claims mc JOIN claims c ON c.id = mc.claim_id
            WHERE mc.move_id = m.id AND c.status IN ('completed', 'announced'))"""
        assert graph.sql(query).rows == [(0,)]


def test_sql_only_reads(story: Path) -> None:
    with Graph(story) as graph:
        for text in ("DELETE FROM moves", "SELECT 1; SELECT 2", "ATTACH 'x.db'", "COPY moves TO 'x.csv'", "SELECT * FROM read_csv('x.csv')", "SELEC 1"):
            with pytest.raises(tg.QueryError):
                graph.sql(text)


def test_unknown_and_ambiguous_names(story: Path) -> None:
    with Graph(story) as graph:
        with pytest.raises(tg.UnknownName) as unknown:
            graph.ask("who-left", org="OpenIA")
        assert "OpenAI" in unknown.value.suggestions
        with pytest.raises(tg.UnknownName) as no_question:
            graph.ask("who-leaves", org="OpenAI")
        assert "who-left" in no_question.value.suggestions
        with pytest.raises(tg.UnknownName):
            graph.score("pagerankk")
        with pytest.raises(tg.UnknownName):
            graph.explain("Nobody Of This World")


def test_ambiguous_name_lists_candidates(graph: Graph, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("org_id,name,aliases\nacme-us,Acme US,Acme\nacme-uk,Acme UK,Acme\n", "utf-8")
    graph.build(
        own,
        table(
            tmp_path, "t.csv", "Anna Berg,Apple,Acme US,,hire,completed,2025,u,E,", "Ben Koch,Apple,Acme UK,,hire,completed,2025,u,E,",
        ),
    )  # fmt: skip
    with pytest.raises(tg.AmbiguousName) as ambiguous:
        graph.ask("who-joined", org="Acme")
    assert any("acme-us" in candidate for candidate in ambiguous.value.candidates)
    assert len(graph.ask("who-joined", org="acme-us")) == 1


def test_influence_ranks_only_with_enough_moves(story: Path) -> None:
    with Graph(story) as graph:
        rows = graph.score(top=None, min_moves=5).to_dicts()
        for row in rows:
            assert (row["magnet_rank"] is not None) <= (row["n_in"] + row["n_out"] >= 5)
            assert row["net"] == row["n_in"] - row["n_out"]
        assert graph.score(min_moves=10_000).to_dicts()[0]["magnet_rank"] is None
        assert graph.score().footer.counts["counted"] > 300


def test_founding_story_from_the_real_articles(shared: Path, graph: Graph) -> None:
    graph.build(shared / "seeds")
    told = {(move["person"], move["from_org"], move["to_org"]) for move in moves(graph)}
    assert ("Alexandr Wang", "Scale AI", "Meta") in told
    assert ("Nat Friedman", None, "Meta") in told
    assert ("Ruoming Pang", "Apple", "Meta") in told
    assert {("Jason Wei", "OpenAI", "Meta"), ("Hyung Won Chung", "OpenAI", "Meta")} <= told
    assert ("CEO of Safe Superintelligence", "Safe Superintelligence", "Meta") in told
    assert ("Daniel Gross", None, "Meta") in told
    groups = graph.sql("SELECT count, from_org, to_org FROM claims WHERE person_kind = 'group' AND count IS NOT NULL").rows
    assert groups == [(8, "OpenAI", "Meta")]
    deals = {row[:3] for row in graph.sql("SELECT target, kind, amount_usd FROM deals").rows}
    assert {("Scale AI", "stake", 14.3e9), ("PlayAI", "acquisition", 45e6)} <= deals
    pay = graph.sql("SELECT person, money_amount FROM claims WHERE money_amount IS NOT NULL AND person_kind = 'named'").rows
    assert pay == [("Ruoming Pang", 2e8)]
    assert graph.verify() == []


def test_python_api_reads_as_documented(tmp_path: Path) -> None:
    with tg.open(tmp_path / "talent.duckdb") as g:
        g.build()
        g.add(article(tmp_path, "a.md", RAID))
        assert "run talentgraph build" in " ".join(g.ask("who-left", org="OpenAI").footer.notes)
        g.build()
        assert g.ask("who-left", org="OpenAI", since="2024-01-01").to_polars().height == 1
        assert g.ask("career", person="Anna Berg").to_dicts()
        assert list(g.to_networkx().edges) == [("openai", "meta")]
    with tg.open(tmp_path / "talent.duckdb") as g:
        assert g.counts()["moves"] == 1
        assert g.export(tmp_path / "g.graphml").read_text("utf-8").count("<edge") == 1
        assert g.export(tmp_path / "g.jsonl", canonical=True).read_text("utf-8").splitlines() == g.canonical()
        assert "Anna Berg" in g.export(tmp_path / "g.csv").read_text("utf-8")
        with pytest.raises(tg.InputError):
            g.export(tmp_path / "g.docx")


def test_a_bad_file_in_a_folder_is_noted_and_the_rest_goes_on(graph: Graph, tmp_path: Path) -> None:
    article(tmp_path, "good.md", RAID)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x00\x00")
    (tmp_path / "ragged.csv").write_text('person,from_org,to_org\n"Anna Berg,Apple\n')
    (tmp_path / "other.csv").write_text("colour,size\nred,3\n")
    built = graph.build(tmp_path)
    assert (built.moves, built.added.documents) == (1, 1)
    notes = "\n".join(built.added.notes)
    assert all(name in notes for name in ("empty.txt", "picture.txt", "ragged.csv, line 2", "other.csv"))
    with pytest.raises(tg.InputError):
        graph.build(tmp_path / "ragged.csv")


def test_nothing_to_read_and_a_changed_file_are_said(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    with pytest.raises(tg.InputError):
        graph.build(tmp_path / "inside")
    path = article(tmp_path, "a.md", RAID)
    graph.build(path)
    article(tmp_path, "a.md", RAID + "More.\n")
    assert any("has changed" in note for note in graph.build(path).added.notes)


def test_an_older_file_is_brought_up_to_date_by_building(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    with tg.open(path) as g:
        g.build(article(tmp_path, "a.md", RAID))
        whole = g.canonical()
        g._store.run("set_meta", name="schema", value="2")
    with pytest.raises(tg.TalentGraphError, match="older talentgraph"):
        Graph(path, make=False)
    with Graph(path) as g:
        assert g.build().moves == 1
        assert g.canonical() == whole
        assert g.verify() == []


def test_a_graph_says_what_is_not_derived_yet(graph: Graph, tmp_path: Path) -> None:
    graph.build()
    graph.add(article(tmp_path, "a.md", RAID))
    assert any("run talentgraph build" in problem for problem in graph.verify())
    assert graph.info()["derived"] is False
    graph.build()
    assert graph.verify() == []
    assert graph.info()["derived"] is True


def test_a_file_made_for_nothing_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(tg.InputError), Graph(tmp_path / "new.duckdb") as graph:
        graph.build(tmp_path / "nowhere.md")
    assert list(tmp_path.iterdir()) == []


def test_private_tables_stay_inside_too(graph: Graph, tmp_path: Path) -> None:
    path = table(tmp_path, "t.csv", "Anna Berg,OpenAI,Meta,,hire,completed,2025,https://secret.example/1,Secret Letter,2025-03-01")
    graph.build(path, article(tmp_path, "a.md", RAID), private=True)
    page = graph.draw("network", tmp_path / "n.html").read_text("utf-8")
    lines = graph.export(tmp_path / "g.jsonl", canonical=True).read_text("utf-8")
    for text in (page, lines):
        assert "Secret Letter" not in text
        assert "secret.example" not in text
        assert "has poached" not in text
        assert graph.sql("SELECT min(id) FROM documents WHERE private").rows[0][0] not in text


def test_building_names_an_organization_that_many_left(graph: Graph, story: Path) -> None:
    assert graph.build().busiest is None
    with Graph(story) as told:
        first = told.ask("flows", limit=1).rows[0]
        assert told.build().busiest == first[0]
