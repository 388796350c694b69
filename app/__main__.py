"""``python -m app``: the same as the ``counterpoint`` command."""

import sys

from app.main import main

sys.exit(main())
