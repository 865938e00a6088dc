"""Asking: the parts of an address that several pages understand."""

from enum import Enum
from typing import Annotated, TypeVar

from fastapi import Query

from dateline.views.filters import chosen

Words = Annotated[str, Query(max_length=500, description="Words that must all be found.")]
Name = Annotated[str, Query(max_length=200, description="A state by its code or name, an id, or words of a name.")]
Outlet = Annotated[str, Query(max_length=200, description="An outlet, by its name in full.")]
Several = Annotated[str, Query(max_length=500, description="One value, or several with commas between.")]
From = Annotated[str, Query(alias="from", max_length=10, description="First day, month or year, ISO.")]
To = Annotated[str, Query(alias="to", max_length=10, description="Last day, month or year, ISO.")]
MinScore = Annotated[float, Query(ge=0, le=1, description="Leave out what is trusted less.")]

Value = TypeVar("Value", bound=Enum)


def values(name: str, asked: str, vocabulary: type[Value]) -> tuple[Value, ...]:
    """The values of a closed vocabulary that are asked for. Raises QueryError for one that it does not have."""
    return tuple(vocabulary(one) for one in chosen(name, asked, vocabulary))
