// A page without the network: what the rest of the page asks of it comes to nothing.
const spot = new Map();
const seats = new Map();
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const fitted = 0;
function drawNetwork() {}
function fit() {}
function bringIntoView() {}
function fillLegend() {}
function startNetwork() {}
