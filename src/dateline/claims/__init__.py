"""Claims: who says so, and what the text makes of it: happened, planned, alleged, denied."""
