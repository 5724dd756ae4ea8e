import type { Location, ZoneKind } from '../schema/masterdata'
import { formatQuantity } from './units'
import type * as z from 'zod/mini'

/** Why a place is proposed: the same item lies there, nothing does, there is room beside others. */
export type PlaceReason = 'sameItem' | 'empty' | 'room'

export interface PlaceProposal {
  location: Location
  reason: PlaceReason
  /** Of the same item there already, in its smallest step. */
  held: number
  /** Lots that still fit; undefined where any number does. */
  free?: number
  /** Beside the same item, or in a zone where its kind lies. */
  near?: 'item' | 'category'
}

/** What lies at a location, of whatever item. */
export interface Occupied {
  lots: number
  categoryIds: readonly string[]
}

export interface PlaceRequest {
  /** Kind of zone that the goods must go to. */
  zone: z.infer<typeof ZoneKind>
  categoryId: string
  /** Lots to place: one, or as many as there are serial-numbered pieces. */
  lots: number
  /** Of the same item, by location, in its smallest step. */
  held: ReadonlyMap<string, number>
  occupied: ReadonlyMap<string, Occupied>
  locations: readonly Location[]
}

const PROPOSALS = 5

/**
 * Where to put goods, the best place first: to the same item while there is room, else to an empty place, else to one
 * with room, each as near as the walk goes to the same item, then to its kind, then to the entrance. Places that are full
 * or closed are left out; nothing is proposed when none is left.
 */
export function proposeLocations(request: PlaceRequest): PlaceProposal[] {
  const { locations, zone, lots, held } = request
  const open = locations.filter((place) => place.zoneKind === zone && place.status === 'active')
  const homes = open.filter((place) => held.has(place._id))
  const kinZones = zonesOfCategory(request, open)
  return open
    .map((location) => ({ location, ...judge(location, request), walk: distance(location, homes) }))
    .filter(({ free }) => free === undefined || free >= lots)
    .sort(
      (a, b) =>
        tiers[a.reason] - tiers[b.reason] ||
        a.walk - b.walk ||
        Number(!kinZones.has(a.location.zone)) - Number(!kinZones.has(b.location.zone)) ||
        a.location.pickSequence - b.location.pickSequence,
    )
    .slice(0, PROPOSALS)
    .map(({ walk: _walk, ...proposal }) => {
      const near = homes.length > 0 ? 'item' : kinZones.has(proposal.location.zone) ? 'category' : undefined
      return near && proposal.reason !== 'sameItem' ? { ...proposal, near } : proposal
    })
}

const tiers: Record<PlaceReason, number> = { sameItem: 0, empty: 1, room: 2 }

function judge({ _id, capacity }: Location, { held, occupied }: PlaceRequest) {
  const lots = occupied.get(_id)?.lots ?? 0
  const here = held.get(_id) ?? 0
  const reason: PlaceReason = here > 0 ? 'sameItem' : lots === 0 ? 'empty' : 'room'
  return { reason, held: here, ...(capacity === undefined ? {} : { free: Math.max(0, capacity - lots) }) }
}

/** Steps of the walk to the nearest place of the same item; 0 for all where it lies nowhere. */
const distance = ({ pickSequence }: Location, homes: readonly Location[]): number =>
  homes.length === 0 ? 0 : Math.min(...homes.map((home) => Math.abs(home.pickSequence - pickSequence)))

const zonesOfCategory = (
  { categoryId, occupied }: PlaceRequest,
  locations: readonly Location[],
): ReadonlySet<string> =>
  new Set(
    locations
      .filter(({ _id }) => occupied.get(_id)?.categoryIds.includes(categoryId))
      .map((location) => location.zone),
  )

/** Why this place, for the clerk who has the goods in his hands; not how much lies there where that is not said (`held` null). */
export function placeText(
  { reason, held, free, near }: Omit<PlaceProposal, 'location' | 'held'> & { held: number | null },
  item: { unit: string; scale: number },
): string {
  const parts = [
    reason === 'sameItem'
      ? `已有这种物资${held === null ? '' : ` ${formatQuantity(held, item.scale)} ${item.unit}`}`
      : reason === 'empty'
        ? '空库位'
        : '和其他物资同放',
    near === 'item' ? '离同种物资最近' : near === 'category' ? '同类物资在这个库区' : '',
    free === undefined ? '' : `还能放 ${free} 批`,
  ]
  return parts.filter(Boolean).join('，')
}
