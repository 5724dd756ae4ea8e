import { addDays, businessDay } from '../../shared/domain/calendar'
import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import { locations } from './locations'
import { categories, departments, supplierOnTrial, suppliers, warehouses } from './organisation'
import { itemCodesOf, itemsKept } from './items-kept'
import { retiredItems } from './retired-items'
import { furtherDepartments, newcomers, searchable } from './newcomers'
import { people } from './people'
import { settings } from './settings'
import { arrivalsStory } from './story/arrivals'
import { emptyShelves, specialDeliveries } from './story/endings'
import { lendingStory } from './story/lending'
import { moves } from './story/moves'
import { handingOut } from './story/handing-out'
import { opening } from './story/opening'
import { unfinished } from './story/open-requests'
import { piecesStory } from './story/pieces'
import { purchases } from './story/purchases'
import { qualityStory } from './story/quality'
import { requestsOf } from './story/requests'
import { stocktakesStory } from './story/stocktakes'
import { instant, momentOf } from './working-time'
import { World, type Signature } from './world'

export type DemoDocuments = { [C in CollectionName]: DocumentOf<C>[] }

const HALF_A_YEAR_DAYS = 183

/**
 * All documents of the demo organisation: half a year told up to `now` (milliseconds) by the domain's own rules.
 * The same arguments give the same documents. `key` signs the journal.
 */
export function buildDemo(options: {
  now: number
  key: string
  signatures: ReadonlyMap<string, Signature>
}): DemoDocuments {
  const { now, key, signatures } = options
  const today = businessDay(now)
  const firstDay = addDays(today, -HALF_A_YEAR_DAYS)
  const days = Array.from({ length: HALF_A_YEAR_DAYS }, (_, index) => addDays(firstDay, index + 1))
  const world = new World({
    beginsAt: instant(momentOf(firstDay, 8 * 60)),
    key,
    seed: 20_260_101,
    signatures,
  })
  const steps = [
    ...opening(world, firstDay),
    ...purchases(world, days, now),
    ...days.flatMap((day) => requestsOf(world, day, now)),
    ...specialDeliveries(world, now),
    ...emptyShelves(world, now),
    ...moves(world, now),
    ...piecesStory(world, now),
    ...arrivalsStory(world, now),
    ...unfinished(world, now),
    ...handingOut(world, now),
    ...lendingStory(world, now),
    ...qualityStory(world, now),
    ...stocktakesStory(world, now),
  ]
  for (const step of steps.filter(({ moment }) => moment < now).sort((a, b) => a.moment - b.moment))
    step.run()

  const retired = retiredItems(world.items, instant(momentOf(firstDay, 8 * 60)))
  return {
    people: [...people, ...newcomers].map(searchable),
    sessions: [],
    invitations: [],
    bindTries: [],
    departments: [...departments, ...furtherDepartments],
    warehouses,
    locations,
    categories,
    suppliers: [...suppliers, supplierOnTrial].map((supplier) => ({
      ...supplier,
      initials: searchable(supplier).initials,
    })),
    items: [...itemsKept(world), ...retired],
    itemCodes: itemCodesOf([...[...world.items, ...world.pieces].map(({ item }) => item), ...retired]),
    settings: settings(world.items[0]?.item.updatedAt ?? ''),
    stock: [...world.stocks.values()],
    journal: world.journal,
    purchaseOrders: [...world.purchaseOrders.values()],
    receipts: world.receipts,
    requisitions: [...world.requisitions.values()],
    issueChecks: [...world.issueChecks.values()],
    directIssues: world.directIssues,
    countRequests: world.countRequests,
    stocktakes: [...world.stocktakes.values()],
    stocktakePlans: [...world.stocktakePlans.values()],
    countLines: [...world.countLines.values()],
    countFinds: world.countFinds,
    itemCounts: [...world.itemCounts.values()],
    frozenAreas: [],
    loans: [...world.loans.values()],
    transfers: [...world.transfers.values()],
    adjustments: world.adjustments,
    assets: [...world.assets.values()],
    reversals: world.reversals,
    reconciliations: [],
    inspections: [...world.inspections.values()],
    supplierReturns: world.supplierReturns,
    scraps: [...world.scraps.values()],
    counters: world.counters(),
  }
}
