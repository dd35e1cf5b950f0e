// All moves that pass, as a table: the way for the keyboard and for screen readers. Sorted by any column.
const rows = document.getElementById("rows");
const SLICE = 500; // rows at a time
const COLUMNS = {
  date: (move) => move.date || "", person: (move) => fold(move.person), from: (move) => fold(move.from_id === null ? "\uffff" : origin(move)),
  to: (move) => fold(move.to_id === null ? "\uffff" : destination(move)), kind: (move) => kindOf(move), status: (move) => STATUSES.indexOf(move.status),
  confidence: (move) => move.confidence, evidence: (move) => move.n_claims,
};
const rowOf = new Map();
let inTable = [];
let room_for = SLICE;
let back = null; // the row to go back to from the panel

function tableRow(move) {
  if (rowOf.has(move.id)) return rowOf.get(move.id);
  const cell = (text, kind) => el("td", kind ? {class: kind} : null, name(text));
  const notCounted = move.counted ? "" : ` (${t("not_counted")})`;
  const row = el("tr", {"data-move": move.id, tabindex: "-1", class: DONE.has(move.status) ? "" : "notdone"},
    el("td", {class: "date"}, move.date || "–", el("span", {class: "maybe"})), cell(move.person, "who"), cell(origin(move), move.from_id === null ? "unknown" : ""),
    cell(destination(move), move.to_id === null ? "unknown" : ""), cell(kindOf(move)),
    cell(`${term("status", move.status)}${notCounted}${disputed(move) ? `; ${t("disputed")}` : ""}`), cell(term("level", level(move.confidence))), cell(number(move.n_claims), "date"));
  row.addEventListener("click", () => select({move: move.id}, true));
  rowOf.set(move.id, row);
  return row;
}

function sorted(list) {
  const key = state.sort.replace("-", "");
  const [value, way] = [COLUMNS[key], state.sort.startsWith("-") ? -1 : 1];
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, DATA.lang));
  return list.map((move) => [value(move), move]).sort((a, b) => way * compare(a[0], b[0]) || moves.indexOf(a[1]) - moves.indexOf(b[1])).map(([, move]) => move);
}

// What passes, in the order of the table.
let listed = [];

function fillTable(all) {
  const list = all.filter((move) => !move.untold);
  listed = state.sort === "-date" ? list : sorted(list);
  const here = listed.slice(0, room_for).map(tableRow);
  if (here.length !== inTable.length || !here.every((row, i) => row === inTable[i])) {
    inTable = here;
    for (const row of here) row.tabIndex = -1;
    if (here.length) here[0].tabIndex = 0;
    rows.replaceChildren(...here);
  }
  document.getElementById("moves-heading").textContent = t("all_moves", {n: list.length});
  document.getElementById("none").hidden = list.length > 0;
  const more = document.getElementById("more");
  more.hidden = list.length <= room_for;
  more.textContent = t("more_rows", {n: Math.min(SLICE, list.length - room_for)});
  for (const [i, row] of here.entries()) {
    row.querySelector(".maybe").textContent = inWindow(listed[i]) === "maybe" ? ` (${t("maybe")})` : "";
    if (state.selection.move === listed[i].id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  for (const head of document.querySelectorAll("th[data-key]")) {
    const own = state.sort.replace("-", "") === head.dataset.key;
    head.setAttribute("aria-sort", !own ? "none" : state.sort.startsWith("-") ? "descending" : "ascending");
  }
}

function startTable() {
  rows.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (!row) return;
    const goal = {ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: rows.firstElementChild, End: rows.lastElementChild}[event.key];
    if (goal) { row.tabIndex = -1; goal.tabIndex = 0; goal.focus(); event.preventDefault(); }
    if (event.key === "Enter" || event.key === " ") {
      select({move: row.dataset.move});
      back = row;
      panel.focus({preventScroll: !narrow.matches});
      event.preventDefault();
    }
  });
  for (const head of document.querySelectorAll("th[data-key]")) {
    head.firstElementChild.addEventListener("click", () => {
      state.sort = state.sort === head.dataset.key ? `-${head.dataset.key}` : head.dataset.key;
      render();
    });
  }
  document.getElementById("more").addEventListener("click", () => { room_for += SLICE; render(); });
}
