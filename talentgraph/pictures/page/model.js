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
const organizations = read(DATA.organizations).map((org, i) => ({...org, order: i, moves: []}));
const orgs = new Map(organizations.map((org) => [org.id, org]));
const idAt = (i) => (i === null ? null : organizations[i].id);
const everybody = read(DATA.people).map((person, i) => ({...person, order: i, moves: []}));
const people = new Map(everybody.map((person) => [person.id, person]));
const moves = read(DATA.moves).map((move) => {
  const person = everybody[move.who];
  return {...move, who: person.id, person: person.name, from_id: idAt(move.from_at), to_id: idAt(move.to_at), evidence: move.evidence.map((i) => evidence[i])};
});
const moveById = new Map(moves.map((move) => [move.id, move]));
const flows = DATA.edges.map(([from, to], id) => ({id, from: idAt(from), to: idAt(to), moves: []}));
for (const move of moves) {
  if (move.flow !== null) flows[move.flow].moves.push(move);
  people.get(move.who).moves.push(move);
  for (const id of new Set([move.from_id, move.to_id])) if (orgs.has(id)) orgs.get(id).moves.push(move);
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
  for (const move of moves) for (const item of move.evidence) add(item.person_as_written, {person: move.who}, move.person);
  return found;
}

function windowOf(list) {
  const dates = list.map((move) => move.date).filter(Boolean).sort();
  if (!dates.length) return t("undated");
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return first === last ? first : t("first_to_last", {first, last});
}
