"""How well and how fast Dateline reads, re-runnable by anyone who has the data: accuracy against floors, and speed."""
