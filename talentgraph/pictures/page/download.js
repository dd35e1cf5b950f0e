// Downloads: the picture as it stands as SVG, the moves of the table as CSV. Both are made here; nothing is asked for.
const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "visibility", "display"];

function save(text, file, type) {
  const node = el("a", {download: file});
  node.href = URL.createObjectURL(new Blob([text], {type}));
  document.body.append(node);
  node.click();
  node.remove();
  setTimeout(() => URL.revokeObjectURL(node.href), 10000);
}

function csv() {
  const columns = ["date", "date_precision", "person", "from", "from_unit", "to", "to_unit", "role_from", "role_to", "kind", "worded_as_poach", "status", "confidence", "counted", "why_not", "combined", "reports", "independent_sources", "sources", "id"];
  // What a spreadsheet would run as a formula becomes text.
  const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll("\"", "\"\"")}"`;
  const yes = (value) => (value ? "yes" : "no");
  const lines = listed.map((move) => [move.date, move.date_precision, move.person, orgName(move.from_id), move.from_unit, orgName(move.to_id), move.to_unit, move.role_from,
    move.role_to, move.kind, yes(move.worded_as_poach), move.status, move.confidence, yes(move.counted), move.why_not, yes(move.combined), move.n_claims, move.n_independent,
    [...new Set(move.evidence.map((item) => item.url).filter(Boolean))].join(" "), move.id]);
  return `\ufeff${[columns, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

// A chart as it stands, with the look that the page's style gives it written into each part.
function chartSvg(source) {
  const copy = source.cloneNode(true);
  const [from, to] = [[source, ...source.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  for (const [i, node] of from.entries()) {
    const look = getComputedStyle(node);
    for (const key of LOOK) to[i].setAttribute(key, look.getPropertyValue(key));
    to[i].removeAttribute("class");
    to[i].removeAttribute("tabindex");
  }
  const {width, height} = source.viewBox.baseVal;
  const high = height + (unfiltered.length ? 15 * unfiltered.length + 6 : 0);
  const lines = unfiltered.map((line, i) => {
    const node = svg("text", {x: 14, y: height + 15 * i + 8, fill: colour("warn"), "font-size": 11, "font-family": getComputedStyle(source).fontFamily});
    node.textContent = line;
    return node;
  });
  for (const [key, value] of [["xmlns", "http://www.w3.org/2000/svg"], ["height", high], ["viewBox", `0 0 ${width} ${high}`]]) copy.setAttribute(key, value);
  copy.prepend(svg("rect", {width, height: high, fill: getComputedStyle(document.body).backgroundColor}));
  copy.append(...lines);
  return copy;
}

function pictureSvg() {
  if (state.tab === "network") return networkSvg();
  const found = [...document.querySelectorAll(`#tab-${CSS.escape(state.tab)} svg`)].find((one) => one.clientWidth > 0); // one of the two layouts
  return found ? chartSvg(found) : null;
}

function startDownloads() {
  document.getElementById("save-svg").addEventListener("click", () => save(new XMLSerializer().serializeToString(pictureSvg()), `talent-moves-${state.tab}.svg`, "image/svg+xml"));
  document.getElementById("save-csv").addEventListener("click", () => save(csv(), "talent-moves.csv", "text/csv"));
}
