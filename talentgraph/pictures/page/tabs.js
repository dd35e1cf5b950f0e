// The tabs over the picture. A mark of a chart leads to its moves and goes with them.
const tabs = [...document.querySelectorAll("[role=tab]")];
const marks_of = new Map(); // tab -> the marks of its chart
const KEYS = {ArrowRight: 1, ArrowLeft: -1};

function marksOf(tab) {
  if (!marks_of.has(tab)) {
    const found = [...document.querySelectorAll(`#tab-${CSS.escape(tab)} a.mark`)];
    marks_of.set(tab, found.map((node) => ({node, moves: MARKS.get(keyOf(node)).moves})));
  }
  return marks_of.get(tab);
}

const keyOf = (node) => node.getAttribute("href").slice(1);

// What a chart says of the filters, which its own numbers know nothing of: nothing where they let all pass.
let unfiltered = [];

// Marks of which no move passes fade, marks of what is chosen stand out.
function filterMarks(passes, here) {
  unfiltered = here.length < moves.length ? [t("filtered", {n: here.length, m: moves.length}), t("filtered_numbers")] : [];
  const note = document.querySelector(`#tab-${CSS.escape(state.tab)} .filtered`);
  if (note) note.textContent = unfiltered.join(" ");
  const wanted = new Set(chosen());
  for (const {node, moves: own} of marksOf(state.tab)) {
    const left = own.filter(passes);
    node.classList.toggle("gone", own.length > 0 && !left.length);
    node.classList.toggle("part", left.length > 0 && left.length < own.length);
    node.classList.toggle("chosen", left.some((move) => wanted.has(move)));
  }
  const body = document.getElementById(`tab-${state.tab}`);
  body.classList.toggle("some", marksOf(state.tab).some(({node}) => node.classList.contains("chosen")));
}

function showTab(tab) {
  const found = tabs.find((one) => one.dataset.tab === tab) || tabs[0];
  state.tab = found.dataset.tab;
  for (const one of tabs) {
    const own = one === found;
    one.setAttribute("aria-selected", String(own));
    one.tabIndex = own ? 0 : -1;
    document.getElementById(`tab-${one.dataset.tab}`).hidden = !own;
  }
  document.body.dataset.tab = state.tab;
  drawChart(state.tab);
}

function pickMark(event) {
  const node = event.target.closest("a.mark");
  if (!node) return;
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  select({mark: keyOf(node)}, true);
  if (event.type === "keydown") { back = node; panel.focus({preventScroll: !narrow.matches}); }
}

function startTabs() {
  slim.addEventListener("change", () => { drawChart(state.tab); render(); });
  for (const tab of tabs) {
    tab.addEventListener("click", () => { showTab(tab.dataset.tab); render(); });
    tab.addEventListener("keydown", (event) => {
      const goal = event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1) : KEYS[event.key] ? tabs[(tabs.indexOf(tab) + KEYS[event.key] + tabs.length) % tabs.length] : null;
      if (!goal) return;
      event.preventDefault();
      showTab(goal.dataset.tab);
      goal.focus();
      render();
    });
  }
  for (const body of document.querySelectorAll(".chart-body")) {
    body.addEventListener("click", pickMark);
    body.addEventListener("keydown", pickMark);
  }
}
