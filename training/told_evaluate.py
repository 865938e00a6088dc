"""How well the told heads do on annotated sentences they have not learnt from."""

from collections import Counter
from collections.abc import Sequence

import torch

from dateline.sentences.told import LINKS
from training.data import IGNORED
from training.network import ReaderNetwork
from training.told_heads import ROLES
from training.told_train import PreparedTold, told_states


def told_figures(network: ReaderNetwork, held: Sequence[PreparedTold]) -> dict[str, float]:
    """F1 of triggers with and without type, of links and of attribution words; shares right of modes and statuses."""
    network.eval()
    counts: Counter[str] = Counter()
    with torch.no_grad():
        for p in held:
            _count(network, p, counts)
    figures = {
        name: round(2 * counts[f"{name}.hit"] / max(1, counts[f"{name}.gold"] + counts[f"{name}.found"]), 3)
        for name in ("mention", "typed", *LINKS, *(f"token.{role}" for role in ROLES))
    }
    shares = {name: round(counts[f"{name}.hit"] / max(1, counts["mention.gold"]), 3) for name in ("mode", "status")}
    return figures | shares


def _count(network: ReaderNetwork, p: PreparedTold, counts: Counter[str]) -> None:
    heads, told = network.told, p.told
    words = told_states(network, [p])
    acts = heads.acts(heads.act(words))[0].argmax(-1).tolist()
    modes = heads.modes(heads.act(words))[0].argmax(-1).tolist()
    statuses = heads.statuses(heads.certainty(words))[0].argmax(-1).tolist()
    for index, gold in enumerate(told.acts):
        if gold == IGNORED:
            continue
        counts.update({"mention.gold": gold > 0, "mention.found": acts[index] > 0})
        counts.update({"mention.hit": gold > 0 and acts[index] > 0, "typed.hit": gold > 0 and acts[index] == gold})
        counts.update({"typed.gold": gold > 0, "typed.found": acts[index] > 0})
        if gold > 0:
            counts.update({"mode.hit": modes[index] == told.modes[index]})
            counts.update({"status.hit": statuses[index] == told.statuses[index]})
    marked = heads.attribution(words)[0] > 0
    for role, name in enumerate(ROLES):
        gold_words = [row[role] for row in told.attribution]
        found = marked[:, role].tolist()
        counts.update({f"token.{name}.gold": sum(gold_words), f"token.{name}.found": sum(found)})
        counts.update({f"token.{name}.hit": sum(g and f for g, f in zip(gold_words, found, strict=True))})
    links = set(told.links)
    for word, is_cue in told.rows:
        scores = heads.links(words[:, [word]], words)[0, 0] > 0
        for link, name in enumerate(LINKS):
            if (name in ROLES) != is_cue:
                continue
            found_ends = {(word, end, link) for end in range(len(told.words)) if scores[end, link]}
            gold_ends = {row for row in links if row[0] == word and row[2] == link}
            counts.update({f"{name}.gold": len(gold_ends), f"{name}.found": len(found_ends)})
            counts.update({f"{name}.hit": len(gold_ends & found_ends)})
