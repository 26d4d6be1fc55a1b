"""A page while documents are printed beside it: the press has processes of its own and keeps nobody waiting."""

import time
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from conference.documents.press import AT_ONCE, press
from tests.benchmarks.filling import fill
from tests.conftest import SignIn

PAPER = "<!DOCTYPE html><html lang='fr'><title>Essai</title><body>" + "<p>Une ligne de texte.</p>" * 1500


def p95(client: FlaskClient, times: int) -> float:
    """The time under which nineteen answers of twenty are given, in milliseconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        assert client.get("/situations").status_code == 200
        found.append((time.perf_counter() - began) * 1000)
    return quantiles(found, n=20)[-1]


@pytest.mark.long
def test_a_page_beside_the_press(app: Flask, base: Path, sign_in: SignIn) -> None:
    assert app.testing
    fill(base, 500)
    client, over, made = sign_in("committee"), Event(), []

    def print_on() -> None:
        while not over.is_set():
            made.append(press(PAPER))

    p95(client, 20)
    alone = p95(client, 200)
    presses = [Thread(target=print_on) for _ in range(AT_ONCE)]
    for one in presses:
        one.start()
    beside = p95(client, 200)
    over.set()
    for one in presses:
        one.join()
    print(f"p95 of a page: alone {alone:.0f} ms, beside {AT_ONCE} presses {beside:.0f} ms: × {beside / alone:.1f}")
    assert len(made) >= AT_ONCE
    assert all(pdf.startswith(b"%PDF") for pdf in made)
