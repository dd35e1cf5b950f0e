// Charts come as lists (molds.py) and are drawn when their tab is first opened, in the layout that the screen has room for.
const slim = window.matchMedia("(max-width: 600px)");
const MARKS = new Map(DATA.marks.map(([key, count, list, words]) => [key, {key, count, words, moves: list.map((i) => moves[i])}]));
const MARK_AT = [...MARKS.values()];

function part(given) {
  if (typeof given === "string") return given;
  const [number, ...rest] = given;
  if (number < 0) return markNode(MARK_AT[-1 - number], rest);
  const [kind, fixed, varying] = DATA.molds[number];
  const values = varying.map((key, i) => [key, rest[i]]);
  return svg(kind, Object.fromEntries([...fixed, ...values]), ...rest.slice(varying.length).map(part));
}

function markNode(mark, parts) {
  const title = svg("title", {});
  title.textContent = mark.words;
  return svg("a", {class: "mark", href: `#${mark.key}`}, title, ...parts.map(part));
}

function chartNode({width, height, words, lang, parts}, layout) {
  const node = svg("svg", {class: `chart ${layout}`, width, height, viewBox: `0 0 ${width} ${height}`, role: "graphics-document", "aria-label": words, lang}, ...parts.map(part));
  const seen = new Set(); // a move between two bands is drawn in both: the first bears the id
  for (const mark of node.querySelectorAll("a.mark")) {
    const key = keyOf(mark);
    if (!seen.has(key)) mark.id = key;
    seen.add(key);
  }
  return node;
}

// The chart of a tab, drawn if it isn't there yet in the layout that has room.
function drawChart(tab) {
  const body = document.getElementById(`tab-${tab}`);
  const layout = slim.matches ? "narrow" : "wide";
  if (!DATA.charts[tab] || body.querySelector(`svg.${layout}`)) return;
  body.replaceChildren(el("p", {class: "filtered", role: "note"}), chartNode(DATA.charts[tab][layout], layout));
  marks_of.delete(tab);
}
