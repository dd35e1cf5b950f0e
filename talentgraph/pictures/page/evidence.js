// One move as a card with all that it rests on. Every word gets in as a text node: nothing in the data is ever read as markup.
function el(name, properties, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === "class") node.className = value;
    else if (key === "click") node.addEventListener("click", value);
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const colour = (key) => getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
const name = (text) => el("bdi", null, text);
const badge = (text, kind) => el("span", {class: `badge ${kind || ""}`}, text);

// A word of words.toml with nodes in the places of its {names}.
const told = (key, nodes) => form(key, nodes.n).split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? nodes[part.slice(1, -1)] : part)).filter((part) => part !== "");

function highlighted(text, wanted) {
  const parts = [];
  const low = text.toLowerCase();
  const keys = low.length === text.length ? [...new Set(wanted.filter(Boolean).map((word) => word.toLowerCase()))] : [];
  let at = 0;
  while (at < text.length) {
    let best = null;
    for (const key of keys) {
      const start = low.indexOf(key, at);
      if (start >= 0 && (!best || start < best[0])) best = [start, key.length];
    }
    if (!best) break;
    parts.push(text.slice(at, best[0]), el("mark", null, text.slice(best[0], best[0] + best[1])));
    at = best[0] + best[1];
  }
  return [...parts, text.slice(at)];
}

function link(item) {
  if (!item.url) return null;
  let url = null;
  try { url = new URL(item.url); } catch { url = null; }
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return el("span", {class: "withheld"}, t("link_withheld"));
  const node = el("a", {rel: "noopener noreferrer nofollow", target: "_blank"}, name(item.title || t("source")), ` (${url.hostname})`);
  node.href = url.href;
  return node;
}

function table(cells, item, wanted) {
  const list = el("dl", {class: "cells"});
  for (const [key, value] of cells) if (value !== "" && value !== item.url) list.append(el("dt", null, name(key)), el("dd", null, ...highlighted(value, wanted)));
  return list;
}

// Who published it, when, where: of our own digest, what it sums up.
function published(item) {
  const head = el("p", {class: "source"});
  if (item.type === "digest") head.append(el("span", null, item.date && !(item.based_on || "").includes(item.date) ? item.date : ""));
  else head.append(el("span", null, item.outlet ? name(item.outlet) : t("outlet_not_stated"), item.date ? `, ${item.date}` : `, ${t("undated")}`));
  const place = link(item);
  const stop = item.type === "digest" ? " " : ". ";
  if (place) head.append(stop, place);
  else if (item.title) head.append(stop, name(item.title));
  return head;
}

function source(item, move) {
  const wanted = [item.person_as_written, move.person, orgName(move.from_id), orgName(move.to_id)];
  const sort = item.type === "digest" ? t("type.digest", {name: item.based_on || item.outlet || t("a_report")}) : term("type", item.type);
  const marks = [el("span", {class: "sort"}, sort)];
  if (item.machine_translated) marks.push(badge(t("machine_translated"), "unsure"));
  if (item.status && item.status !== move.status) marks.push(badge(t("this_report", {status: term("status", item.status)}), DONE.has(item.status) ? "" : "unsure"));
  const body = [el("p", {class: "sorts"}, ...marks.flatMap((mark) => [mark, " "]))];
  if (item.text) body.push(el(item.type === "quote" ? "blockquote" : "p", {class: "text", dir: "auto"}, ...highlighted(item.text, wanted)));
  if (item.cells) body.push(table(item.cells, item, wanted));
  const written = item.person_as_written && fold(item.person_as_written) !== fold(move.person);
  if (written) body.push(el("p", {class: "written"}, ...told("written_as", {name: name(item.person_as_written)})));
  if (item.same_story_as) body.push(el("p", {class: "written"}, ...told("same_story", {name: name(item.same_story_as)})));
  return el("li", {class: `${item.type}${item.machine_translated ? " translated" : ""}`}, ...body, published(item));
}

function route(move) {
  const end = (side) => {
    const id = move[`${side}_id`];
    const unit = move[`${side}_unit`];
    const words = side === "from" ? origin(move) : destination(move);
    return el("span", {class: id === null ? "unknown" : "end"}, name(words), unit ? el("span", {class: "unit"}, " (", name(unit), ")") : null);
  };
  return el("p", {class: "route"}, end("from"), el("span", {class: "to"}, " → "), end("to"));
}

function marks(move) {
  const list = [badge(term("status", move.status), DONE.has(move.status) ? "" : "unsure"), badge(t("confidence_of", {level: term("level", level(move.confidence))}))];
  if (move.kind !== "poach") list.push(badge(term("kind", move.kind)));
  if (move.worded_as_poach || move.kind === "poach") list.push(badge(t("poached")));
  if (disputed(move)) list.push(badge(t("disputed"), "unsure"));
  if (move.combined) list.push(badge(t("combined"), "unsure"));
  if (move.identified) list.push(badge(t("identified", {by: move.identified}), "unsure"));
  if (move.reviewed) list.push(badge(t("reviewed"), "good"));
  if (!move.counted) list.push(badge(move.why_not ? t("not_counted_why", {why: term("why", move.why_not)}) : t("not_counted"), "unsure"));
  return el("p", {class: "marks"}, ...list.flatMap((item) => [item, " "]));
}

function brief(move) {
  const words = [kindOf(move), DONE.has(move.status) ? null : term("status", move.status), term("level", level(move.confidence)), disputed(move) ? t("disputed") : null,
    move.counted ? null : t("not_counted"), inWindow(move) === "maybe" ? t("maybe") : null];
  return words.filter(Boolean).join(DATA.lang === "zh" ? "，" : ", ");
}

function body(move) {
  const small = (...children) => el("p", {class: "roles"}, ...children);
  const or = (text) => (text ? name(text) : t("not_stated"));
  const parts = [marks(move)];
  if (move.role_from || move.role_to) parts.push(small(...told("role", {from: or(move.role_from), to: or(move.role_to)})));
  if (move.from_id !== null && move.earlier_org) parts.push(small(...told("earlier", {name: name(move.earlier_org)})));
  if (move.other_origins.length) parts.push(small(...told("other_origins", {names: name(move.other_origins.join(", "))})));
  if (move.kind === "departure") parts.push(small(t("departure")));
  parts.push(small(t("support", {n: move.n_claims, m: move.n_independent})));
  const list = el("ol", {class: `evidence${move.combined ? " combined" : ""}`}, ...move.evidence.map((item) => source(item, move)));
  parts.push(move.evidence.length ? list : small(t("no_evidence")));
  return el("div", null, ...parts);
}

function card(move, open) {
  const holder = el("details", {class: `card${DONE.has(move.status) ? "" : " notdone"}`, "data-move": move.id});
  holder.append(el("summary", null, el("strong", null, name(move.person)), el("span", {class: "when"}, when(move)), route(move), el("span", {class: "brief"}, brief(move))));
  const fill = () => { if (holder.childElementCount === 1) holder.append(body(move)); };
  holder.addEventListener("toggle", () => { if (holder.open) fill(); });
  if (open) { fill(); holder.open = true; }
  return holder;
}
