// Names and numbers over the network, set by us in pixels of the screen: they never lie over each other and stay readable at every
// zoom; what finds no room appears when you zoom in. What was written is kept, for the download.
const FAMILY = "\"DejaVu Sans\", \"Noto Sans\", \"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\", Arial, sans-serif";
const FONT = `12px ${FAMILY}`;
const SMALL = `11px ${FAMILY}`;
const unnamed = document.getElementById("unnamed");
const CHIEF = 14; // names that are set first
const NAMES = 160; // at most, in one picture
const NARROW = 16; // letters of a name on a narrow screen
const CELL = 96;
const widths = new Map();
let sentence = "";
let written = [];

// Boxes by the cells of a grid, so that each is compared with its neighbours only.
class Crowd {
  constructor() { this.cells = new Map(); }
  * around(box) {
    for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x += 1) for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y += 1) yield `${x} ${y}`;
  }
  add(box, key = null) {
    for (const cell of this.around(box)) this.cells.set(cell, [...(this.cells.get(cell) || []), [box, key]]);
  }
  meets(box, but = undefined) {
    for (const cell of this.around(box)) {
      if ((this.cells.get(cell) || []).some(([other, key]) => key !== but && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return true;
    }
    return false;
  }
}

const inside = (box, size) => box[0] >= 0 && box[1] >= 0 && box[2] <= size[0] && box[3] <= size[1];

function measure(ctx, text) {
  if (!widths.has(text)) widths.set(text, ctx.measureText(text).width);
  return widths.get(text);
}

function write(ctx, text, x, y, ink, small) {
  written.push({text, x, y, ink, small, opacity: ctx.globalAlpha});
  ctx.strokeStyle = theme.bg;
  ctx.lineWidth = 3.5;
  ctx.lineJoin = "round";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

function numberOf({link, here, done}) {
  if (link.hop !== null) return String(link.hop);
  const open = here.length - done;
  if (state.level !== "org" || (here.length === 1 && !open)) return "";
  return `${done || ""}${open ? `${done ? "+" : ""}${open}?` : ""}`;
}

function writeNumbers(ctx, taken, size, solid) {
  ctx.font = SMALL;
  const first = (drawn) => (lit.links.has(drawn.link.id) ? 1e6 : 0) + drawn.done;
  for (const drawn of [...drawnLinks.values()].sort((a, b) => first(b) - first(a))) {
    const text = numberOf(drawn);
    if (!text) continue;
    const half = ctx.measureText(text).width / 2 + 1;
    for (const part of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const point = network.canvasToDOM(onCurve(at(drawn.link.from), at(drawn.link.to), part));
      const box = [point.x - half, point.y - 7, point.x + half, point.y + 7];
      if (!inside(box, size) || taken.meets(box) || solid.meets(box)) continue;
      taken.add(box);
      write(ctx, text, point.x, point.y, lit.links.has(drawn.link.id) ? theme.accent : theme.muted, true);
      break;
    }
  }
}

// The best place beside a node that lies over nothing; a chief name may lie over nodes rather than be missing.
function room(key, w, taken, size, squares, solid, chief) {
  const square = squares.get(key);
  const [x, y, r] = [(square[0] + square[2]) / 2, (square[1] + square[3]) / 2, (square[3] - square[1]) / 2];
  if (x < 0 || y < 0 || x > size[0] || y > size[1]) return null;
  const below = y + r + 2;
  const above = y - r - 16;
  const tries = [[x - w / 2, below], [x + r + 4, y - 7], [x - r - 4 - w, y - 7], [x - w / 2, above], [x + r, below - 4], [x - r - w, below - 4], [x + r, above + 4], [x - r - w, above + 4]];
  const boxes = tries.map(([left, top]) => [left - 1, top, left + w + 1, top + 14]);
  const free = (box) => inside(box, size) && !taken.meets(box);
  return boxes.find((box) => free(box) && !solid.meets(box, key)) || (chief ? boxes.find(free) : null) || (key === hovered ? boxes[0] : null);
}

function writeNames(ctx, list, taken, size, squares, solid, chief) {
  ctx.font = FONT;
  let missing = 0;
  for (const key of list) {
    const full = at(key).label;
    const label = size[0] < 500 && full.length > NARROW ? `${full.slice(0, NARROW - 1)}…` : full;
    const box = room(key, measure(ctx, label), taken, size, squares, solid, chief);
    if (!box) { missing += 1; continue; }
    taken.add(box);
    ctx.globalAlpha = lit.nodes.size && !lit.nodes.has(key) && key !== hovered ? 0.6 : 1;
    write(ctx, label, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, at(key).person ? theme.muted : theme.ink, false);
    ctx.globalAlpha = 1;
  }
  return missing;
}

function writeAllNames(ctx, taken, size, squares, solid) {
  const weight = (key) => (key === hovered ? -3e6 : 0) + (lit.nodes.has(key) ? -1e6 : 0) + at(key).order;
  const order = [...drawnNodes].sort((a, b) => weight(a) - weight(b));
  const most = Math.max(CHIEF, lit.nodes.size, state.level === "org" ? Math.min(NAMES, DATA.most_labels) : NAMES);
  const [chief, others] = [order.slice(0, CHIEF), order.slice(CHIEF, most)];
  let missing = order.length - chief.length - others.length + writeNames(ctx, chief, taken, size, squares, solid, true);
  writeNumbers(ctx, taken, size, solid);
  missing += writeNames(ctx, others, taken, size, squares, solid, false);
  const words = missing ? t("no_room", {n: missing}) : "";
  if (unnamed.textContent !== words) unnamed.textContent = words;
}

function writeSentence(ctx, size, taken) {
  ctx.textAlign = "left";
  ctx.font = SMALL;
  const strip = [0, size[1] - 20, Math.min(size[0], ctx.measureText(sentence).width + 18), size[1]];
  ctx.fillStyle = theme.panel;
  ctx.fillRect(strip[0], strip[1], strip[2], 20);
  ctx.fillStyle = theme.muted;
  ctx.fillText(sentence, 8, size[1] - 10, size[0] - 12);
  taken.add(strip);
}

network.on("afterDrawing", (ctx) => {
  const size = [place.clientWidth, place.clientHeight];
  const ratio = ctx.canvas.width / size[0];
  const scale = network.getScale();
  const squares = new Map();
  const solid = new Crowd();
  for (const key of drawnNodes) {
    const point = network.canvasToDOM(at(key));
    const r = at(key).size * scale;
    squares.set(key, [point.x - r, point.y - r, point.x + r, point.y + r]);
    solid.add(squares.get(key), key);
  }
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  const taken = new Crowd();
  written = [];
  writeSentence(ctx, size, taken);
  ctx.textAlign = "center";
  writeAllNames(ctx, taken, size, squares, solid);
  ctx.restore();
});
