// The network of very many organizations, carried by sigma on WebGL: sizes, colours, arrows and names; status and kind by the filters only.
const place = document.getElementById("network");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const foot = document.getElementById("unnamed");
const FAMILY = "\"DejaVu Sans\", \"Noto Sans\", \"Noto Sans CJK SC\", Arial, sans-serif";
const fitted = 0;
const drawnLinks = new Set();
const drawnNodes = new Set();
let theme = {};
let lit = {nodes: new Set(), links: new Set()};
let sentence = "";
let renderer = null;

const at = (key) => levelNow().nodes.get(key);
const balance = ({n_in, n_out}) => (n_in === n_out ? theme.even : n_in > n_out ? theme.gain : theme.lose);

function readTheme() {
  theme = Object.fromEntries(["bg", "ink", "muted", "line", "gain", "lose", "even", "accent", "rule"].map((key) => [key, colour(key)]));
}

function reduceNode(key, data) {
  if (!drawnNodes.has(key)) return {...data, hidden: true};
  const quiet = lit.nodes.size > 0 && !lit.nodes.has(key);
  return {...data, color: quiet ? theme.rule : balance(at(key).org), label: quiet ? "" : data.label, zIndex: quiet ? 0 : 1, forceLabel: key === `o${state.selection.org}`};
}

function reduceEdge(key, data) {
  if (!drawnLinks.has(key)) return {...data, hidden: true};
  const on = lit.links.has(key);
  return {...data, color: on ? theme.accent : lit.nodes.size ? theme.rule : theme.even, zIndex: on ? 1 : 0};
}

function makeMap() {
  const graph = new graphology.DirectedGraph();
  for (const node of levelNow().nodes.values()) graph.addNode(node.key, {x: node.x, y: -node.y, size: node.size / 2, label: node.label});
  for (const link of levelNow().links) graph.addEdgeWithKey(link.key, link.from, link.to, {size: Math.min(6, 0.5 + Math.sqrt(link.moves.length))});
  return new Sigma(graph, place, {defaultEdgeType: "arrow", nodeReducer: reduceNode, edgeReducer: reduceEdge, labelColor: {color: theme.ink}, labelFont: FAMILY, labelSize: 12,
    labelRenderedSizeThreshold: 5, zIndex: true, allowInvalidContainer: true, hideEdgesOnMove: true, minEdgeThickness: 0.5,
    defaultDrawNodeHover: (context, data, settings) => settings.defaultDrawNodeLabel(context, data, settings)}); // no white box on dark ground
}

function drawNetwork(passes, near, picked, {sentence: told}) {
  sentence = told;
  foot.textContent = told;
  const wanted = new Set(picked);
  for (const set of [drawnLinks, drawnNodes, lit.nodes, lit.links]) set.clear();
  for (const link of levelNow().links) {
    if (!link.moves.some(passes)) continue;
    drawnLinks.add(link.key);
    drawnNodes.add(link.from).add(link.to);
    if (!wanted.size || !link.moves.some((move) => wanted.has(move) && passes(move))) continue;
    lit.links.add(link.key);
    lit.nodes.add(link.from).add(link.to);
  }
  if (renderer) renderer.refresh();
}

const motion = () => (still.matches ? {duration: 0} : {duration: 150});
function fit() { if (renderer) renderer.getCamera().animatedReset(motion()); }
function zoom(factor) {
  if (!renderer) return;
  const camera = renderer.getCamera();
  camera.animate({ratio: camera.ratio / factor}, motion());
}
function bringIntoView(key) {
  if (!renderer || !at(key)) return;
  const {x, y} = renderer.getNodeDisplayData(key);
  renderer.getCamera().animate({x, y, ratio: Math.min(renderer.getCamera().ratio, 0.3)}, motion());
}

// The map as it stands, as SVG.
function networkSvg() {
  const size = [place.clientWidth, place.clientHeight];
  const spots = new Map([...drawnNodes].map((key) => [key, renderer.graphToViewport({x: at(key).x, y: -at(key).y})]));
  const f = (n) => n.toFixed(1);
  const lines = levelNow().links.filter((link) => drawnLinks.has(link.key)).map((link) => {
    const [a, b] = [spots.get(link.from), spots.get(link.to)];
    return svg("path", {d: `M${f(a.x)} ${f(a.y)}L${f(b.x)} ${f(b.y)}`, stroke: reduceEdge(link.key, {}).color, "stroke-width": 1});
  });
  const dots = [...spots].map(([key, {x, y}]) => svg("circle", {cx: f(x), cy: f(y), r: f(at(key).size / 2), fill: reduceNode(key, {}).color}));
  const names = [...spots].sort(([a], [b]) => at(a).order - at(b).order).slice(0, DATA.most_labels).map(([key, {x, y}]) => {
    const node = svg("text", {x: f(x + at(key).size / 2 + 2), y: f(y + 4), fill: theme.ink, "font-size": 12, "font-family": FAMILY.replaceAll("\"", "'")});
    node.textContent = at(key).label;
    return node;
  });
  const words = svg("text", {x: 8, y: size[1] - 7, fill: theme.muted, "font-size": 11, "font-family": FAMILY.replaceAll("\"", "'")});
  words.textContent = sentence;
  const ground = svg("rect", {width: size[0], height: size[1], fill: theme.bg});
  return svg("svg", {xmlns: "http://www.w3.org/2000/svg", width: size[0], height: size[1], viewBox: `0 0 ${size[0]} ${size[1]}`, role: "img"}, ground, ...lines, ...dots, ...names, words);
}

function startNetwork() {
  readTheme();
  for (const button of document.querySelectorAll("[data-level]")) button.disabled = button.dataset.level === "person";
  $("closer").addEventListener("click", () => zoom(1.5));
  $("farther").addEventListener("click", () => zoom(1 / 1.5));
  $("whole").addEventListener("click", fit);
  if (!document.createElement("canvas").getContext("webgl2")) {
    place.textContent = t("no_webgl");
    $("save-svg").disabled = true;
    return;
  }
  renderer = makeMap();
  renderer.on("clickNode", ({node}) => select({org: at(node).org.id}, true));
  renderer.on("clickStage", () => { if (Object.keys(state.selection).length) clear(); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readTheme();
    renderer.setSetting("labelColor", {color: theme.ink});
    render();
  });
}
