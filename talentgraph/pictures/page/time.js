// The window of time: a histogram with a thumb for each end. What is dated only roughly is spread, pale, over the bins it may lie in.
const BAR = 44; // highest bar
const PACE = 900; // milliseconds of a step while it plays
const thumbs = [document.getElementById("since"), document.getElementById("until")];
const bars = document.getElementById("bars");
let playing = 0;

const svg = (kind, properties, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [key, value] of Object.entries(properties)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

// The number of the bin that holds a day.
function binOf(day) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].last < day) low = middle + 1; else high = middle;
  }
  return low;
}

function heights(list) {
  const sure = bins.map(() => 0);
  const rough = bins.map(() => 0);
  for (const move of list) {
    if (!dated(move)) continue;
    const [first, last] = [binOf(move.earliest), binOf(move.latest)];
    if (first > last) continue;
    for (let i = first; i <= last; i += 1) (first === last ? sure : rough)[i] += 1 / (last - first + 1);
  }
  return {sure, rough};
}

function drawBars(list) {
  if (!bins.length) return;
  const {sure, rough} = heights(list);
  const most = Math.max(1, ...sure.map((n, i) => n + rough[i]));
  const within = (i) => (i >= state.from && i <= state.to ? "" : " out");
  const parts = bins.flatMap((bin, i) => {
    const [low, high] = [BAR * sure[i] / most, BAR * (sure[i] + rough[i]) / most];
    const box = (from, to, kind) => svg("rect", {class: kind + within(i), x: i + 0.08, width: 0.84, y: (BAR - to).toFixed(2), height: (to - from).toFixed(2)});
    return [box(low, high, "rough"), box(0, low, "sure")];
  });
  bars.setAttribute("viewBox", `0 0 ${bins.length} ${BAR}`);
  bars.replaceChildren(...parts);
}

// Years below the bars, as many as have room.
function drawYears() {
  const years = bins.map((bin, i) => ({year: bin.opens, i})).filter(({year, i}) => year !== null || i === 0);
  const every = Math.ceil(years.length / Math.max(2, Math.floor(bars.clientWidth / 44)));
  document.getElementById("years").replaceChildren(svg("svg", {"aria-hidden": "true"}, ...years.filter((_, i) => i % every === 0).map(({year, i}) => {
    const mark = svg("text", {x: `${(100 * i / bins.length).toFixed(2)}%`, y: 11});
    mark.textContent = String(year ?? bins[i].label.slice(0, 4));
    return mark;
  })));
}

function showWindow() {
  if (!bins.length) return;
  thumbs[0].value = state.from;
  thumbs[1].value = state.to;
  thumbs[0].setAttribute("aria-valuetext", bins[state.from].label);
  thumbs[1].setAttribute("aria-valuetext", bins[state.to].label);
  const [first, last] = [bins[state.from].label, bins[state.to].label];
  document.getElementById("window").textContent = whole() ? t("all_time") : first === last ? first : t("first_to_last", {first, last});
  document.getElementById("all-time").disabled = whole();
}

function setWindow(from, to) {
  [state.from, state.to] = [Math.max(0, Math.min(from, to)), Math.min(bins.length - 1, Math.max(from, to))];
  render();
}

function stop() {
  clearInterval(playing);
  playing = 0;
  const button = document.getElementById("play");
  button.textContent = still.matches ? t("step") : t("play");
  button.setAttribute("aria-pressed", "false");
}

// The window moves on by its own width, at the end it begins anew; whoever wants no motion goes step by step.
function step() {
  const wide = whole() ? Math.max(1, Math.round(bins.length / 12)) : state.to - state.from + 1;
  const from = whole() || state.to === bins.length - 1 ? 0 : state.from + Math.max(1, Math.round(wide / 2));
  setWindow(from, Math.min(bins.length - 1, from + wide - 1));
  if (playing && state.to === bins.length - 1) stop();
}

function play() {
  if (playing) { stop(); return; }
  step();
  if (still.matches) return;
  playing = setInterval(step, PACE);
  document.getElementById("play").textContent = t("pause");
  document.getElementById("play").setAttribute("aria-pressed", "true");
}

function startTime() {
  const strip = document.getElementById("time");
  strip.hidden = bins.length < 2;
  for (const [i, thumb] of thumbs.entries()) {
    thumb.max = Math.max(0, bins.length - 1);
    thumb.addEventListener("input", () => {
      stop();
      const value = Number(thumb.value);
      setWindow(i ? Math.min(state.from, value) : value, i ? value : Math.max(state.to, value));
    });
  }
  document.getElementById("play").addEventListener("click", play);
  document.getElementById("all-time").addEventListener("click", () => { stop(); setWindow(0, bins.length - 1); });
  still.addEventListener("change", stop);
  stop();
  drawYears();
}
