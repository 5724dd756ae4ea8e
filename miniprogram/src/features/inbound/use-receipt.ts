import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import type { ReceiptView } from '@shared/operations/inbound'
import type { Item } from '@shared/schema/masterdata'
import { useDraft } from '@/lib/draft'
import { toast } from '@/lib/feedback'
import { newRequestId } from '@/lib/request-id'
import { useCommand } from '@/lib/use-command'
import { checkLine, type LineProblems } from './check-line'
import { changedLine, emptyReceipt, furtherLot, isBlank, newLine, toInput } from './receipt-draft'
import type { DraftLine, ReceiptDraft } from './receipt-draft'

/** A receipt while it is filled in: kept on the device, checked before it is sent, posted once. */
export function useReceipt() {
  const { draft, setDraft, clear } = useDraft<ReceiptDraft>('receipt', emptyReceipt)
  const [openKey, setOpenKey] = useState<string>()
  const [checked, setChecked] = useState(false)
  const [refused, setRefused] = useState<ReceiptDraft>()
  const [posted, setPosted] = useState<ReceiptView>()
  const command = useCommand('inbound.receive')

  const change = (next: Partial<ReceiptDraft>) => setDraft((old) => ({ ...old, ...next }))
  const setLines = (make: (lines: DraftLine[]) => DraftLine[]) =>
    setDraft((old) => ({ ...old, lines: make(old.lines) }))
  const append = (line: DraftLine) => {
    setLines((lines) => [...lines, line])
    setOpenKey(line.key)
    setChecked(false)
  }

  const changeLine = (key: string, next: Partial<DraftLine>) =>
    setLines((lines) => lines.map((line) => (line.key === key ? changedLine(line, next) : line)))

  /**
   * A scanned item opens its line; scanned again in the same unit it counts one more. An item that the page was
   * opened with never begins a second line: the page may have been opened again.
   */
  const addItem = (item: Item, unit: string, { counts }: { counts: boolean }) => {
    const same = draft.lines.filter((line) => line.item._id === item._id)
    const known = same.find((line) => line.key === openKey || isBlank(line) || !counts)
    if (!known) return append(newLine(newRequestId(), item, unit))
    setOpenKey(known.key)
    if (!counts || known.unit !== unit) return
    const quantity = (known.quantity ?? 0) + 10 ** item.scale
    changeLine(known.key, { quantity })
    toast.success(`「${item.name}」数量加 1 ${unit}`)
  }

  const today = businessDay(Date.now())
  const problems = draft.lines.map((line) => checkLine(line, today))
  const firstBad = problems.findIndex((found) => Object.keys(found).length > 0)

  const submit = async (): Promise<'posted' | 'incomplete' | 'refused'> => {
    setChecked(true)
    const bad = draft.lines[firstBad]
    if (bad) {
      setOpenKey(bad.key)
      return 'incomplete'
    }
    const answer = await command.run(toInput(draft))
    if (answer.ok) {
      setPosted(answer.data)
      clear()
      return 'posted'
    }
    setRefused(draft)
    const line = draft.lines[Number(answer.details?.line ?? -1)]
    if (line) setOpenKey(line.key)
    return 'refused'
  }

  // A refusal belongs to what was sent; it goes with the first change.
  const failure = refused === draft ? command.failure : undefined
  return {
    draft,
    today,
    change,
    changeWarehouse: (warehouseId: string) =>
      setDraft((old) => ({
        ...old,
        warehouseId,
        lines: old.lines.map((line) => ({ ...line, locationId: '' })),
      })),
    addItem,
    addLot: (line: DraftLine) => append(furtherLot(newRequestId(), line)),
    changeLine,
    removeLine: (key: string) => setLines((lines) => lines.filter((line) => line.key !== key)),
    openKey,
    setOpenKey,
    problems: (checked ? problems : []) as LineProblems[],
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
