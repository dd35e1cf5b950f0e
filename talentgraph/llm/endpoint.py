"""A language model behind any OpenAI-compatible address: asked once, remembered on disk, so that a run replays offline to the same bytes."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from talentgraph import logs
from talentgraph.errors import InputError
from talentgraph.writing import write_text

_WAIT = 120.0  # seconds for one answer
_TRIES = 5  # the client library waits between them, and as long as the server says where it limits the rate


@dataclass(frozen=True, slots=True)
class Settings:
    """Which model is asked, where.

    Attributes:
        model: Its name there.
        url: The address of the service, up to /v1; None for the client library's own.
        key: The key; local servers take any.
        cache: The folder of answers; None asks again each time.
    """

    model: str
    url: str | None = None
    key: str = "none"
    cache: Path | None = None


def settings(model: str | None = None) -> Settings:
    """Settings from the environment: TALENTGRAPH_LLM_MODEL, TALENTGRAPH_LLM_URL, TALENTGRAPH_LLM_KEY (or OPENAI_API_KEY), TALENTGRAPH_LLM_CACHE.

    Raises:
        InputError: No model is named, or neither an address nor a key is there.
    """
    named = model or os.environ.get("TALENTGRAPH_LLM_MODEL")
    if not named:
        raise InputError("no model is named", "write --llm MODEL, or set TALENTGRAPH_LLM_MODEL")
    url = os.environ.get("TALENTGRAPH_LLM_URL") or os.environ.get("OPENAI_BASE_URL")
    key = os.environ.get("TALENTGRAPH_LLM_KEY") or os.environ.get("OPENAI_API_KEY")
    if not url and not key:
        raise InputError("no language model is set up", "set TALENTGRAPH_LLM_URL (a local server: http://localhost:11434/v1) or OPENAI_API_KEY")
    cache = os.environ.get("TALENTGRAPH_LLM_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "talentgraph" / "llm"
    return Settings(named, url, key or "none", Path(cache))


@dataclass(slots=True)
class Usage:
    """What was asked and what it took."""

    requests: int = 0
    replayed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def words(self) -> str:
        """One line.

        >>> Usage(2, 1, 1200, 80).words()
        '2 requests (1,200 tokens in, 80 out), 1 answer from the cache'
        """
        cached = f", {self.replayed:,} answer{'' if self.replayed == 1 else 's'} from the cache" if self.replayed else ""
        return f"{self.requests:,} request{'' if self.requests == 1 else 's'} ({self.tokens_in:,} tokens in, {self.tokens_out:,} out){cached}"


class Endpoint:
    """Asks the model for JSON of our schema.

    Args:
        settings: Which one, where.

    Raises:
        InputError: The client library is not there, or the service can't be reached, refuses, or has no answer.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.usage = Usage()
        self._client: Any = None

    def ask(self, article: str) -> str:
        """The model's answer on a part of an article, as it came."""
        request = {
            "model": self.settings.model, "temperature": 0, "seed": 1,
            "messages": [{"role": "system", "content": _file("instructions.md")}, {"role": "user", "content": article}],
            "response_format": {"type": "json_schema", "json_schema": {"name": "moves", "strict": True, "schema": json.loads(_file("schema.json"))}},
        }  # fmt: skip
        place = self._place(request)
        if place and place.is_file():
            self.usage.replayed += 1
            logs.info("llm", "an answer of %s from the cache", self.settings.model)
            return str(json.loads(place.read_text("utf-8"))["answer"])
        answer = self._sent(request)
        if place:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_text(place, json.dumps({"model": self.settings.model, "answer": answer}, ensure_ascii=False))
        return answer

    def _place(self, request: dict[str, Any]) -> Path | None:
        name = sha256(json.dumps([self.settings.url, request], sort_keys=True).encode()).hexdigest()
        return self.settings.cache / name[:2] / f"{name}.json" if self.settings.cache else None

    def _sent(self, request: dict[str, Any]) -> str:
        try:
            import openai
        except ImportError:
            raise InputError("asking a language model needs the package openai", "run: pip install 'talentgraph[llm]'") from None
        if self._client is None:
            self._client = openai.OpenAI(base_url=self.settings.url, api_key=self.settings.key, timeout=_WAIT, max_retries=_TRIES)
        try:
            reply = self._client.chat.completions.create(**request)
        except openai.APIConnectionError as error:
            raise InputError(f"can't reach {self.settings.url or 'the model'}: {error}", "is the server running? check TALENTGRAPH_LLM_URL") from None
        except openai.APIStatusError as error:
            raise InputError(f"the model's service says {error.status_code}: {_first(error.message)}", "check the model's name and the key") from None
        except openai.OpenAIError as error:
            raise InputError(f"the model's service: {_first(str(error))}", "check the address and the key") from None
        self.usage.requests += 1
        logs.info("llm", "%s answered request %d", self.settings.model, self.usage.requests)
        self.usage.tokens_in += reply.usage.prompt_tokens if reply.usage else 0
        self.usage.tokens_out += reply.usage.completion_tokens if reply.usage else 0
        return (reply.choices[0].message.content if reply.choices else None) or ""


def _first(words: str) -> str:
    return (words.strip().splitlines() or [""])[0][:200]


def _file(name: str) -> str:
    return (resources.files("talentgraph.llm") / name).read_text("utf-8")
