"use strict";
// What the page carries packed (raw deflate in base64, RFC 1951), unpacked at once: what browsers offer for it makes everything wait, and
// older ones lack it. After Mark Adler's puff: small rather than quick.
const BASES = {
  length: [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258],
  lengthBits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
  back: [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
  backBits: [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
};
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// The canonical code of some lengths: how many codes each length has, and the symbols in the order of their codes.
function codeOf(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const next = new Uint16Array(16);
  for (let i = 1; i < 15; i += 1) next[i + 1] = next[i] + counts[i];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => { if (length) { symbols[next[length]] = symbol; next[length] += 1; } });
  return {counts, symbols};
}

function inflate(text, size) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const out = new Uint8Array(size);
  let [from, to, held, left] = [0, 0, 0, 0];
  const bits = (n) => {
    while (left < n) { held |= packed[from] << left; from += 1; left += 8; }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    left -= n;
    return value;
  };
  const symbol = ({counts, symbols}) => {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length += 1) {
      if (!left) { held = packed[from]; from += 1; left = 8; }
      code |= held & 1;
      held >>>= 1;
      left -= 1;
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error("the packed part of this page is damaged");
  };
  const stored = () => {
    [held, left] = [0, 0];
    const length = packed[from] | (packed[from + 1] << 8);
    out.set(packed.subarray(from + 4, from + 4 + length), to);
    from += 4 + length;
    to += length;
  };
  const coded = (literals, distances) => {
    for (let one = symbol(literals); one !== 256; one = symbol(literals)) {
      if (one < 256) { out[to] = one; to += 1; continue; }
      const end = to + BASES.length[one - 257] + bits(BASES.lengthBits[one - 257]);
      const far = symbol(distances);
      const back = BASES.back[far] + bits(BASES.backBits[far]);
      for (; to < end; to += 1) out[to] = out[to - back];
    }
  };
  const own = () => {
    const [n, m, k] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const lengths = new Array(19).fill(0);
    for (let i = 0; i < k; i += 1) lengths[ORDER[i]] = bits(3);
    const code = codeOf(lengths);
    const all = [];
    while (all.length < n + m) {
      const one = symbol(code);
      if (one < 16) all.push(one);
      else if (one === 16) all.push(...new Array(3 + bits(2)).fill(all[all.length - 1]));
      else all.push(...new Array(one === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
    }
    coded(codeOf(all.slice(0, n)), codeOf(all.slice(n)));
  };
  const fixed = () => coded(codeOf(Array.from({length: 288}, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))), codeOf(new Array(30).fill(5)));
  for (let last = 0; !last;) {
    last = bits(1);
    [stored, fixed, own][bits(2)]();
  }
  return out;
}

// The libraries: each runs only if the page's policy holds the hash of its text.
for (const node of document.querySelectorAll("script.packed")) {
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(inflate(node.textContent, Number(node.dataset.size)));
  node.replaceWith(script);
}
