"""Pairs → groups: the two groups that are most alike in the mean are joined, until none are alike any more.

The mean over all pairs keeps a chain of half-likenesses from drawing two different things into one; ties go to those
that were told first, so that the order of arrival does not matter.
"""

from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def find_groups(count: int, scores: dict[Pair, float], *, floor: float) -> list[list[int]]:
    """Groups of the numbers below `count`, each in order; a pair without a score has the `floor`."""
    return _Groups(count, scores, floor).joined()


class _Groups:
    """`totals` are sums over pairs of members, counted from the floor, so that a missing pair is nought."""

    def __init__(self, count: int, scores: dict[Pair, float], floor: float) -> None:
        self.floor = floor
        self.members = {number: [number] for number in range(count)}
        self.totals: dict[int, dict[int, float]] = {number: {} for number in range(count)}
        for (one, other), score in scores.items():
            if score > floor:
                self.totals[one][other] = self.totals[other][one] = score - floor
        self.heap = [(-self._mean(*pair), min(pair), max(pair)) for pair, score in scores.items() if score > 0]
        heapify(self.heap)

    def joined(self) -> list[list[int]]:
        """All groups, once no two of them are alike."""
        while self.heap:
            score, one, other = heappop(self.heap)
            is_current = one in self.members and other in self.members and self._mean(one, other) == -score
            if is_current:
                self._join(one, other)
        return [sorted(members) for _, members in sorted(self.members.items())]

    def _mean(self, one: int, other: int) -> float:
        total = self.totals[one].get(other, 0.0)
        return total / (len(self.members[one]) * len(self.members[other])) + self.floor

    def _join(self, one: int, other: int) -> None:
        """The group keeps the lower number: that of the member told first."""
        self.members[one] += self.members.pop(other)
        for third, total in self.totals.pop(other).items():
            del self.totals[third][other]
            if third != one:
                self.totals[one][third] = self.totals[third][one] = self.totals[one].get(third, 0.0) + total
        for third in self.totals[one]:
            mean = self._mean(one, third)
            if mean > 0:
                heappush(self.heap, (-mean, min(one, third), max(one, third)))
