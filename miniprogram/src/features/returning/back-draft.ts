import type { ItemBrief } from '@shared/schema/masterdata'
import { formatQuantity } from '@/lib/format'
import { photosInput, type PickedPhoto } from '@/components/photo-field/picked-photo'

/** One lot that may come back: a line of a loan, or a pick of an issue. */
export interface BackGoods {
  /** Number of the line or pick. */
  key: number
  itemId: string
  item: ItemBrief
  /** Who has it, where one issue went to several departments. */
  departmentName?: string | undefined
  lotId: string
  lotNo?: string | undefined
  serialNo?: string | undefined
  expiryDate?: string | undefined
  /** Where it was taken from. */
  locationId: string
  /** At most so much, in the smallest step. */
  left: number
}

/** What the clerk has counted of one lot so far. Null while what is typed is no number. */
export interface BackPart {
  good: number | null
  damaged: number | null
  goodPlace: string
  damagedPlace: string
  reason: string
  photos: PickedPhoto[]
}

export type BackDraft = Record<number, BackPart>

/** Nothing counted yet; good goods go back to where they were taken from, where that is still a shelf. */
export const emptyPart = (goods: BackGoods, places: BackPlaces): BackPart => ({
  good: 0,
  damaged: 0,
  goodPlace: places.good.includes(goods.locationId) ? goods.locationId : (places.good[0] ?? ''),
  damagedPlace: places.damaged[0] ?? '',
  reason: '',
  photos: [],
})

/** Ids of the locations that take good and damaged goods. */
export interface BackPlaces {
  good: readonly string[]
  damaged: readonly string[]
}

/** What is wrong with what was counted of a lot, and how to put it right; undefined when it can go. */
export function problemOf(goods: BackGoods, { good, damaged, ...part }: BackPart): string | undefined {
  if (good === null || damaged === null) return '数量不对，请重新填写'
  const amount = `${formatQuantity(goods.left, goods.item.scale)} ${goods.item.unit}`
  if (good + damaged > goods.left) return `完好和损坏加起来不能超过 ${amount}`
  if (good > 0 && !part.goodPlace) return '完好的要选放回哪个库位'
  if (damaged > 0 && !part.damagedPlace) return '损坏的要选不合格区的库位'
  if (damaged > 0 && part.reason.trim() === '') return '写一下损坏的情况'
  return undefined
}

/** Lines as the operations take them: one for what is good, one for what is damaged. */
export function partsOf({ good, damaged, goodPlace, damagedPlace, reason, photos }: BackPart) {
  return [
    ...(good ? [{ quantity: good, condition: 'good' as const, locationId: goodPlace }] : []),
    ...(damaged
      ? [
          {
            quantity: damaged,
            condition: 'damaged' as const,
            locationId: damagedPlace,
            reason: reason.trim(),
            ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
          },
        ]
      : []),
  ]
}

/** How much was counted in all, and whether any of it is damaged. */
export function totalsOf(goods: readonly BackGoods[], draft: BackDraft) {
  const parts = goods.flatMap(({ key }) => draft[key] ?? [])
  const counted = parts.filter(({ good, damaged }) => (good ?? 0) + (damaged ?? 0) > 0).length
  return { counted, damaged: parts.some((part) => (part.damaged ?? 0) > 0) }
}
