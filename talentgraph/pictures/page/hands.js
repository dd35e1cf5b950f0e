// What hands do to the network: clicks, buttons, keys.
function goalOf({nodes: hitNodes, edges: hitEdges}) {
  if (hitNodes.length) {
    const {org, person} = at(hitNodes[0]);
    return org ? {org: org.id} : {person: person.id};
  }
  if (!hitEdges.length) return null;
  const {link, here} = drawnLinks.get(hitEdges[0]);
  return state.level === "org" ? {from: flows[link.id].from, to: flows[link.id].to} : {move: here[0].id};
}

function startNetwork() {
  readTheme();
  for (const button of document.querySelectorAll("[data-level]")) button.addEventListener("click", () => { state.level = button.dataset.level; render(); });
  for (const key of ["role", "aria-label"]) {
    place.firstElementChild.setAttribute(key, place.getAttribute(key)); // vis makes its own frame the one that takes keys
    place.removeAttribute(key);
  }
  $("closer").addEventListener("click", () => zoom(1.4));
  $("farther").addEventListener("click", () => zoom(1 / 1.4));
  $("whole").addEventListener("click", fit);
  network.on("click", (event) => {
    const goal = goalOf(event);
    if (goal) select(goal, true);
    else if (Object.keys(state.selection).length) clear();
  });
  network.on("hoverNode", ({node}) => { hovered = node; network.redraw(); });
  network.on("blurNode", () => { hovered = null; network.redraw(); });
  network.on("zoom", () => { fitted = 0; });
  network.on("dragEnd", () => { fitted = 0; });
  let width = 0;
  network.on("resize", () => {
    if (place.clientWidth !== width && (fitted || !width)) requestAnimationFrame(fit); // vis moves the picture itself first
    width = place.clientWidth;
    drawYears();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); render(); });
  requestAnimationFrame(() => requestAnimationFrame(() => { if (!fitted) fit(); })); // the page may have had no size yet
}
