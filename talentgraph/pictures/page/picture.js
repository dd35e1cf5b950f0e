// The network on its canvas. Names and numbers are set by us, in pixels of the screen: they never lie over each other and stay
// readable at every zoom; what finds no room appears when you zoom in.
const FONT = "12px \"DejaVu Sans\", \"Noto Sans\", \"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\", Arial, sans-serif";
const SMALL = FONT.replace("12px", "11px");
const place = document.getElementById("network");
const unnamed = document.getElementById("unnamed");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const colour = (key) => getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
const widths = new Map();
const CHIEF = 14; // names that are set first
const WIDTH = 0.55; // of a line, at the zoom that pictures are made for
const CROWD = 250; // flows; with more all lines are drawn thinner
const NARROW = 16; // letters of a name on a narrow screen
let theme = {};
let sentence = "";
let hovered = null;
let fitted = 0; // the width that the whole picture was last made to fit; 0 once somebody moved it
let lit = {nodes: new Set(), edges: new Set()};

const spot = new Map(DATA.nodes.map((node) => [node.id, node]));
const nodes = new vis.DataSet(DATA.nodes.map((node) => ({...node, label: undefined})));
const edges = new vis.DataSet(flows.map(({id, from, to}) => ({id, from, to})));
const drawnFlows = new Map();
const drawnNodes = new Set();
const network = new vis.Network(place, {nodes, edges}, {...DATA.options, autoResize: true});

function readTheme() {
  theme = Object.fromEntries(["bg", "ink", "muted", "line", "gain", "lose", "even", "accent", "panel"].map((key) => [key, colour(key)]));
}

function balance(org) {
  if (org.n_in > org.n_out) return theme.gain;
  return org.n_in < org.n_out ? theme.lose : theme.even;
}

const strongest = (list) => STATUSES.find((status) => list.some((move) => move.status === status));

// What is drawn: flows with moves that pass, within the focus; nodes with such a flow.
function drawMoves(shown, focus, selected) {
  drawnFlows.clear();
  drawnNodes.clear();
  for (const flow of flows) {
    if (focus !== null && flow.from !== focus && flow.to !== focus) continue;
    const here = flow.moves.filter(shown);
    if (!here.length) continue;
    const done = here.filter((move) => move.counted).length;
    drawnFlows.set(flow.id, {flow, here, done});
    drawnNodes.add(flow.from).add(flow.to);
  }
  if (focus !== null && spot.has(focus)) drawnNodes.add(focus);
  lit = {nodes: new Set(selected.nodes), edges: new Set(selected.edges)};
  for (const {flow} of drawnFlows.values()) {
    if (selected.spread && (selected.nodes.includes(flow.from) || selected.nodes.includes(flow.to))) lit.edges.add(flow.id);
    if (lit.edges.has(flow.id)) lit.nodes.add(flow.from).add(flow.to);
  }
  const quiet = selected.nodes.length + selected.edges.length > 0;
  nodes.update(DATA.nodes.map(({id}) => {
    const fill = balance(orgs.get(id));
    const border = selected.nodes.includes(id) ? theme.accent : theme.ink;
    return {id, hidden: !drawnNodes.has(id), opacity: quiet && !lit.nodes.has(id) ? 0.3 : 1, borderWidth: selected.nodes.includes(id) ? 4 : 1,
      color: {background: fill, border, hover: {background: fill, border: theme.accent}}};
  }));
  const thin = Math.min(1, Math.sqrt(CROWD / Math.max(1, drawnFlows.size)));
  edges.update(flows.map(({id}) => {
    const drawn = drawnFlows.get(id);
    if (!drawn) return {id, hidden: true};
    const sure = Math.max(0.35, ...drawn.here.map((move) => move.confidence));
    const on = lit.edges.has(id);
    return {id, hidden: false, width: thin * (1 + 2 * Math.sqrt(drawn.done || drawn.here.length)) * WIDTH, dashes: DASHES[strongest(drawn.here)],
      color: {color: on ? theme.accent : theme.line, hover: theme.accent, opacity: quiet ? (on ? Math.max(0.7, sure) : 0.12) : sure}};
  }));
  network.redraw();
}

function say(text) {
  sentence = text;
}

const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const inside = (box, size) => box[0] >= 0 && box[1] >= 0 && box[2] <= size[0] && box[3] <= size[1];

function measure(ctx, text) {
  if (!widths.has(text)) widths.set(text, ctx.measureText(text).width);
  return widths.get(text);
}

// The point of a clockwise curve as vis-network 9.1.2 draws it (a quadratic Bézier).
function onCurve(a, b, t) {
  const round = DATA.options.edges.smooth.roundness * 0.5 + 0.5;
  const [dx, dy] = [b.x - a.x, a.y - b.y];
  const [length, angle] = [Math.hypot(dx, dy), Math.atan2(dy, dx) + round * Math.PI];
  const via = {x: a.x + round * length * Math.sin(angle), y: a.y + round * length * Math.cos(angle)};
  const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return {x: p * a.x + q * via.x + r * b.x, y: p * a.y + q * via.y + r * b.y};
}

