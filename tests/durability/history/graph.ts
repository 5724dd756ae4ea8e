export type EdgeKind = 'ww' | 'wr' | 'rw' | 'real-time'

/** Who comes before whom, and why. Nodes are numbers from 0. */
export class Graph {
  private readonly edges: Map<number, Set<EdgeKind>>[]

  constructor(private readonly size: number) {
    this.edges = Array.from({ length: size }, () => new Map<number, Set<EdgeKind>>())
  }

  add(from: number, to: number, kind: EdgeKind): void {
    if (from === to) return
    const targets = this.edges[from] as Map<number, Set<EdgeKind>>
    const kinds = targets.get(to)
    if (kinds === undefined) targets.set(to, new Set([kind]))
    else kinds.add(kind)
  }

  /** All edges of one kind. */
  *of(kind: EdgeKind): Generator<[from: number, to: number]> {
    for (let from = 0; from < this.size; from++)
      for (const [to, kinds] of this.edges[from] as Map<number, Set<EdgeKind>>)
        if (kinds.has(kind)) yield [from, to]
  }

  /** The shortest way over edges of these kinds, both ends included; undefined when there is none. */
  path(from: number, to: number, kinds: readonly EdgeKind[]): number[] | undefined {
    const cameFrom = new Map<number, number>([[from, from]])
    let frontier = [from]
    while (frontier.length > 0) {
      const next: number[] = []
      for (const node of frontier) {
        for (const [target, on] of this.edges[node] as Map<number, Set<EdgeKind>>) {
          if (cameFrom.has(target) || !kinds.some((kind) => on.has(kind))) continue
          cameFrom.set(target, node)
          if (target === to) return wayBack(cameFrom, from, to)
          next.push(target)
        }
      }
      frontier = next
    }
    return undefined
  }

  /** A cycle that goes over an edge of `through` and otherwise over edges of `kinds`. */
  cycle(through: EdgeKind, kinds: readonly EdgeKind[]): number[] | undefined {
    for (const [from, to] of this.of(through)) {
      const back = this.path(to, from, kinds)
      if (back !== undefined) return [from, ...back]
    }
    return undefined
  }
}

function wayBack(cameFrom: Map<number, number>, from: number, to: number): number[] {
  const way = [to]
  for (let node = to; node !== from; way.unshift(node)) node = cameFrom.get(node) as number
  return way
}
