import { digestOf, seal } from '../../cloudfunctions/runtime/seal'
import { businessDay } from '../../shared/domain/calendar'
import { formatQuantity } from '../../shared/domain/units'
import type { ItemBrief as ItemBriefSchema } from '../../shared/schema/masterdata'
import type { DocumentLink, FieldChange, JournalEntry, Posting } from '../../shared/schema/journal'
import type { Person } from '../../shared/schema/person'
import type * as z from 'zod/mini'

type ItemBrief = z.infer<typeof ItemBriefSchema>

export interface Command {
  requestId: string
  operation: string
  actor: Pick<Person, '_id' | 'name' | 'departmentName'>
  at: string
  input: unknown
  summary: string
  warehouseId: string
  document: DocumentLink
  postings: Posting[]
  /** Left out: the phone. */
  device?: string
  changes?: FieldChange[]
  /** The entry that it takes back. */
  reverses?: string
}

/** The entry that the function itself would have written for this command. */
export function toEntry(command: Command, key: string): JournalEntry {
  const { requestId, operation, actor, at, input, summary, warehouseId, document, postings, reverses } =
    command
  const { device = 'weapp', changes } = command
  return seal(
    {
      _id: requestId,
      operation,
      actor: { id: actor._id, name: actor.name, departmentName: actor.departmentName },
      device,
      at,
      day: businessDay(at),
      digest: digestOf(operation, actor._id, input),
      outcome: {},
      summary,
      postings,
      stockKeys: [...new Set(postings.map((posting) => `${warehouseId}:${posting.itemId}`))],
      document,
      warehouseId,
      ...(reverses ? { reverses } : {}),
      ...(changes ? { changes } : {}),
    },
    key,
  )
}

/** `中性笔 ×20 盒、复印纸 ×5 包、订书钉 ×2 盒 等 5 行` */
export function goodsText(
  lines: readonly { item: ItemBrief; quantity: number; unit?: string }[],
  counter: '行' | '种',
): string {
  const parts = lines
    .slice(0, 3)
    .map(
      ({ item, quantity, unit }) =>
        `${item.name} ×${formatQuantity(quantity, item.scale)} ${unit ?? item.unit}`,
    )
  return parts.join('、') + (lines.length > 3 ? ` 等 ${lines.length} ${counter}` : '')
}
