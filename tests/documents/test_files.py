"""Which files there are, and how their bytes are read."""

from __future__ import annotations

import codecs
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.documents import found, load
from talentgraph.documents.files import decoded
from talentgraph.errors import InputError

SIMPLIFIED = "他离开了谷歌,加入了一家新的公司。这是我们在报道中看到的第三次人事变动。\n"
TRADITIONAL = "他離開了谷歌，加入了一家新的公司。這是我們在報導中看到的第三次人事變動。\n"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (b"She left.", "She left.", "utf-8"),
        (codecs.BOM_UTF8 + SIMPLIFIED.encode(), "\ufeff" + SIMPLIFIED, "utf-8"),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16"),
        (codecs.BOM_UTF16_BE + TRADITIONAL.encode("utf-16-be"), TRADITIONAL, "utf-16"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (("Meta hired Nat Friedman, Daniel Gross and Alexandr Wang: " + TRADITIONAL).encode("big5"), None, "big5"),
        (SIMPLIFIED.replace("\n", "\r\n").encode(), SIMPLIFIED.replace("\n", "\r\n"), "utf-8"),
        ("“She left”, he said – and didn’t come back.".encode("cp1252"), None, "windows-1252"),
        ("person,to_org\nZoë Brunner,Société Générale\nJosé Muñoz,Müller & Söhne\n".encode("cp1252"), None, "windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, text: str | None, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.encoding == encoding
    assert loaded.text == (content.decode(encoding) if text is None else text)
    assert loaded.id == sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is not text"),
        (b"\x01\x02\x03\x04abc", "is not text"),
        (codecs.BOM_UTF16_LE + b"a", "encoding is none of"),
        (b"\xff\xff\xff\xff", "encoding is none of"),
        ("Łukasz Żak odszedł z firmy, a Paweł Wójcik do niej dołączył w maju".encode("cp1250"), "encoding is none of"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        load(path)
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message + caught.value.hint


def test_a_folder_or_nothing_cannot_be_loaded(tmp_path: Path) -> None:
    for path in [tmp_path, tmp_path / "none.txt"]:
        with pytest.raises(InputError, match="can't read"):
            load(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, encoding = decoded(content, "x")
    except InputError:
        return
    assert text.encode(encoding).decode(encoding) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    assert decoded(text.encode(), "x") == (text, "utf-8")


def test_walking_a_folder(tmp_path: Path) -> None:
    for name in ["b.md", "a.txt", "sub/c.MD", "sub/d.csv", "photo.png", ".hidden.txt", ".git/x.md", "no-suffix"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    files, passed_over = found([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in files] == ["a.txt", "b.md", "sub/c.MD", "sub/d.csv"]
    assert passed_over == 2


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "story").write_text("x")
    assert found([tmp_path / "story", tmp_path / "story"]) == ([tmp_path / "story"], 0)


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    (tmp_path / ".news").mkdir()
    (tmp_path / ".news" / "a.txt").write_text("x")
    assert found([tmp_path / ".news"]) == ([tmp_path / ".news" / "a.txt"], 0)


@pytest.mark.parametrize("name", ["none.txt", "x" * 5000, "a\0b"])
def test_a_missing_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        found([tmp_path / name])


@pytest.mark.parametrize("address", ["https://example.com/story", "http://example.com", "HTTPS://EXAMPLE.COM/"])
def test_a_web_address_is_never_fetched(address: str) -> None:
    with pytest.raises(InputError, match="web address") as caught:
        found([Path(address)])
    assert "save the page" in caught.value.hint
