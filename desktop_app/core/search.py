"""Finding a person by what a volunteer types: any part of any name, in any order, with a slip of the finger.

Words are folded (see `core.folding`). Every word of the query must be found: at the start of a word of the person,
inside one, or within one or two slips. Better finds come first.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest

from desktop_app.core.folding import fold

_WHOLE, _START, _INSIDE, _SLIP, _SLIPS = 0, 1, 3, 6, 9
_FEW = 5
"""Slips are only tried for a word that has fewer exact finds than this."""
_ENOUGH = 400
"""One or two letters name nobody yet: the first so many people are shown."""
_MOST_COMPARED = 40
_NOT_AT_ALL = 99


@dataclass(slots=True)
class _Person:
    name_words: frozenset[str]
    sort_key: str
    words: frozenset[str]


@dataclass(slots=True)
class NameIndex:
    """People under their words. Around 0.5 s to fill with 20,000; a query takes a few milliseconds at most."""

    _people: dict[str, _Person] = field(default_factory=dict)
    _holders: dict[str, set[str]] = field(default_factory=dict)
    _sorted: list[str] = field(default_factory=list)
    _pairs: dict[str, set[str]] = field(default_factory=dict)
    _is_sorted: bool = True

    def put(self, person_id: str, names: Iterable[str], others: Iterable[str] = ()) -> None:
        """Add or replace a person: ``names`` weigh more than ``others`` (institution, e-mail)."""
        self.remove(person_id)
        name_words = [word for name in names for word in fold(name).split()]
        joined = "".join(name_words)  # "delacroix" finds "de la Croix", "jeanluc" finds "Jean-Luc"
        other_words = [word for other in others for word in fold(other).split()]
        words = frozenset([*name_words, *other_words, joined])
        self._people[person_id] = _Person(frozenset([*name_words, joined]), " ".join(name_words), words)
        for word in words:
            if word not in self._holders:
                self._holders[word] = set()
                self._new_word(word)
            self._holders[word].add(person_id)

    def remove(self, person_id: str) -> None:
        """Forget a person; unknown ids are ignored."""
        person = self._people.pop(person_id, None)
        for word in person.words if person else ():
            self._holders[word].discard(person_id)

    def __len__(self) -> int:
        return len(self._people)

    def find(self, query: str, limit: int = 20) -> list[str]:
        """Ids of the people who match every word of ``query``, the best first."""
        words = sorted(fold(query).split(), key=len, reverse=True)
        if not words:
            return []
        scores = self._score_word(words[0])
        for word in words[1:]:
            scores = self._narrow(scores, word)
        if not scores and len(words) > 1:  # "de la croix" may be written "Delacroix"
            scores = self._score_word("".join(fold(query).split()))
        return nsmallest(limit, scores, key=lambda who: (scores[who], self._people[who].sort_key, who))

    def _narrow(self, scores: dict[str, int], query: str) -> dict[str, int]:
        """Those who have a word like ``query`` too."""
        narrowed = {}
        for who, score in scores.items():
            person = self._people[who]
            penalty = min(
                _penalty(query, word) + 2 * (word not in person.name_words) for word in person.words
            )
            if penalty < _NOT_AT_ALL:
                narrowed[who] = score + penalty
        return narrowed

    def _score_word(self, query: str) -> dict[str, int]:
        """Who has a word like ``query``, with a penalty: 0 for the whole word of a name."""
        scores: dict[str, int] = {}
        self._give(scores, query, _WHOLE)
        for word in self._starting_with(query):
            self._give(scores, word, _START)
            if len(query) < 3 and len(scores) > _ENOUGH:
                return scores
        if len(query) >= 3 and len(scores) <= _ENOUGH:
            for word in self._holding(query):
                self._give(scores, word, _INSIDE)
        if len(scores) < _FEW and len(query) >= 4:
            for word, slips in self._near(query):
                self._give(scores, word, _SLIP if slips == 1 else _SLIPS)
        return scores

    def _give(self, scores: dict[str, int], word: str, penalty: int) -> None:
        for who in self._holders.get(word, ()):
            weighed = penalty + (0 if word in self._people[who].name_words else 2)
            if weighed < scores.get(who, _NOT_AT_ALL):
                scores[who] = weighed

    def _starting_with(self, query: str) -> Iterator[str]:
        if not self._is_sorted:
            self._sorted.sort()
            self._is_sorted = True
        at = bisect_left(self._sorted, query)
        while at < len(self._sorted) and self._sorted[at].startswith(query):
            yield self._sorted[at]
            at += 1

    def _holding(self, query: str) -> list[str]:
        """Words with ``query`` inside: those that share its rarest pair of letters are looked at."""
        groups = [self._pairs.get(query[i : i + 2], set()) for i in range(len(query) - 1)]
        return [word for word in min(groups, key=len) if query in word]

    def _near(self, query: str) -> list[tuple[str, int]]:
        """Words, or beginnings of words, within one slip (two from six letters on).

        One slip spoils at most three pairs of letters, so a near word holds one of the 3 x slips + 1 rarest pairs.
        """
        allowed = 1 if len(query) < 6 else 2
        groups = sorted((self._pairs.get(pair, set()) for pair in set(_letter_pairs(query))), key=len)
        shared: Counter[str] = Counter()
        for group in groups[: 3 * allowed + 1]:
            shared.update(group)
        most = max(shared.values(), default=0)
        # Words that share as many pairs as any, and one or two fewer: what a slip more may cost.
        close = [(-count, word) for word, count in shared.items() if count >= max(1, most - 2)]
        closest = [word for _, word in nsmallest(_MOST_COMPARED, close)]
        near = [(word, slips_to_start(query, word, allowed)) for word in closest]
        return [(word, slips) for word, slips in near if slips <= allowed]

    def _new_word(self, word: str) -> None:
        self._sorted.append(word)
        self._is_sorted = False
        if any(c.isdigit() for c in word):
            return  # part of an address: found by its beginning, not by its middle or with slips
        for pair in _letter_pairs(word):
            self._pairs.setdefault(pair, set()).add(word)


def _penalty(query: str, word: str) -> int:
    if query == word:
        return _WHOLE
    if word.startswith(query):
        return _START
    if len(query) >= 3 and query in word:
        return _INSIDE
    if len(query) >= 4 and abs(len(word) - len(query)) < 12:
        slips = slips_to_start(query, word, 1)
        return _SLIP if slips <= 1 else _NOT_AT_ALL
    return _NOT_AT_ALL


def _letter_pairs(word: str) -> list[str]:
    """Neighbouring letters, with a mark before the first."""
    marked = f"^{word}"
    return [marked[i : i + 2] for i in range(len(word))]


def slips_to_start(query: str, word: str, allowed: int) -> int:
    """Fewest slips that turn ``query`` into the beginning of ``word``, or ``allowed + 1`` when there are more.

    A slip is a wrong, missing or doubled letter, or two neighbours exchanged (optimal string alignment distance,
    L. Boytsov, "Indexing methods for approximate dictionary searching", 2011); what follows in ``word`` is free.
    """
    word = word[: len(query) + allowed]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(query, 1):
        new = [i]
        for j, other in enumerate(word, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and query[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > allowed + 1:
            return allowed + 1
        before, row = row, new
    return min(min(row), allowed + 1)
