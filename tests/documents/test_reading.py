"""Files that hold several documents: JSON lines, archives, manifests; and PDF."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from talentgraph.documents import archives, article, described, found, manifests, pdfs, read
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Anna Berg left Acme on Monday to join Globex as chief scientist."


def jsonl(path: Path, *objects: object) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), "utf-8")
    return path


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


def test_lines_are_articles(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "news.jsonl",
        {"title": "A move", "text": STORY, "date": "2025-07-02", "source": {"name": "The Daily"}, "url": "https://example.org/a"},
        {"headline": "第二篇", "body": "安娜加入了新公司。", "private": True},
    )
    first, second = [article(one, one.name) for one in read(path)]
    assert (first.text, first.title, first.outlet, first.published.date, first.url) == (STORY, "A move", "The Daily", "2025-07-02", "https://example.org/a")
    assert first.path == f"{path}:1"
    assert (second.title, second.private, second.lang) == ("第二篇", True, "zh-Hans")


def test_keys_are_mapped(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "news.jsonl", {"t": STORY, "text": "other", "when": "2025"})
    (one,) = read(path, {"text": "t", "published": "when"})
    assert (one.text, one.fields) == (STORY, {"published": "2025"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"text": "a b"}\nnonsense\n', "line 2: no JSON"), ("[1]\n", "line 1: no JSON object"), ('{"words": "a"}\n', "line 1: no text"),
        ("[" * 100_000 + "\n", "line 1: no JSON"), ("\n\n", "is empty"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_named(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=words) as caught:
        read(path)
    assert "\n" not in caught.value.message


def test_an_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", b_dot_txt=STORY.encode(), sub__a_dot_html=f"<p>{STORY}</p>".encode(), _dot_hidden_dot_txt=b"no", picture_dot_png=b"\x89PNG",
        sub__moves_dot_csv=b"person,from_org,to_org,date\n", inner_dot_zip=b"PK",
    )
    before = sorted(tmp_path.rglob("*"))
    names = [one.name for one in read(path)]
    assert names == [f"{path}/b.txt", f"{path}/sub/a.html", f"{path}/sub/moves.csv"]
    assert sorted(tmp_path.rglob("*")) == before


def test_archives_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(tmp_path / "bomb.zip", a_dot_txt=b"0" * 5_000_000)
    with pytest.raises(InputError, match="packed suspiciously well"):
        read(bomb)
    path = zipped(tmp_path / "a.zip", a_dot_txt=b"one", b_dot_txt=b"two")
    for bound, words in (("MOST_FILES", "holds 2 files"), ("LARGEST", "has 3 bytes"), ("MOST_BYTES", "unpacks to more")):
        with monkeypatch.context() as patch:
            patch.setattr(archives, bound, 1)
            with pytest.raises(InputError, match=words):
                read(path)
    (tmp_path / "none.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="can't be unpacked"):
        read(tmp_path / "none.zip")
    with pytest.raises(InputError, match="no article and no table"):
        read(zipped(tmp_path / "other.zip", a_dot_png=b"x"))


def test_a_manifest_says_what_its_files_are(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", sub__one_dot_txt=STORY.encode(), sub__two_dot_txt=f"---\noutlet: Own\n---\n{STORY}".encode(),
        sub__list_dot_csv=b'file,url,outlet,date\none.txt,https://example.org/a,"The Daily, late",2025-07-02\n./two.txt,,Other,\n',
    )
    one, two = [article(each, each.name) for each in read(path)]
    assert (one.outlet, one.url, one.published.date) == ("The Daily, late", "https://example.org/a", "2025-07-02")
    assert two.outlet == "Own"  # its own front matter holds
    assert described([]) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [("file,url\na.txt,b,c\n", "line 2: 3 cells"), ("file,url\na.txt,b\na.txt,c\n", "line 3: a.txt is there twice"), ('file,url\n"a,b\n', "line 2")],
)
def test_a_wrong_manifest_is_named(content: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        manifests.manifest(content, "m.csv")


def test_patterns_are_files_where_the_shell_left_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(STORY, "utf-8")
    assert [path.name for path in found([tmp_path / "*.txt"])[0]] == ["a.txt", "b.txt"]
    with pytest.raises(InputError, match="no such file"):
        found([tmp_path / "*.pdf"])


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(_pdf("Anna Berg left Acme on Monday to", "join Globex as chief scientist."))
    (one,) = read(path)
    assert STORY in one.text
    path.write_bytes(b"%PDF-1.4\nnot really")
    with pytest.raises(InputError, match="can't be read"):
        read(path)
    path.write_bytes(_pdf())
    with pytest.raises(InputError, match="has no text"):
        read(path)


def test_lines_that_run_on_are_joined() -> None:
    assert pdfs._paragraphs("She left to\njoin Globex.\nA new line\n他离开了\n公司。") == "She left to join Globex.\nA new line 他离开了公司。"


def _pdf(*lines: str) -> bytes:
    """The smallest PDF with some lines of text."""
    shown = b" ".join(b"(%s) Tj 0 -14 Td" % line.encode("latin-1") for line in lines)
    stream = b"BT /F1 12 Tf 72 720 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
