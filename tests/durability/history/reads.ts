import type { AnomalyName, Recorded } from './types'

type Report = (name: AnomalyName, why: string) => void

/** What single reads must not show, and what the final lists must hold. */
export function checkReads(history: Recorded[], final: Map<string, readonly number[]>, report: Report): void {
  const writers = new Map<number, Recorded>()
  for (const one of history)
    for (const step of one.steps) if (step.kind === 'append') writers.set(step.value, one)
  for (const one of history) {
    checkOwnView(one, report)
    // What an aborted transaction saw must be no less true: its client may have acted on it.
    for (const step of one.steps) {
      if (step.kind !== 'read') continue
      checkList(`${one.name} read ${step.key}`, step.list, one, writers, report)
      const others = step.list.filter((value) => writers.get(value) !== one)
      if (!isPrefix(others, final.get(step.key) ?? []))
        report(
          'incompatible-order',
          `${one.name} read ${step.key} as [${step.list}], it became [${final.get(step.key)}]`,
        )
    }
  }
  for (const [key, list] of final) checkList(`the final ${key}`, list, undefined, writers, report)
  for (const one of history)
    for (const step of one.steps)
      if (one.committed && step.kind === 'append' && !(final.get(step.key) ?? []).includes(step.value))
        report('lost-append', `${one.name} appended ${step.value} to ${step.key}, and it is not there`)
}

/** A transaction sees one version of each list, with its own appends after it. */
function checkOwnView({ name, steps }: Recorded, report: Report): void {
  const seen = new Map<string, readonly number[]>()
  const appended = new Map<string, number[]>()
  for (const step of steps) {
    const own = appended.get(step.key) ?? []
    if (step.kind === 'append') {
      appended.set(step.key, [...own, step.value])
      continue
    }
    const others = step.list.slice(0, step.list.length - own.length)
    if (String(step.list.slice(others.length)) !== String(own))
      report('internal', `${name} appended [${own}] to ${step.key} and read [${step.list}]`)
    const before = seen.get(step.key)
    if (before !== undefined && String(before) !== String(others))
      report('non-repeatable-read', `${name} read ${step.key} as [${before}] and then as [${others}]`)
    seen.set(step.key, others)
  }
}

function checkList(
  what: string,
  list: readonly number[],
  reader: Recorded | undefined,
  writers: Map<number, Recorded>,
  report: Report,
): void {
  if (new Set(list).size < list.length) report('duplicate', `${what}: [${list}]`)
  list.forEach((value, i) => {
    const writer = writers.get(value)
    if (writer === undefined) report('garbage', `${what} with ${value}, which nobody appended`)
    else if (writer === reader) return
    else if (!writer.committed) report('G1a', `${what} with ${value} of ${writer.name}, which was aborted`)
    else if (i === list.length - 1 && !isLastOf(writer, value))
      report('G1b', `${what} up to ${value} of ${writer.name}, which appended more`)
  })
}

/** Whether a value is the last that its transaction appended to that list. */
function isLastOf({ steps }: Recorded, value: number): boolean {
  const key = steps.find((step) => step.kind === 'append' && step.value === value)?.key
  const appends = steps.flatMap((step) => (step.kind === 'append' && step.key === key ? [step.value] : []))
  return appends[appends.length - 1] === value
}

const isPrefix = (short: readonly number[], long: readonly number[]) =>
  short.every((value, i) => long[i] === value)
