"""Feeds watched: polled politely, read into a record, linked, and saved questions told of what is new."""
