// Moves that the page holds without their words: columns of bytes (crowd.py), enough to draw, filter and count them.
const NONE = (1 << 24) - 1;

function columnsOf({packed, size, columns}) {
  const bytes = inflate(packed, size);
  const found = {};
  let at = 0;
  for (const [name, width, count] of columns) {
    const values = new Uint32Array(count);
    for (let plane = 0; plane < width; plane += 1) for (let i = 0; i < count; i += 1, at += 1) values[i] |= bytes[at] << (8 * plane);
    found[name] = values;
  }
  return found;
}

class Untold {
  constructor(columns, i, from, {words, steps, first}) {
    const flags = columns.flags[i];
    [this.counted, this.drawn, this.worded_as_poach] = [flags & 1, flags & 2, flags & 4];
    [this.from_at, this.to_at] = [from === NONE ? null : from, columns.to[i] === NONE ? null : columns.to[i]];
    [this.status, this.kind, this.confidence] = [words.status[columns.status[i]], words.kind[columns.kind[i]], columns.confidence[i] / steps];
    const [earliest, latest] = [columns.earliest[i], columns.latest[i]];
    this.earliest = earliest ? first + earliest - 1 : null;
    this.latest = latest ? first + Math.max(earliest, 1) - 1 + latest - 1 : null;
  }

  // As exactly as it is known; only asked for the first and the last of many.
  get date() {
    if (this.earliest === null || this.latest === null) return null;
    const told = new Date(this.earliest * 86400000).toISOString();
    return told.slice(0, this.earliest === this.latest ? 10 : this.latest - this.earliest < 32 ? 7 : 4);
  }
}
Untold.prototype.untold = true;
Untold.prototype.evidence = [];

// The organizations that come without a row of their own, where the nodes stand, and the moves.
function uncrowd(given, rows) {
  const columns = columnsOf(given);
  const names = new TextDecoder().decode(inflate(given.names, given.names_size)).split("\n");
  const taken = new Map(rows.map((row) => [row.id, 0]));
  const own = (name) => { // the same name twice: two organizations
    const n = (taken.get(name) || 0) + 1;
    taken.set(name, n);
    return n > 1 ? `${name} (${n})` : name;
  };
  const brief = (name) => (name.length <= 28 ? name : `${name.slice(0, 27).trimEnd()}…`);
  const organizations = Array.from(columns.n_in, (n_in, i) => ({id: own(names[i]), name: names[i], label: brief(names[i]), aliases: [], n_in, n_out: columns.n_out[i], founded: columns.founded[i],
    magnet_rank: columns.magnet_rank[i] || null, magnet_range: null, feeder_rank: columns.feeder_rank[i] || null, feeder_range: null}));
  const nodes = [];
  columns.node.forEach((size, i) => { if (size) nodes.push({at: i, x: columns.x[i], y: columns.y[i], size: size / 10}); });
  let from = 0;
  const moves = Array.from(columns.to, (_, i) => { from += columns.from[i]; return new Untold(columns, i, from, given); });
  return {organizations, nodes, moves};
}
