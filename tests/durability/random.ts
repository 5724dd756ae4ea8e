/** A repeatable sequence: `next(n)` is a whole number from 0 to n - 1. */
export function random(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    // mulberry32: small, and its low bits are as good as its high ones.
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) % n) >>> 0
  }
}
