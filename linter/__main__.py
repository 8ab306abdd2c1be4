"""`python -m bilint`."""

import os
import sys

# With -m, Python looks for modules in the working folder first. A file there would run in place of a module.
if not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109 (pathlib would come from there)
    del sys.path[0]

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
