import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { hasRole } from '@shared/domain/rights'
import type { PlanView } from '@shared/operations/stocktake-open'
import { useDraft } from '@/lib/draft'
import { signal } from '@/lib/feedback'
import type { Me } from '@/lib/session'
import { readStored } from '@/lib/storage'
import { useChange } from '@/lib/use-change'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { draftOfPlan, emptyPlan, openingDay, planProblem, toPlanInput, type PlanDraft } from './plan-draft'
import type { ScopeDraft } from './scope-draft'
import { draftAreas } from './stocktake-draft'
import { useRacks } from './use-racks'
import { useScopePreview } from './use-scope-preview'

/** A plan while it is filled in: kept on the device for one version of it, previewed as it stands today. */
export function usePlan(me: Me, warehouse: string, existing: PlanView | undefined) {
  const [first] = useState<PlanDraft>(() =>
    existing ? draftOfPlan(existing) : { ...emptyPlan, warehouseId: warehouse },
  )
  const key = existing ? `plan-${existing.plan._id}-${existing.plan.updatedAt}` : 'plan'
  const { draft, setDraft, release } = useDraft<PlanDraft>(key, first)
  const [tried, setTried] = useState(false)
  const command = useCommand('stocktake.savePlan')
  const today = businessDay(Date.now())

  const change = (part: Partial<PlanDraft>) => setDraft((old) => ({ ...old, ...part }))
  const changeScope = (part: Partial<ScopeDraft>) =>
    setDraft((old) => ({ ...old, scope: { ...old.scope, ...part } }))

  const query = useQuery('masterdata.listWarehouses', {})
  const mine = (query.data?.rows ?? []).filter(
    ({ status, mine: own }) => status === 'active' && (own || hasRole(me, 'admin')),
  )
  useChange(`${draft.warehouseId} ${mine.length}`, () => {
    const usual = mine.find(({ _id }) => _id === readStored('warehouseId')) ?? mine[0]
    if (!draft.warehouseId && usual) change({ warehouseId: usual._id })
  })

  const preview = useScopePreview(draft.warehouseId, draft.scope)
  const areas = draftAreas(draft, preview.known, useRacks(draft))
  const problem = planProblem(draft, areas)

  const save = async (status: 'active' | 'disabled' | undefined): Promise<PlanView | undefined> => {
    setTried(true)
    if (problem) return void signal('wrong')
    const answer = await command.run({
      ...(existing ? { planId: existing.plan._id, updatedAt: existing.plan.updatedAt } : {}),
      ...(status ? { status } : {}),
      plan: toPlanInput(draft, areas, today),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return undefined
    release()
    return answer.data
  }
  return {
    draft,
    change,
    changeScope,
    query,
    warehouses: mine,
    warehouse: mine.find(({ _id }) => _id === draft.warehouseId),
    changeWarehouse: (warehouseId: string) =>
      setDraft((old) => ({
        ...old,
        warehouseId,
        people: {},
        scope: { ...old.scope, zones: [], locations: [] },
      })),
    preview,
    areas,
    opensOn: openingDay(draft, today),
    today,
    problem: tried ? problem : undefined,
    running: command.running,
    failure: command.failure,
    save,
  }
}

export type Plan = ReturnType<typeof usePlan>
