import { useState } from 'react'
import { addDays, businessDay } from '@shared/domain/calendar'
import type { OutputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import { useDraft } from '@/lib/draft'
import { newRequestId } from '@/lib/request-id'
import { useCommand } from '@/lib/use-command'
import {
  draftOf,
  emptyOrder,
  headProblem,
  lineProblems,
  newOrderLine,
  toContent,
  type OrderDraft,
  type OrderDraftLine,
} from './order-draft'

/** A usual delivery takes a week. */
const USUAL_DAYS = 7

/** An order while it is filled in or changed: kept on the device, sent once. */
export function useOrderForm(existing: OutputOf<'inbound.getOrder'> | undefined) {
  const [first] = useState(() =>
    existing ? draftOf(existing.order, existing.items, newRequestId) : emptyOrder,
  )
  // What somebody else changed meanwhile makes an old draft worthless: it is kept for one version of the order.
  const key = existing ? `order-${existing.order._id}-${existing.order.updatedAt}` : 'order'
  const { draft, setDraft, release } = useDraft<OrderDraft>(key, first)
  const [openKey, setOpenKey] = useState<string>()
  const [checked, setChecked] = useState(false)
  const create = useCommand('inbound.createOrder')
  const edit = useCommand('inbound.editOrder')
  const command = existing ? edit : create

  const change = (next: Partial<OrderDraft>) => setDraft((old) => ({ ...old, ...next }))
  const setLines = (make: (lines: OrderDraftLine[]) => OrderDraftLine[]) =>
    setDraft((old) => ({ ...old, lines: make(old.lines) }))
  const problems = draft.lines.map((line) => lineProblems(line, draft.lines))
  const firstBad = problems.findIndex((found) => Object.keys(found).length > 0)
  const missing = headProblem(draft)

  return {
    draft,
    existing,
    change,
    addItem: (item: Item) => {
      const day = draft.lines.at(-1)?.expectedDay ?? addDays(businessDay(Date.now()), USUAL_DAYS)
      const line = newOrderLine(newRequestId(), item, day)
      setLines((lines) => [...lines, line])
      setOpenKey(line.key)
      setChecked(false)
    },
    changeLine: (lineKey: string, next: Partial<OrderDraftLine>) =>
      setLines((lines) => lines.map((line) => (line.key === lineKey ? { ...line, ...next } : line))),
    removeLine: (lineKey: string) => setLines((lines) => lines.filter((line) => line.key !== lineKey)),
    openKey,
    setOpenKey,
    problems: checked ? problems : [],
    incomplete: checked
      ? (missing ?? (firstBad >= 0 ? firstText(problems[firstBad], firstBad) : undefined))
      : undefined,
    running: create.running || edit.running,
    failure: command.failure,
    /** The order as it was saved; undefined when something is missing or it was refused. */
    submit: async () => {
      setChecked(true)
      const bad = draft.lines[firstBad]
      if (bad) setOpenKey(bad.key)
      if (missing || bad) return undefined
      const content = toContent(draft)
      const answer = existing
        ? await edit.run({ orderId: existing.order._id, basedOn: existing.order.updatedAt, ...content })
        : await create.run({ warehouseId: draft.warehouseId, ...content })
      if (!answer.ok) return undefined
      release()
      return answer.data
    },
  }
}

const firstText = (found: { [field: string]: string } | undefined, index: number): string =>
  `第 ${index + 1} 行：${Object.values(found ?? {})[0] ?? ''}`

export type OrderForm = ReturnType<typeof useOrderForm>
