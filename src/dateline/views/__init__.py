"""Views: answers read from a record, each named after the question it answers. Nothing here writes to a record."""
