// Asks /api/overview every two seconds and writes the figures into the page.
// Whatever comes from an article is put in as text, never as markup.
"use strict";

const EVERY = 2000; // ms between the end of one request and the next
const PATIENCE = 8000; // ms until an unanswered request counts as failed
const ROWS = 10; // entries of a ranking that are shown

const $ = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const languages = new Intl.DisplayNames(["en"], { type: "language" });

const count = (n) => (n === null || n === undefined ? "–" : whole.format(n));
const rate = (n) => (n >= 100 ? whole.format(Math.round(n)) : short.format(n));
const milliseconds = (n) => (n === null ? "–" : n < 10 ? n.toFixed(2) : short.format(n));

function duration(seconds) {
  if (seconds === null) return "–";
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor((seconds % 86400) / 3600)} h`;
}

function languageName(code) {
  if (code === "und") return "undetermined";
  try {
    return languages.of(code);
  } catch {
    return code;
  }
}

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// Text of unknown direction, kept from turning around what stands beside it.
function foreign(text) {
  const made = element("bdi", { dir: "auto" });
  made.textContent = text;
  return made;
}

// Writes only what changed, so that selections and a reader's place stay.
const shown = new Map();
function changed(key, value) {
  const text = JSON.stringify(value);
  if (shown.get(key) === text) return false;
  shown.set(key, text);
  return true;
}

function text(id, value) {
  if ($(id).textContent !== value) $(id).textContent = value;
}

function state(kind, words, reasons) {
  if (!changed("state", [kind, words, reasons])) return;
  $("state").dataset.state = kind;
  text("state", words);
  $("reasons").replaceChildren(...reasons.map((why) => element("li", {}, why)));
  $("reasons").hidden = reasons.length === 0;
}

function health(now) {
  const reasons = [...now.live.reasons, ...now.ready.reasons];
  const words = [...new Set(reasons.map((why) => `${why.code}: ${why.detail}`))];
  if (!now.live.ok) state("bad", "stalled", words);
  else if (!now.ready.ok) state("warn", "not ready", words);
  else if (now.ready.spare) state("good", "ready, spare: no partition to work on", []);
  else state("good", "ready", []);
}

function none(columns, words) {
  return element("tr", {}, element("td", { colspan: columns, class: "none" }, words));
}

function partitions(rows) {
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, String(row.partition)),
      element("td", { class: row.lag > 0 ? "n behind" : "n" }, count(row.lag)),
      element("td", { class: "n" }, count(row.in_flight)),
      element("td", { class: "n" }, count(row.next)),
      element("td", { class: "n" }, count(row.end)),
      element("td", { class: "n" }, row.since_ack === null ? "–" : `${duration(row.since_ack)} ago`),
    ),
  );
  $("partitions").replaceChildren(...(body.length ? body : [none(6, "No partition assigned")]));
}

function ranking(id, rows, label) {
  if (!changed(id, rows)) return;
  const most = rows.length ? rows[0].count : 1;
  const body = rows.slice(0, ROWS).map((row) => {
    const bar = element("i", { "aria-hidden": "true" });
    bar.style.width = `${Math.max(1, (100 * row.count) / most)}%`;
    return element(
      "tr",
      { class: "ranked" },
      element("th", { scope: "row", title: row.id }, bar, foreign(label(row))),
      element("td", { class: "n" }, count(row.count)),
    );
  });
  $(id).replaceChildren(...(body.length ? body : [none(2, "None yet")]));
}

function deadLetters(rows) {
  if (!changed("dead-letters", rows)) return;
  const body = rows.map((row) =>
    element("tr", {}, element("th", { scope: "row" }, foreign(row.name)), element("td", { class: "n" }, count(row.count))),
  );
  $("dead-letters").replaceChildren(...(body.length ? body : [none(2, "None: every article could be read")]));
}

function tag(kind, one) {
  const words = `${one.kind.replace("_", " ")} ${one.id}${one.focus ? ", in focus" : ""}`;
  return element("li", { class: `tag ${kind}${one.focus ? " focus" : ""}`, title: words }, foreign(one.name));
}

function article(one) {
  const at = new Date(one.enriched_at * 1000);
  const meta = [languageName(one.language)];
  if (one.source) meta.push(foreign(one.source));
  meta.push(`partition ${one.partition}, offset ${count(one.offset)}`);
  const line = element("p", { class: "meta" });
  meta.forEach((part, i) => line.append(...(i ? [" · ", part] : [part])));
  const tags = [...one.regions.map((it) => tag("region", it)), ...one.actors.map((it) => tag("actor", it))];
  return element(
    "li",
    {},
    element("time", { datetime: at.toISOString() }, clock.format(at)),
    element(
      "div",
      {},
      element("p", { class: "title", lang: one.language }, foreign(one.title || "(no title)")),
      line,
      ...(tags.length ? [element("ul", { class: "tags", "aria-label": "Tags" }, ...tags)] : []),
    ),
  );
}

function latest(rows) {
  if (!changed("latest", rows.map((one) => [one.id, one.partition, one.offset, one.enriched_at]))) return;
  $("latest").replaceChildren(...rows.map(article));
  $("nothing").hidden = rows.length > 0;
}

// The chart is 60 steps wide; a worker younger than that fills it from the right.
function points(history, top) {
  const first = 60 - history.length;
  return history.map((n, i) => [((first + i) * 600) / 59, 116 - (108 * n) / top]);
}

function path(points) {
  return points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

function chart(rates) {
  const { in_history: came, out_history: went } = rates;
  const top = Math.max(1, ...came, ...went);
  const points_in = points(came, top);
  const line = path(points_in);
  $("line-in").setAttribute("d", line);
  $("line-out").setAttribute("d", path(points(went, top)));
  $("area-in").setAttribute("d", line && `${line}L600 120L${points_in[0][0].toFixed(1)} 120Z`);
  text("peak", `peak ${count(Math.max(0, ...came, ...went))} /s`);
  text(
    "chart-text",
    `In the last ${rates.window} seconds ${rate(rates.in_per_second)} articles in and ` +
      `${rate(rates.out_per_second)} out per second`,
  );
}

function show(now) {
  const { worker, rates, totals } = now;
  health(now);
  text("who", `${worker.topic} as ${worker.group} · broker ${worker.broker} · ${worker.host}, ` +
    `process ${worker.pid}, version ${worker.version}, up ${duration(worker.uptime)}`);
  text("in", rate(rates.in_per_second));
  text("out", rate(rates.out_per_second));
  text("lag", count(now.lag));
  text("in-flight", count(now.in_flight));
  text("dead", count(totals.rejected));
  $("dead-tile").classList.toggle("warn", totals.rejected > 0);
  text("p50", milliseconds(now.enrichment_ms.p50));
  text("p99", milliseconds(now.enrichment_ms.p99));
  chart(rates);
  partitions(now.partitions);
  deadLetters(now.dead_letters);
  ranking("languages", now.languages, (row) => languageName(row.id));
  ranking("regions", now.regions, (row) => row.name);
  ranking("actors", now.actors, (row) => row.name);
  latest(now.latest);
}

let paused = false;
let timer = 0;

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await fetch("/api/overview", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    show(await answer.json());
    document.body.classList.remove("stale");
  } catch {
    document.body.classList.add("stale");
    state("bad", "no answer", ["The worker does not answer; the figures are the last ones it gave."]);
  }
  schedule();
}

function schedule() {
  clearTimeout(timer);
  if (!paused && !document.hidden) timer = setTimeout(refresh, EVERY);
}

$("pause").addEventListener("click", () => {
  paused = !paused;
  $("pause").setAttribute("aria-pressed", String(paused));
  if (paused) schedule();
  else refresh();
});
document.addEventListener("visibilitychange", () => (document.hidden || paused ? schedule() : refresh()));
refresh();
