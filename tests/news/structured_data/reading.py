"""Reading a page's JSON-LD as a search engine does, and judging it by the schema of each type."""

import json
from pathlib import Path
from typing import Any

import jsonschema
from lxml import html

SCHEMAS = json.loads((Path(__file__).parent / "schemas.json").read_text(encoding="utf-8"))


def nodes_of(content: bytes) -> dict[str, dict[str, Any]]:
    """Type → node of the one block of data in the page, every node judged."""
    (block,) = html.fromstring(content.decode()).xpath('//head/script[@type="application/ld+json"]/text()')
    said = json.loads(block)
    assert said["@context"] == "https://schema.org"
    for node in said["@graph"]:
        assert node["@type"] in SCHEMAS["$defs"], node["@type"]
        jsonschema.validate(node, SCHEMAS | {"$ref": f"#/$defs/{node['@type']}"})
    return {node["@type"]: node for node in said["@graph"]}
