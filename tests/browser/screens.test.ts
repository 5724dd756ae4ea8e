import type { Role } from '../../shared/schema/person'
import { openStocktake } from '../support/counting'
import { CLERKS_WAREHOUSE, lotsOf, stockWhere, succeed } from '../support/scenario'
import type { TestServer } from '../support/server'
import { countedStocktake } from './support/counted-stocktake'
import { eventually } from './support/eventually'
import { overflow, smallTargets } from './support/measure'
import type { Phone } from './support/phone'
import { roles, screensOf, type Documents } from './support/screens'
import { setStage } from './support/stage'

/** Every page as each of the four roles, in light and dark: nothing fails, nothing is too wide, nothing too small. */
let documents: Documents
const { phoneOf } = setStage(async (server) => {
  documents = await findDocuments(server)
})

test.each(roles)('every page as %s', async (role: Role) => {
  const phone = await phoneOf(role)
  await phone.at('pages/workbench/index')
  const faults: string[] = []
  for (const { name, link } of screensOf(documents)) {
    await goTo(phone, link)
    const wide = await overflow(phone)
    if (wide > 0) faults.push(`${name}: ${wide} px wider than the screen`)
    faults.push(...(await smallTargets(phone)).map((small) => `${name}: too small to tap: ${small}`))
    await phone.shot(`${role}-${name}`)
    await phone.page.emulateMedia({ colorScheme: 'dark' })
    await phone.shot(`${role}-${name}-dark`)
    await phone.page.emulateMedia({ colorScheme: 'light' })
  }
  expect(faults).toEqual([])
})

/** Goes on within the app, and waits until only that page is in sight and has everything it asked for. */
async function goTo(phone: Phone, link: string): Promise<void> {
  const { page } = phone
  const route = link.split('?')[0]!
  await page.evaluate((hash) => (location.hash = hash), `#/${link}`)
  let quiet = 0
  const isReady = async () => {
    const shown = await phone
      .find('.taro_page')
      .evaluateAll((pages) => pages.map(({ id }) => id.replace(/^\//, '')))
    const busy = phone.underWay() + (await phone.find('.ui-skeleton__row, .ui-spinner').count())
    const isThere = shown.length === 1 && shown[0]!.startsWith(route)
    quiet = isThere && busy === 0 ? quiet + 1 : 0
    return { shown, busy, quiet }
  }
  await eventually(isReady, (state) => state.quiet >= 3, `ready at ${link}`)
}

/** Documents of the demo data that give each page something to show. */
async function findDocuments(server: TestServer): Promise<Documents> {
  const list = async (account: string, input: Parameters<typeof server.call<'requisition.list'>>[2]) =>
    (await succeed(server.call(account, 'requisition.list', input))).rows
  const [mine] = await list('staff', { view: 'mine', status: 'issued', limit: 1 })
  const [submitted] = await list('approver', { view: 'toDecide', limit: 1 })
  const [approved] = await list('clerk', { view: 'toIssue', limit: 1 })
  const receipts = await succeed(server.call('clerk', 'inbound.list', { limit: 1 }))
  const entries = await succeed(server.call('admin', 'audit.query', { limit: 1 }))
  const { itemId } = await stockWhere(server, CLERKS_WAREHOUSE, ({ available }) => available > 0)
  const [lot] = await lotsOf(server, { itemId, warehouseId: CLERKS_WAREHOUSE })
  const transfers = async (view: 'toSend' | 'toReceive' | 'onTheWay' | 'all') =>
    (await succeed(server.call('clerk', 'transfer.list', { view, limit: 1 }))).rows[0]?.transferId
  const counting = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    scope: { itemIds: [itemId] },
  })
  const counted = await countedStocktake(server, await plainItems(server))
  const plans = await succeed(server.call('admin', 'stocktake.plans', { limit: 1 }))
  const adjustments = await succeed(server.call('clerk', 'stock.adjustments', { limit: 1 }))
  return {
    itemId,
    submitted: submitted!.requisitionId,
    approved: approved!.requisitionId,
    issued: mine!.requisitionId,
    receipt: receipts.rows[0]!._id,
    entryId: entries.rows[0]!.entryId,
    transfers: {
      toSend: (await transfers('toSend'))!,
      toReceive: (await transfers('toReceive'))!,
      any: (await transfers('onTheWay')) ?? (await transfers('all'))!,
    },
    adjustment: adjustments.rows[0]!._id,
    locationId: lot!.locationId,
    counting: { id: counting, locationId: lot!.locationId },
    reviewing: { id: counted.stocktakeId, lineId: counted.differing[0]!._id },
    planId: plans.rows[0]?.plan._id ?? (await newPlan(server)),
  }
}

/** Some goods that are counted in pieces and not kept by lot. */
async function plainItems(server: TestServer): Promise<string[]> {
  const { rows } = await succeed(
    server.call('clerk', 'stock.query', { warehouseId: CLERKS_WAREHOUSE, filter: 'inStock', limit: 60 }),
  )
  return rows.filter(({ item }) => item.scale === 0 && item.policy === 'fifo').map((row) => row.itemId)
}

async function newPlan(server: TestServer): Promise<string> {
  const made = await succeed(
    server.call('clerk', 'stocktake.savePlan', {
      plan: {
        name: '每季度全库盘点',
        kind: 'periodic',
        warehouseId: CLERKS_WAREHOUSE,
        scope: {},
        blind: true,
        double: false,
        frozen: false,
        recurrence: { unit: 'quarter', every: 1, day: 1 },
        daysToCount: 5,
        nextOn: '2099-01-01',
      },
    }),
  )
  return made.plan._id
}
