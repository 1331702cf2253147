"""The official schemas of OCDS 1.1.5 with the bids extension, made strict: a field nobody defined is a fault."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

_FOLDER = Path(__file__).resolve().parent / "schemas"


def _read(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema


def _extended(schema: Any, patch: Any) -> Any:
    """JSON Merge Patch (RFC 7396), as OCDS applies its extensions."""
    if not isinstance(patch, dict) or not isinstance(schema, dict):
        return patch
    return schema | {name: _extended(schema.get(name, {}), value) for name, value in patch.items()}


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _strict(value) for name, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "oneOf" not in schema:
        made["additionalProperties"] = False
    return made


@cache
def _registry() -> Registry[Any]:
    schemas = [
        _strict(_extended(_read("release-schema"), _read("bid-extension-1.1.5"))),
        _strict(_read("release-package-schema")),
        _strict(_read("record-package-schema")),
        _read("versioned-release-validation-schema"),
    ]
    return Registry().with_resources((schema["id"], DRAFT4.create_resource(schema)) for schema in schemas)


def faults(body: dict[str, Any], kind: str) -> list[str]:
    """What the schema of a `release-package` or `record-package` finds wrong; nothing when it is valid."""
    schema = {"$ref": f"https://standard.open-contracting.org/schema/1__1__5/{kind}-schema.json"}
    validator = Draft4Validator(schema, registry=_registry(), format_checker=Draft4Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(body)]
