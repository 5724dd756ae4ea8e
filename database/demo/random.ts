/** Chance from a seed (mulberry32): the same seed tells the same half year on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.int(0, list.length - 1)]
    if (chosen === undefined) throw new Error('cannot pick from an empty list')
    return chosen
  }

  /** An entry with a chance in proportion to its weight. */
  weighted<T>(list: readonly T[], weightOf: (entry: T) => number): T {
    let rest = this.next() * list.reduce((total, entry) => total + weightOf(entry), 0)
    return list.find((entry) => (rest -= weightOf(entry)) < 0) ?? this.pick(list)
  }

  /** The form of a UUID, as a client would make it. */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.int(0, 15).toString(16)).join('')
    const variant = '89ab'[this.int(0, 3)]
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20),
    ]
      .join('-')
      .toLowerCase()
  }
}
