import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import type { OutputOf } from '@shared/operations'
import type { PickLine } from '@shared/operations/outbound'
import { strays } from '@/features/outbound/pick-tasks'
import { signal } from '@/lib/feedback'

export type SendList = OutputOf<'transfer.pickList'>

/** One place to take from: a row of a line with how much, and whether one stood before it. */
export interface Stop {
  key: string
  line: PickLine
  lot: Omit<PickLine['picks'][number], 'quantity' | 'reason'>
  quantity: number
  why: string
  done: boolean
}

/**
 * What is taken for a transfer: the proposal, unless quantities were changed row by row. Each place is ticked by its code,
 * the code of the goods, or a tap.
 */
export function useSend({ lines }: SendList) {
  const [changed, setChanged] = useState<Record<number, Record<string, number>>>({})
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<{ code: string; text: string }>()

  const stops = lines.flatMap((line) => stopsOf(line, changed[line.lineId], ticked))
  const takesOf = (line: PickLine) =>
    stops
      .filter((stop) => stop.line.lineId === line.lineId)
      .map(({ lot, quantity }) => ({ lotId: lot.lotId, locationId: lot.locationId, quantity }))
  const strayed = lines.filter((line) => changed[line.lineId] && strays(line, takesOf(line)))

  const tick = (key: string) =>
    setTicked((old) => (old.includes(key) ? old.filter((other) => other !== key) : [...old, key]))
  const onCode = (scanned: string) => {
    const code = normaliseCode(scanned)
    const fits = ({ line, lot }: Stop) =>
      lot.locationId === code ||
      lot.location === code.toUpperCase() ||
      lot.lotId === code ||
      line.barcodes.includes(code)
    const found = stops.find((stop) => !stop.done && fits(stop))
    signal(found ? 'ok' : 'wrong')
    if (found) {
      tick(found.key)
      return setProblem(undefined)
    }
    const done = stops.some(fits)
    setProblem({ code, text: done ? '这一处已经核对过了' : '这张单不从这里取，也不取这个，请核对' })
  }
  return {
    stops,
    tick,
    onCode,
    problem,
    reason,
    setReason,
    strayed,
    /** Quantities by row, as changed by hand; those of a line replace its proposal. */
    change: (lineId: number, rows: Record<string, number>) =>
      setChanged((old) => ({ ...old, [lineId]: rows })),
    restart: () => {
      setChanged({})
      setTicked([])
    },
    takesOf,
  }
}

export type Send = ReturnType<typeof useSend>

export const rowKey = ({ lotId, locationId }: { lotId: string; locationId: string }): string =>
  `${lotId} ${locationId}`

function stopsOf(
  line: PickLine,
  changed: Record<string, number> | undefined,
  ticked: readonly string[],
): Stop[] {
  const stop = (lot: Stop['lot'], quantity: number, why: string): Stop => {
    const key = `${line.lineId} ${rowKey(lot)}`
    return { key, line, lot, quantity, why, done: ticked.includes(key) }
  }
  if (!changed) return line.picks.map((pick) => stop(pick, pick.quantity, pick.reason))
  const usable = [...line.picks, ...line.passedOver.filter((lot) => lot.usable)]
  return usable
    .map((lot) => stop(lot, changed[rowKey(lot)] ?? 0, '自己选的批次'))
    .filter(({ quantity }) => quantity > 0)
}
