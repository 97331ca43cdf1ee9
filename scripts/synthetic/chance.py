"""Seeded numbers."""
import math
import random

SEED = 20260214


class Chance:
    """Seeded numbers that don't change with the version of Python: only random() is used."""

    def __init__(self, purpose):
        self._random = random.Random(f"{SEED} {purpose}").random

    def between(self, low, high):
        return low + (high - low) * self._random()

    def whole(self, low, high):
        return low + int(self._random() * (high - low + 1))

    def one_of(self, values):
        return values[self.whole(0, len(values) - 1)]

    def normal(self, sigma):
        return sigma * math.sqrt(-2 * math.log(1 - self._random())) * math.cos(2 * math.pi * self._random())
