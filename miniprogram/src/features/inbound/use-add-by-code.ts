import { useRef, useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { businessDay } from '@shared/domain/calendar'
import { gs1ProblemText, parseGs1, type Gs1 } from '@shared/domain/gs1'
import { errorText } from '@shared/error-text'
import type { Item, Location } from '@shared/schema/masterdata'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'

export interface AddByCodeOptions {
  locations: readonly Location[]
  /** Takes the goods into the receipt; answers why not. */
  onItem: (item: Item, unit: string, gs1?: Gs1) => string | undefined
  /** Answers whether there is a line that can take it. */
  onLocation: (location: Location) => boolean
  /** Lot, dates or serial number without a GTIN, for the line that is open; answers why not. */
  onFacts: (gs1: Gs1) => string | undefined
}

/**
 * A code read while receiving: an item begins or counts a line, a GS1 code also fills in its lot, dates, serial number and
 * count, a location of this warehouse goes to the open line.
 */
export function useAddByCode({ locations, onItem, onLocation, onFacts }: AddByCodeOptions) {
  const [problem, setProblem] = useState<{ code: string; text: string }>()
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)

  const settle = (code: string, refused: string | undefined) => {
    signal(refused ? 'wrong' : 'ok')
    setProblem(refused ? { code, text: refused } : undefined)
  }
  const take = (item: Item, unit: string, code = '', gs1?: Gs1) => {
    const disabled =
      item.status === 'active' ? undefined : errorText('ITEM_DISABLED', { itemName: item.name })
    const refused = disabled ?? onItem(item, unit, gs1)
    settle(code, refused)
    if (!refused && gs1?.uncertain) toast.info('这个码没有分隔符，请核对批号和序列号')
  }
  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    const turn = ++latest.current
    setProblem(undefined)
    const location = findLocation(locations, code)
    if (location)
      return settle(code, onLocation(location) ? undefined : `${location.code} 是库位码，请先扫物资条码`)
    const read = parseGs1(scanned, businessDay(Date.now()))
    if (read && !read.ok) return settle(code, `${gs1ProblemText[read.problem]}，请重新扫描，或用按名称查找`)
    const gs1 = read?.data
    if (gs1 && !gs1.gtin) return settle(code, onFacts(gs1))

    setBusy(true)
    const answer = await call('masterdata.resolveCode', { code: gs1?.gtin ?? code })
    if (turn !== latest.current) return
    setBusy(false)
    if (!answer.ok) return settle(code, failureText(answer))
    if (answer.data.kind === 'item') return take(answer.data.item, answer.data.unit, code, gs1)
    if (answer.data.kind === 'location') {
      const { location: other, warehouseName } = answer.data
      return settle(code, `库位 ${other.code} 在${warehouseName}，不是这次入库的仓库`)
    }
    settle(code, '这是单据号，请扫物资条码')
  }
  return { onCode, take, problem, busy, dismiss: () => setProblem(undefined) }
}

/** By its full code, or by what is printed on the shelf of this warehouse. */
export const findLocation = (locations: readonly Location[], code: string): Location | undefined =>
  locations.find(({ _id, code: printed }) => _id === code || printed === code.toUpperCase())
