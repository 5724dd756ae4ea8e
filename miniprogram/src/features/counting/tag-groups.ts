import type { DecodedTag } from '@shared/operations/stocktake-count'

/** Goods of a shelf as the reader saw them: one item, or one numbered piece. */
export interface TagGroup {
  key: string
  itemId: string
  name: string
  /** The piece, when the item is numbered. */
  lotId?: string
  serial?: string
  tags: number
  /** Sum in the item's smallest step. */
  quantity: number
  /** Units that the tags are on, such as 3 盒、2 支. */
  units: string
}

export interface TagResult {
  groups: TagGroup[]
  unknown: DecodedTag[]
}

/** Tags by item, numbered pieces each for itself; what stands for no item is left over. */
export function groupTags(tags: readonly DecodedTag[]): TagResult {
  const groups = new Map<string, TagGroup & { byUnit: Map<string, number> }>()
  const unknown: DecodedTag[] = []
  for (const tag of tags) {
    if (!tag.itemId || tag.quantity === undefined) {
      unknown.push(tag)
      continue
    }
    const key = tag.lotId ? `${tag.itemId}/${tag.lotId}` : tag.itemId
    const group = groups.get(key) ?? {
      key,
      itemId: tag.itemId,
      name: tag.itemName ?? tag.code ?? tag.epc,
      ...(tag.lotId ? { lotId: tag.lotId, serial: tag.serial } : {}),
      tags: 0,
      quantity: 0,
      units: '',
      byUnit: new Map<string, number>(),
    }
    group.tags++
    group.quantity += tag.quantity
    const unit = tag.unit ?? ''
    group.byUnit.set(unit, (group.byUnit.get(unit) ?? 0) + 1)
    groups.set(key, group)
  }
  return {
    groups: [...groups.values()].map(({ byUnit, ...group }) => ({
      ...group,
      units: [...byUnit].map(([unit, count]) => `${count} ${unit}`.trim()).join('、'),
    })),
    unknown,
  }
}

/** How many different tags a text names, before the server has looked at them: what a reader has typed so far. */
export const countTexts = (text: string): number =>
  new Set(
    text
      .toUpperCase()
      .split(/[\s,;，；]+/)
      .filter(Boolean),
  ).size
