// State, wiring and start. The state lives in the part of the address after "#", so a link to it opens the same view.
const $ = (id) => document.getElementById(id);
const standard = STATUSES.filter((status) => DONE.has(status));
const state = {statuses: new Set(standard), least: "weak", selection: {}, focus: false};
const names = searchable();
const narrow = window.matchMedia("(max-width: 900px)");
let written = null;
let inTable = [];
let back = null; // the row to go back to from the panel

const shown = (move) => state.statuses.has(move.status) && LEVELS.indexOf(level(move.confidence)) >= LEVELS.indexOf(state.least);
const flowOf = ({from, to}) => flows.find((flow) => flow.from === from && flow.to === to);

// ------------------------------------------------------------------ table
function tableRow(move) {
  const cell = (text, kind) => el("td", kind ? {class: kind} : null, name(text));
  const status = DONE.has(move.status) ? move.status : `${move.status} (not counted)`;
  const row = el("tr", {"data-move": move.id, tabindex: "-1", class: DONE.has(move.status) ? "" : "notdone"},
    cell(move.date || "–", "date"), cell(move.person), cell(origin(move), move.from_id === null ? "unknown" : ""),
    cell(destination(move), move.to_id === null ? "unknown" : ""), cell(move.worded_as_poach ? "poach (outlet's word)" : move.kind),
    cell(move.counted || !DONE.has(move.status) ? status : `${status} (not counted)`), cell(level(move.confidence)), cell(String(move.evidence.length), "date"));
  row.addEventListener("click", () => select({move: move.id}, true));
  return row;
}
const rowOf = new Map(moves.map((move) => [move.id, tableRow(move)]));

function fillTable() {
  const list = moves.filter((move) => shown(move) && (!state.focus || move.from_id === state.selection.org || move.to_id === state.selection.org));
  const rows = list.map((move) => rowOf.get(move.id));
  if (rows.length === inTable.length && rows.every((row, i) => row === inTable[i])) return;
  inTable = rows;
  for (const row of rowOf.values()) row.tabIndex = -1;
  if (rows.length) rows[0].tabIndex = 0;
  $("rows").replaceChildren(...rows);
  $("moves-heading").textContent = `All moves shown (${rows.length.toLocaleString("en")})`;
  $("none").hidden = rows.length > 0;
}

$("rows").addEventListener("keydown", (event) => {
  const row = event.target.closest("tr");
  if (!row) return;
  const goal = {ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: $("rows").firstElementChild, End: $("rows").lastElementChild}[event.key];
  if (goal) { row.tabIndex = -1; goal.tabIndex = 0; goal.focus(); event.preventDefault(); }
  if (event.key === "Enter" || event.key === " ") {
    select({move: row.dataset.move});
    back = row;
    panel.focus({preventScroll: !narrow.matches});
    event.preventDefault();
  }
});

// ------------------------------------------------------------------ what is chosen
function selectedParts() {
  const {org, move, person} = state.selection;
  if (org !== undefined) return {nodes: spot.has(org) ? [org] : [], edges: [], spread: true}; // with all its flows
  if (state.selection.from !== undefined) return {nodes: [], edges: flowOf(state.selection) ? [flowOf(state.selection).id] : []};
  const list = move !== undefined ? [moveById.get(move)] : moves.filter((one) => one.person === person && shown(one));
  return {nodes: list.filter((one) => one.flow === null).flatMap((one) => [one.from_id, one.to_id]).filter((id) => spot.has(id)),
    edges: [...new Set(list.map((one) => one.flow).filter((flow) => flow !== null))]};
}

function fillPanel() {
  const {org, move, person, search} = state.selection;
  if (org !== undefined) show(orgPanel(orgs.get(org), shown, state.focus, () => { state.focus = !state.focus; render({fitting: true}); }));
  else if (state.selection.from !== undefined) show(flowPanel(flowOf(state.selection), shown));
  else if (move !== undefined) show(movePanel(moveById.get(move), select));
  else if (person !== undefined) show(personPanel(person, shown));
  else if (search !== undefined) show(foundPanel(search, find(search), select));
  else show(emptyPanel(shown, select));
}

function known(selection) {
  if (selection.org !== undefined) return orgs.has(selection.org);
  if (selection.from !== undefined) return Boolean(flowOf(selection));
  if (selection.move !== undefined) return moveById.has(selection.move);
  if (selection.person !== undefined) return moves.some((move) => move.person === selection.person);
  return selection.search !== undefined;
}

function select(selection, toPanel) {
  state.selection = known(selection) ? selection : {};
  const focused = state.focus;
  if (state.selection.org === undefined) state.focus = false;
  render({fitting: focused !== state.focus || state.focus});
  const {org} = state.selection;
  if (org !== undefined && spot.has(org)) bringIntoView(org);
  if (toPanel && narrow.matches) panel.scrollIntoView({block: "nearest"});
}

