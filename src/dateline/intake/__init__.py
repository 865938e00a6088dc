"""The outside world to raw documents."""
