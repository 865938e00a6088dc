"""The record: readings go into one SQLite file, row by row with their run, and are questioned from there."""
