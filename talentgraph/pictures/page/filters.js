// What is asked for: which moves pass. The window of time is counted in bins: months, quarters or years, whichever gives a bar its room.
const DAY = 86400000;
const standard = STATUSES.filter((status) => DONE.has(status) || DATA.included.includes(status));
const bins = makeBins();
const state = {
  statuses: new Set(standard), kinds: new Set(KINDS), least: "weak", from: 0, to: bins.length - 1, level: "org", focus: 0, tab: "network",
  sort: "-date", selection: {},
};

function dated(move) {
  return move.earliest !== null && move.latest !== null;
}

function makeBins() {
  let [low, high] = [Infinity, -Infinity];
  for (const move of moves) if (dated(move)) [low, high] = [Math.min(low, move.earliest), Math.max(high, move.latest)];
  if (low > high) return [];
  const [first, last] = [new Date(low * DAY), new Date(high * DAY)];
  const years = last.getUTCFullYear() - first.getUTCFullYear() + 1;
  const months = years <= 4 ? 1 : years <= 18 ? 3 : 12 * Math.ceil(years / 60);
  const found = [];
  for (let at = Date.UTC(first.getUTCFullYear(), 0, 1); at <= last.getTime();) {
    const date = new Date(at);
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
    const year = date.getUTCFullYear();
    const [month, ending] = [date.getUTCMonth(), new Date(next - DAY).getUTCFullYear()];
    const label = months === 1 ? `${year}-${String(month + 1).padStart(2, "0")}` : months === 3 ? `${year} Q${month / 3 + 1}` : ending > year ? `${year}–${ending}` : `${year}`;
    found.push({first: at / DAY, last: next / DAY - 1, label, opens: month === 0 ? year : null});
    at = next;
  }
  while (found.length > 1 && found[0].last < first.getTime() / DAY) found.shift();
  return found;
}

const whole = () => !bins.length || (state.from === 0 && state.to === bins.length - 1);

// Does a move lie in the window: yes, no, or maybe (its date is not told exactly enough, or not at all)?
function inWindow(move) {
  if (whole()) return "yes";
  const [since, until] = [bins[state.from].first, bins[state.to].last];
  const [earliest, latest] = [move.earliest ?? -Infinity, move.latest ?? Infinity];
  if (latest < since || earliest > until) return "no";
  return earliest >= since && latest <= until ? "yes" : "maybe";
}

const kindsOf = (move) => (move.worded_as_poach ? ["poach", move.kind] : [move.kind]);
const kindPasses = (kind) => state.kinds.has(kind) || !KINDS.includes(kind);
const atAnyTime = (move) => state.statuses.has(move.status) && (kindPasses(move.kind) || (move.worded_as_poach && kindPasses("poach")))
  && LEVELS.indexOf(level(move.confidence)) >= LEVELS.indexOf(state.least);
const shown = (move) => atAnyTime(move) && inWindow(move) !== "no";

// The moves within 1 or 2 steps of what is chosen: those that touch it, then those that touch an organization of these. Null: all.
function nearby() {
  const {org, person} = state.selection;
  if (!state.focus || (org === undefined && person === undefined)) return null;
  const near = new Set((org !== undefined ? orgs.get(org) : people.get(person)).moves.filter(shown));
  if (state.focus === 2) {
    const ends = new Set([...near].flatMap((move) => [move.from_id, move.to_id]).filter((id) => id !== null));
    for (const id of ends) for (const move of orgs.get(id).moves) if (shown(move)) near.add(move);
  }
  return near;
}

function known(selection) {
  const {org, from, to, move, person, mark, search} = selection;
  if (org !== undefined) return orgs.has(org);
  if (from !== undefined) return Boolean(flowOf({from, to}));
  if (move !== undefined) return moveById.has(move);
  if (person !== undefined) return people.has(person);
  if (mark !== undefined) return MARKS.has(mark);
  return search !== undefined;
}

const flowOf = ({from, to}) => (orgs.has(from) && orgs.has(to) ? flowAt.get(flowKey(orgs.get(from).order, orgs.get(to).order)) : undefined);

// The moves that are chosen.
function chosen() {
  const {org, from, move, person, mark} = state.selection;
  if (org !== undefined) return orgs.get(org).moves;
  if (from !== undefined) return flowOf(state.selection).moves;
  if (move !== undefined) return [moveById.get(move)];
  if (person !== undefined) return people.get(person).moves;
  return mark === undefined ? [] : MARKS.get(mark).moves;
}
