// The evidence panel. Every word gets in as a text node: nothing in the data is ever read as markup.
const panel = document.getElementById("panel");

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

const name = (text) => el("bdi", null, text);
const badge = (text, kind) => el("span", {class: `badge ${kind || ""}`}, text);

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
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return el("span", {class: "withheld"}, word("withheld"));
  const node = el("a", {rel: "noopener noreferrer nofollow", target: "_blank"}, name(item.title || word("source")), ` (${url.hostname})`);
  node.href = url.href;
  return node;
}

function source(item, move) {
  const head = el("p", {class: "source"});
  if (item.type === "row") head.append(badge(word("row")), " ");
  if (item.type === "digest") head.append(badge(word("digest", {source: item.based_on || item.outlet || word("a_report")})), " ");
  if (item.machine_translated) head.append(badge(word("translated"), "unsure"), " ");
  if (item.status && item.status !== move.status) head.append(badge(word("this_report", {status: wordOr(item.status)}), DONE.has(item.status) ? "" : "unsure"), " ");
  const place = link(item);
  if (item.type === "digest") head.append(el("span", null, item.date && !(item.based_on || "").includes(item.date) ? item.date : ""));
  else head.append(el("span", null, item.outlet ? name(item.outlet) : word("no_outlet"), `, ${item.date || word("undated")}`));
  const stop = item.type === "digest" ? " " : ". ";
  if (place) head.append(stop, place);
  else if (item.title) head.append(stop, name(item.title));
  const body = [];
  if (item.text) body.push(el(item.type === "quote" ? "blockquote" : "p", {class: "text", dir: "auto"}, ...highlighted(item.text, [item.person_as_written, move.person])));
  if (item.cells) {
    const list = el("dl", {class: "cells"});
    for (const [key, value] of item.cells) if (value !== "" && value !== item.url) list.append(el("dt", null, name(key)), el("dd", null, ...highlighted(value, [item.person_as_written, move.person])));
    body.push(list);
  }
  const written = item.person_as_written && fold(item.person_as_written) !== fold(move.person);
  return el("li", null, ...body, written ? el("p", {class: "written"}, word("written_as"), name(item.person_as_written)) : null, head);
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
  const list = [badge(wordOr(move.status), DONE.has(move.status) ? "" : "unsure"), badge(word("level_confidence", {level: word(level(move.confidence))}))];
  if (move.kind !== "poach") list.push(badge(wordOr(move.kind)));
  if (move.worded_as_poach) list.push(badge(word("worded")));
  if (move.combined) list.push(badge(word("is_combined"), "unsure"));
  if (move.identified) list.push(badge(word("identified", {by: move.identified}), "unsure"));
  if (!move.counted) list.push(badge(move.why_not ? word("uncounted_why", {why: wordOr(move.why_not)}) : word("uncounted"), "unsure"));
  return el("p", {class: "marks"}, ...list.flatMap((item) => [item, " "]));
}

function brief(move) {
  const said = [move.worded_as_poach ? word("poach_word") : wordOr(move.kind), DONE.has(move.status) ? null : wordOr(move.status), word(level(move.confidence))];
  return said.filter(Boolean).join(", ") + (move.counted ? "" : word("brief_uncounted"));
}

function card(move, open) {
  const holder = el("details", {class: `card${DONE.has(move.status) ? "" : " notdone"}`, "data-move": move.id});
  holder.append(el("summary", null, el("strong", null, name(move.person)), el("span", {class: "when"}, when(move)), route(move), el("span", {class: "brief"}, brief(move))));
  const fill = () => {
    if (holder.childElementCount > 1) return;
    const roles = [move.role_from, move.role_to];
    const body = [marks(move)];
    if (roles[0] || roles[1]) body.push(el("p", {class: "roles"}, word("role"), roles[0] ? name(roles[0]) : word("not_stated"), " → ", roles[1] ? name(roles[1]) : word("not_stated")));
    if (move.from_id !== null && move.earlier_org) body.push(el("p", {class: "roles"}, word("earlier_org"), name(move.earlier_org)));
    if (move.kind === "departure") body.push(el("p", {class: "roles"}, word("left_words")));
    const list = el("ol", {class: "evidence"}, ...move.evidence.map((item) => source(item, move)));
    body.push(move.evidence.length ? list : el("p", {class: "roles"}, word("no_evidence")));
    holder.append(el("div", null, ...body));
  };
  holder.addEventListener("toggle", () => { if (holder.open) fill(); });
  if (open) { fill(); holder.open = true; }
  return holder;
}

function cards(heading, list, open) {
  if (!list.length) return [];
  return [el("h3", null, word("section", {heading, n: list.length})), ...list.map((move) => card(move, open))];
}

