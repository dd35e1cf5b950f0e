"""Forgetting: no byte of the name stays, everything else does, and the person does not come back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

import talentgraph as tg
from talentgraph import deriving, forgetting
from talentgraph.errors import AmbiguousName, InputError, StoreError, UnknownName
from talentgraph.graph import Graph
from talentgraph.store import copies, rewriting

if TYPE_CHECKING:
    from pathlib import Path

MASK = "\u2588"
HEADER = "person,from_org,to_org,role_to,kind,status,date,note\n"
EN = (
    "Anna Berg leaves OpenAI\n\nMeta has poached researcher Anna Berg from OpenAI. Ben Koch has left OpenAI to join Anthropic, said Berg. "
    "Anna told him so at https://x.example/anna-berg-tells . BERG, ANNA was not reached. Meta bought PlayAI with Anna Berg for $45 million.\n"
)
OTHER = "Cleo Lind has joined Apple from Google. She thanked Ánna\u00a0Bérg and <b>Anna</b> Berg.\n"
ZH = "苹果研究员庞若鸣跳槽到Meta。庞先生此前在谷歌任职。OpenAI研究员汪韬加入Meta，感谢了龐若鳴。\n"
FORMS = ["Anna Berg", "anna berg", "anna-berg", "Anna-Berg", "anna_berg", "ANNA BERG", "BERG, ANNA", "Berg", "BERG", "Bérg", "Ánna"]
PANG = ["庞若鸣", "龐若鳴", "Ruoming Pang", "ruoming-pang", "Pang Ruoming", "庞先生", "%E5%BA%9E%E8%8B%A5%E9%B8%A3"]


def article(folder: Path, name: str, text: str, head: str = "") -> Path:
    path = folder / name
    path.write_text(f"---\noutlet: The Daily\ndate: 2025-07-15\n{head}---\n\n{text}", "utf-8", newline="")
    return path


def sources(folder: Path) -> list[Path]:
    folder.mkdir()
    table = folder / "t.csv"
    rows = [
        "Anna Berg,Google,OpenAI,researcher,hire,completed,2020,",
        "Dora Ek,OpenAI,Meta,aide to Anna Berg,hire,completed,2024,with anna berg",
        "庞若鸣,谷歌,苹果,,hire,completed,2021,",
    ]
    table.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    people = folder / "people.csv"
    people.write_text("person_id,name,aliases\nanna-berg,Anna Berg,A. Berg|安娜·贝格\nben-koch,Ben Koch,\n", "utf-8")
    firms = folder / "firms.csv"
    firms.write_text("org_id,name,aliases,parent\nanna-berg-consulting,Anna Berg Consulting,,\nabc-labs,ABC Labs,,anna-berg-consulting\n", "utf-8")
    lineage = folder / "lineage.csv"
    lineage.write_text("org_id,relation,other_id,date,note\nabc-labs,unit_of,anna-berg-consulting,2020,set up by Anna Berg\n", "utf-8")
    return [
        article(folder, "anna-berg.md", EN, "title: Anna Berg leaves\nurl: https://x.example/2025/07/15/anna-berg\n"),
        article(folder, "other.md", OTHER), article(folder, "zh.md", ZH, "url: https://x.example/%E5%BA%9E%E8%8B%A5%E9%B8%A3\n"),
        table, people, firms, lineage,
    ]  # fmt: skip


def judge(graph: Graph, *rows: tuple[Any, ...]) -> None:
    """Judgements by hand: id, kind, left, right, value, claims, reason."""
    graph._writing()
    names = ["id", "kind", "left_id", "right_id", "value", "claims", "reason"]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    made = datetime(2026, 1, 2)  # noqa: DTZ001 - the store holds UTC without a zone
    graph._store.append("judgements", {**columns, "words": columns["reason"], "judge": ["a user"] * len(rows), "made_at": [made] * len(rows)})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def held(content: bytes, forms: list[str]) -> list[str]:
    """The forms that some bytes hold, in UTF-8 or UTF-16."""
    return [form for form in forms if any(form.encode(how) in content for how in ("utf-8", "utf-16-le", "utf-16-be"))]


def outputs(graph: Graph, folder: Path) -> bytes:
    folder.mkdir(exist_ok=True)
    made = [graph.export(folder / "g.jsonl", canonical=True), graph.export(folder / "g.csv"), graph.draw("network", folder / "n.html")]
    return b"".join(path.read_bytes() for path in made)


def test_no_byte_of_the_name_stays(tmp_path: Path) -> None:
    db = tmp_path / "db" / "t.duckdb"
    db.parent.mkdir()
    paths = sources(tmp_path / "in")
    with Graph(db) as graph:
        graph.build(*paths)
        assert held(outputs(graph, tmp_path / "out"), ["Anna Berg", "庞若鸣"]) == ["Anna Berg", "庞若鸣"]
        (claim,) = graph.sql("SELECT id FROM claims WHERE person = 'Anna Berg' AND quote IS NOT NULL").rows[0]
        (move,) = graph.sql("SELECT id FROM told_moves WHERE person = 'Anna Berg' ORDER BY id").rows[0]
        (kept,) = graph.sql("SELECT id FROM claims WHERE person = 'Ben Koch'").rows[0]
        judge(
            graph, ("j1", "reject", claim, None, None, [claim], "wrong"), ("j2", "undo", "j1", None, None, None, "was right"),
            ("j3", "accept", kept, None, "Anna Berg", [claim, kept], "as Anna Berg says"), ("j4", "same", "p-0123456789", "anna-berg", None, None, "one"),
            ("j5", "retract", move, None, None, None, "no"),
        )  # fmt: skip
        before = graph.sql("SELECT person, from_org, to_org FROM told_moves WHERE person IN ('Ben Koch', 'Cleo Lind', 'Dora Ek')").rows
        told = graph.forget("Anna Berg", reason="Anna Berg asked")
        assert told is not None
        assert (told.reports, told.documents, told.judgements, told.shared) == (2, 6, 4, [])
        assert graph.sql("SELECT id, value, claims, reason FROM judgements").rows == [("j3", MASK * 9, [kept], f"as {MASK * 9} says")]
        assert graph.sql("SELECT DISTINCT reason FROM tombstones").rows == [(f"{MASK * 9} asked",)]
        assert graph.forget("庞若鸣") is not None
        after = graph.sql("SELECT person, from_org, to_org FROM told_moves WHERE person IN ('Ben Koch', 'Cleo Lind', 'Dora Ek')").rows
        assert sorted(after) == sorted(before)
        assert graph.sql("SELECT count(*) FROM claims WHERE person = '汪韬'").rows == [(1,)]
        assert graph.verify() == []
        made = outputs(graph, tmp_path / "out")
        assert held(made, [*FORMS, *PANG, "安娜·贝格"]) == []
        name, parent = graph.sql("SELECT k.name, p.id FROM known k JOIN known p ON p.id = k.parent WHERE k.id = 'abc-labs'").rows[0]
        assert (name, parent) == ("ABC Labs", f"{MASK * 9}-consulting")
        with pytest.raises(UnknownName):
            graph.find("Anna Berg", "person")
    assert names(db.parent) == ["t.duckdb"]
    assert held(db.read_bytes(), [*FORMS, *PANG, "安娜·贝格"]) == []


def test_quotes_of_others_are_slices_and_the_original_is_still_known(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    with Graph(tmp_path / "t.duckdb") as graph:
        graph.build(*paths)
        ids = graph.sql("SELECT id, length(text) FROM documents ORDER BY id").rows
        graph.forget("Anna Berg")
        assert graph.sql("SELECT id, length(text) FROM documents ORDER BY id").rows == ids
        columns = "c.quote, c.quote_start, c.quote_end, d.text"
        rows = graph.sql(f"SELECT {columns} FROM claims c JOIN documents d ON d.id = c.document_id WHERE quote IS NOT NULL").rows
        assert all(text[start:end] == quote for quote, start, end, text in rows)
        assert ("Ben Koch has left OpenAI to join Anthropic, said ████.",) in graph.sql("SELECT quote FROM claims").rows
        (cells,) = graph.sql("SELECT cells FROM claims WHERE person = 'Dora Ek'").rows[0]
        assert json.loads(cells)["note"] == f"with {MASK * 9}"
        assert graph.sql("SELECT role_to FROM claims WHERE person = 'Dora Ek'").rows == [(f"aide to {MASK * 9}",)]
        after = graph.canonical()
        again = graph.build(*paths)
        assert (again.added.documents, again.added.skipped, again.added.kept_out) == (0, 7, 0)
        assert graph.canonical() == after


def test_the_person_does_not_come_back(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    new = tmp_path / "new"
    new.mkdir()
    news = "Researcher Anna Berg has left Meta to join Apple. Berg is happy. Eva Holm has left Apple to join Meta.\n"
    late = article(new, "anna-berg-again.md", news, "title: Berg\n")
    other = article(new, "mention.md", "Finn Dahl has joined Google from Apple. Neither ANNA BERG nor 龐若鳴 was asked.\n")
    table = new / "late.csv"
    table.write_text(HEADER + "anna berg,Meta,Apple,,hire,completed,2026,\nGreta Ost,Meta,Apple,,hire,completed,2026,knows Anna Berg\n", "utf-8")
    people = new / "list.csv"
    people.write_text("person_id,name,aliases\nab,A. B.,Anna Berg\nfinn,Finn Dahl,\n", "utf-8")
    with Graph(tmp_path / "t.duckdb") as graph:
        graph.build(*paths)
        graph.forget("Anna Berg")
        graph.forget("Ruoming Pang")
        built = graph.build(late, other, table, people)
        assert built.added.kept_out == 3  # a report of the article, a row of the table, a row of the list
        told = {row["person"] for row in graph.sql("SELECT person FROM told_moves").to_dicts()}
        assert {"Eva Holm", "Finn Dahl", "Greta Ost"} <= told
        assert graph.sql("SELECT name FROM known WHERE id IN ('ab', 'finn')").rows == [("Finn Dahl",)]
        assert graph.sql("SELECT text FROM documents WHERE path LIKE '%again.md'").rows[0][0].count(MASK) == 9 + 4 + 4
        assert graph.verify() == []
        assert held(outputs(graph, tmp_path / "out"), FORMS + PANG) == []
    assert held((tmp_path / "t.duckdb").read_bytes(), FORMS + PANG) == []


def test_a_masked_article_is_not_read_again(graph: Graph, tmp_path: Path) -> None:
    path = article(tmp_path, "a.md", "OpenAI's CEO Anna Berg left OpenAI. She has joined Meta. Ben Koch has joined Apple.\n")
    graph.build(path)
    graph.forget("Anna Berg")
    claims = graph.sql("SELECT id, person, to_org FROM claims ORDER BY id").rows
    own = tmp_path / "own.csv"
    own.write_text("org_id,name,aliases\nglobex,Globex,\n", "utf-8")
    graph.build(own)  # a new list: articles are read again
    assert graph.sql("SELECT id, person, to_org FROM claims ORDER BY id").rows == claims
    assert [row[1] for row in claims] == ["Ben Koch"]


def test_before_or_after_gives_the_same(tmp_path: Path) -> None:
    first = article(tmp_path, "a.md", "Meta has poached Anna Berg from OpenAI.\n")
    second = article(tmp_path, "b.md", EN)
    exports = []
    for early in (True, False):
        with Graph(None) as graph:
            graph.build(first, *([second] if early else []))
            graph.forget("Anna Berg")
            graph.build(*([] if early else [second]))
            exports.append(graph.canonical())
    assert exports[0] == exports[1]


def test_of_two_of_one_name_only_the_one_goes(graph: Graph, tmp_path: Path) -> None:
    people = tmp_path / "p.csv"
    people.write_text("person_id,name,aliases\nwei-1,Wei Lindqvist,W. L. One\nwei-2,Wei Lindqvist,Wilhelm Lindqvist\n", "utf-8")
    table = tmp_path / "t.csv"
    table.write_text(HEADER + "W. L. One,OpenAI,Meta,,hire,completed,2024,\nWilhelm Lindqvist,OpenAI,Apple,,hire,completed,2024,\n", "utf-8")
    graph.build(people, table)
    with pytest.raises(AmbiguousName):
        graph.forget("Wei Lindqvist")
    told = graph.forget("wei-1")
    assert told is not None
    assert told.shared == ["Wei Lindqvist"]
    assert "keeps nobody out" in " ".join(forgetting.closing(told))
    assert graph.sql("SELECT DISTINCT person_id FROM moves").rows == [("wei-2",)]
    assert [row[0] for row in graph.sql("SELECT name FROM known WHERE id IN ('wei-1', 'wei-2')").rows] == ["Wei Lindqvist"]
    assert graph.verify() == []
    late = table.with_name("late.csv")
    late.write_text(HEADER + "Wei Lindqvist,Apple,Meta,,hire,completed,2026,\n", "utf-8")
    assert graph.build(late).added.kept_out == 0


def test_who_is_not_there_and_who_has_no_name(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Anna Berg has joined Meta. Safe Superintelligence's chief executive was hired by Meta.\n"))
    with pytest.raises(UnknownName) as unknown:
        graph.forget("Anna Borg")
    assert "Anna Berg" in unknown.value.suggestions
    with pytest.raises(InputError):
        graph.forget("CEO of Safe Superintelligence")
    before = graph.canonical()
    asked: list[forgetting.Forgotten] = []

    def refuses(told: forgetting.Forgotten) -> bool:
        asked.append(told)
        return False

    assert graph.forget("Anna Berg", sure=refuses) is None
    assert (asked[0].person, asked[0].reports) == ("Anna Berg", 1)
    assert graph.canonical() == before


@pytest.mark.parametrize("at", ["carry", "derive"])
def test_if_it_fails_all_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    db = tmp_path / "t.duckdb"
    for path in (db, None):
        with Graph(path) as graph:
            graph.build(article(tmp_path, "a.md", EN))
            before = graph.canonical()
            with monkeypatch.context() as broken:
                broken.setattr(*((forgetting, "carry") if at == "carry" else (deriving, "derive")), fails)
                with pytest.raises((StoreError, OSError)):
                    graph.forget("Anna Berg")
            if path is None and at == "derive":
                graph.build()
            assert graph.canonical() == before
            assert graph.verify() == []
    assert names(tmp_path) == ["a.md", "t.duckdb"]


def test_a_change_meanwhile_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = iter([(1, 1, 1), (1, 2, 1)])
    with Graph(tmp_path / "t.duckdb") as graph:
        graph.build(article(tmp_path, "a.md", EN))
        monkeypatch.setattr(rewriting, "_stamp", lambda _: next(stamps))
        with pytest.raises(StoreError):
            graph.forget("Anna Berg")
        assert graph.find("Anna Berg", "person")


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "t.duckdb"
    with Graph(real) as graph:
        graph.build(article(tmp_path, "a.md", EN))
    real.chmod(0o600)
    link = tmp_path / "link.duckdb"
    link.symlink_to(real)
    with tg.open(link) as graph:
        graph.forget("Anna Berg")
        assert graph.info()["derived"]
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert held(real.read_bytes(), FORMS) == []


def test_every_kept_table_is_known() -> None:
    assert {"documents", "claims", "deals", "known", "lineage", "judgements", "tombstones", "meta"} <= set(copies.tables()[0])


def test_of_two_told_apart_by_a_judgement_only_the_one_goes(graph: Graph, tmp_path: Path) -> None:
    one = article(tmp_path, "a.md", "Anna Berg has joined Meta from Apple.\n")
    other = article(tmp_path, "b.md", "Anna Berg has left Google to join OpenAI. Berg is glad.\n")
    graph.build(one, other)
    (claim,) = graph.sql("SELECT id FROM claims WHERE to_org = 'OpenAI'").rows[0]
    graph.correct(claim, person="Anna Berg (Google)", reason="two people")
    graph.different("Anna Berg (Google)", "Anna Berg", reason="two people")
    told = graph.forget("Anna Berg (Google)")
    assert told is not None
    assert told.shared == ["Anna Berg"]
    assert graph.sql("SELECT person, to_org FROM told_moves").rows == [("Anna Berg", "Meta")]
    (text,) = graph.sql("SELECT text FROM documents WHERE path LIKE '%b.md'").rows[0]
    assert text.endswith(f"{MASK * 9} has left Google to join OpenAI. {MASK * 4} is glad.\n")
    assert graph.judgements() == []
    assert graph.verify() == []


def test_names_that_are_one_go_together_with_their_judgements(graph: Graph, tmp_path: Path) -> None:
    one = article(tmp_path, "a.md", "Anna Berg has joined Meta from Apple.\n")
    graph.build(one, article(tmp_path, "b.md", "Annika Holm has left Meta to join OpenAI.\n"))
    graph.same("Anna Berg", "Annika Holm", reason="married")
    graph.retract(graph.sql("SELECT id FROM told_moves WHERE to_org = 'OpenAI'").rows[0][0], reason="no")
    graph.forget("Anna Berg")
    graph.forget("Annika Holm")  # no report speaks of this name any more; it stood in the text
    assert graph.sql("SELECT count(*) FROM claims").rows == [(0,)]
    assert graph.judgements() == []
    assert held("".join(graph.canonical()).encode(), ["Anna Berg", "Annika", "Holm"]) == []
    assert graph.verify() == []


def test_whom_only_a_text_names_is_forgotten_too(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Ben Koch has joined Meta from Apple. Eva Maria Holm was sad. Ms. Holm stayed.\n"))
    told = graph.forget("Eva Maria Holm")
    assert told is not None
    assert (told.reports, told.documents) == (0, 1)
    assert held("".join(graph.canonical()).encode(), ["Eva Maria", "Holm"]) == []
    facts = [row[0] for row in graph.sql("SELECT fact FROM facts").rows]
    assert "word:koch" in facts
    assert not {"word:eva", "word:maria", "word:holm"} & {*facts}
    with pytest.raises(UnknownName):
        graph.forget("Meta")
    with pytest.raises(UnknownName):
        graph.forget("joined")


def test_who_is_probably_the_same_is_told(story: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(story.read_bytes())
    with Graph(copy) as graph:
        told = graph.forget("Alexandr Wang")
        assert told is not None
        assert told.perhaps == ["汪韬"]
        assert "forget that name too" in " ".join(forgetting.closing(told))
        assert graph.forget("汪韬") is not None
        assert held("".join(graph.canonical()).encode(), ["Alexandr Wang", "汪韬", "汪韜"]) == []
        assert graph.verify() == []
