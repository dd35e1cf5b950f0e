"""Words, numbers and paths of a command line, without the validation library that Typer would load for them: it takes longer than an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

import typer
from typer.core import TyperCommand


@dataclass(frozen=True, slots=True)
class Plain:
    """Does for one parameter what Typer's own `RuntimeParam` does, for the few types that commands have."""

    kind: type
    least: float | None
    most: float | None

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value in its type.

        Raises:
            BadParameter: It doesn't fit.
        """
        if param.multiple or param.nargs == -1:
            return [self._one(item, param, ctx) for item in value or ()]
        return None if value is None else self._one(value, param, ctx)

    def _one(self, value: Any, param: Any, ctx: Any) -> Any:
        try:
            found = self.kind(value)
        except ValueError:
            raise typer.BadParameter(f"{value!r} is no {'whole ' if self.kind is int else ''}number.", ctx=ctx, param=param) from None
        if (self.least is not None and found < self.least) or (self.most is not None and found > self.most):
            raise typer.BadParameter(f"{found} is not {_between(self.least, self.most)}.", ctx=ctx, param=param)
        return found


def simplify(params: list[Any]) -> list[Any]:
    """The parameters of a command, those of plain types read without help; a Typer that keeps them elsewhere reads them as it does."""
    for param in params:
        descriptor = getattr(param, "type_descriptor", None)
        if descriptor is None or not hasattr(param, "_runtime_param"):
            continue
        completed = getattr(descriptor.parameter_info, "autocompletion", None)
        if completed is not None:  # as it is: Typer would want names to begin in the same case, and unquoted
            param._custom_shell_complete = _completer(completed)  # noqa: SLF001 - where Typer keeps its own
        kind = get_args(descriptor.annotation)[0] if get_origin(descriptor.annotation) is list else descriptor.annotation
        if kind in {str, int, float, bool, Path}:
            info = descriptor.parameter_info
            param._runtime_param = Plain(kind, info.min, info.max)  # noqa: SLF001 - made for being set late; see get_runtime_param
    return params


def _completer(completed: Callable[[Any, str], Any]) -> Callable[[Any, Any, str], Any]:
    """What completes a parameter, called as Typer calls it."""
    return lambda ctx, _, incomplete: completed(ctx, incomplete)


class PlainCommand(TyperCommand):
    """A command whose parameters are read plainly, --help among them."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters."""
        return simplify(super().get_params(ctx))


def _between(least: float | None, most: float | None) -> str:
    if most is None:
        return f"{least:g} or more"
    return f"{most:g} or less" if least is None else f"between {least:g} and {most:g}"
