"""`bilint serve`: a page on this computer, where files are dropped and checked."""

from __future__ import annotations

import webbrowser
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import UserError, both
from ..model import Language
from ..project.locations import existing_folder
from .checking import names, run_of
from .option_groups import doubtful, selection, without_config
from .parser import Parser, positive
from .streams import say

if TYPE_CHECKING:
    from ..serving.server import Server
    from ..serving.workshop import Workshop

# "bilin" on the keys of a telephone. A browser remembers marks on findings by the port.
PORT = 24546
_SECONDS = 120  # ten times as long as a notice of a hundred pages takes


def add_arguments(parser: Parser) -> None:
    parser.option(
        "--port",
        metavar="N",
        type=positive,
        about=both("port of this computer (default: {port}, or any that is free)", port=str(PORT)),
    )
    parser.option("--no-browser", about=both("only print the address"), action="store_true")
    parser.option(
        "--time-limit",
        metavar="SECONDS",
        type=positive,
        default=_SECONDS,
        about=both("longest time for one check (default: {seconds})", seconds=str(_SECONDS)),
    )
    selection(parser)
    doubtful(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """`bilint serve`: answers a browser until it is told to end."""
    from ..serving.workshop import Workshop

    run_of(options, translating=False).prepare()  # faults of rules and settings, before anybody drops a file
    chosen = {
        "select": names(options.select),
        "ignore": names(options.ignore),
        "preview": options.preview,
        "doubtful": options.all,
        "rules": [str(existing_folder(Path(folder)).absolute()) for folder in options.rules],
        "configured": not options.no_config,
    }
    server = _listening(Workshop(chosen, options.time_limit), options.port)
    with server:
        # Without --lang, the page speaks the language of the browser.
        address = server.address + (f"?lang={options.lang}" if options.lang else "")
        say(both("bilint is at {address}", address=address), language)
        say(both("Close it on the page, or with Ctrl+C."), language, flush=True)
        if not options.no_browser:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def _listening(workshop: Workshop, port: int | None) -> Server:
    from ..serving.server import Server

    try:
        return Server(workshop, port or PORT)
    except OSError as error:
        if port is None:
            return Server(workshop)
        raise UserError(
            both(
                "Port {port} is not free ({why}); choose another one.",
                port=str(port),
                why=error.strerror or str(error),
            )
        ) from None
