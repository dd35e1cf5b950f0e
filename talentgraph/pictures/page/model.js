"use strict";
// What the page knows: the tables of the data island, and the words for them. No DOM here but the island.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = new Map(Object.entries(DATA.words));
const read = ({columns, rows}) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

const documents = read(DATA.documents);
const evidence = read(DATA.evidence).map((item) => ({
  ...item,
  ...documents[item.document],
  status: item.status,
  cells: item.cells ? DATA.headers[item.cells[0]].map((name, i) => [name, item.cells[1][i]]) : null,
}));
const rowed = read(DATA.organizations);
const crowd = DATA.crowd ? uncrowd(DATA.crowd, rowed) : {organizations: [], nodes: [], moves: []};
const organizations = [...rowed, ...crowd.organizations].map((org, i) => Object.assign(org, {order: i, moves: []}));
const orgs = new Map(organizations.map((org) => [org.id, org]));
const idAt = (i) => (i === null ? null : organizations[i].id);
const everybody = read(DATA.people).map((person, i) => ({...person, order: i, moves: []}));
const people = new Map(everybody.map((person) => [person.id, person]));
const tabled = read(DATA.moves).map((move) => {
  const person = everybody[move.who];
  return {...move, who: person.id, person: person.name, evidence: move.evidence.map((i) => evidence[i])};
});
const moves = [...tabled, ...crowd.moves]; // those of the table first
const moveById = new Map(tabled.map((move) => [move.id, move]));
const placed = DATA.nodes.length ? DATA.nodes : crowd.nodes.map(({at, ...node}) => ({id: idAt(at), ...node}));
const flows = [];
const flowAt = new Map();
const flowKey = (from, to) => from * organizations.length + to;

function addFlow(from, to) {
  const flow = {id: flows.length, from: idAt(from), to: idAt(to), moves: []};
  flowAt.set(flowKey(from, to), flow);
  flows.push(flow);
  return flow;
}

for (const [from, to] of DATA.edges) addFlow(from, to);
for (const move of moves) {
  [move.from_id, move.to_id] = [idAt(move.from_at), idAt(move.to_at)];
  if (move.drawn) (flowAt.get(flowKey(move.from_at, move.to_at)) || addFlow(move.from_at, move.to_at)).moves.push(move);
  if (!move.untold) people.get(move.who).moves.push(move);
  if (move.from_at !== null) organizations[move.from_at].moves.push(move);
  if (move.to_at !== null && move.to_at !== move.from_at) organizations[move.to_at].moves.push(move);
}

const STATUSES = ["completed", "announced", "contested", "rumoured", "attempted", "failed", "denied"];
const KINDS = ["hire", "poach", "acquihire", "founding", "return", "appointment", "departure"];
const DONE = new Set(["completed", "announced"]);
const DASHES = {
  completed: false, announced: [8, 4], contested: [5, 5], rumoured: [2, 5], attempted: [2, 5], failed: [10, 4, 2, 4], denied: [10, 4, 2, 4],
};
const LEVELS = ["weak", "medium", "strong"];
const level = (confidence) => (confidence >= 0.85 ? "strong" : confidence >= 0.6 ? "medium" : "weak");
const orgName = (id) => (orgs.has(id) ? orgs.get(id).name : null);
const fold = (text) => text.normalize("NFKC").toLowerCase().trim();
const number = (n) => n.toLocaleString(DATA.lang === "zh" ? "zh-CN" : "en");

// A word of words.toml, with its values put in; "key_one" where n is 1.
const form = (key, n) => (n === 1 ? WORDS.get(`${key}_one`) : undefined) ?? WORDS.get(key);
const t = (key, values = {}) => form(key, values.n).replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name]));

// A word that the data holds (a status, a kind, a reason), as the language says it; unknown ones as they are.
const term = (sort, word) => WORDS.get(`${sort}.${word}`) ?? word;
const kindOf = (move) => (move.kind === "poach" || move.worded_as_poach ? t("poached") : term("kind", move.kind));
const disputed = (move) => DONE.has(move.status) && move.evidence.some((item) => item.status === "denied" || item.status === "failed");

function when(move) {
  if (!move.date) return t("date_not_stated");
  if (move.date_precision === "week" || move.date_precision === "quarter") return `${move.date} (${term("precision", move.date_precision)})`;
  return move.date;
}

function origin(move) {
  if (move.from_id !== null) return orgName(move.from_id);
  if (move.earlier_org) return t("earlier_only", {name: move.earlier_org});
  return t("not_stated");
}

function destination(move) {
  if (move.to_id !== null) return orgName(move.to_id);
  return move.kind === "departure" ? t("not_stated_left") : t("not_stated");
}

// Every name that can be looked for, with what it leads to: aliases and names as written (Chinese ones among them) too.
function searchable() {
  const found = new Map();
  const add = (name, goal, shown) => {
    const key = name ? fold(name) : "";
    if (key && !found.has(key)) found.set(key, {name, goal, shown});
  };
  for (const org of orgs.values()) add(org.name, {org: org.id}, org.name);
  for (const person of everybody) add(person.name, {person: person.id}, person.name);
  for (const org of orgs.values()) for (const alias of org.aliases) add(alias, {org: org.id}, org.name);
  for (const person of everybody) for (const alias of person.aliases) add(alias, {person: person.id}, person.name);
  for (const move of tabled) for (const item of move.evidence) add(item.person_as_written, {person: move.who}, move.person);
  return found;
}

// The first and the last date. Of moves that are not told those of the first and the last day: making a date of each would take long.
function windowOf(list) {
  let [first, last, early, late] = [null, null, {earliest: Infinity}, {earliest: -Infinity}];
  for (const move of list) {
    if (move.untold) {
      if (move.earliest === null || move.latest === null) continue;
      if (move.earliest < early.earliest) early = move;
      if (move.earliest > late.earliest) late = move;
    } else if (move.date) {
      if (first === null || move.date < first) first = move.date;
      if (last === null || move.date > last) last = move.date;
    }
  }
  if (early.date && (first === null || early.date < first)) first = early.date;
  if (late.date && (last === null || late.date > last)) last = late.date;
  if (first === null) return t("undated");
  return first === last ? first : t("first_to_last", {first, last});
}
