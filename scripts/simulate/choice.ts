/** Draws from a step's numbers, one after the other; when they are used up it begins again, each time a little aside. */
export class Choice {
  #used = 0

  constructor(private readonly numbers: readonly number[]) {}

  /** 0 to 1, 1 excluded. */
  chance(): number {
    const round = Math.floor(this.#used / this.numbers.length)
    const number = this.numbers[this.#used++ % this.numbers.length] ?? 0
    return (number + round * 0.381_966) % 1
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.chance() < probability
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.chance() * (most - least + 1))
  }

  /** One of the list; undefined of an empty one. */
  one<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.chance() * list.length)]
  }
}
