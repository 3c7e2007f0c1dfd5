"""The classes behind a tagged table (shape, kind), imported only when one is used.

A command on one program needs one shape, one timing and no carrier: importing all of them would
cost half as much again as numpy.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar, final

T = TypeVar("T")


@final
class Kinds(Mapping[str, type[T]], Generic[T]):
    """Class by the value of its tag; `homes` says where it lives, as "module:Class"."""

    def __init__(self, homes: dict[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, kind: str) -> type[T]:
        module, name = self._homes[kind].split(":")
        found: type[T] = getattr(import_module(f"wavesim.core.{module}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def by_class(self, name: str) -> type[T]:
        """A class by its own name; AttributeError where there is none."""
        for kind, home in self._homes.items():
            if home.endswith(f":{name}"):
                return self[kind]
        raise AttributeError(name)
