"""The API's document (OpenAPI), and what its page shows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

Schema = Mapping[str, Any]

_ONE_ENDED = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "pattern": "like {}",
}
_TYPES = {"integer": "whole number", "boolean": "true or false", "string": "text", "null": "nothing"}


class Documented(FastAPI):
    """An application whose document says what its pages say of themselves, and no answer that it never gives."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if self.openapi_schema is None:
            document = super().openapi()
            for _, _, operation in _operations(document):
                operation["responses"].pop("422", None)  # wrong values are answered with 400 here
                summary, _, rest = operation.get("description", operation["summary"]).partition("\n")
                operation |= {"summary": summary.rstrip(".:"), "description": rest.strip()}
            for unused in ("HTTPValidationError", "ValidationError"):
                document.get("components", {}).get("schemas", {}).pop(unused, None)
        assert self.openapi_schema is not None
        return self.openapi_schema


def operation_id(route: APIRoute) -> str:
    """The name of an operation: that of the function which answers it."""
    return route.name


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of an operation or a part of an answer: its name, kind and bounds in words, and what it means."""

    name: str
    kind: str
    meaning: str
    is_required: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What objects of one name are made of; `kind` says it where they are no objects."""

    name: str
    meaning: str
    kind: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API: `example` leads to an answer of it, empty where something of the record must be named."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    answer: str
    problems: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The API: its addresses by section, and the shapes of what they take and answer."""

    sections: Mapping[str, tuple[Operation, ...]]
    shapes: tuple[Shape, ...]


def find_api_page(document: Schema) -> ApiPage:
    """What the page of the API shows of its document."""
    sections: dict[str, tuple[Operation, ...]] = {}
    for method, path, operation in _operations(document):
        name = operation.get("tags", [""])[0]
        sections[name] = (*sections.get(name, ()), _operation(method, path, operation))
    schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
    return ApiPage(sections, tuple(_shape(name, schema) for name, schema in sorted(schemas.items())))


def kind_words(schema: Schema) -> str:
    """The kind of a value in words: "list of StoryLine", "whole number, at least 1", "one of planned, happened"."""
    bounds = [words.format(f"{schema[name]}") for name, words in _ONE_ENDED.items() if name in schema]
    return ", ".join((_kind(schema), *bounds))


def _kind(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if choices := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return " or ".join(dict.fromkeys(kind_words(one) for one in choices))
    if "enum" in schema or "const" in schema:
        return "one of " + ", ".join(map(str, schema.get("enum", [schema.get("const")])))
    if schema.get("type") == "array":
        parts = schema.get("prefixItems")
        return f"list of {', '.join(map(kind_words, parts)) if parts else kind_words(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"names, for each {kind_words(schema['additionalProperties'])}"
    name = str(schema.get("format") or schema.get("type", "anything"))
    return _TYPES.get(name, name)


def _operations(document: Schema) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def _operation(method: str, path: str, operation: Schema) -> Operation:
    told = operation["responses"]
    answers = [one for code, one in told.items() if code.startswith("2")]
    return Operation(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        description=operation["description"],
        parameters=tuple(_parameter(one) for one in operation.get("parameters", ())),
        answer=_kind(_content(answers[0])) if answers else "",
        problems=tuple((code, one["description"]) for code, one in told.items() if not code.startswith("2")),
        example="" if method != "GET" or _needs_more(operation) else path,
    )


def _needs_more(operation: Schema) -> bool:
    return any(one.get("required") for one in operation.get("parameters", ()))


def _content(answer: Schema) -> Schema:
    kinds: Mapping[str, Schema] = answer.get("content", {})
    return next((one.get("schema", {}) for one in kinds.values()), {})


def _parameter(parameter: Schema) -> Field:
    schema, told = parameter["schema"], parameter.get("description", "")
    return Field(
        parameter["name"], _with_default(schema), told, bool(parameter.get("required")), where=parameter["in"]
    )


def _shape(name: str, schema: Schema) -> Shape:
    required = schema.get("required", ())
    parts: Mapping[str, Schema] = schema.get("properties", {})
    fields = tuple(
        Field(part, _with_default(one), one.get("description", ""), part in required) for part, one in parts.items()
    )
    return Shape(name, schema.get("description", ""), "" if parts else kind_words(schema), fields)


def _with_default(schema: Schema) -> str:
    default = schema.get("default")
    return kind_words(schema) + (f"; else {default}" if default not in (None, "", [], {}) else "")
