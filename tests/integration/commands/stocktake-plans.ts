import { addDays } from '../../../shared/domain/calendar'
import type { InputOf } from '../../../shared/operations'
import { today } from '../../support/lending'
import { CLERKS_WAREHOUSE, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const stocktakePlans = {
  'stocktake.savePlan': () => {
    const input = { plan: monthlyPlan() }
    const other = { plan: { ...monthlyPlan(), name: '另一个计划' } }
    return Promise.resolve({ account: 'clerk', stranger: 'zhaolei', input, other })
  },
  'stocktake.unfreeze': async (server) => {
    const input = { stocktakeId: await frozenStocktake(server), reason: '急用，先放行' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '不用冻结了' } }
  },
} satisfies Examples

/** A plan that is right and not due before the first of a month. */
export const monthlyPlan = (): InputOf<'stocktake.savePlan'>['plan'] => ({
  name: '办公用品库月盘',
  kind: 'periodic',
  warehouseId: CLERKS_WAREHOUSE,
  scope: { zones: ['A'] },
  blind: true,
  double: false,
  frozen: false,
  recurrence: { unit: 'month', every: 1, day: 1 },
  daysToCount: 3,
  nextOn: addDays(today(), 40),
})

/** One that freezes nothing but a shelf where nothing lies, so that nobody else is in its way. */
async function frozenStocktake(server: TestServer): Promise<string> {
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const shelf = rows.at(-1)!._id
  const { stocktake } = await succeed(
    server.call('clerk', 'stocktake.open', {
      kind: 'adhoc',
      warehouseId: CLERKS_WAREHOUSE,
      scope: { locationIds: [shelf] },
      frozen: true,
    }),
  )
  return stocktake._id
}
