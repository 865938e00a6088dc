"""Warming up: what pages need for the first time takes a second or two, in which no visitor should wait."""

import gc
from threading import Thread

from dateline.links.act_words import find_stems
from dateline.record.corrections import shipped_codebook
from dateline.web.rendering import load_templates


def begin_warming() -> None:
    """Warm up in the background."""
    Thread(target=warm_up, name="warming", daemon=True).start()


def warm_up() -> None:
    """Load the templates, the codebook and the dictionary of word forms.

    None of it goes again, so Python need not look through it for what can: that would take a fifth of a second each
    time, of whichever visitor is there.
    """
    load_templates()
    find_stems("announced")
    shipped_codebook()
    gc.collect()
    gc.freeze()
