import { useState } from 'react'
import { hasRole } from '@shared/domain/rights'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { useDraft } from '@/lib/draft'
import { signal } from '@/lib/feedback'
import type { Me } from '@/lib/session'
import { readStored, writeStored } from '@/lib/storage'
import { useChange } from '@/lib/use-change'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { codeOf, type ScopeDraft } from './scope-draft'
import {
  draftAreas,
  emptyStocktake,
  isBlind,
  isUnread,
  openProblem,
  toOpenInput,
  type StocktakeDraft,
} from './stocktake-draft'
import { WHOLE } from './areas-draft'
import { useRacks } from './use-racks'
import { useScopePreview } from './use-scope-preview'

/** What a stocktake begins with when it is opened from a shelf, an item or short shelves. */
export interface Start {
  warehouse: string
  location: string
  item: string
  requests: string[]
}

/** A stocktake while it is filled in: kept on the device, previewed as it changes, opened once. */
export function useNewStocktake(me: Me, start: Start) {
  const quick = Boolean(start.location || start.item || start.requests.length > 0)
  const [first] = useState(() => firstDraft(me, start, quick))
  const key = quick ? `stocktake/${start.location}${start.item}${start.requests.join(',')}` : 'stocktake'
  const { draft, setDraft, release } = useDraft<StocktakeDraft>(key, first)
  const [tried, setTried] = useState(false)
  const command = useCommand('stocktake.open')

  const change = (part: Partial<StocktakeDraft>) => setDraft((old) => ({ ...old, ...part }))
  const changeScope = (part: Partial<ScopeDraft>) =>
    setDraft((old) => ({ ...old, scope: { ...old.scope, ...part } }))

  const warehouses = useQuery('masterdata.listWarehouses', {})
  const mine = (warehouses.data?.rows ?? []).filter(
    (warehouse) => warehouse.status === 'active' && (warehouse.mine || hasRole(me, 'admin')),
  )
  useChange(`${draft.warehouseId} ${mine.length}`, () => {
    const known = mine.some(({ _id }) => _id === draft.warehouseId)
    const usual = mine.find(({ _id }) => _id === readStored('warehouseId')) ?? mine[0]
    if (!known && usual) change({ warehouseId: usual._id })
    if (known) writeStored('warehouseId', draft.warehouseId)
  })
  const warehouse = mine.find(({ _id }) => _id === draft.warehouseId)

  const preview = useScopePreview(draft.warehouseId, draft.scope, !isUnread(draft))
  const racks = useRacks(draft)
  const areas = draftAreas(draft, preview.known, racks)
  const problem = openProblem(draft, preview.known, preview.fresh, areas)

  return {
    quick,
    draft,
    change,
    changeScope,
    /** Another warehouse has other zones and shelves. */
    changeWarehouse: (warehouseId: string) =>
      setDraft((old) => ({
        ...old,
        warehouseId,
        people: {},
        scope: { ...old.scope, zones: [], locations: [] },
      })),
    warehouses: mine,
    warehousesQuery: warehouses,
    warehouse,
    preview,
    areas,
    blind: isBlind(draft, preview.known),
    problem: tried ? problem : undefined,
    running: command.running,
    failure: command.failure,
    /** The stocktake as it was opened; undefined when something is missing or it was refused. */
    open: async (): Promise<StocktakeView | undefined> => {
      setTried(true)
      if (problem) return void signal('wrong')
      const answer = await command.run(toOpenInput(draft, areas))
      signal(answer.ok ? 'ok' : 'wrong')
      if (!answer.ok) return undefined
      release()
      return answer.data
    },
  }
}

export type NewStocktake = ReturnType<typeof useNewStocktake>

/** From a shelf or an item the one who stands there counts, at once. */
function firstDraft(me: Me, start: Start, quick: boolean): StocktakeDraft {
  const { warehouse, location, item } = start
  if (!quick) return { ...emptyStocktake, warehouseId: warehouse }
  return {
    ...emptyStocktake,
    kind: 'adhoc',
    warehouseId: warehouse || location.slice(0, Math.max(0, location.indexOf(':'))),
    scope: {
      ...emptyStocktake.scope,
      locations: location ? [{ id: location, name: codeOf(location) }] : [],
      items: item ? [{ id: item, name: item }] : [],
    },
    people: { [WHOLE]: { counters: [{ id: me._id, name: me.name }], seconds: [] } },
    requestIds: start.requests,
  }
}
