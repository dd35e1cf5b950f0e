"""A command line run where no socket can be opened: any try ends it with exit code 99.

    python tests/torture/offline.py WORDS...
"""

from __future__ import annotations

import os
import sys

_NET = """socket.__new__ socket.connect socket.bind socket.getaddrinfo socket.gethostbyname socket.sendto urllib.Request http.client.connect""".split()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NET and not (event == "socket.__new__" and arguments[1:2] == (1,)):  # a socket of this machine alone is none of the net
        sys.stderr.write(f"net: {event} {arguments}\n")
        sys.stderr.flush()
        os._exit(99)


if __name__ == "__main__":
    sys.addaudithook(_watch)
    from talentgraph.__main__ import main

    sys.exit(main(sys.argv[1:]))
