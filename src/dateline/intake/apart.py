"""A call in a process of its own, which can be stopped: for parsers that hang, crash or take all memory."""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from dateline.errors import InputError

MOST_MEMORY = 1_500_000_000  # bytes of address space in the child, where the system can bound it

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
# Children of a server that loaded the parsers once start in hundredths of a second; Windows has none.
_CONTEXT: Any = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


def call_apart(
    function: Callable[..., _Found], *arguments: object, seconds: float, named: str, **options: object
) -> _Found:
    """What a function of a module gives, called in a child that is stopped after `seconds`.

    Raises the InputError that it raises; another, about `named`, where the child is stopped or dies.
    """
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    child = _CONTEXT.Process(target=_answer, args=(sender, function, arguments, options), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise InputError(named, f"it took more than {seconds:g} s and was stopped")
        found, problem = receiver.recv()
    except EOFError:
        raise InputError(named, "reading it crashed; it may be damaged, or made to do so") from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if problem:
        raise InputError(*problem)
    answer: _Found = found
    return answer


def _answer(sender: Connection, function: Callable[..., object], arguments: tuple[Any, ...], options: Any) -> None:
    """In the child: send what the function gives, or what is wrong with what it was given."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked to stop, and stops this
    _bound_memory()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the parent tells of a crash, in a line
    try:
        sender.send((function(*arguments, **options), None))
    except InputError as error:
        sender.send((None, (error.name, error.problem)))


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
