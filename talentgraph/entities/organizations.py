"""An organization's name taken apart: what tells it from others, what says little, and what doesn't count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from talentgraph.language import sounds
from talentgraph.language.pinyin import spellings, syllabic
from talentgraph.language.scripts import HAN
from talentgraph.lexicon import read

_MANY = 1 << 16
LATIN, HANS, MIXED = "latin", "han", "mixed"
_ACRONYM = 6  # letters of the longest word that may be one
_LONG = 7  # letters from which on a misspelling is told from another name
_READ = 4  # characters whose readings are tried


@dataclass(frozen=True, slots=True)
class Organization:
    """A name of an organization.

    Attributes:
        script: latin, han or mixed.
        letters: All letters and digits, legal forms included, a leading article left out.
        bare: The same without legal forms.
        core: The words that tell it from others: Latin words, or one run of Chinese characters.
        weak: Words taken off its end.
        place: A city taken off its front.
        body: The kind of body at the end of the core (大学, university), which may be left out.
        article: It is one word with an article: The Block is not Block.
    """

    script: str
    letters: str
    bare: str
    core: tuple[str, ...]
    weak: tuple[str, ...]
    place: str
    body: str
    article: bool = False

    @property
    def joined(self) -> str:
        """The core as one word."""
        return "".join(self.core)


@cache
def words(name: str) -> frozenset[str]:
    """A list of lexicon/organizations.toml."""
    return frozenset(read("organizations")[name].split())


@cache
def _ends(*names: str) -> tuple[str, ...]:
    """The words of some lists, the longest first."""
    return tuple(sorted({word for name in names for word in words(name)}, key=lambda word: (-len(word), word)))


_TOKEN = re.compile(rf"(?:{HAN.pattern})+|(?:(?!{HAN.pattern})[^\W_])+")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,})|(?<=[a-z])['.](?=[a-z])")
_ARTICLE = re.compile(r",\s*the\s*$")


def parse(folded: str) -> Organization:
    """Take a name apart that is folded and in small letters.

    >>> parse("北京月之暗面科技有限公司").core, parse("the boeing company").core, parse("at&t inc.").core
    (('月之暗面',), ('boeing',), ('at', 'and', 't'))
    """
    text = _ARTICLE.sub("", folded).replace("&", " and ")
    text = _DOTTED.sub(lambda match: match[0].replace(".", "").replace("'", ""), text)
    tokens = _TOKEN.findall(text)
    article = len(tokens) > 1 and tokens[0] == "the"
    if article:
        tokens = tokens[1:]
    letters = "".join(tokens)
    if not tokens:
        return Organization(MIXED, folded.strip(), folded.strip(), (), (), "", "")
    han = [bool(HAN.match(token)) for token in tokens]
    if all(han):
        return _han(letters)
    if any(han):
        return _mixed(tokens, letters)
    return _latin(tokens, letters, article=article)


def _latin(tokens: list[str], letters: str, *, article: bool) -> Organization:
    end = len(tokens)
    while end > 1 and tokens[end - 1] in words("legal"):
        end -= 1
    bare, weak = "".join(tokens[:end]), []
    while end > 1 and _peels(tokens, end):
        end -= 1
        weak.append(tokens[end])
        end -= tokens[end - 1] == "and" and end > 1
    core = tuple(tokens[:end])
    body = next((word for word in core if word in words("bodies")), "") if len(core) > 1 else ""
    return Organization(LATIN, letters, bare, core, tuple(weak), "", body, article and len(tokens) == 1)


def _peels(tokens: list[str], end: int) -> bool:
    """Whether a Latin word at the end says little, and more than a place or "of" stays."""
    before = tokens[end - 2]
    return tokens[end - 1] in words("weak") | words("half") and before not in words("small") and (end > 2 or before not in _places())


@cache
def _places() -> frozenset[str]:
    return frozenset(read("aliases")["places"].split()) | frozenset(countries().values())


def _han(letters: str) -> Organization:
    bare = _without(letters, _ends("han_legal"))[0]
    place = ""
    core, weak = bare, []
    while True:
        core, end = _without(core, _ends("han_weak", "han_half"))
        if not end:
            break
        weak.append(end)
    city = next((city for city in _ends("cities") if core.startswith(city)), "") if core.startswith(_ends("cities")) else ""
    rest = core[len(city) :]
    named = len(rest) > 1 and (weak or bare != letters or len(rest) > 2)
    if city and named and not core.endswith(_ends("own_name")) and rest not in _generic():
        place, core = city, rest
    bodies = _ends("han_bodies")
    body = next((body for body in bodies if core.endswith(body) and len(core) > len(body)), "") if core.endswith(bodies) else ""
    return Organization(HANS, letters, bare, (core,), tuple(weak), place, body)


@cache
def _generic() -> frozenset[str]:
    return frozenset(read("names-zh")["generic"].split())


def _without(text: str, ends: tuple[str, ...]) -> tuple[str, str]:
    """A text without one of some ends, where enough of a name stays."""
    if not text.endswith(ends):
        return text, ""
    for end in ends:
        left = text[: -len(end)]
        if len(left) > 1 and text.endswith(end) and left not in _no_names():
            return left, end
    return text, ""


@cache
def _no_names() -> frozenset[str]:
    return _generic() | frozenset(countries()) | words("cities")


def _mixed(tokens: list[str], letters: str) -> Organization:
    end = len(tokens)
    while end > 1 and tokens[end - 1] in words("legal") | words("han_legal"):
        end -= 1
    bare, weak = "".join(tokens[:end]), []
    last = _without(tokens[end - 1], _ends("han_legal"))[0]
    while end > 1 and last in words("weak") | words("half") | words("han_weak") | words("han_half"):
        end -= 1
        weak.append(last)
        last = tokens[end - 1]
    core = (*tokens[: end - 1], last)
    han = [bool(HAN.match(token)) for token in core]
    if all(han):
        left = _han("".join(core))
        return Organization(HANS, letters, bare, left.core, (*weak, *left.weak), left.place, left.body)
    return Organization(MIXED if any(han) else LATIN, letters, bare, core, tuple(weak), "", "")


def rest(one: Organization) -> tuple[str, ...]:
    """The core without the kind of body and small words.

    >>> rest(parse("university of toronto")), rest(parse("清华大学"))
    (('toronto',), ('清华',))
    """
    if one.script == HANS:
        return (one.core[0].removesuffix(one.body),)
    return tuple(word for word in one.core if word != one.body and word not in words("small"))


def acronyms(core: tuple[str, ...]) -> tuple[str, ...]:
    """The initials of two or more Latin words, with and without the small ones."""
    if len(core) < 2 or not all(word.isascii() for word in core):
        return ()
    every = "".join(word[0] for word in core)
    few = "".join(word[0] for word in core if word not in words("small"))
    return tuple(dict.fromkeys(initials for initials in (every, few) if len(initials) > 1))


def keys(one: Organization) -> tuple[str, ...]:
    """The keys under which names of organizations meet that can be alike."""
    joined = one.joined
    made = [f"={joined or one.letters}", f"={one.bare}"]
    if one.script == LATIN:
        made += _latin_keys(one, joined)
    elif one.script == HANS:
        made += [f"p{reading}" for reading in _readings(joined)]
        left = rest(one)[0]
        if one.body:
            made += [f"={left}", *(f"t{reading}|{one.body}" for reading in _readings(_english(left)))]
            made += [f"h{left[:1]}{end}" for end in dict.fromkeys((one.body[0], one.body[-1]))]
        elif len(joined) == 2:
            made.append(f"h{joined}")
    return tuple(dict.fromkeys(made))


@cache
def countries() -> dict[str, str]:
    """Chinese names of countries, with the English ones in small letters."""
    return {han: english.lower().removeprefix("the ") for han, english in read("names-zh")["countries"].items()}


def _english(han: str) -> str:
    return countries().get(han, han)


@lru_cache(maxsize=_MANY)
def _readings(characters: str) -> tuple[str, ...]:
    if not HAN.match(characters):
        return (characters.replace(" ", ""),)
    if not 1 < len(characters) <= _READ:
        return ()
    modern, older = spellings(characters[:3])
    if len(characters) <= 3:
        return (*modern, *older)[:6]
    last = spellings(characters[3:])[0]
    return tuple(start + end for start in modern for end in last)[:6]


def readings(characters: str) -> tuple[str, ...]:
    """How two to four characters are read, in pinyin and Wade-Giles; the English name of a country."""
    return _readings(_english(characters))


def _latin_keys(one: Organization, joined: str) -> list[str]:
    made = []
    if len(one.core) > 1:
        made.append("~" + "".join(sorted(word for word in one.core if word not in words("small"))))
        whole = (*one.core, *reversed(one.weak))
        made += [f"a{initials}" for initials in (*acronyms(one.core), *acronyms(whole))]
    elif len(joined) <= _ACRONYM:
        made.append(f"a{joined}")
    if one.body:
        left = "".join(rest(one))
        made.append(f"={left}")
        made += [f"t{left}|{body}" for body in read("organizations")["same_bodies"].get(one.body, "").split()]
    if len(joined) >= _LONG:
        made.append("k" + sounds.consonants(sounds.of_latin(joined)))
    if syllabic(joined) > 1:
        made.append(f"p{joined}")
    return made
