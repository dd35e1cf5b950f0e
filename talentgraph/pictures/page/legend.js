// The legend: what the marks mean. Entries of a kind or a status are switches.
function fillLegend() {
  const sample = (kind) => el("span", {class: `sample ${kind}`, "aria-hidden": "true"});
  const entry = (kind, key) => el("li", null, sample(kind), t(key));
  const line = (text) => el("li", null, text);
  const own = state.level === "org"
    ? [entry("gain", "legend.gain"), entry("lose", "legend.lose"), entry("even", "legend.even"), entry("founded", "legend.founded"), line(t("legend.size")), line(t("legend.width"))]
    : [entry("even", "legend.org"), entry("person", "legend.person"), line(t("legend.hops"))];
  const dashes = {completed: "solid", announced: "dash", contested: "even-dash", rumoured: "dots", attempted: "dots", failed: "dashdot", denied: "dashdot"};
  document.getElementById("legend-body").replaceChildren(
    el("ul", null, ...own, line(t("legend.strongest"))),
    el("p", {class: "about"}, t("status")), switches(state.statuses, STATUSES, (move, status) => move.status === status, "status", (status) => sample(dashes[status])),
    el("p", {class: "about"}, t("kind")), switches(state.kinds, KINDS, (move, kind) => kindsOf(move).includes(kind), "kind", () => null));
}

function switches(set, all, has, sort, mark) {
  const button = (word) => {
    const count = moves.filter((move) => has(move, word)).length;
    if (!count) return null;
    const node = el("button", {type: "button", "aria-pressed": String(set.has(word))}, mark(word), word === "poach" ? t("poached") : term(sort, word), ` ${number(count)}`);
    node.addEventListener("click", () => {
      if (set.has(word)) set.delete(word); else set.add(word);
      render({fitting: fitted > 0 && !state.focus});
      const again = [...document.querySelectorAll(`#legend [data-word="${CSS.escape(word)}"]`)].at(-1);
      if (again) again.focus();
    });
    node.dataset.word = word;
    return el("li", null, node);
  };
  return el("ul", {class: "switches"}, ...all.map(button));
}
