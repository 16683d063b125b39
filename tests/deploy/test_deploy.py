"""What is deployed fits what is built: compose, alerts, dashboard, manifests, runbook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from streams.errors import REASONS
from streams.metrics import CATALOGUE
from streams.settings import declared

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
ALERTS = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())
PROMETHEUS = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
DASHBOARD = json.loads((DEPLOY / "grafana" / "dashboards" / "geowire.json").read_text())
MANIFESTS = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "geowire.yaml").read_text()))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text()
# The schema of the Compose Specification, Apache-2.0, github.com/compose-spec/compose-spec
SCHEMA = json.loads(Path(__file__).with_name("compose-spec.schema.json").read_text())

SETTINGS = {setting.variable for setting in declared()}
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]


def test_the_compose_file_follows_its_specification() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(COMPOSE)


def test_the_specification_would_notice_a_mistake() -> None:
    broken = json.loads(json.dumps(COMPOSE))
    broken["services"]["worker"]["depend_on"] = {}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


def test_every_image_is_pinned_to_a_version() -> None:
    images = [service["image"] for service in COMPOSE["services"].values()]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)
    for image in images:
        assert re.search(r":v?\d+\.\d+\.\d+", image), image
    assert any(image.startswith("apache/kafka:4.") for image in images)


def test_both_stages_of_the_image_have_the_same_base() -> None:
    # The environment is copied from one to the other, with its links to the interpreter.
    assert len(set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.M))) == 1


def test_what_a_service_waits_for_can_be_waited_for() -> None:
    services = COMPOSE["services"]
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert "test" in services[other]["healthcheck"], f"{name} waits for {other}"
            if how["condition"] == "service_completed_successfully":
                assert services[other]["restart"] == "no", f"{name} waits for {other}"


def test_two_workers_have_a_port_each() -> None:
    worker = COMPOSE["services"]["worker"]
    assert worker["deploy"]["replicas"] == 2
    first, last = map(int, re.findall(r":(\d+)-(\d+):", worker["ports"][0])[0])
    assert last - first + 1 == 2


def test_nothing_is_published_beyond_this_machine() -> None:
    for name, service in COMPOSE["services"].items():
        for port in service.get("ports", []):
            assert port.startswith("127.0.0.1:"), name


def test_mounted_files_exist() -> None:
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("."):
                assert (ROOT / source).exists(), source
            else:
                assert source in COMPOSE["volumes"]


def used_variables() -> Iterator[tuple[str, str]]:
    texts = {
        "docker-compose.yml": (ROOT / "docker-compose.yml").read_text(),
        "Dockerfile": DOCKERFILE,
        "kubernetes": (DEPLOY / "kubernetes" / "geowire.yaml").read_text(),
        "runbook": RUNBOOK,
        "operations": (ROOT / "docs" / "operations.md").read_text(),
    }
    for where, text in texts.items():
        for variable in re.findall(r"\bGEOWIRE_[A-Z_]+", text):
            yield where, variable


def test_every_variable_is_a_setting() -> None:
    used = set(used_variables())
    assert len({where for where, _ in used}) == 5
    for where, variable in used:
        assert variable in SETTINGS, f"{variable} in {where}"


def test_workers_find_the_broker_under_a_name_it_advertises() -> None:
    services = COMPOSE["services"]
    broker = services["worker"]["environment"]["GEOWIRE_BROKER"]
    assert f"INSIDE://{broker}" in services["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]


def test_a_worker_has_the_time_it_needs_to_stop() -> None:
    from streams.worker import GRACE

    assert int(COMPOSE["services"]["worker"]["stop_grace_period"].rstrip("s")) > GRACE
    assert pod()["terminationGracePeriodSeconds"] > GRACE


def known_names() -> set[str]:
    names = {metric.name for metric in CATALOGUE}
    for metric in CATALOGUE:
        if metric.kind == "histogram":
            names |= {metric.name + part for part in ("_bucket", "_sum", "_count")}
    return names


def queries() -> list[tuple[str, str]]:
    found = [(rule["alert"], rule["expr"]) for rule in RULES]
    for panel in DASHBOARD["panels"]:
        found += [(panel["title"], target["expr"]) for target in panel["targets"]]
    return found


@pytest.mark.parametrize(("where", "query"), queries())
def test_a_query_asks_for_metrics_that_exist_by_labels_that_exist(where: str, query: str) -> None:
    names = set(re.findall(r"\b(?:geowire|process)_\w+", query))
    assert names
    for name in names:
        assert name in known_names() or name == "process_resident_memory_bytes", name
    assert query.count("(") == query.count(")")
    labels = {"instance", "le"}.union(*(metric.labels for metric in CATALOGUE))
    for group in re.findall(r"(?:by|on) \(([^)]*)\)", query):
        assert set(re.split(r",\s*", group)) <= labels, group


def test_a_rate_is_taken_of_counters_only() -> None:
    counters = {metric.name for metric in CATALOGUE if metric.kind == "counter"}
    counters |= {metric.name + "_bucket" for metric in CATALOGUE if metric.kind == "histogram"}
    for where, query in queries():
        for name in re.findall(r"(?:rate|increase)\((\w+)", query):
            assert name in counters, f"{where}: {name}"


def test_an_alert_names_a_reason_that_occurs() -> None:
    named = {reason for _, query in queries() for reason in re.findall(r'reason="([^"]+)"', query)}
    assert named
    assert named <= set(REASONS)


def test_every_metric_is_looked_at_by_somebody() -> None:
    asked = " ".join(query for _, query in queries())
    unwatched = {metric.name for metric in CATALOGUE if metric.name not in asked}
    # For looking things up by hand, not for a curve.
    assert unwatched == {
        "geowire_uptime_seconds",
        "geowire_build_info",
        "geowire_faust_messages_received_total",
    }


def test_every_alert_leads_to_its_section_of_the_runbook() -> None:
    sections = re.findall(r"^## (\S+)$", RUNBOOK, re.M)
    assert [rule["alert"] for rule in RULES] == sections
    for rule in RULES:
        assert rule["annotations"]["runbook"] == f"deploy/RUNBOOK.md#{rule['alert'].lower()}"
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert re.fullmatch(r"\d+[smh]", rule.get("for", "0s"))


def test_links_within_the_runbook_lead_somewhere() -> None:
    anchors = {section.lower() for section in re.findall(r"^## (\S+)$", RUNBOOK, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", RUNBOOK)) <= anchors


def test_prometheus_scrapes_the_workers_of_the_compose_file() -> None:
    (job,) = PROMETHEUS["scrape_configs"]
    (found,) = job["dns_sd_configs"]
    assert found["names"] == ["worker"]
    assert "worker" in COMPOSE["services"]
    assert str(found["port"]) == COMPOSE["services"]["worker"]["ports"][0].rsplit(":")[-1]
    for rules in PROMETHEUS["rule_files"]:
        assert (DEPLOY / "prometheus" / rules).exists()


def test_dashboard_panels_do_not_overlap() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert not cells & taken, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])


def pod() -> Any:
    (deployment,) = [one for one in MANIFESTS if one["kind"] == "Deployment"]
    return deployment["spec"]["template"]["spec"]


def test_probes_ask_what_they_are_for() -> None:
    (container,) = pod()["containers"]
    assert container["livenessProbe"]["httpGet"]["path"] == "/live"
    assert container["startupProbe"]["httpGet"]["path"] == "/live"
    assert container["readinessProbe"]["httpGet"]["path"] == "/ready"
    assert pod()["enableServiceLinks"] is False
    user = re.findall(r"^USER (\d+)$", DOCKERFILE, re.M)
    assert [str(pod()["securityContext"]["runAsUser"])] == user


def test_the_metrics_table_of_the_documentation_is_complete() -> None:
    documented = (ROOT / "docs" / "operations.md").read_text()
    for metric in CATALOGUE:
        assert f"| `{metric.name}`" in documented
        assert metric.help in documented
