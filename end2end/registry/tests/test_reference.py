"""The comparison's tables as the binary answers them, against the package mssev: every cell and every boundary."""

import os
import subprocess

import mssev
import pandas
import pytest

EDSS = [half / 2 for half in range(21)]
SHARES = [10, 25, 50, 75, 90]
# Years that the binary prints, with some to spare at both ends.
YEARS = {"msss": range(-1, 61), "armss": range(0, 111)}


def answers(table):
    """What the binary says: scores by (year, EDSS), and bands by year."""
    command = [os.environ["INNSYN_BINARY"], "reference", "--table", table]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores, bands = {}, {}
    for line in text.splitlines():
        kind, year, *rest = line.split()
        if kind == "score":
            edss, score = map(float, rest)
            assert (int(year), edss) not in scores
            scores[int(year), edss] = score
        else:
            assert kind == "band" and int(year) not in bands
            bands[int(year)] = [float(value) for value in rest]
    return scores, bands


def expected(table):
    """What mssev says: it gives NaN where it has no score, and goes on above the last row."""
    cells = [(year, edss) for year in YEARS[table] for edss in EDSS]
    frame = pandas.DataFrame(cells, columns=["year", "edss"])
    if table == "msss":
        scores = mssev.MSSS(frame, duration="year")
    else:
        # The portal's own rule: mssev holds those above 75 beside those of 75.
        scores = mssev.ARMSS(frame, age="year").where(frame["year"] <= 75)
    return {cell: score for cell, score in zip(cells, scores) if not pandas.isna(score)}


@pytest.mark.parametrize("table,cells", [("msss", 60 * 19), ("armss", 58 * 19)])
def test_every_cell_is_the_packages(table, cells):
    scores, _ = answers(table)
    theirs = expected(table)
    assert len(theirs) == cells, "mssev was asked for everything"
    assert scores.keys() == theirs.keys()
    wrong = {cell: (score, theirs[cell]) for cell, score in scores.items() if abs(score - theirs[cell]) > 1e-9}
    assert wrong == {}


@pytest.mark.parametrize("table", ["msss", "armss"])
def test_every_boundary_is_the_largest_edss_that_does_not_exceed_it(table):
    _, bands = answers(table)
    theirs = expected(table)
    assert bands.keys() == {year for year, _ in theirs}
    for year, band in bands.items():
        row = {edss: score for (row, edss), score in theirs.items() if row == year}
        limits = [max((edss for edss, score in row.items() if score <= share / 10), default=0.0) for share in SHARES]
        assert band == limits, (table, year)


def test_a_table_that_does_not_exist_is_refused():
    refused = subprocess.run([os.environ["INNSYN_BINARY"], "reference", "--table", "edss"], capture_output=True)
    assert refused.returncode == 2
