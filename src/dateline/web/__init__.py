"""The desk: a record in a browser. Pages for people and JSON for programs, made from the same models."""
