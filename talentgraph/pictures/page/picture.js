// The network on its canvas, carried by vis-network. What lies over it (names, numbers, the sentence) is in labels.js.
const place = document.getElementById("network");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const WIDTH = 0.55; // of a line, at the zoom that pictures are made for
const CROWD = 250; // links; with more all lines are drawn thinner
let theme = {};
let hovered = null;
let fitted = 0; // the width that the whole picture was last made to fit; 0 once somebody moved it
let lit = {nodes: new Set(), links: new Set()};
const drawnLinks = new Map();
const drawnNodes = new Set();
const ghosts = new Set(); // out of the window of time: they keep their place, pale and without a name

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(place, {nodes, edges}, {...DATA.options, autoResize: true});
const at = (key) => levelNow().nodes.get(key);

function readTheme() {
  theme = Object.fromEntries(["bg", "ink", "muted", "line", "gain", "lose", "even", "accent", "panel", "c0", "c1", "c2", "c3"].map((key) => [key, colour(key)]));
}

function fillOf(node) {
  if (node.person) return theme.bg;
  if (node.org.n_in === node.org.n_out) return theme.even;
  return node.org.n_in > node.org.n_out ? theme.gain : theme.lose;
}

const strongest = (list) => STATUSES.find((status) => list.some((move) => move.status === status));
const smooth = () => (state.level === "org" ? DATA.options.edges.smooth : {enabled: false});

// Lay the nodes and links of the level; nothing of them is shown before drawMoves says so.
function layLevel() {
  const {nodes: all, links} = levelNow();
  for (const drawn of [drawnLinks, drawnNodes, ghosts, lit.nodes, lit.links]) drawn.clear(); // they are of the other level
  hovered = null;
  network.unselectAll();
  edges.clear();
  nodes.clear();
  nodes.add([...all.values()].map(({key, x, y, size, shape}) => ({id: key, x, y, size, shape, hidden: true})));
  edges.add(links.map(({id, from, to}) => ({id, from, to, hidden: true, smooth: smooth()})));
}

// What is drawn: links with moves that pass; nodes with such a link, and pale ones whose links lie at other times.
function choose(passes, near) {
  const {links} = levelNow();
  drawnLinks.clear();
  drawnNodes.clear();
  ghosts.clear();
  for (const link of links) {
    const here = link.moves.filter(passes);
    if (here.length) {
      const done = here.filter((move) => move.counted).length;
      drawnLinks.set(link.id, {link, here, done});
      drawnNodes.add(link.from).add(link.to);
    } else if (near === null && link.moves.some(atAnyTime)) ghosts.add(link.from).add(link.to);
  }
  const {org, person} = state.selection;
  const own = org !== undefined ? `o${org}` : person !== undefined ? `p${person}` : null;
  if (state.focus && at(own)) drawnNodes.add(own);
  for (const key of drawnNodes) ghosts.delete(key);
  return own;
}

function drawMoves(passes, near, picked) {
  const own = choose(passes, near);
  const wanted = new Set(picked);
  lit = {nodes: new Set(), links: new Set()};
  for (const {link, here} of drawnLinks.values()) {
    if (here.some((move) => wanted.has(move))) lit.links.add(link.id);
    if (lit.links.has(link.id)) lit.nodes.add(link.from).add(link.to);
  }
  if (drawnNodes.has(own)) lit.nodes.add(own);
  const quiet = lit.nodes.size > 0;
  nodes.update([...levelNow().nodes.values()].map((node) => {
    const fill = fillOf(node);
    const pale = ghosts.has(node.key);
    return {id: node.key, hidden: !drawnNodes.has(node.key) && !pale, opacity: pale ? 0.15 : quiet && !lit.nodes.has(node.key) ? 0.3 : 1, borderWidth: node.key === own ? 4 : 1,
      color: {background: fill, border: node.key === own ? theme.accent : theme.ink, hover: {background: fill, border: theme.accent}}};
  }));
  const thin = Math.min(1, Math.sqrt(CROWD / Math.max(1, drawnLinks.size)));
  edges.update(levelNow().links.map((link) => {
    const drawn = drawnLinks.get(link.id);
    if (!drawn) return {id: link.id, hidden: true};
    return {id: link.id, hidden: false, ...lineOf(drawn, thin, quiet)};
  }));
  network.redraw();
}

// How a link looks: width by moves, dash by the strongest status, opacity by confidence; of a person with several moves a colour and a number each.
function lineOf({link, here, done}, thin, quiet) {
  const sure = Math.max(0.35, ...here.map((move) => move.confidence * (inWindow(move) === "maybe" ? 0.6 : 1)));
  const on = lit.links.has(link.id);
  const plain = link.hop === null ? theme.line : theme[`c${(link.hop - 1) % 4}`];
  return {width: thin * (1 + 2 * Math.sqrt(done || here.length)) * WIDTH, dashes: DASHES[strongest(here)],
    color: {color: on && link.hop === null ? theme.accent : plain, hover: theme.accent, opacity: quiet ? (on ? Math.max(0.7, sure) : 0.12) : sure}};
}

// The point of a clockwise curve as vis-network 9.1.2 draws it (a quadratic Bézier); of a straight line between two dots.
function middle(a, b) {
  if (state.level !== "org") return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
  const round = DATA.options.edges.smooth.roundness * 0.5 + 0.5;
  const [dx, dy] = [b.x - a.x, a.y - b.y];
  const [length, angle] = [Math.hypot(dx, dy), Math.atan2(dy, dx) + round * Math.PI];
  return {x: a.x + round * length * Math.sin(angle), y: a.y + round * length * Math.cos(angle)};
}

function onCurve(a, b, part) {
  const via = middle(a, b);
  const [p, q, r] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return {x: p * a.x + q * via.x + r * b.x, y: p * a.y + q * via.y + r * b.y};
}

function fit() {
  const keys = [...drawnNodes, ...ghosts];
  const size = [place.clientWidth, place.clientHeight - 22];
  if (!keys.length || size[0] < 80 || size[1] < 80) return;
  fitted = size[0];
  const pad = Math.min(46, size[0] / 12);
  const [xs, ys] = [keys.map((key) => at(key).x), keys.map((key) => at(key).y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(1.6, (size[0] - 2 * pad) / Math.max(1, right - left), (size[1] - 52) / Math.max(1, bottom - top));
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2 + 11 / scale}, scale, animation: false});
}

function zoom(factor) {
  fitted = 0;
  network.moveTo({scale: network.getScale() * factor, animation: still.matches ? false : {duration: 150, easingFunction: "linear"}});
}

function bringIntoView(key) {
  if (!at(key)) return;
  const point = network.canvasToDOM(at(key));
  const far = point.x < 40 || point.y < 40 || point.x > place.clientWidth - 40 || point.y > place.clientHeight - 50;
  if (far) fitted = 0;
  if (far) network.moveTo({position: at(key), animation: false});
}

// Draw what passes, lay the level first if it is another one.
let laid = null;
function drawNetwork(passes, near, picked, {fitting, sentence: told}) {
  sentence = told;
  const relaid = laid !== state.level;
  if (relaid) layLevel();
  laid = state.level;
  drawMoves(passes, near, picked);
  if (fitting || relaid) fit();
}
