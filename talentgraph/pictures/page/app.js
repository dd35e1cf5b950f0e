// State, wiring and start. The state lives in the part of the address after "#", so a link to it opens the same view.
const standard = STATUSES.filter((status) => DONE.has(status));
const state = {statuses: new Set(standard), least: "weak", selection: {}, focus: false};
const names = searchable();
let written = null;

const shown = (move) => state.statuses.has(move.status) && LEVELS.indexOf(level(move.confidence)) >= LEVELS.indexOf(state.least);
const flowOf = ({from, to}) => flows.find((flow) => flow.from === from && flow.to === to);

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
  say(word("sentence", {window: windowOf(here), moves: rest ? word("moves_rest", {n: here.length, rest}) : word("moves", {n: here.length})}));
  drawMoves(shown, state.focus ? state.selection.org : null, parts);
  if (fitting) fit();
  fillTable(moves.filter((move) => shown(move) && (!state.focus || move.from_id === state.selection.org || move.to_id === state.selection.org)));
  fillPanel();
  markRow(state.selection.move);
  $("counts").textContent = word("counts", {shown: here.length, n: moves.length, done, orgs: drawnNodes.size});
  const heading = panel.querySelector("h2");
  $("said").textContent = Object.keys(state.selection).length && heading ? word("said", {heading: heading.textContent}) : "";
  $("clear").disabled = !Object.keys(state.selection).length;
  writeHash();
}

function clear() {
  goBack();
  state.selection = {};
  const focused = state.focus;
  state.focus = false;
  $("search").value = "";
  render({fitting: focused});
}

// ------------------------------------------------------------------ search
function find(text) {
  const key = fold(text);
  return [...names].filter(([called]) => called.includes(key)).map(([, entry]) => entry);
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
    entry("gain", word("legend_gain")), entry("lose", word("legend_lose")), entry("even", word("legend_even")),
    entry("founded", word("legend_founded")), el("li", null, word("legend_size")),
    el("li", null, word("legend_width")),
    entry("solid", word("completed")), entry("dash", word("announced")), entry("dots", word("legend_dots")), entry("dashdot", word("legend_dashdot")),
    entry("even-dash", word("contested")), el("li", null, word("legend_opacity"))));
}

function fillControls() {
  const count = (status) => moves.filter((move) => move.status === status).length;
  for (const status of STATUSES.filter((one) => count(one))) {
    const box = el("input", {type: "checkbox", value: status});
    box.addEventListener("change", () => {
      if (box.checked) state.statuses.add(status); else state.statuses.delete(status);
      render({fitting: fitted > 0});
    });
    $("statuses").append(el("label", {class: DONE.has(status) ? "" : "notdone"}, box, ` ${word(status)} (${count(status)})`));
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
