import { sessionStore } from '@/lib/session'
import { readStored, writeStored } from '@/lib/storage'
import { createStore, useStore } from '@/lib/store'
import type { Recipient, RequisitionKind } from '@shared/schema/requisition'
import type { BasketItem, BasketLine } from './basket-line'

/** A requisition that is not submitted yet. */
export interface Basket {
  lines: BasketLine[]
  purpose: string
  urgent: boolean
  /** `2026-11-21`, or empty. */
  neededBy: string
  /** 领用 unless told. */
  kind?: RequisitionKind
  /** Day of return of a loan: `2026-11-21`, or empty. */
  dueDate?: string
  /** Who outside gets it, as far as it is filled in. */
  recipient?: Partial<Recipient>
  /** The returned requisition that this one puts right. */
  replaces?: string
}

/** One basket for each warehouse: a requisition is for one. */
type Baskets = Record<string, Basket>

const emptyBasket: Basket = { lines: [], purpose: '', urgent: false, neededBy: '' }
const store = createStore<Baskets>({})
const draftKey = () => `${sessionStore.get().person?._id ?? 'anyone'}/baskets`

/** Reads the baskets of whoever uses the app now; called when that changes and after drafts were cleared. */
export const reloadBaskets = (): void =>
  store.set((readStored('drafts')?.[draftKey()] as Baskets | undefined) ?? {})
sessionStore.subscribe(reloadBaskets)

function saveBasket(warehouseId: string, basket: Basket): void {
  const { [warehouseId]: _old, ...others } = store.get()
  const isEmpty = basket.lines.length === 0 && basket.purpose === ''
  const baskets = isEmpty ? others : { ...others, [warehouseId]: basket }
  store.set(baskets)
  writeStored('drafts', { ...readStored('drafts'), [draftKey()]: baskets })
}

/** The basket of a warehouse as it is now, for callers outside a component. */
export const basketOf = (warehouseId: string): Basket => store.get()[warehouseId] ?? emptyBasket

/** Puts a line in, or in place of the one of the same item. */
export function putInBasket(warehouseId: string, line: BasketLine): void {
  const { lines, ...form } = basketOf(warehouseId)
  const known = lines.some(({ itemId }) => itemId === line.itemId)
  const next = known ? lines.map((old) => (old.itemId === line.itemId ? line : old)) : [...lines, line]
  saveBasket(warehouseId, { ...form, lines: next })
}

/**
 * One more of an item, in its base unit unless it is there in another: what 领用 on an item's page does.
 * @param most what may be taken, in smallest steps: of the last half kilogram no whole one is asked.
 */
export function addToBasket(warehouseId: string, itemId: string, item: BasketItem, most = Infinity): void {
  const { code, name, specification, unit, scale, units } = item
  const there = basketOf(warehouseId).lines.find((line) => line.itemId === itemId)
  putInBasket(warehouseId, {
    itemId,
    item: { code, name, specification, unit, scale, units },
    unit: there?.unit ?? unit,
    quantity: there ? (there.quantity ?? 0) + 10 ** scale : Math.min(10 ** scale, most),
  })
}

export function takeFromBasket(warehouseId: string, itemId: string): void {
  const basket = basketOf(warehouseId)
  saveBasket(warehouseId, { ...basket, lines: basket.lines.filter((line) => line.itemId !== itemId) })
}

export const changeBasket = (warehouseId: string, change: Partial<Basket>): void =>
  saveBasket(warehouseId, { ...basketOf(warehouseId), ...change })

export const emptyOut = (warehouseId: string): void => saveBasket(warehouseId, emptyBasket)

/** The basket of a warehouse, watched: every page that shows it agrees. */
export const useBasket = (warehouseId: string): Basket => useStore(store)[warehouseId] ?? emptyBasket

/** Warehouses whose basket has lines, with how many. */
export function useFilledBaskets(): { warehouseId: string; count: number }[] {
  const baskets = useStore(store)
  return Object.entries(baskets)
    .map(([warehouseId, { lines }]) => ({ warehouseId, count: lines.length }))
    .filter(({ count }) => count > 0)
}

reloadBaskets()
