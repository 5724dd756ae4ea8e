import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { locationCode } from '@shared/domain/stock'
import { toBaseQuantity } from '@shared/domain/units'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { formatQuantity } from '@/lib/format'
import { useQuery } from '@/lib/use-operation'
import { emptyPart, partsOf, problemOf, totalsOf } from './back-draft'
import type { BackDraft, BackGoods, BackPart } from './back-draft'

export interface ScanWords {
  tone: 'ok' | 'wrong'
  text: string
}

/** Counting what comes back: by scan or by hand, where it goes, and what of it is damaged. */
export function useBack(goods: readonly BackGoods[], warehouseId: string | undefined) {
  const locations = useQuery('masterdata.listLocations', warehouseId ? { warehouseId } : null)
  const rows = (locations.data?.rows ?? []).filter(({ status }) => status === 'active')
  const good = rows.filter(({ zoneKind }) => zoneKind === 'qualified')
  const damaged = rows.filter(({ zoneKind }) => zoneKind === 'rejected')
  const places = { good: good.map(({ _id }) => _id), damaged: damaged.map(({ _id }) => _id) }

  const [changed, setChanged] = useState<BackDraft>({})
  const [tried, setTried] = useState(false)
  const [words, setWords] = useState<ScanWords>()
  const partOf = (one: BackGoods): BackPart => {
    const kept = changed[one.key]
    const fresh = emptyPart(one, places)
    return kept
      ? {
          ...kept,
          goodPlace: kept.goodPlace || fresh.goodPlace,
          damagedPlace: kept.damagedPlace || fresh.damagedPlace,
        }
      : fresh
  }
  const draft: BackDraft = Object.fromEntries(goods.map((one) => [one.key, partOf(one)]))
  const change = (one: BackGoods, part: Partial<BackPart>) =>
    setChanged((old) => ({ ...old, [one.key]: { ...(old[one.key] ?? partOf(one)), ...part } }))
  const problems = new Map(
    goods.flatMap((one) => {
      const problem = problemOf(one, partOf(one))
      return problem ? [[one.key, problem] as const] : []
    }),
  )
  const say = (tone: ScanWords['tone'], text: string) => {
    signal(tone)
    setWords({ tone, text })
  }

  /** One more of the first lot that fits and is not counted in full. */
  const count = (fits: (one: BackGoods) => boolean, by: (one: BackGoods) => number): boolean => {
    const fitting = goods.filter(fits)
    const open = fitting.find((one) => {
      const part = partOf(one)
      return (part.good ?? 0) + (part.damaged ?? 0) < one.left
    })
    const [first] = fitting
    if (!first) return false
    if (!open) {
      say('wrong', `「${first.item.name}」已经数够了`)
      return true
    }
    const part = partOf(open)
    const room = open.left - (part.damaged ?? 0)
    const next = Math.min(room, (part.good ?? 0) + by(open))
    change(open, { good: next })
    say('ok', `「${open.item.name}」完好 ${formatQuantity(next, open.item.scale)} ${open.item.unit}`)
    return true
  }
  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    const whole = (one: BackGoods) => 10 ** one.item.scale
    if (count((one) => one.serialNo === code || one.lotId === code, whole)) return
    if (count((one) => one.item.code === code.toUpperCase(), whole)) return
    const answer = await call('masterdata.resolveCode', { code })
    if (!answer.ok) return say('wrong', failureText(answer))
    if (answer.data.kind !== 'item') return say('wrong', '这不是物资条码，请扫包装上的条码')
    const { item, unit } = answer.data
    const base = toBaseQuantity(item, 10 ** item.scale, unit)
    const known = count(
      (one) => one.itemId === item._id,
      (one) => (base.ok ? base.data : 10 ** one.item.scale),
    )
    if (!known) say('wrong', `「${item.name}」不在这张单里`)
  }
  const everything = () =>
    setChanged(
      Object.fromEntries(
        goods.map((one) => {
          const part = partOf(one)
          return [one.key, { ...part, good: one.left - (part.damaged ?? 0) }]
        }),
      ),
    )
  return {
    goods,
    locations,
    choices: {
      good: good.map(({ _id }) => ({ value: _id, text: locationCode(_id) })),
      damaged: damaged.map(({ _id }) => ({ value: _id, text: locationCode(_id) })),
    },
    draft,
    change,
    words,
    onCode: (code: string) => void onCode(code),
    everything,
    /** Shown after the first attempt. */
    problems: tried ? problems : new Map<number, string>(),
    ...totalsOf(goods, draft),
    /** The lines to send; null while something is missing, which is shown from now on. */
    collect: <K extends string>(name: K) => {
      setTried(true)
      if (problems.size > 0) return null
      return goods.flatMap((one) =>
        partsOf(partOf(one)).map((part) => ({ ...part, [name]: one.key }) as typeof part & Record<K, number>),
      )
    },
  }
}

export type Back = ReturnType<typeof useBack>
