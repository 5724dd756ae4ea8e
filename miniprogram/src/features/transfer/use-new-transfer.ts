import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { toBaseQuantity } from '@shared/domain/units'
import type { InputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import { call } from '@/lib/cloud'
import { useDraft } from '@/lib/draft'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'

type DraftItem = Pick<Item, '_id' | 'name' | 'specification' | 'unit' | 'units' | 'scale' | 'code'>

export interface TransferDraft {
  fromWarehouseId: string
  toWarehouseId: string
  reason: string
  lines: { item: DraftItem; unit: string; quantity: number | null }[]
}

const empty: TransferDraft = { fromWarehouseId: '', toWarehouseId: '', reason: '', lines: [] }

/** A transfer while it is filled in; kept on the device until it is filed. */
export function useNewTransfer() {
  const { draft, setDraft, clear } = useDraft<TransferDraft>('transfer', empty)
  const [problem, setProblem] = useState<{ code: string; text: string }>()

  const add = (item: Item, unit: string) => {
    setProblem(undefined)
    const { _id, name, specification, units, scale, code } = item
    setDraft((old) => {
      const known = old.lines.find((line) => line.item._id === _id)
      if (known) {
        const more = (line: typeof known) =>
          line === known && line.unit === unit
            ? { ...line, quantity: (line.quantity ?? 0) + 10 ** scale }
            : line
        return { ...old, lines: old.lines.map(more) }
      }
      const brief = { _id, name, specification, unit: item.unit, units, scale, code }
      return { ...old, lines: [...old.lines, { item: brief, unit, quantity: 10 ** scale }] }
    })
  }
  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    const answer = await call('masterdata.resolveCode', { code })
    const item = answer.ok && answer.data.kind === 'item' ? answer.data : undefined
    signal(item ? 'ok' : 'wrong')
    if (item) return add(item.item, item.unit)
    setProblem({ code, text: answer.ok ? '请扫物资条码' : failureText(answer) })
  }
  const change = (part: Partial<TransferDraft>) => setDraft((old) => ({ ...old, ...part }))
  const changeLine = (index: number, part: Partial<TransferDraft['lines'][number]>) =>
    setDraft((old) => ({
      ...old,
      lines: old.lines.map((line, at) => (at === index ? { ...line, ...part } : line)),
    }))
  const removeLine = (index: number) =>
    setDraft((old) => ({ ...old, lines: old.lines.filter((_line, at) => at !== index) }))
  return { draft, change, add, onCode, changeLine, removeLine, problem, clear }
}

/** What is still missing, in words; empty when it can be filed. */
export function missingIn({ fromWarehouseId, toWarehouseId, reason, lines }: TransferDraft): string {
  if (!fromWarehouseId) return '请选择从哪个仓库调出'
  if (!toWarehouseId) return '请选择调到哪个仓库'
  if (fromWarehouseId === toWarehouseId) return '调出和调入不能是同一个仓库'
  if (lines.length === 0) return '请扫码或查找要调的物资'
  const wrong = lines.find(
    ({ item, unit, quantity }) => !quantity || !toBaseQuantity(item, quantity, unit).ok,
  )
  if (wrong) return `「${wrong.item.name}」的数量不对，请核对数量和单位`
  return reason.trim() ? '' : '请写明为什么调'
}

export const toInput = ({
  fromWarehouseId,
  toWarehouseId,
  reason,
  lines,
}: TransferDraft): InputOf<'transfer.create'> => ({
  fromWarehouseId,
  toWarehouseId,
  reason: reason.trim(),
  lines: lines.map(({ item, unit, quantity }) => ({ itemId: item._id, unit, quantity: quantity ?? 0 })),
})
