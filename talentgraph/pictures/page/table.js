// The table of moves: the way for the keyboard and for screen readers. The page says what a chosen row does (`select`).
const $ = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 900px)");
let inTable = [];
let back = null; // the row to go back to from the panel

function tableRow(move) {
  const cell = (text, kind) => el("td", kind ? {class: kind} : null, name(text));
  const status = wordOr(move.status);
  const row = el("tr", {"data-move": move.id, tabindex: "-1", class: DONE.has(move.status) ? "" : "notdone"},
    cell(move.date || "–", "date"), cell(move.person), cell(origin(move), move.from_id === null ? "unknown" : ""),
    cell(destination(move), move.to_id === null ? "unknown" : ""), cell(move.worded_as_poach ? word("poach_word") : wordOr(move.kind)),
    cell(move.counted ? status : word("status_uncounted", {status})), cell(word(level(move.confidence))), cell(String(move.evidence.length), "date"));
  row.addEventListener("click", () => select({move: move.id}, true));
  return row;
}
const rowOf = new Map(moves.map((move) => [move.id, tableRow(move)]));

function fillTable(list) {
  const rows = list.map((move) => rowOf.get(move.id));
  if (rows.length === inTable.length && rows.every((row, i) => row === inTable[i])) return;
  inTable = rows;
  for (const row of rowOf.values()) row.tabIndex = -1;
  if (rows.length) rows[0].tabIndex = 0;
  $("rows").replaceChildren(...rows);
  $("moves-heading").textContent = word("all_shown_n", {n: rows.length});
  $("none").hidden = rows.length > 0;
}

function markRow(id) {
  for (const [key, row] of rowOf) {
    if (key === id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

// From the panel back to the row or the mark that led to it.
function goBack() {
  if (back && back.isConnected && panel.contains(document.activeElement)) back.focus();
  back = null;
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
