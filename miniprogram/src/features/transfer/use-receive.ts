import { useState } from 'react'
import { inTransit } from '@shared/domain/transfer/document'
import type { InputOf } from '@shared/operations'
import type { Transfer, TransferRow } from '@shared/schema/transfer'

export interface Arrival {
  /** Arrived whole, in the item's smallest step; null while what is typed is no number. */
  whole: number | null
  locationId: string
  damaged: number | null
  damagedLocationId: string
}

/** What arrived of a transfer, row by row; all of it, whole, until something else is said. */
export function useReceive(transfer: Transfer) {
  const [changed, setChanged] = useState<Record<number, Partial<Arrival>>>({})
  const rows = transfer.rows.filter((row) => inTransit(row) > 0)
  const arrivalOf = (row: TransferRow): Arrival => ({
    whole: inTransit(row),
    locationId: '',
    damaged: 0,
    damagedLocationId: '',
    ...changed[row.rowId],
  })
  const change = (rowId: number, part: Partial<Arrival>) =>
    setChanged((old) => ({ ...old, [rowId]: { ...old[rowId], ...part } }))
  const arrivals = rows.map((row) => ({
    row,
    arrival: arrivalOf(row),
    problem: problemOf(row, arrivalOf(row)),
  }))
  const missing = arrivals.reduce(
    (sum, { row, arrival }) =>
      sum + Math.max(0, inTransit(row) - (arrival.whole ?? 0) - (arrival.damaged ?? 0)),
    0,
  )
  const lines = arrivals.flatMap(({ row: { rowId }, arrival }): InputOf<'transfer.receive'>['lines'] => [
    ...(arrival.whole ? [{ rowId, quantity: arrival.whole, locationId: arrival.locationId }] : []),
    ...(arrival.damaged
      ? [{ rowId, quantity: arrival.damaged, locationId: arrival.damagedLocationId, damaged: true }]
      : []),
  ])
  return { arrivals, change, lines, missing, firstProblem: arrivals.find(({ problem }) => problem)?.problem }
}

/** Why a row cannot be sent like this; empty when it can. */
export function problemOf(
  row: TransferRow,
  { whole, damaged, locationId, damagedLocationId }: Arrival,
): string {
  if (whole === null || damaged === null) return '请填写收到的数量'
  if (whole + damaged > inTransit(row)) return '完好和破损加起来超过了在途数量'
  if (whole > 0 && !locationId) return '请选择放在哪个库位'
  if (damaged > 0 && !damagedLocationId) return '破损的请选择不合格区的库位'
  return ''
}
