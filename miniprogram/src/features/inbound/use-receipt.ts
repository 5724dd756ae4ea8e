import { useRef, useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { openOnOrder } from '@shared/domain/purchase-order'
import type { ReceiptView } from '@shared/operations/inbound'
import type { Item } from '@shared/schema/masterdata'
import type { PurchaseOrder } from '@shared/schema/purchase-order'
import { useDraft } from '@/lib/draft'
import { toast } from '@/lib/feedback'
import { newRequestId } from '@/lib/request-id'
import { useCommand } from '@/lib/use-command'
import { addPiece, addScanned, type Added, type Scanned } from './add-scanned'
import { checkHead, checkLine, type LineProblems } from './check-line'
import { draftOfOrder, expectedOf } from './order-draft'
import { changedLine, emptyReceipt, furtherLot, toInput, whole } from './receipt-draft'
import type { DraftLine, ReceiptDraft } from './receipt-draft'

export interface Delivered {
  order: PurchaseOrder
  items: readonly Item[]
}

/**
 * A receipt while it is filled in: kept on the device (one for each order, one for what comes without), checked before it
 * is sent, posted once.
 */
export function useReceipt(delivered?: Delivered) {
  const order = delivered?.order
  const [first] = useState(() =>
    delivered ? draftOfOrder(delivered.order, delivered.items, newRequestId) : emptyReceipt,
  )
  const kept = useDraft<ReceiptDraft>(order ? `receipt-${order._id}` : 'receipt', first)
  const draft = whole(kept.draft)
  const { clear } = kept
  // Scanning goes on from a page drawn a few pieces ago: it must see what came since.
  const lines = useRef(draft.lines)
  lines.current = draft.lines
  const setDraft = (make: (old: ReceiptDraft) => ReceiptDraft) => kept.setDraft((old) => make(whole(old)))
  const [openKey, setOpenKey] = useState<string>()
  const [checked, setChecked] = useState(false)
  const [refused, setRefused] = useState<ReceiptDraft>()
  const [posted, setPosted] = useState<ReceiptView>()
  const command = useCommand('inbound.receive')

  const change = (next: Partial<ReceiptDraft>) => setDraft((old) => ({ ...old, ...next }))
  const setLines = (make: (lines: DraftLine[]) => DraftLine[]) =>
    setDraft((old) => ({ ...old, lines: make(old.lines) }))
  const changeLine = (key: string, next: Partial<DraftLine>) =>
    setLines((lines) => lines.map((line) => (line.key === key ? changedLine(line, next) : line)))

  /** Takes what a scan made of the lines; answers why it was not taken. */
  const take = (added: Added): string | undefined => {
    if ('refused' in added) return added.refused
    if (added.lines.length > draft.lines.length) setChecked(false)
    lines.current = added.lines
    setLines(() => added.lines)
    setOpenKey(added.openKey)
    if (added.said) toast.success(added.said)
    return undefined
  }

  const today = businessDay(Date.now())
  const expected = (line: DraftLine) => expectedOf(order, line)
  const problems = draft.lines.map((line) => checkLine(line, today, expected(line)))
  const firstBad = problems.findIndex((found) => Object.keys(found).length > 0)
  const headProblem = checkHead(draft)

  const onReceipt = new Set(draft.lines.map((line) => line.orderLineId))
  const leftOut = (order?.lines ?? []).filter((line) => !onReceipt.has(line.lineId) && openOnOrder(line) > 0)

  const submit = async (options?: { confirmDuplicate: boolean }) => {
    setChecked(true)
    const bad = draft.lines[firstBad]
    if (bad) setOpenKey(bad.key)
    if (bad || headProblem) return 'incomplete'
    const answer = await command.run(toInput(draft, options))
    if (answer.ok) {
      setPosted(answer.data)
      clear()
      return 'posted'
    }
    setRefused(kept.draft)
    const line = draft.lines[Number(answer.details?.line ?? -1)]
    if (line) setOpenKey(line.key)
    return answer.code === 'DELIVERY_NOTE_USED' ? 'duplicate' : 'refused'
  }

  // A refusal belongs to what was sent; it goes with the first change.
  const failure = refused === kept.draft ? command.failure : undefined
  return {
    draft,
    order,
    /** Goods that the order still expects and that are not on this receipt. */
    leftOut: (delivered?.items ?? []).filter(({ _id }) => leftOut.some(({ itemId }) => itemId === _id)),
    today,
    expected,
    change,
    changeWarehouse: (warehouseId: string) =>
      setDraft((old) => ({
        ...old,
        warehouseId,
        lines: old.lines.map((line) => ({ ...line, locationId: '' })),
      })),
    add: (scanned: Scanned) =>
      take(addScanned({ lines: lines.current, openKey, orderLines: order?.lines }, scanned, newRequestId())),
    addPiece: (key: string, serialNo: string) => {
      const line = lines.current.find((candidate) => candidate.key === key)
      return line && take(addPiece(lines.current, line, serialNo))
    },
    addLot: (line: DraftLine) => {
      const lot = furtherLot(newRequestId(), line)
      take({ lines: [...draft.lines, lot], openKey: lot.key })
    },
    changeLine,
    removeLine: (key: string) => setLines((lines) => lines.filter((line) => line.key !== key)),
    openKey,
    setOpenKey,
    problems: (checked ? problems : []) as LineProblems[],
    headProblem: checked ? headProblem : undefined,
    firstBad,
    checked,
    submit,
    running: command.running,
    failure,
    posted,
    startAnew: () => {
      setPosted(undefined)
      setOpenKey(undefined)
      setChecked(false)
    },
    discard: () => {
      clear()
      setOpenKey(undefined)
      setChecked(false)
    },
  }
}

export type Receipt = ReturnType<typeof useReceipt>
