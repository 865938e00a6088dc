"""Names mangled on their way through another alphabet: the same consonants by sound, whatever the letters."""

from dateline.registry.spelling import fold, word_sound

# Consonants that transcription and machine translation confuse; vowels, h and w before vowels carry nothing.
_CLASSES = {
    **dict.fromkeys("lr", "L"),
    **dict.fromkeys("bpfv", "B"),
    **dict.fromkeys("w", "B"),
    **dict.fromkeys("td", "T"),
    **dict.fromkeys("kgcqx", "K"),
    **dict.fromkeys("szj", "S"),
    **dict.fromkeys("mn", "N"),
}
_SHORTEST = 3  # consonants: shorter frames are shared by too many names


def sounds_like(name: str, known: str, *, shortest: int = _SHORTEST) -> bool:
    """Whether two single names have the same consonants by sound: "Loveloff" and "Lavrov".

    For use where something else already points at the bearer, never alone: many names sound alike. Names of fewer
    consonants than `shortest` are never taken for each other.
    """
    one, other = _consonants(name), _consonants(known)
    return one == other and len(one) >= shortest


def shares_a_word(name: str, known: str) -> bool:
    """Whether a name of several words has one of the known name in some spelling; a single word need not."""
    words, own = fold(name).split(), {word_sound(word) for word in fold(known).split()}
    return len(words) == 1 or any(word_sound(word) in own for word in words)


def _consonants(name: str) -> str:
    """Consonants by class, without repetition: "Loveloff" gives "LBLB"."""
    classes = [_CLASSES[letter] for letter in fold(name) if letter in _CLASSES]
    return "".join(c for index, c in enumerate(classes) if index == 0 or classes[index - 1] != c)
