"""Names in Latin letters that no list knows: people, organizations, their short forms."""

from __future__ import annotations

import pytest

from talentgraph.claims import mentions
from talentgraph.claims.gazetteer import Gazetteer
from talentgraph.language import dates
from talentgraph.model import EntityKind, Known, Period

OPENAI = Known("openai", EntityKind.ORGANIZATION, "OpenAI")


def found(text: str, kind: str) -> list[str]:
    nodes = mentions.find(text, [(0, len(text))], Gazetteer([OPENAI]), dates.anchor(Period(), text))
    return [node.text if node.text == node.name else f"{node.text} = {node.name}" for node in nodes if node.type == kind and not node.anaphor]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Chief Commercial Officer Rita Gold is leaving.", ["Rita Gold"]),
        ("Its new chief executive, J.R. Crossfield, said so.", ["J.R. Crossfield"]),
        ("The board met Piotr Kołodziej and José Muñoz on Monday.", ["Piotr Kołodziej", "José Muñoz"]),
        ('Rebecca "Becky" Wren Crane has joined the bank. Becky starts in May.', ['Rebecca "Becky" Wren Crane = Rebecca Wren Crane']),
        ("Co-founder Wenhai (Tony) Wu announced it.", ["Wenhai (Tony) Wu = Tony Wu"]),
        ("It hired Ludwig van der Meer, Khalid bin Rashid and John Reed Jr. in May.", ["Ludwig van der Meer", "Khalid bin Rashid", "John Reed Jr"]),
        ("OpenAI's Saachi Verma, who has led it before, will slot in.", ["Saachi Verma"]),
        ("Zorvan Quillip, 42, runs the lab.", ["Zorvan Quillip"]),
        ("Zorvan Quillip has joined OpenAI. Quillip was a teacher.", ["Zorvan Quillip", "Quillip = Zorvan Quillip"]),
        ("The team met in a garage. Zorvan Quillip paid. Quillip said it was fun.", ["Zorvan Quillip", "Quillip = Zorvan Quillip"]),
        ("Directors Anna Berg, Zorvan Quillip and Tom Reed left.", ["Anna Berg", "Zorvan Quillip", "Tom Reed"]),
        ("Will Anna Berg join OpenAI?", ["Anna Berg"]),
        ("Brothers John and Patrick Hollings grew up here. John Kilroy did not.", ["John = John Hollings", "Patrick Hollings", "John Kilroy"]),
        ("John and Patrick Hollings met.", ["Patrick Hollings"]),
        ("Sales fell. Enter Quillip, a surgeon. Zorvan Quillip is 42.", ["Quillip = Zorvan Quillip", "Zorvan Quillip"]),
        ("OpenAI Hires Anna Berg From Acme Corp", ["Anna Berg"]),
        ("It hired Nguyễn Văn Hùng and Ömer Şahin.", ["Nguyễn Văn Hùng", "Ömer Şahin"]),
        ("Anna Spring said so.", ["Anna Spring"]),
        ("Alongside Quillip, Rita Gold is getting promoted to chief content officer.", ["Rita Gold"]),
        ("由联合创始人JJ Quillip在2017年创立。", ["JJ Quillip"]),
        ("CEO of PopLids Anna Berg joins to talk.", ["Anna Berg"]),
        ("the Outdoor Walk, the Digital Crown and Grand Theft Racing", []),
        ("The South Asian market and New York City grew on Labor Day.", []),
        ("Natural Language Processing represents a field.", []),
        ("He bought a Mark VIII and an iPhone 15 Pro Max.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    names = found(text, "PER")
    assert names[: len(people)] == people
    assert people or not names


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("Fenwick CEO Anna Berg left. Analysts praised Fenwick.", ["Fenwick", "Fenwick"]),
        ("She stepped down from her CEO role at Hinterland last year.", ["Hinterland"]),
        ("Rita Gold, ex-Vexalon, joined OpenAI.", ["Vexalon", "OpenAI"]),
        ("Rita Gold, a former Vexalon engineer, joined OpenAI.", ["Vexalon", "OpenAI"]),
        ("Vexalon is losing Rita Gold to OpenAI.", ["Vexalon", "OpenAI"]),
        ("Rita Gold started a company called Vexalon.", ["Vexalon"]),
        ("Bungalow's chief development officer left.", ["Bungalow"]),
        ("The QA firm Testonic has appointed a president.", ["Testonic"]),
        ("Anna Berg has joined Tallow as chief of staff.", ["Tallow"]),
        ("She runs Veritone, a maker of sensors.", ["Veritone"]),
        ("The Tiny Health Agency (THA) said so. THA is new.", ["Tiny Health Agency", "THA = Tiny Health Agency", "THA = Tiny Health Agency"]),
        ("Shares of Tallow Robotics, Inc. rose; Tallow grew.", ["Tallow Robotics, Inc = Tallow Robotics", "Tallow = Tallow Robotics"]),
        ("He is now CEO of 7070 Labs, a coding start-up.", ["7070 Labs"]),
        ("She went to the Ministry of Public Works and to Reed & Berg.", ["Ministry of Public Works", "Reed & Berg"]),
        ("He moves to the Ministry of Justice and leaves Independent Trustee Partners.", ["Ministry of Justice", "Independent Trustee Partners"]),
        ("The Data Center and Voice Technology are topics.", []),
        ("Drugmaker Tallow Pharmaceutical Co. said so.", ["Tallow Pharmaceutical Co = Tallow Pharmaceutical"]),
        ("Separately, the lender named Anna Berg as chief technology officer.", []),
        ("Brewer Science Inc. hired Anna Berg.", ["Brewer Science Inc = Brewer Science"]),
        ("She was told that firms leave San Francisco and went to the Indo-Pacific.", []),
        ("Anna Berg left the Board of Directors and joined the Executive Committee.", []),
        ("医生离开OpenAI,创办Tallow Neuroscience。", ["OpenAI", "Tallow Neuroscience"]),
        ("Wall Street grew. The Moon rose.", []),
    ],
)
def test_organizations(text: str, organizations: list[str]) -> None:
    assert found(text, "ORG") == organizations


