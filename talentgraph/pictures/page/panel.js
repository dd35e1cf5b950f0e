// The panel beside the picture: what stands behind what is chosen.
const panel = document.getElementById("panel");

function cards(heading, list, open) {
  if (!list.length) return [];
  return [el("h3", null, `${heading} (${number(list.length)})`), ...told_of(list, () => open)];
}

// The cards of some moves; of those that the page doesn't tell only how many.
function told_of(list, open) {
  const here = list.filter((move) => !move.untold);
  const rest = list.length - here.length;
  return [...here.map((move, i) => card(move, open(i, here.length))), rest ? hint(t("untold", {n: rest})) : null];
}

const some = (i, n) => n <= 6 || i < 3; // are open

const hint = (text) => (text ? el("p", {class: "hint"}, text) : null);
const hiddenBy = (all, here) => (all.length > here.length ? t("hidden", {n: all.length - here.length}) : null);

// Only this and what is 1 or 2 steps away, or all.
function focusButtons(choose) {
  const button = (steps, key) => el("button", {type: "button", "aria-pressed": String(state.focus === steps), click: () => choose(state.focus === steps ? 0 : steps)}, t(key));
  return el("p", {class: "buttons"}, button(1, "focus_1"), " ", button(2, "focus_2"));
}

function orgPanel(org, shown, choose) {
  const here = org.moves.filter(shown);
  const inside = here.filter((move) => move.from_id === org.id && move.to_id === org.id);
  const came = here.filter((move) => move.to_id === org.id && move.from_id !== org.id);
  const left = here.filter((move) => move.from_id === org.id && move.to_id !== org.id);
  const range = (text) => (text ? t("range", {range: text}) : "");
  const facts = org.magnet_rank ? [t("magnet_rank", {rank: org.magnet_rank, range: range(org.magnet_range)}), org.feeder_rank ? t("feeder_rank", {rank: org.feeder_rank, range: range(org.feeder_range)}) : null] : [t("unranked")];
  facts.push(t("in_out", {in: org.n_in, out: org.n_out}), org.founded ? t("founded") : null);
  return [
    el("h2", null, name(org.name)),
    org.aliases.length ? el("p", {class: "aliases"}, name(org.aliases.slice(0, 6).join(" · "))) : null,
    ...facts.filter(Boolean).map((text) => el("p", {class: "facts"}, text)),
    spot.has(org.id) ? focusButtons(choose) : hint(t("not_in_picture")),
    hint(hiddenBy(org.moves, here)),
    ...cards(t("arrived"), came, came.length === 1),
    ...cards(t("left"), left, left.length === 1),
    ...cards(t("inside"), inside, false),
    here.length ? null : hint(t("none_pass")),
  ];
}

function flowPanel(flow, shown) {
  const here = flow.moves.filter(shown);
  return [
    el("h2", null, name(orgName(flow.from)), " → ", name(orgName(flow.to))),
    el("p", {class: "facts"}, counted(here)),
    hint(hiddenBy(flow.moves, here)),
    ...told_of(here, some),
    here.length ? null : hint(t("none_pass")),
  ];
}

function counted(list) {
  const done = list.filter((move) => move.counted).length;
  return list.length > done ? t("counted_and_not", {n: done, m: list.length - done}) : t("counted", {n: done});
}

function personPanel(person, shown, choose) {
  const here = person.moves.filter(shown);
  return [
    el("h2", null, name(person.name)),
    person.aliases.length ? el("p", {class: "aliases"}, name(person.aliases.slice(0, 6).join(" · "))) : null,
    el("p", {class: "facts"}, t("newest_first", {n: here.length})),
    seats.has(person.id) ? focusButtons(choose) : null,
    hint(hiddenBy(person.moves, here)),
    ...here.map((move) => card(move, true)),
    here.length ? null : hint(t("none_pass")),
  ];
}

function movePanel(move, select) {
  const count = people.get(move.who).moves.length;
  const more = el("button", {type: "button", click: () => select({person: move.who})}, t("all_of_person", {n: count}));
  return [el("h2", null, name(move.person)), card(move, true), count > 1 ? el("p", null, more) : null];
}

// What a mark of a chart stands for.
function markPanel({words, count, moves: all}, shown) {
  const here = all.filter(shown);
  return [
    el("h2", null, name(words)),
    el("p", {class: "facts"}, counted(here)),
    hint(all.length < count ? t("newest_of", {n: all.length, m: count}) : null),
    hint(hiddenBy(all, here)),
    ...told_of(here, some),
    here.length ? null : hint(t("none_pass")),
  ];
}

function foundPanel(text, found, select) {
  const entry = ({name: word, goal, shown}) => el("li", null, el("button", {type: "button", click: () => select(goal)}, name(word)), word === shown ? null : [" = ", name(shown)],
    goal.org === undefined ? "" : t("an_organization"));
  return [
    el("h2", null, t("search")),
    el("p", {class: "facts"}, ...told(found.length > 40 ? "found_many" : "found", {n: number(found.length), text: name(text)})),
    el("ul", {class: "found"}, ...found.slice(0, 40).map(entry)),
  ];
}

function emptyPanel(shown, select) {
  const busiest = flows.map((flow) => ({flow, n: flow.moves.filter((move) => shown(move) && move.counted).length}));
  busiest.sort((a, b) => b.n - a.n || a.flow.id - b.flow.id);
  const top = busiest.slice(0, 8).filter((item) => item.n > 0);
  const item = ({flow, n}) => el("li", null, el("button", {type: "button", click: () => select({from: flow.from, to: flow.to})}, name(orgName(flow.from)), " → ", name(orgName(flow.to))), ` ${number(n)}`);
  const ranked = [...orgs.values()].filter((org) => org.magnet_rank).sort((a, b) => a.magnet_rank - b.magnet_rank).slice(0, 8);
  const rank = (org) => el("li", null, el("button", {type: "button", click: () => select({org: org.id})}, name(org.name)), ` ${t("in_out_short", {in: org.n_in, out: org.n_out})}`);
  return [
    el("h2", null, t("evidence")),
    el("p", null, t("choose")),
    top.length ? el("h3", null, t("largest_flows")) : null,
    top.length ? el("ol", {class: "found"}, ...top.map(item)) : null,
    ranked.length ? el("h3", null, t("strongest_magnets")) : null,
    ranked.length ? el("ol", {class: "found"}, ...ranked.map(rank)) : null,
    ranked.length ? hint(t("not_quality")) : null,
  ];
}

function show(children) {
  panel.replaceChildren(...children.filter((child) => child !== null));
  panel.scrollTop = 0;
}