function render({fitting = false} = {}) {
  const here = moves.filter(shown);
  const parts = selectedParts();
  const done = here.filter((move) => move.counted).length;
  const rest = here.length - done;
  say(`Press reports, ${windowOf(here)}, ${plural(here.length, "move", "moves")}${rest ? ` (${rest} not counted)` : ""}; coverage uneven`);
  drawMoves(shown, state.focus ? state.selection.org : null, parts);
  if (fitting) fit();
  fillTable();
  fillPanel();
  for (const [id, row] of rowOf) {
    if (state.selection.move === id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  $("counts").textContent = `${here.length.toLocaleString("en")} of ${plural(moves.length, "reported move", "reported moves")}, ${done.toLocaleString("en")} counted; ${plural(drawnNodes.size, "organization", "organizations")} in the picture`;
  const heading = panel.querySelector("h2");
  $("said").textContent = Object.keys(state.selection).length && heading ? `Evidence: ${heading.textContent}` : "";
  $("clear").disabled = !Object.keys(state.selection).length;
  writeHash();
}

function clear() {
  if (back && back.isConnected && panel.contains(document.activeElement)) back.focus();
  back = null;
  state.selection = {};
  const focused = state.focus;
  state.focus = false;
  $("search").value = "";
  render({fitting: focused});
}

// ------------------------------------------------------------------ search
function find(text) {
  const key = fold(text);
  return [...names].filter(([word]) => word.includes(key)).map(([, entry]) => entry);
}

function search() {
  const text = $("search").value.trim();
  if (!text) return;
  const exact = names.get(fold(text));
  const found = exact ? [exact] : find(text);
  select(found.length === 1 ? found[0].goal : {search: text}, true);
}

// ------------------------------------------------------------------ address
function writeHash() {
  const words = new URLSearchParams(Object.entries(state.selection));
  const statuses = STATUSES.filter((status) => state.statuses.has(status)).join(",");
  if (statuses !== standard.join(",")) words.set("status", statuses);
  if (state.least !== "weak") words.set("confidence", state.least);
  if (state.focus) words.set("focus", "1");
  written = words.toString() ? `#${words}` : "";
  if (location.hash !== written) history.replaceState(null, "", written || location.pathname + location.search);
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  state.statuses = new Set(words.has("status") ? words.get("status").split(",").filter((status) => STATUSES.includes(status)) : standard);
  state.least = LEVELS.includes(words.get("confidence")) ? words.get("confidence") : "weak";
  const selection = Object.fromEntries(["org", "from", "to", "move", "person", "search"].filter((key) => words.has(key)).map((key) => [key, words.get(key)]));
  state.selection = known(selection) ? selection : {};
  state.focus = words.get("focus") === "1" && state.selection.org !== undefined;
  for (const box of $("statuses").querySelectorAll("input")) box.checked = state.statuses.has(box.value);
  $("confidence").value = state.least;
  render({fitting: true});
}

// ------------------------------------------------------------------ legend and start
function fillLegend() {
  const sample = (kind) => el("span", {class: `sample ${kind}`, "aria-hidden": "true"});
  const entry = (kind, text) => el("li", null, sample(kind), text);
  $("legend-body").replaceChildren(el("ul", null,
    entry("gain", "organization: more counted arrivals than departures"), entry("lose", "more departures than arrivals"), entry("even", "as many"),
    entry("founded", "diamond: founded by a reported move"), el("li", null, "Size: position as a magnet (area). Arrow: direction of the move; curves bend clockwise."),
    el("li", null, "Width and number: moves; no number is 1; “2+1?” is two counted and one not."),
    entry("solid", "completed"), entry("dash", "announced"), entry("dots", "rumoured or attempted"), entry("dashdot", "failed or denied"),
    entry("even-dash", "contested"), el("li", null, "An arrow shows its strongest status. Fainter: weaker confidence.")));
}

function fillControls() {
  const count = (status) => moves.filter((move) => move.status === status).length;
  for (const status of STATUSES.filter((one) => count(one))) {
    const box = el("input", {type: "checkbox", value: status});
    box.addEventListener("change", () => {
      if (box.checked) state.statuses.add(status); else state.statuses.delete(status);
      render({fitting: fitted > 0});
    });
    $("statuses").append(el("label", {class: DONE.has(status) ? "" : "notdone"}, box, ` ${status} (${count(status)})`));
  }
  $("names").replaceChildren(...[...names.values()].map((entry) => el("option", {value: entry.name})));
  $("confidence").addEventListener("change", () => { state.least = $("confidence").value; render({fitting: fitted > 0}); });
  $("search").addEventListener("change", search);
  $("controls").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  for (const key of ["role", "aria-label"]) {
    place.firstElementChild.setAttribute(key, place.getAttribute(key)); // vis makes its own frame the one that takes keys
    place.removeAttribute(key);
  }
  $("closer").addEventListener("click", () => zoom(1.4));
  $("farther").addEventListener("click", () => zoom(1 / 1.4));
  $("whole").addEventListener("click", fit);
  $("clear").addEventListener("click", clear);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
}

network.on("click", ({nodes: hitNodes, edges: hitEdges}) => {
  if (hitNodes.length) select({org: hitNodes[0]}, true);
  else if (hitEdges.length) select({from: flows[hitEdges[0]].from, to: flows[hitEdges[0]].to}, true);
  else if (Object.keys(state.selection).length) clear();
});
let width = 0;
network.on("resize", () => {
  if (place.clientWidth !== width && (fitted || !width)) requestAnimationFrame(fit); // vis moves the picture itself first
  width = place.clientWidth;
});
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); render(); });
window.addEventListener("hashchange", () => { if (location.hash !== written) readHash(); });
readTheme();
fillControls();
fillLegend();
readHash();
if (!fitted) requestAnimationFrame(() => requestAnimationFrame(fit)); // the page had no size yet
document.documentElement.dataset.ready = "yes";
