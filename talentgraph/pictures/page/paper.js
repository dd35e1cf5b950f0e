// The network as SVG, as it stands: for the download, and for paper, where it is light.
// An arrow of the network: its line up to the tip, and the tip.
function arrow(drawn, scale) {
  const [a, b] = [at(drawn.link.from), at(drawn.link.to)].map((node) => ({...network.canvasToDOM(node), r: node.size * scale}));
  const via = network.canvasToDOM(middle(at(drawn.link.from), at(drawn.link.to)));
  const {width, dashes, color} = lineOf(drawn, Math.min(1, Math.sqrt(CROWD / Math.max(1, drawnLinks.size))), lit.nodes.size > 0);
  const [dx, dy] = [b.x - via.x, b.y - via.y];
  const long = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / long, dy / long];
  const tip = {x: b.x - ux * (b.r + 1), y: b.y - uy * (b.r + 1)};
  const [foot, half] = [{x: tip.x - ux * 9, y: tip.y - uy * 9}, 4];
  const f = (n) => n.toFixed(1);
  const path = svg("path", {d: `M${f(a.x)} ${f(a.y)}Q${f(via.x)} ${f(via.y)} ${f(foot.x)} ${f(foot.y)}`, fill: "none", stroke: color.color, "stroke-width": f(width), "stroke-opacity": color.opacity.toFixed(2)});
  if (dashes) path.setAttribute("stroke-dasharray", dashes.join(" "));
  const head = svg("path", {d: `M${f(tip.x)} ${f(tip.y)}L${f(foot.x - uy * half)} ${f(foot.y + ux * half)}L${f(foot.x + uy * half)} ${f(foot.y - ux * half)}Z`, fill: color.color, "fill-opacity": color.opacity.toFixed(2)});
  return [path, head];
}

function shape(key, scale) {
  const node = at(key);
  const {x, y} = network.canvasToDOM(node);
  const r = node.size * scale;
  const look = {fill: fillOf(node), stroke: theme.ink, opacity: lit.nodes.size && !lit.nodes.has(key) ? 0.3 : 1};
  const f = (n) => n.toFixed(1);
  if (node.person) return svg("circle", {cx: f(x), cy: f(y), r: f(r), ...look});
  if (node.shape === "diamond") return svg("path", {d: `M${f(x)} ${f(y - r)}L${f(x + r)} ${f(y)}L${f(x)} ${f(y + r)}L${f(x - r)} ${f(y)}Z`, ...look});
  return svg("rect", {x: f(x - r), y: f(y - r), width: f(2 * r), height: f(2 * r), ...look});
}

function words({text, x, y, ink, small, opacity}) {
  const look = {x: x.toFixed(1), y: y.toFixed(1), fill: ink, opacity, "font-size": small ? 11 : 12, "text-anchor": "middle", "dominant-baseline": "central"};
  const node = svg("text", {...look, "font-family": FAMILY.replaceAll("\"", "'"), stroke: theme.bg, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke"});
  node.textContent = text;
  return node;
}

function networkSvg() {
  const size = [place.clientWidth, place.clientHeight];
  const scale = network.getScale();
  const foot = svg("text", {x: 8, y: size[1] - 7, fill: theme.muted, "font-size": 11, "font-family": FAMILY.replaceAll("\"", "'")});
  foot.textContent = sentence;
  const title = svg("title", {});
  title.textContent = document.title;
  return svg("svg", {xmlns: "http://www.w3.org/2000/svg", width: size[0], height: size[1], viewBox: `0 0 ${size[0]} ${size[1]}`, role: "img"}, title,
    svg("rect", {width: size[0], height: size[1], fill: theme.bg}), ...[...drawnLinks.values()].flatMap((drawn) => arrow(drawn, scale)),
    ...[...drawnNodes].map((key) => shape(key, scale)), ...written.map(words), foot);
}

window.addEventListener("beforeprint", () => {
  readTheme();
  render();
  network.redraw();
  document.getElementById("printed").replaceChildren(networkSvg());
});
window.addEventListener("afterprint", () => { readTheme(); render(); document.getElementById("printed").replaceChildren(); });
