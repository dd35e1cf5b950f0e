// Wiring and start. The state lives in the part of the address after "#", so a link to it opens the same view.
const $ = (id) => document.getElementById(id);
const names = searchable();
const narrow = window.matchMedia("(max-width: 900px)");
let addressed = null;

function fillPanel() {
  const {org, move, person, search, mark} = state.selection;
  const focusOn = (steps) => { state.focus = steps; render({fitting: true}); };
  if (org !== undefined) show(orgPanel(orgs.get(org), shown, focusOn));
  else if (state.selection.from !== undefined) show(flowPanel(flowOf(state.selection), shown));
  else if (move !== undefined) show(movePanel(moveById.get(move), select));
  else if (person !== undefined) show(personPanel(people.get(person), shown, focusOn));
  else if (mark !== undefined) show(markPanel(MARKS.get(mark), shown));
  else if (search !== undefined) show(foundPanel(search, find(search), select));
  else show(emptyPanel(shown, select));
}

function select(selection, toPanel) {
  state.selection = known(selection) ? selection : {};
  const focused = state.focus;
  const {org, person} = state.selection;
  if (org === undefined && person === undefined) state.focus = 0;
  render({fitting: focused !== state.focus || state.focus > 0});
  if (org !== undefined && spot.has(org)) bringIntoView(`o${org}`);
  if (person !== undefined) bringIntoView(`p${person}`);
  if (toPanel && narrow.matches) panel.scrollIntoView({block: "nearest"});
}

function render({fitting = false} = {}) {
  const near = nearby();
  const passes = (move) => shown(move) && (near === null || near.has(move));
  const here = moves.filter(passes);
  const done = here.filter((move) => move.counted).length;
  const maybe = here.filter((move) => inWindow(move) === "maybe").length;
  const rest = here.length - done;
  drawNetwork(passes, near, chosen(), {fitting, sentence: t(rest ? "sentence_rest" : "sentence", {window: windowOf(here), n: here.length, rest})});
  filterMarks(passes, here);
  drawBars(moves.filter(atAnyTime));
  showWindow();
  fillTable(here);
  fillPanel();
  fillLegend();
  $("counts").textContent = [t("counts", {n: moves.length, shown: here.length}), t("counts_done", {n: done}), maybe ? t("counts_maybe", {n: maybe}) : ""].filter(Boolean).join(t("comma"));
  const heading = panel.querySelector("h2");
  $("said").textContent = Object.keys(state.selection).length && heading ? t("said", {name: heading.textContent}) : "";
  $("clear").disabled = !Object.keys(state.selection).length;
  for (const box of $("statuses").querySelectorAll("input")) box.checked = state.statuses.has(box.value);
  $("confidence").value = state.least;
  for (const button of document.querySelectorAll("[data-level]")) button.setAttribute("aria-pressed", String(button.dataset.level === state.level));
  writeHash();
}

function clear() {
  if (back && back.isConnected && panel.contains(document.activeElement)) back.focus();
  back = null;
  state.selection = {};
  const focused = state.focus > 0;
  state.focus = 0;
  $("search").value = "";
  render({fitting: focused});
}

// ------------------------------------------------------------------ search
function find(text) {
  const key = fold(text);
  const found = new Map(); // one entry for what several names lead to
  for (const [word, entry] of names) {
    const goal = JSON.stringify(entry.goal);
    if (word.includes(key) && !found.has(goal)) found.set(goal, entry);
  }
  return [...found.values()];
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
  const put = (key, value, usual) => { if (value !== usual) words.set(key, value); };
  put("tab", state.tab, tabs[0].dataset.tab);
  put("level", state.level, "org");
  put("status", STATUSES.filter((status) => state.statuses.has(status)).join(","), standard.join(","));
  put("kind", KINDS.filter((kind) => state.kinds.has(kind)).join(","), KINDS.join(","));
  put("confidence", state.least, "weak");
  if (!whole()) words.set("window", `${bins[state.from].label}/${bins[state.to].label}`);
  put("focus", String(state.focus), "0");
  put("sort", state.sort, "-date");
  addressed = words.toString() ? `#${words}` : "";
  if (location.hash !== addressed) history.replaceState(null, "", addressed || location.pathname + location.search);
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  const list = (key, all, usual) => new Set(words.has(key) ? words.get(key).split(",").filter((word) => all.includes(word)) : usual);
  const one = (key, all, usual) => (all.includes(words.get(key)) ? words.get(key) : usual);
  state.statuses = list("status", STATUSES, standard);
  state.kinds = list("kind", KINDS, KINDS);
  state.least = one("confidence", LEVELS, "weak");
  state.level = one("level", ["org", "person"], "org");
  state.sort = one("sort", Object.keys(COLUMNS).flatMap((key) => [key, `-${key}`]), "-date");
  const ends = (words.get("window") || "").split("/").map((label) => bins.findIndex((bin) => bin.label === label));
  [state.from, state.to] = ends.length === 2 && ends[0] >= 0 && ends[1] >= ends[0] ? ends : [0, bins.length - 1];
  const selection = Object.fromEntries(["org", "from", "to", "move", "person", "mark", "search"].filter((key) => words.has(key)).map((key) => [key, words.get(key)]));
  state.selection = known(selection) ? selection : {};
  state.focus = state.selection.org === undefined && state.selection.person === undefined ? 0 : Number(one("focus", ["1", "2"], "0"));
  showTab(words.get("tab"));
  render({fitting: true});
}

// ------------------------------------------------------------------ start
function fillControls() {
  for (const status of STATUSES) {
    const count = moves.filter((move) => move.status === status).length;
    if (!count) continue;
    const box = el("input", {type: "checkbox", value: status});
    box.addEventListener("change", () => {
      if (box.checked) state.statuses.add(status); else state.statuses.delete(status);
      render({fitting: fitted > 0});
    });
    $("statuses").append(el("label", {class: DONE.has(status) ? "" : "notdone"}, box, ` ${term("status", status)} (${number(count)})`));
  }
  $("names").replaceChildren(...[...names.values()].slice(0, 3000).map((entry) => el("option", {value: entry.name})));
  $("confidence").addEventListener("change", () => { state.least = $("confidence").value; render({fitting: fitted > 0}); });
  $("search").addEventListener("change", search);
  $("controls").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  $("clear").addEventListener("click", clear);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
}

window.addEventListener("hashchange", () => { if (location.hash !== addressed) readHash(); });
fillControls();
startTabs();
startTime();
startTable();
startDownloads();
startNetwork();
readHash();
document.documentElement.dataset.ready = "yes";
