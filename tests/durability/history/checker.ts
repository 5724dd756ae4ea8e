import { Graph } from './graph'
import { checkReads } from './reads'
import type { Anomaly, AnomalyName, Recorded, Step, Verdict } from './types'

/**
 * Whether a history of list appends is snapshot isolation, as Elle decides it: lists tell the order of their versions,
 * the versions tell who depends on whom, and certain cycles of dependencies must not be. `final` are the lists at the
 * end. Real time counts too: what was acknowledged before a transaction's first request is in its snapshot.
 */
export function checkHistory(history: Recorded[], final: Map<string, readonly number[]>): Verdict {
  const anomalies: Anomaly[] = []
  const report = (name: AnomalyName, why: string) => void anomalies.push({ name, why })
  checkReads(history, final, report)
  checkFirstCommitter(history, report)
  const graph = dependencies(history, final)
  const name = (nodes: number[]) => nodes.map((node) => history[node]?.name).join(' → ')
  const forbidden = [
    ['G0', graph.cycle('ww', ['ww'])],
    ['G1c', graph.cycle('wr', ['ww', 'wr', 'real-time'])],
    ['G-single', graph.cycle('rw', ['ww', 'wr', 'real-time'])],
  ] as const
  for (const [anomaly, cycle] of forbidden) if (cycle !== undefined) report(anomaly, name(cycle))
  const writeSkew = anomalies.length === 0 && graph.cycle('rw', ['ww', 'wr', 'rw', 'real-time']) !== undefined
  return { anomalies, writeSkew }
}

/** Of two that wrote one document, the second must have begun after the first was done. */
function checkFirstCommitter(history: Recorded[], report: (name: AnomalyName, why: string) => void): void {
  const committed = history.filter((one) => one.committed && one.steps.length > 0)
  for (const late of committed) {
    const snapshotAt = (late.steps[0] as Step).at
    for (const write of late.steps) {
      if (write.kind !== 'append') continue
      const rival = committed.find(
        (other) =>
          other !== late &&
          other.commitSent > snapshotAt &&
          other.commitAt < write.sent &&
          other.steps.some((step) => step.kind === 'append' && step.key === write.key),
      )
      if (rival !== undefined)
        report('first-committer-wins', `${late.name} wrote ${write.key} after ${rival.name}`)
    }
  }
}

function dependencies(history: Recorded[], final: Map<string, readonly number[]>): Graph {
  const graph = new Graph(history.length)
  const writers = new Map<number, number>()
  history.forEach(({ steps, committed }, node) => {
    for (const step of steps) if (committed && step.kind === 'append') writers.set(step.value, node)
  })
  const writerOf = (value: number | undefined) => (value === undefined ? undefined : writers.get(value))
  for (const list of final.values())
    list.forEach((value, i) => {
      const [before, after] = [writerOf(list[i - 1]), writerOf(value)]
      if (before !== undefined && after !== undefined) graph.add(before, after, 'ww')
    })
  history.forEach((one, node) => {
    if (!one.committed) return
    for (const { key, list } of externalReads(one)) {
      const before = writerOf(list[list.length - 1])
      if (before !== undefined) graph.add(before, node, 'wr')
      const after = writerOf(final.get(key)?.[list.length])
      if (after !== undefined) graph.add(node, after, 'rw')
    }
    const first = one.steps[0]
    history.forEach((other, earlier) => {
      if (first && other.committed && other.commitAt < first.sent) graph.add(earlier, node, 'real-time')
    })
  })
  return graph
}

/** What a transaction saw of others: its reads without its own appends. */
export function externalReads({ steps }: Recorded): { key: string; list: readonly number[] }[] {
  const own = new Set(steps.flatMap((step) => (step.kind === 'append' ? [step.value] : [])))
  return steps.flatMap((step) =>
    step.kind === 'read' ? [{ key: step.key, list: step.list.filter((value) => !own.has(value)) }] : [],
  )
}
