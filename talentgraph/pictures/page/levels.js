// The two levels of the network: organizations with their flows, and people between the organizations that they left and joined.
const spot = new Map(placed.map((node) => [node.id, node]));
const seats = new Map(everybody.filter((person) => person.x !== null).map((person) => [person.id, person]));
const PERSON = 5; // radius of a person

function orgLevel() {
  const nodes = placed.map((node) => ({...node, key: `o${node.id}`, org: orgs.get(node.id), label: orgs.get(node.id).label, order: orgs.get(node.id).order}));
  const links = flows.map((flow, id) => ({id, key: String(id), from: `o${flow.from}`, to: `o${flow.to}`, moves: flow.moves, hop: null}));
  return {nodes: new Map(nodes.map((node) => [node.key, node])), links};
}

// Between organizations, or with one end not stated; never what is no move between organizations.
const between = (move) => move.drawn || ((move.from_id === null || move.to_id === null) && (move.counted || (!DONE.has(move.status) && move.kind !== "appointment")));

function personLevel() {
  const wide = DATA.people_scale;
  const nodes = [...orgLevel().nodes.values()].map((node) => ({...node, x: node.x * wide, y: node.y * wide}));
  const links = [];
  for (const person of seats.values()) {
    const own = person.moves.filter((move) => between(move)).sort((a, b) => (a.date || "9").localeCompare(b.date || "9") || a.id.localeCompare(b.id));
    nodes.push({key: `p${person.id}`, x: person.x, y: person.y, size: PERSON, shape: "dot", person, label: person.name, order: 1e4 - 10 * own.length + person.order / 1e5});
    own.forEach((move, i) => {
      const hop = own.length > 1 ? i + 1 : null; // both halves of one move bear its number
      if (spot.has(move.from_id)) links.push({id: links.length, from: `o${move.from_id}`, to: `p${person.id}`, moves: [move], hop});
      if (spot.has(move.to_id)) links.push({id: links.length, from: `p${person.id}`, to: `o${move.to_id}`, moves: [move], hop});
    });
  }
  return {nodes: new Map(nodes.map((node) => [node.key, node])), links};
}

const levels = new Map();
function levelNow() {
  if (!levels.has(state.level)) levels.set(state.level, state.level === "org" ? orgLevel() : personLevel());
  return levels.get(state.level);
}
