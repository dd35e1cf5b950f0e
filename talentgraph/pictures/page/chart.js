// A page with one picture: each of its markOf, and each row of the table, opens its moves. The state lives after "#" in the address.
const markOf = new Map(DATA.marks.map(([key, words, n, n_open, list]) => [key, {words, n, n_open, moves: list.map((i) => moves[i])}]));
let chosen = null;

function select(selection, toPanel) {
  const mark = markOf.get(selection.mark);
  const move = moveById.get(selection.move);
  chosen = mark ? {mark: selection.mark} : move ? {move: move.id} : null;
  if (mark) show(markPanel(mark));
  else if (move) show(movePanel(move, select));
  else if (selection.person !== undefined) show(personPanel(selection.person, () => true));
  else show([el("h2", null, word("evidence")), el("p", null, word("choose_mark"))]);
  for (const link of document.querySelectorAll("a.mark")) link.classList.toggle("chosen", Boolean(mark) && link.getAttribute("href") === `#${selection.mark}`);
  markRow(move ? move.id : null);
  const heading = panel.querySelector("h2");
  $("said").textContent = chosen ? word("said", {heading: heading.textContent}) : "";
  const hash = chosen ? `#${chosen.mark || `move=${encodeURIComponent(chosen.move)}`}` : "";
  if (location.hash !== hash) history.replaceState(null, "", hash || location.pathname + location.search);
  if (toPanel && narrow.matches) panel.scrollIntoView({block: "start"});
}

function readHash() {
  const key = location.hash.slice(1);
  let move = null;
  try { move = key.startsWith("move=") ? decodeURIComponent(key.slice(5)) : null; } catch { move = null; }
  select(move === null ? {mark: key} : {move});
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.mark");
  if (!link) return;
  event.preventDefault();
  select({mark: link.getAttribute("href").slice(1)}, true);
  back = link;
  if (event.detail === 0) panel.focus({preventScroll: !narrow.matches}); // by the keyboard
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  goBack();
  select({});
});
window.addEventListener("hashchange", readHash);
fillTable(moves);
readHash();
document.documentElement.dataset.ready = "yes";
