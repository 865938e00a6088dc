"""The desk's index: a file beside the record from which pages find at once what they show."""