function orgPanel(org, shown, focused, toggle) {
  const all = moves.filter((move) => move.from_id === org.id || move.to_id === org.id);
  const here = all.filter(shown);
  const inside = here.filter((move) => move.from_id === org.id && move.to_id === org.id);
  const came = here.filter((move) => move.to_id === org.id && move.from_id !== org.id);
  const left = here.filter((move) => move.from_id === org.id && move.to_id !== org.id);
  const ranked = (key, rank, range) => word(key, {rank: range ? word("rank_range", {rank, range}) : rank});
  const ranks = org.magnet_rank ? [ranked("rank_magnet", org.magnet_rank, org.magnet_range), org.feeder_rank ? ranked("rank_feeder", org.feeder_rank, org.feeder_range) : null] : [word("unranked")];
  const drawn = flows.some((flow) => (flow.from === org.id || flow.to === org.id) && flow.moves.some(shown));
  const facts = [...ranks, word("org_counted", {came: org.n_in, left: org.n_out})];
  const button = el("button", {type: "button", "aria-pressed": String(focused), click: toggle}, word(focused ? "focus_off" : "focus_on"));
  return [
    el("h2", null, name(org.name)),
    el("p", {class: "facts"}, word(org.founded ? "facts_founded" : "facts", {facts: facts.filter(Boolean).join("; ")})),
    drawn ? el("p", null, button) : el("p", {class: "hint"}, word("not_in_picture")),
    all.length > here.length ? el("p", {class: "hint"}, word("hidden", {n: all.length - here.length})) : null,
    ...cards(word("came"), came, came.length === 1),
    ...cards(word("left"), left, left.length === 1),
    ...cards(word("inside"), inside, false),
    here.length ? null : el("p", null, word("none_passes")),
  ];
}

function flowPanel(flow, shown) {
  const here = flow.moves.filter(shown);
  const done = here.filter((move) => move.counted).length;
  const rest = here.length - done;
  return [
    el("h2", null, name(orgName(flow.from)), " → ", name(orgName(flow.to))),
    el("p", {class: "facts"}, word("moves_counted", {n: done}), rest ? word("and_uncounted", {n: rest}) : "", word("stop")),
    ...here.map((move, i) => card(move, here.length <= 6 || i < 3)),
    here.length ? null : el("p", null, word("none_passes")),
  ];
}

// What a mark of a picture stands for: its words, and the moves behind it that this page holds.
function markPanel(mark) {
  const here = mark.moves;
  const held = here.length < mark.n + mark.n_open ? word("newest_of", {n: here.length}) : "";
  return [
    el("h2", null, name(mark.words)),
    el("p", {class: "facts"}, word("moves_counted", {n: mark.n}), mark.n_open ? word("and_uncounted", {n: mark.n_open}) : "", held, word("stop")),
    ...here.map((move, i) => card(move, here.length <= 6 || i < 3)),
  ];
}

function personPanel(person, shown) {
  const all = moves.filter((move) => move.person === person);
  const here = all.filter(shown);
  return [
    el("h2", null, name(person)),
    el("p", {class: "facts"}, word("reports_shown", {n: here.length}), all.length > here.length ? word("and_hidden", {n: all.length - here.length}) : "", word("stop")),
    ...here.map((move) => card(move, true)),
  ];
}

function movePanel(move, select) {
  const others = moves.filter((one) => one.person === move.person).length - 1;
  const more = el("button", {type: "button", click: () => select({person: move.person})}, word("all_of_person", {n: others + 1}));
  return [el("h2", null, name(move.person)), card(move, true), others ? el("p", null, more) : null];
}

function foundPanel(text, found, select) {
  const list = found.slice(0, 40).map(({name: called, goal}) => el("li", null, el("button", {type: "button", click: () => select(goal)}, name(called), goal.org ? word("an_organization") : "")));
  return [
    el("h2", null, word("search")),
    el("p", {class: "facts"}, name(word("names_hold", {n: found.length, text})), found.length > 40 ? ` ${word("first_forty")}` : ""),
    el("ul", {class: "found"}, ...list),
  ];
}

function emptyPanel(shown, select) {
  const busiest = flows.map((flow) => ({flow, n: flow.moves.filter((move) => shown(move) && move.counted).length}));
  busiest.sort((a, b) => b.n - a.n || a.flow.id - b.flow.id);
  const top = busiest.slice(0, 8).filter((item) => item.n > 0);
  const item = ({flow, n}) => el("li", null, el("button", {type: "button", click: () => select({from: flow.from, to: flow.to})}, name(orgName(flow.from)), " → ", name(orgName(flow.to))), ` ${n}`);
  const ranked = [...orgs.values()].filter((org) => org.magnet_rank).sort((a, b) => a.magnet_rank - b.magnet_rank).slice(0, 8);
  const rank = (org) => el("li", null, el("button", {type: "button", click: () => select({org: org.id})}, name(org.name)), ` ${word("in_out", {came: org.n_in, left: org.n_out})}`);
  return [
    el("h2", null, word("evidence")),
    el("p", null, word("choose")),
    top.length ? el("h3", null, word("largest_flows")) : null,
    top.length ? el("ol", {class: "found"}, ...top.map(item)) : null,
    ranked.length ? el("h3", null, word("strongest")) : null,
    ranked.length ? el("ol", {class: "found"}, ...ranked.map(rank)) : null,
  ];
}

function show(children) {
  panel.replaceChildren(...children.filter((child) => child !== null));
  panel.scrollTop = 0;
}
