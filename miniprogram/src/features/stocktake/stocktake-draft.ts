import type { InputOf, OutputOf } from '@shared/operations'
import type { StocktakeKind } from '@shared/schema/stocktake'
import { areaProblem, areasOf, toAreas, type Area, type PeopleByArea, type Split } from './areas-draft'
import { toScope, wholeWarehouse, type ScopeDraft } from './scope-draft'

/** A stocktake while it is filled in. */
export interface StocktakeDraft {
  kind: StocktakeKind
  name: string
  warehouseId: string
  scope: ScopeDraft
  /** Null: as the settings say. */
  blind: boolean | null
  double: boolean
  frozen: boolean
  /** Empty: no date. */
  dueOn: string
  split: Split
  people: PeopleByArea
  /** Short shelves that it answers. */
  requestIds: string[]
}

export const emptyStocktake: StocktakeDraft = {
  kind: 'periodic',
  name: '',
  warehouseId: '',
  scope: wholeWarehouse,
  blind: null,
  double: false,
  frozen: false,
  dueOn: '',
  split: 'none',
  people: {},
  requestIds: [],
}

export type Preview = OutputOf<'stocktake.preview'>

/** Areas as the draft and the places in its scope make them. */
export const draftAreas = (
  { split, people }: Pick<StocktakeDraft, 'split' | 'people'>,
  preview: Pick<Preview, 'zones'> | undefined,
  racks: readonly string[],
): Area[] => areasOf(split, { zones: preview?.zones ?? [], racks }, people)

/** Blind or open as chosen, else by the settings, as far as they are known. */
export const isBlind = (draft: Pick<StocktakeDraft, 'blind'>, preview: Preview | undefined): boolean =>
  draft.blind ?? preview?.blindDefault ?? true

/** Short shelves whose places are not known yet: without them the scope would be the whole warehouse. */
export const isUnread = ({ requestIds, scope }: Pick<StocktakeDraft, 'requestIds' | 'scope'>): boolean =>
  requestIds.length > 0 && scope.locations.length === 0

/** What must be put right before it can be opened, `fresh` when the figures are of the scope as it is; undefined when nothing must. */
export function openProblem(
  draft: StocktakeDraft,
  preview: Preview | undefined,
  fresh: boolean,
  areas: readonly Area[],
): string | undefined {
  if (!draft.warehouseId) return '请选择仓库'
  if (isUnread(draft)) return '还没读到短少的库位，请稍等一下再点'
  const named = draft.scope.locations.length > 0 || draft.scope.items.length > 0
  if (draft.split === 'zones' && !fresh) return '还在看范围里有哪些库区，请稍等一下再点'
  if (fresh && preview?.lines === 0 && !named) return '这个范围里没有库存，请放宽范围'
  return areaProblem(areas, draft.double)
}

/** What is sent; only for a draft without problems. */
export function toOpenInput(draft: StocktakeDraft, areas: readonly Area[]): InputOf<'stocktake.open'> {
  const { kind, name, warehouseId, scope, blind, double, frozen, dueOn, split, requestIds } = draft
  const sent = toAreas(split, areas, double)
  return {
    kind,
    warehouseId,
    scope: toScope(scope),
    ...(blind === null ? {} : { blind }),
    double,
    frozen,
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(sent ? { areas: sent } : {}),
    ...(requestIds.length > 0 ? { countRequestIds: requestIds } : {}),
  }
}
