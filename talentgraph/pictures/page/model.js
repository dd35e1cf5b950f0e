"use strict";
// What the page knows: the tables of the data island, and the words for them. No DOM here but the island.
const DATA = JSON.parse(document.getElementById("data").textContent);
const word = (key, values = {}) => {
  const template = (values.n === 1 && DATA.words[`${key}_one`]) || DATA.words[key];
  return template.replace(/\{(\w+)\}/g, (_, slot) => (typeof values[slot] === "number" ? values[slot].toLocaleString("en") : String(values[slot])));
};
const wordOr = (key) => (Object.hasOwn(DATA.words, key) ? word(key) : key); // statuses and kinds; the data could hold others
const read = ({columns, rows}) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

const documents = read(DATA.documents);
const evidence = read(DATA.evidence).map((item) => ({
  ...item,
  ...documents[item.document],
  status: item.status,
  cells: item.cells ? DATA.headers[item.cells[0]].map((name, i) => [name, item.cells[1][i]]) : null,
}));
const orgs = new Map(read(DATA.organizations).map((org, i) => [org.id, {...org, order: i}]));
const moves = read(DATA.moves).map((move) => ({...move, evidence: move.evidence.map((i) => evidence[i])}));
const moveById = new Map(moves.map((move) => [move.id, move]));
const flows = DATA.edges.map((edge) => ({...edge, moves: []}));
for (const move of moves) if (move.flow !== null) flows[move.flow].moves.push(move);

const STATUSES = ["completed", "announced", "contested", "rumoured", "attempted", "failed", "denied"];
const DONE = new Set(["completed", "announced"]);
const DASHES = {
  completed: false, announced: [8, 4], contested: [5, 5], rumoured: [2, 5], attempted: [2, 5], failed: [10, 4, 2, 4], denied: [10, 4, 2, 4],
};
const LEVELS = ["weak", "medium", "strong"];
const level = (confidence) => (confidence >= 0.85 ? "strong" : confidence >= 0.6 ? "medium" : "weak");
const orgName = (id) => (orgs.has(id) ? orgs.get(id).name : null);
const fold = (text) => text.normalize("NFKC").toLowerCase().trim();

function when(move) {
  if (!move.date) return word("no_date");
  if (move.date_precision === "week" || move.date_precision === "quarter") return word("with_precision", {date: move.date, precision: word(move.date_precision)});
  return move.date;
}

function origin(move) {
  if (move.from_id !== null) return orgName(move.from_id);
  if (move.earlier_org) return word("earlier", {org: move.earlier_org});
  return word("not_stated");
}

function destination(move) {
  if (move.to_id !== null) return orgName(move.to_id);
  return word(move.kind === "departure" ? "not_stated_left" : "not_stated");
}

// Every name that can be looked for, with what it leads to; as-written names (Chinese ones among them) lead to the person.
function searchable() {
  const found = new Map();
  const add = (name, goal) => {
    const key = name ? fold(name) : "";
    if (key && !found.has(key)) found.set(key, {name, goal});
  };
  for (const org of orgs.values()) add(org.name, {org: org.id});
  for (const move of moves) add(move.person, {person: move.person});
  for (const move of moves) for (const item of move.evidence) add(item.person_as_written, {person: move.person});
  return found;
}

function windowOf(list) {
  const dates = list.map((move) => move.date).filter(Boolean).sort();
  if (!dates.length) return word("undated");
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return first === last ? first : word("from_to", {first, last});
}
