"""The reader model as data: weights, labels and word pieces. Their licence is CC BY-SA 4.0."""