function write(ctx, text, x, y, ink) {
  ctx.strokeStyle = theme.bg;
  ctx.lineWidth = 3.5;
  ctx.lineJoin = "round";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

function writeNumbers(ctx, taken, size, squares) {
  ctx.font = SMALL;
  const solid = [...squares.values()];
  const first = (drawn) => (lit.edges.has(drawn.flow.id) ? 1e6 : 0) + drawn.done;
  for (const {flow, here, done} of [...drawnFlows.values()].sort((a, b) => first(b) - first(a))) {
    const open = here.length - done;
    if (here.length === 1 && !open) continue;
    const text = `${done || ""}${open ? `${done ? "+" : ""}${open}?` : ""}`;
    const half = ctx.measureText(text).width / 2 + 1;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const at = network.canvasToDOM(onCurve(spot.get(flow.from), spot.get(flow.to), t));
      const box = [at.x - half, at.y - 7, at.x + half, at.y + 7];
      if (!inside(box, size) || taken.some((other) => meets(box, other)) || solid.some((other) => meets(box, other))) continue;
      taken.push(box);
      write(ctx, text, at.x, at.y, lit.edges.has(flow.id) ? theme.accent : theme.muted);
      break;
    }
  }
}

// The best place beside a node that lies over nothing; a chief name may lie over squares rather than be missing.
function room(id, w, taken, size, squares, chief) {
  const square = squares.get(id);
  const [x, y, r] = [(square[0] + square[2]) / 2, (square[1] + square[3]) / 2, (square[3] - square[1]) / 2];
  if (x < 0 || y < 0 || x > size[0] || y > size[1]) return null;
  const below = y + r + 2;
  const above = y - r - 16;
  const tries = [[x - w / 2, below], [x + r + 4, y - 7], [x - r - 4 - w, y - 7], [x - w / 2, above], [x + r, below - 4], [x - r - w, below - 4], [x + r, above + 4], [x - r - w, above + 4]];
  const boxes = tries.map(([left, top]) => [left - 1, top, left + w + 1, top + 14]);
  const free = (box) => inside(box, size) && !taken.some((other) => meets(box, other));
  const clear = (box) => free(box) && ![...squares].some(([other, at]) => other !== id && meets(box, at));
  return boxes.find(clear) || (chief ? boxes.find(free) : null) || (id === hovered ? boxes[0] : null);
}

function writeNames(ctx, list, taken, size, squares, chief) {
  ctx.font = FONT;
  let missing = 0;
  for (const id of list) {
    const whole = orgs.get(id).label;
    const label = size[0] < 500 && whole.length > NARROW ? `${whole.slice(0, NARROW - 1)}…` : whole;
    const box = room(id, measure(ctx, label), taken, size, squares, chief);
    if (!box) { missing += 1; continue; }
    taken.push(box);
    ctx.globalAlpha = lit.nodes.size && !lit.nodes.has(id) && id !== hovered ? 0.6 : 1;
    write(ctx, label, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, theme.ink);
    ctx.globalAlpha = 1;
  }
  return missing;
}

function writeAllNames(ctx, taken, size, squares) {
  const weight = (id) => (id === hovered ? -3e6 : 0) + (lit.nodes.has(id) ? -1e6 : 0) + orgs.get(id).order;
  const order = [...drawnNodes].sort((a, b) => weight(a) - weight(b));
  const chief = order.slice(0, CHIEF);
  const others = order.slice(CHIEF, Math.max(CHIEF, DATA.most_labels));
  let missing = order.length - chief.length - others.length + writeNames(ctx, chief, taken, size, squares, true);
  writeNumbers(ctx, taken, size, squares);
  missing += writeNames(ctx, others, taken, size, squares, false);
  const words = missing ? word("no_room", {n: missing}) : "";
  if (unnamed.textContent !== words) unnamed.textContent = words;
}

function writeAll(ctx) {
  const size = [place.clientWidth, place.clientHeight];
  const ratio = ctx.canvas.width / size[0];
  const scale = network.getScale();
  const squares = new Map();
  for (const id of drawnNodes) {
    const at = network.canvasToDOM(spot.get(id));
    const r = spot.get(id).size * scale;
    squares.set(id, [at.x - r, at.y - r, at.x + r, at.y + r]);
  }
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.font = SMALL;
  const strip = [0, size[1] - 20, Math.min(size[0], ctx.measureText(sentence).width + 18), size[1]];
  ctx.fillStyle = theme.panel;
  ctx.fillRect(strip[0], strip[1], strip[2], 20);
  ctx.fillStyle = theme.muted;
  ctx.fillText(sentence, 8, size[1] - 10, size[0] - 12);
  ctx.textAlign = "center";
  const taken = [strip];
  writeAllNames(ctx, taken, size, squares);
  ctx.restore();
}

function fit() {
  const ids = [...drawnNodes];
  const size = [place.clientWidth, place.clientHeight - 22];
  if (!ids.length || size[0] < 80 || size[1] < 80) return;
  fitted = size[0];
  const pad = Math.min(46, size[0] / 12);
  const xs = ids.map((id) => spot.get(id).x);
  const ys = ids.map((id) => spot.get(id).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(1.6, (size[0] - 2 * pad) / Math.max(1, right - left), (size[1] - 52) / Math.max(1, bottom - top));
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2 + 11 / scale}, scale, animation: false});
}

function zoom(factor) {
  fitted = 0;
  network.moveTo({scale: network.getScale() * factor, animation: still.matches ? false : {duration: 150, easingFunction: "linear"}});
}

function bringIntoView(id) {
  const at = network.canvasToDOM(spot.get(id));
  const far = at.x < 40 || at.y < 40 || at.x > place.clientWidth - 40 || at.y > place.clientHeight - 50;
  if (far) fitted = 0;
  if (far) network.moveTo({position: spot.get(id), animation: false});
}

network.on("afterDrawing", writeAll);
network.on("hoverNode", ({node}) => { hovered = node; network.redraw(); });
network.on("zoom", () => { fitted = 0; });
network.on("dragEnd", () => { fitted = 0; });
network.on("blurNode", () => { hovered = null; network.redraw(); });
