import { useState } from 'react'
import type { LineToCount } from '@shared/operations/stocktake-count'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { lineItem } from './found-line'
import type { TagGroup, TagResult } from './tag-groups'
import type { CountLocation } from './use-count-location'

/** What a group of tags counts: its line, one of several lots that must be chosen, goods found, or nothing it may count. */
export type TagTarget =
  | { kind: 'line'; line: LineToCount }
  | { kind: 'choose'; lines: LineToCount[] }
  | { kind: 'found' }
  | { kind: 'closed'; because: string }

/** Lays what the reader saw over the lines of the shelf, and counts it. */
export function useTagCount(count: CountLocation, result: TagResult | undefined) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [keepUnknown, setKeepUnknown] = useState(true)

  const targetOf = (group: TagGroup): TagTarget => {
    const lines = count.views
      .map(({ line }) => line)
      .filter((line) => (group.lotId ? line.lotId === group.lotId : line.itemId === group.itemId))
    const open = lines.filter(({ mayCount }) => mayCount)
    const picked = open.find(({ lineId }) => lineId === chosen[group.key])
    const [only] = open
    if (picked) return { kind: 'line', line: picked }
    if (only && open.length === 1) return { kind: 'line', line: only }
    if (open.length > 1) return { kind: 'choose', lines: open }
    const [closed] = lines
    return closed ? { kind: 'closed', because: closed.because ?? '不归你盘' } : { kind: 'found' }
  }
  const groups = result?.groups ?? []
  const unknown = result?.unknown ?? []

  /** Counts every group; answers how many, or undefined when the master data could not be read and nothing was counted. */
  const take = async (): Promise<number | undefined> => {
    const targets = groups.map((group) => ({ group, target: targetOf(group) }))
    const found = targets.filter(({ target }) => target.kind === 'found')
    const items = await Promise.all(
      found.map(({ group }) => call('masterdata.item', { itemId: group.itemId })),
    )
    const failed = items.find((answer) => !answer.ok)
    if (failed && !failed.ok) {
      toast.error(`${failureText(failed)}，还没有计入`)
      return undefined
    }
    for (const { group, target } of targets) {
      if (target.kind === 'line') count.type(target.line, group.quantity)
    }
    found.forEach(({ group }, index) => {
      const answer = items[index]
      if (!answer?.ok) return
      const { itemId, lotId, serial } = group
      const goods = { itemId, item: lineItem(answer.data), ...(lotId ? { lotId, serialNo: serial } : {}) }
      count.addFound(goods, group.quantity)
    })
    count.submit()
    if (keepUnknown) for (const { epc, problem } of unknown) count.addUnknown(epc, 1, problem ?? '', [])
    return targets.filter(({ target }) => target.kind !== 'closed').length
  }
  return {
    targetOf,
    choose: (key: string, lineId: string) => setChosen((old) => ({ ...old, [key]: lineId })),
    keepUnknown,
    setKeepUnknown,
    /** Unknown tags that will be kept. */
    kept: keepUnknown ? unknown.length : 0,
    /** Groups that still want to know which lot they are. */
    missing: groups.filter((group) => targetOf(group).kind === 'choose').length,
    take,
  }
}
