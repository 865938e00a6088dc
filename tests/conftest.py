"""Fixtures of all tests. The folder of this file is importable, so that tests share `readings.py`."""
