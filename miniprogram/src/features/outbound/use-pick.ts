import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { hasGrant } from '@shared/domain/rights'
import { useDraft } from '@/lib/draft'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import {
  candidates,
  forget,
  noProgress,
  pickTasks,
  strays,
  takesByLine,
  type Progress,
  type Task,
} from './pick-tasks'

export type PickList = OutputOf<'outbound.pickList'>

/** The walk of one pick list: stops, which one is next, and what was confirmed; survives leaving the page. */
export function usePick(list: PickList) {
  const me = useMe()
  const mayOverride = me !== undefined && hasGrant(me, 'overrideLot')
  const { requisition, lines } = list
  const {
    draft: progress,
    setDraft,
    release,
  } = useDraft<Progress>(`pick/${requisition.requisitionId}`, noProgress)
  const locations = useQuery('masterdata.listLocations', { warehouseId: requisition.warehouseId })
  const [chosenKey, setChosenKey] = useState<string>()
  const [quantities, setQuantities] = useState<Record<string, number | null>>({})

  const walk = new Map(locations.data?.rows.map(({ _id, pickSequence }) => [_id, pickSequence]))
  const tasks = pickTasks(lines, progress, (locationId) => walk.get(locationId) ?? Infinity)
  const pending = tasks.filter((task) => task.taken === undefined)
  const current = pending.find((task) => task.key === chosenKey) ?? pending[0]
  const takes = takesByLine(tasks)

  /** Quantity that a tap on 已拣 would confirm; null while what is typed is no number. */
  const quantityOf = (task: Task): number | null =>
    task.key in quantities ? (quantities[task.key] ?? null) : task.quantity
  const setTaken = (key: string, taken: number | undefined) =>
    setDraft((old) => {
      const { [key]: _old, ...others } = old.taken
      return { ...old, taken: taken === undefined ? others : { ...others, [key]: taken } }
    })

  return {
    tasks,
    pending,
    current,
    takes,
    progress,
    candidatesOf: (task: Task) => candidates(task, tasks, mayOverride),
    /** Lines whose takes leave an older lot on the shelf. */
    strayed: lines.filter((line) => strays(line, takes.get(line.lineId) ?? [])),
    quantityOf,
    setQuantity: (task: Task, quantity: number | null) =>
      setQuantities((old) => ({ ...old, [task.key]: quantity })),
    goTo: (task: Task) => setChosenKey(task.key),
    confirmTask(task: Task) {
      const quantity = quantityOf(task)
      if (quantity === null || quantity > task.quantity) return false
      setTaken(task.key, quantity)
      setChosenKey(nextAfter(task, pending)?.key)
      return true
    },
    undo(task: Task) {
      setTaken(task.key, undefined)
      setChosenKey(task.key)
    },
    swap(task: Task, to: { lotId: string; locationId: string }, reason: string) {
      const key = task.key.replace(/\|rest$/, '')
      setDraft((old) => ({
        ...old,
        swaps: { ...old.swaps, [key]: { lotId: to.lotId, locationId: to.locationId } },
        reason,
      }))
      setTaken(key, undefined)
      setChosenKey(key)
    },
    unswap(task: Task) {
      setDraft((old) => {
        const { [task.key]: _old, ...swaps } = old.swaps
        return { ...old, swaps }
      })
    },
    setReason: (reason: string) => setDraft((old) => ({ ...old, reason })),
    /** Begins a line, or everything, anew from a fresh list. */
    restart(lineId?: number) {
      setDraft((old) => forget(old, lineId))
      setQuantities({})
    },
    /** The issue is posted: nothing of it may come back on the next visit. */
    release,
  }
}

export type Pick = ReturnType<typeof usePick>

/** The walk goes on from where the clerk stands; what was skipped on the way comes at the end. */
function nextAfter(task: Task, pending: readonly Task[]): Task | undefined {
  const others = pending.filter((other) => other !== task)
  const behind = pending.indexOf(task)
  return pending.slice(behind + 1)[0] ?? others[0]
}
