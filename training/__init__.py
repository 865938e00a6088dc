"""How the reader model is made. Not part of the package: it needs PyTorch, which readers do not."""
