import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import type { OutputOf } from '@shared/operations'
import type { LocationRow } from '@shared/operations/inside'
import type { Adjustment } from '@shared/schema/adjustment'
import type { Location } from '@shared/schema/masterdata'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useQuery } from '@/lib/use-operation'
import { useConfirmed } from './use-confirmed'

type Contents = OutputOf<'stock.location'>

export interface MoveStart {
  from: string | undefined
  itemId: string | undefined
  lotId: string | undefined
  status: string | undefined
}

/**
 * Three scans: the shelf, the goods, the other shelf. The third posts it, unless the goods go to a 不合格 zone, which wants
 * a reason first; then the page is ready for the next goods of the same shelf.
 */
export function useMove(start: MoveStart) {
  const [fromId, setFromId] = useState(start.from)
  const query = useQuery('stock.location', fromId ? { locationId: fromId } : null)
  const [picked, setPicked] = useState(start.lotId ? keyOf(start.lotId, start.status ?? 'available') : '')
  const [typed, setTyped] = useState<number | null>()
  const [to, setTo] = useState<Location>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<{ code: string; text: string }>()
  const [posted, setPosted] = useState<Adjustment>()
  /** A shelf's short code that several warehouses of this clerk have: which one is meant is asked. */
  const [ambiguous, setAmbiguous] = useState('')
  const command = useConfirmed('stock.move', '移库')

  const contents = query.data
  const row = contents?.rows.find((candidate) => keyOf(candidate.lotId, candidate.status) === picked)
  const quantity = typed === undefined ? (row?.quantity ?? null) : typed
  const locations =
    useQuery('masterdata.listLocations', contents ? { warehouseId: contents.location.warehouseId } : null)
      .data?.rows ?? []

  const refuse = (code: string, text: string) => {
    signal('wrong')
    setProblem({ code, text })
  }
  const choose = (next: LocationRow | undefined) => {
    setPicked(next ? keyOf(next.lotId, next.status) : '')
    setTyped(undefined)
    setTo(undefined)
    setReason('')
    setProblem(undefined)
    command.dismiss()
  }
  const startAt = (locationId: string | undefined) => {
    choose(undefined)
    setFromId(locationId)
  }

  const post = async (target: Location) => {
    if (!contents || !row) return
    if (!quantity || quantity > row.quantity) return refuse('', '数量要大于 0，也不能超过这一批')
    setTo(target)
    if (target.zoneKind === 'rejected' && row.status !== 'rejected' && !reason.trim()) {
      return refuse('', '移到不合格区会变成不合格品，请先写明原因')
    }
    setProblem(undefined)
    const { itemId, lotId, status } = row
    const line = { itemId, lotId, status, quantity, fromLocationId: contents.location._id }
    const made = await command.run({
      warehouseId: contents.location.warehouseId,
      lines: [{ ...line, toLocationId: target._id }],
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    })
    if (!made) return
    setPosted(made)
    choose(undefined)
    await query.refresh()
  }

  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    setProblem(undefined)
    if (contents && !row) {
      const found = rowsFor(contents, code)
      if (found.length === 1) return (signal('ok'), choose(found[0]))
      if (found.length > 1) return refuse('', `这里有 ${found.length} 批，请在下面点一批`)
    }
    const here = locations.find(({ _id, code: printed }) => _id === code || printed === code.toUpperCase())
    if (here && row) return post(here)
    if (here) return (signal('ok'), startAt(here._id))
    const answer = await call('masterdata.resolveCode', { code })
    if (!answer.ok && answer.code === 'LOCATION_AMBIGUOUS' && !row) return setAmbiguous(code.toUpperCase())
    if (!answer.ok) return refuse(code, failureText(answer))
    if (answer.data.kind === 'location') {
      const { location, warehouseName } = answer.data
      if (row) return refuse(code, `库位 ${location.code} 在${warehouseName}，跨仓库请用调拨`)
      signal('ok')
      return startAt(location._id)
    }
    refuse(
      code,
      contents ? `${contents.location.code} 没有放这个，请核对，或换一个库位` : '先扫库位码，再扫物资',
    )
  }
  return {
    query,
    contents,
    row,
    choose,
    quantity,
    setQuantity: setTyped,
    locations,
    to,
    setTo,
    reason,
    setReason,
    problem,
    posted,
    startAt,
    ambiguous,
    chooseWarehouse: (warehouseId: string) => {
      setAmbiguous('')
      if (warehouseId) startAt(`${warehouseId}:${ambiguous}`)
    },
    onCode,
    post,
    running: command.running,
    failure: command.failure,
  }
}

export type Move = ReturnType<typeof useMove>

const keyOf = (lotId: string, status: string) => `${lotId} ${status}`

/** Rows that a scanned code can mean: the item's codes, the lot, the maker's number or the serial number. */
const rowsFor = ({ rows }: Contents, code: string): LocationRow[] =>
  rows.filter(
    ({ codes, lotId, lotNo, serialNo }) =>
      codes.includes(code) ||
      codes.includes(code.toUpperCase()) ||
      [lotId, lotNo, serialNo].some((text) => text?.toUpperCase() === code.toUpperCase()),
  )
