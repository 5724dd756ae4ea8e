/**
 * The n-th number of a stream, 0 to 1. Nothing is kept between calls: what one kind of fault draws moves no other kind,
 * so a changed rate changes only its own faults.
 */
export function randomAt(seed: string, stream: string, n: number): number {
  let hash = 0x811c9dc5
  for (const text of [seed, stream, String(n)]) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ 0xff, 0x01000193)
  }
  // Neighbouring numbers differ in their last bits only; two rounds of mixing spread them over all.
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
