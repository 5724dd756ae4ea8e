import { useRef, useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { errorText } from '@shared/error-text'
import type { Item, Location } from '@shared/schema/masterdata'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'

export interface AddByCodeOptions {
  locations: readonly Location[]
  onItem: (item: Item, unit: string) => void
  /** Answers whether there is a line that can take it. */
  onLocation: (location: Location) => boolean
}

/** A code read while receiving: an item begins or counts a line, a location of this warehouse goes to the open line. */
export function useAddByCode({ locations, onItem, onLocation }: AddByCodeOptions) {
  const [problem, setProblem] = useState<{ code: string; text: string }>()
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)

  const refuse = (code: string, text: string) => {
    signal('wrong')
    setProblem({ code, text })
  }
  /** Whether the item may be received here at all. */
  const take = (item: Item, unit: string, code = '') => {
    const obstacle = obstacleOf(item)
    if (obstacle) return refuse(code, obstacle)
    signal('ok')
    setProblem(undefined)
    onItem(item, unit)
  }
  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    const turn = ++latest.current
    setProblem(undefined)
    const location = findLocation(locations, code)
    if (location) return placeAt(location, code)

    setBusy(true)
    const answer = await call('masterdata.resolveCode', { code })
    if (turn !== latest.current) return
    setBusy(false)
    if (!answer.ok) return refuse(code, failureText(answer))
    if (answer.data.kind === 'item') return take(answer.data.item, answer.data.unit, code)
    if (answer.data.kind === 'location') {
      return refuse(
        code,
        `库位 ${answer.data.location.code} 在${answer.data.warehouseName}，不是这次入库的仓库`,
      )
    }
    refuse(code, '这是单据号，请扫物资条码')
  }
  const placeAt = (location: Location, code: string) => {
    if (location.zoneKind !== 'qualified') {
      return refuse(code, errorText('LOCATION_NOT_QUALIFIED', { location: location.code }))
    }
    if (!onLocation(location)) return refuse('', `${location.code} 是库位码，请先扫物资条码`)
    signal('ok')
  }
  return { onCode, take, problem, busy, dismiss: () => setProblem(undefined) }
}

/** By its full code, or by what is printed on the shelf of this warehouse. */
export const findLocation = (locations: readonly Location[], code: string): Location | undefined =>
  locations.find(({ _id, code: printed }) => _id === code || printed === code.toUpperCase())

function obstacleOf(item: Item): string | undefined {
  if (item.status !== 'active') return errorText('ITEM_DISABLED', { itemName: item.name })
  if (item.tracking === 'serial') return errorText('SERIAL_NOT_SUPPORTED', { itemName: item.name })
  return undefined
}
