"""The graph as tools for assistants, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

mcp = pytest.importorskip("mcp")


def talked(story: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[Any, list[Any]]:
    """The tools that a served graph lists, and what it says to some calls: over stdio, as an assistant would."""
    words = ["-m", "talentgraph", "--db", str(story), "mcp"]

    async def talk() -> tuple[Any, list[Any]]:
        async with mcp.Client(mcp.StdioServerParameters(command=sys.executable, args=words)) as client:
            listed = await client.list_tools()
            return listed, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(talk())


def test_an_assistant_asks_over_stdio(story: Path) -> None:
    listed, (left, influence, explained, wrong, missing, none) = talked(
        story, ("who_left", {"org": "OpenAI", "limit": 3}), ("influence", {"top": 2}), ("explain", {"name": "Nat Friedman"}),
        ("who_left", {"org": "No Such Lab"}), ("who_left", {}), ("who_left", {"org": "OpenAI", "until": "1990"}),
    )  # fmt: skip
    with Graph(story) as graph:
        questions = graph.questions()
        answer = graph.ask("who-left", org="OpenAI", limit=3)
    by_name = {tool.name: tool for tool in listed.tools}
    assert {name.replace("-", "_") for name in questions} | {"influence", "explain"} == set(by_name)
    tool = by_name["who_left"].model_dump(by_alias=True)
    assert tool["annotations"]["readOnlyHint"] is True
    assert tool["inputSchema"]["required"] == ["org"]
    assert tool["inputSchema"]["properties"]["org"]["description"]
    told = json.loads(left.content[0].text)
    assert [row["person"] for row in told["rows"]] == [row["person"] for row in answer]
    assert any(line.startswith("Counted: ") for line in told["footer"])
    assert len(json.loads(influence.content[0].text)["rows"]) == 2
    assert "Nat Friedman" in explained.content[0].text
    assert wrong.model_dump(by_alias=True)["isError"]
    assert "No Such Lab" in wrong.content[0].text
    assert "Traceback" not in wrong.content[0].text
    empty = json.loads(none.content[0].text)
    assert empty["rows"] == []
    assert empty["nothing"]
    assert missing.model_dump(by_alias=True)["isError"]
