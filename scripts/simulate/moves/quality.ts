import type { InspectionView } from '../../../shared/operations/quality'
import type { Scrap } from '../../../shared/schema/scrap'
import { SIGNATURE } from '../../../tests/support/scenario'
import type { Choice } from '../choice'
import { command, lotsIn, type Move, type Site, type World } from '../move'

async function anInspection(world: World, site: Site, choice: Choice, view: 'toJudge' | 'toPutAway') {
  const account = choice.one(site.clerks)
  const input = { view, warehouseId: site.warehouseId, limit: 20 }
  const list = account && (await world.ask(account, 'quality.inspections', input))
  const ours = (inspection: InspectionView) =>
    inspection.lines.every(({ itemId }) => world.items.some(({ _id }) => _id === itemId))
  const inspection = choice.one((list && list.rows.filter(ours)) || [])
  const line = choice.one(inspection?.lines ?? [])
  return account && inspection && line ? { account, inspection, line } : undefined
}

const inspect: Move = {
  name: 'inspect',
  weight: 5,
  async prepare(world, choice) {
    const site = choice.one(world.sites)
    const found = site && (await anInspection(world, site, choice, 'toJudge'))
    if (!site || !found) return undefined
    const { account, inspection, line } = found
    const judged = choice.whole(1, line.quantity)
    const rejected = choice.happens(0.4) ? choice.whole(1, judged) : 0
    const shelf = choice.happens(0.5) ? choice.one(site.qualified) : undefined
    return command({
      account,
      operation: 'quality.inspect',
      input: {
        inspectionId: inspection._id,
        lines: [
          {
            lineId: line.lineId,
            accepted: judged - rejected,
            rejected,
            ...(rejected ? { reason: 'damaged' as const } : {}),
            ...(shelf && judged > rejected ? { acceptedTo: shelf } : {}),
          },
        ],
      },
    })
  },
}

const putAway: Move = {
  name: 'putAway',
  weight: 3,
  async prepare(world, choice) {
    const site = choice.one(world.sites)
    const found = site && (await anInspection(world, site, choice, 'toPutAway'))
    const locationId = site && choice.one(site.qualified)
    if (!found || !locationId) return undefined
    const { account, inspection, line } = found
    const quantity = choice.whole(1, line.quantity)
    return command({
      account,
      operation: 'quality.putAway',
      input: { inspectionId: inspection._id, lines: [{ lineId: line.lineId, quantity, locationId }] },
    })
  },
}

/** Some of a row of whatever status, as it was a moment ago. */
async function aPart(world: World, site: Site, choice: Choice) {
  const item = choice.one(world.items)
  const row = item && choice.one(await lotsIn(world, site, item._id))
  if (!item || !row) return undefined
  const { lotId, locationId, status } = row
  return { itemId: item._id, lotId, locationId, status, quantity: choice.whole(1, row.quantity) }
}

const sendBack: Move = {
  name: 'returnToSupplier',
  weight: 2,
  async prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const part = site && (await aPart(world, site, choice))
    if (!site || !account || !part) return undefined
    return command({
      account,
      operation: 'quality.returnToSupplier',
      input: {
        warehouseId: site.warehouseId,
        supplierId: world.supplierId,
        reason: 'quality',
        note: '退回',
        carrier: { person: '张师傅' },
        parts: [part],
      },
      learn: (made) => world.memory.learn('posted', { _id: made._id, warehouseId: made.warehouseId }),
    })
  },
}

const requestScrap: Move = {
  name: 'requestScrap',
  weight: 3,
  async prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const part = site && (await aPart(world, site, choice))
    if (!site || !account || !part) return undefined
    return command({
      account,
      operation: 'quality.requestScrap',
      input: { warehouseId: site.warehouseId, reason: 'damaged', note: '坏了', parts: [part] },
      learn: ({ scrap }) => world.memory.learn('scrap', scrap),
    })
  },
}

/** On with a scrap, whatever its state: decide, withdraw, dispose. */
const scrapOn: Move = {
  name: 'scrapOn',
  weight: 5,
  prepare(world, choice) {
    const scrap = choice.one(world.memory.known<Scrap>('scrap').slice(-20))
    if (!scrap) return undefined
    const scrapId = scrap._id
    const learn = ({ scrap: seen }: { scrap: Scrap }) => world.memory.learn('scrap', seen)
    const account = scrap.requester.id
    if (choice.happens(0.1))
      return command({ account, operation: 'quality.withdrawScrap', input: { scrapId }, learn })
    if (scrap.status === 'requested') {
      const approve = choice.happens(0.8)
      const input = { scrapId, approve, ...(approve ? {} : { comment: '还能用' }) }
      return command({ account: 'admin', operation: 'quality.decideScrap', input, learn })
    }
    const controlled = scrap.lines.some(({ item }) => item.controlled)
    return command({
      account,
      operation: 'quality.disposeScrap',
      input: {
        scrapId,
        method: 'destroyed',
        note: '销毁',
        ...(controlled ? { witnessId: 'xumei', signature: SIGNATURE } : {}),
      },
      learn,
    })
  },
}

export const quality: Move[] = [inspect, putAway, sendBack, requestScrap, scrapOn]
