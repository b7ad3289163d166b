"""The form of a report as the portal serves it, by an ordinary validator of JSON Schema: the example is valid, and of the
broken reports those are refused that a schema can refuse."""

import copy
import json
import os
from pathlib import Path

import jsonschema_rs
import pytest
import requests

APP = Path(__file__).resolve().parents[3] / "app"
EXAMPLE = json.loads((APP / "rapport.example.json").read_text(encoding="utf-8"))
BROKEN = json.loads((APP / "tests/report_schema/broken.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schema():
    answer = requests.get(f"{os.environ['INNSYN_ORIGIN']}/helseregistre/v1/rapport.schema.json", timeout=20)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/schema+json")
    return answer.json()


def changed(case):
    if not case["at"]:
        return case["value"]
    report = copy.deepcopy(EXAMPLE)
    *path, last = case["at"].split("/")[1:]
    here = report
    for step in path:
        here = here[int(step)] if isinstance(here, list) else here[step]
    last = int(last) if isinstance(here, list) else last
    if case.get("remove"):
        del here[last]
    else:
        here[last] = case["value"]
    return report


def test_the_schema_is_one_and_the_example_follows_it(schema):
    assert jsonschema_rs.meta.is_valid(schema)
    assert [str(error) for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(EXAMPLE)] == []


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_a_broken_report_does_not_follow_it(schema, case):
    valid = jsonschema_rs.Draft202012Validator(schema).is_valid(changed(case))
    assert valid == (case.get("schema") is False)