@pytest.mark.parametrize(
    ("text", "people", "organizations"),
    [
        ("Devrim Pillay was lured by Kestrel Optics to join Lattice Brio as an adviser.", ["Devrim Pillay"], ["Kestrel Optics", "Lattice Brio"]),
        ("Hollis Ekman, the founder of Tidal Quarks, who told staff so, stays.", ["Hollis Ekman"], ["Tidal Quarks"]),
        ("She joins from Sorrel Voss on Monday and replaces Quillon Varga.", ["Quillon Varga"], ["Sorrel Voss"]),
        ("The cryptographer Araminta Fell and Sir Peregrin Ashcot left.", ["Araminta Fell", "Peregrin Ashcot"], []),
        ("The board met J. T. Wetherbee and Ottoline Graham-Park.", ["J. T. Wetherbee", "Ottoline Graham-Park"], []),
        ("Veltrane named Tamsin Okell as chief executive.", ["Tamsin Okell"], ["Veltrane"]),
        ("Tamsin Okell joined the board of Veltrane.", ["Tamsin Okell"], ["Veltrane"]),
        ("Veltrane, which makes sensors, hired Tamsin Okell.", ["Tamsin Okell"], ["Veltrane"]),
        ("Truckload boss Tamsin Okell has hired Zoltan Ferenc.", ["Tamsin Okell", "Zoltan Ferenc"], ["Truckload"]),
        ("We played the Saros Quaver and an Oryx Lumen 5.", [], []),
        ("Screens offer 5K and 256GB at a price of Rs 40.", [], []),
    ],
)
def test_what_stands_around_a_name_decides(text: str, people: list[str], organizations: list[str]) -> None:
    assert found(text, "PER") == people
    assert found(text, "ORG") == organizations
