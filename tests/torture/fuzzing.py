"""One target fuzzed for some seconds, as a program: guided by coverage where atheris is installed, else by changing good inputs at random.

    python tests/torture/fuzzing.py claim --seconds 60 --work FOLDER

Prints one line of JSON at the end: how, executions, CPU seconds. An input that is a finding lies in the folder as crash-*.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 4096  # bytes of an input
CASES = Path(__file__).parent / "cases"
SHARE = 40  # inputs of a kind to begin with
CELLS = ["Anna Berg", "李明", "OpenAI", "2024-03-01", "2024", "hire", "rumoured", "", '"', '"a,b"', "=1+1", "\u202e", "x" * 300]
HEADERS = ["person,from_org,to_org,date,kind,status", "person,organization,start,end,role", "org_id,name,aliases", "org_id,relation,other_id", "person_id,name"]
QUESTION = "-- {n}: words, of people\n--\n-- $org organization  the org\n-- $since date = none  the day\n--\n-- example: {n} X\nSELECT $org, $since\n"


def seeds(target: str) -> list[bytes]:
    """Good inputs to begin with."""
    draw = random.Random(target)  # noqa: S311 - the same every time
    if target == "table":
        tables = [[header, *(",".join(draw.choices(CELLS, k=header.count(",") + 1)) for _ in range(4))] for header in HEADERS * 8]
        return ["\n".join([*table, ""]).encode() for table in tables]
    if target == "question":
        shipped = [path.read_bytes() for path in sorted((ROOT / "queries").glob("*.sql"))]
        return [*shipped, QUESTION.format(n="q").encode()]
    texts = [text.encode() for text in _texts()]
    draw.shuffle(texts)
    texts = texts[:SHARE]
    if target == "page":
        script = b"</p></article><script type='application/ld+json'>{}</script>"
        return [b"<html lang=en><meta property=og:title content=A><article><p>" + text + script for text in texts]
    if target == "line":
        return [json.dumps({"text": text.decode(), "date": "2024-01-02", "url": "https://example.com/a"}, ensure_ascii=False).encode() for text in texts]
    if target == "document":
        return [*texts, *(b"---\ntitle: A\ndate: 2024-03-02\nlang: en\n---\n" + text for text in texts), *(text.decode().encode("gb18030") for text in texts)]
    return texts


def _texts() -> list[str]:
    found = []
    for path in sorted((ROOT / "tests" / "cases").glob("sentences-*.jsonl")):
        found += [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    return found


def words() -> list[bytes]:
    """Pieces that matter: the words of the cases and the lexicon."""
    lexicon = "".join(path.read_text("utf-8") for path in sorted((ROOT / "talentgraph" / "lexicon").glob("*.toml")))
    found = set(re.findall(r"[A-Za-z]{3,14}|[\u4e00-\u9fff]{1,4}|[$¥€£]", lexicon + "".join(_texts())))
    more = ["\u202e", "\0", "\ufeff", "\u3000", "&amp;", "&#x202e;", "<p>", "](http://", "---\n", "\ud800"]
    return sorted({word.encode("utf-8", "surrogatepass") for word in (*found, *more)})


def changed(data: bytes, pieces: list[bytes], others: list[bytes], draw: random.Random) -> bytes:
    """An input with some changes."""
    made = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 3, 6])):
        at = draw.randrange(len(made) + 1)
        how = draw.randrange(6)
        if how == 0:
            del made[at : at + draw.randrange(1, 12)]
        elif how == 1:
            made[at:at] = draw.choice(pieces)
        elif how == 2:
            made[at:at] = draw.randbytes(draw.randrange(1, 4))
        elif how == 3:
            other = draw.choice(others)
            made[at:] = other[draw.randrange(len(other) + 1) :]
        elif how == 4:
            made[at:at] = made[at : at + draw.randrange(1, 40)] * draw.randrange(1, 5)
        else:
            made[at : at + 1] = bytes([draw.randrange(256)])
    return bytes(made[:LONGEST])


def at_random(target: str, work: Path, *, seconds: float = 0, runs: int = 0, seed: int = 0) -> int:
    """Change good inputs at random until the time is up or so many were run; gives how many."""
    from tests.torture.targets import TARGETS

    begun, pieces, draw = seeds(target), words(), random.Random(seed)  # noqa: S311 - the same every time
    until, done = time.process_time() + seconds, 0
    while done < runs or (seconds and time.process_time() < until):
        data = changed(draw.choice(begun), pieces, begun, draw)
        done += 1
        try:
            TARGETS[target](data)
        except BaseException:
            (work / f"crash-{target}-{done}").write_bytes(data)
            raise
    return done


def guided(target: str, work: Path, seconds: float, seed: int) -> None:
    """Fuzz by coverage; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["talentgraph"]):
        from tests.torture.targets import TARGETS
    corpus, listed = work / "corpus", work / "words"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(data)
    listed.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words() if len(word) < 60), "utf-8")
    limits = [f"-seed={seed + 1}", "-timeout=60", "-rss_limit_mb=4000", "-print_final_stats=1", f"-max_total_time={int(seconds)}", f"-max_len={LONGEST}"]
    atheris.Setup([sys.argv[0], *limits, f"-dict={listed}", f"-artifact_prefix={work}/", str(corpus)], TARGETS[target])
    atheris.Fuzz()


def main() -> None:
    """Read the command line and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris"):
        guided(asked.target, asked.work, asked.seconds, asked.seed)
    done = at_random(asked.target, asked.work, seconds=asked.seconds, seed=asked.seed)
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(json.dumps({"how": "at random", "executions": done, "cpu": round(used.ru_utime + used.ru_stime, 1)}) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
