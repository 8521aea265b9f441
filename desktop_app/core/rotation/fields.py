"""Arithmetic of the finite groups and fields on which shift designs live, vectorised.

Elements are coded as integers: the digits of an element of Z_m1 x Z_m2 x ... are its mixed-radix
digits, least significant first. A field of p**n elements is the group Z_p x ... x Z_p with a product.
"""

from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def prime_power(order: int) -> tuple[int, int] | None:
    """``(p, n)`` when ``order == p ** n`` for a prime p, else None."""
    if order < 2:
        return None
    p = next((d for d in range(2, order + 1) if d * d > order or order % d == 0), order)
    p = p if order % p == 0 else order
    n, rest = 0, order
    while rest % p == 0:
        n, rest = n + 1, rest // p
    return (p, n) if rest == 1 else None


@lru_cache(maxsize=64)
def add_table(moduli: tuple[int, ...]) -> Ints:
    """The addition table of Z_m1 x Z_m2 x ..., shape (order, order)."""
    order = prod(moduli)
    code = np.arange(order)
    total = np.zeros((order, order), dtype=np.int64)
    radix = 1
    for m in moduli:
        digit = code // radix % m
        total += radix * ((digit[:, None] + digit[None, :]) % m)
        radix *= m
    return total


@lru_cache(maxsize=64)
def negatives(moduli: tuple[int, ...]) -> Ints:
    """For each element of the group the element that cancels it, shape (order,)."""
    rows, columns = np.nonzero(add_table(moduli) == 0)
    return np.asarray(columns[np.argsort(rows)], dtype=np.int64)


@lru_cache(maxsize=64)
def field_product(p: int, n: int) -> Ints:
    """The multiplication table of the field of ``p ** n`` elements, shape (order, order)."""
    order = p**n
    if n == 1:
        code = np.arange(order)
        return np.asarray(np.outer(code, code) % p, dtype=np.int64)
    powers = _powers_of_a_generator(p, n)
    log = np.zeros(order, dtype=np.int64)
    log[powers] = np.arange(order - 1)
    product: Ints = np.asarray(powers)[(log[:, None] + log[None, :]) % (order - 1)]
    product[0, :] = product[:, 0] = 0
    return product


def _powers_of_a_generator(p: int, n: int) -> list[int]:
    """The non-zero elements in order of powers of x, modulo the first primitive polynomial."""
    order = p**n
    for low in range(1, order):
        digits = [low // p**k % p for k in range(n)]
        seen, element = [1], _times_x(1, digits, p)
        while element != 1 and element != 0 and len(seen) < order:
            seen.append(element)
            element = _times_x(element, digits, p)
        if len(seen) == order - 1 and element == 1:
            return seen
    raise ArithmeticError(f"no primitive polynomial of degree {n} over {p}")


def _times_x(element: int, digits: list[int], p: int) -> int:
    """``element * x`` modulo x**n - (the polynomial whose coefficients are ``digits``)."""
    n = len(digits)
    top = element // p ** (n - 1)
    shifted = element % p ** (n - 1) * p
    return sum(((shifted // p**k + top * digits[k]) % p) * p**k for k in range(n))
