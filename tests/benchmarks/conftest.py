"""The benchmarks stand beside the package, not in it: the folder of both must be importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
