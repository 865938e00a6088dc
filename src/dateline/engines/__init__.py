"""Engines: where the reading runs. The journey of one article is the same in each."""
