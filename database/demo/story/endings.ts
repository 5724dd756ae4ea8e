import { addDays, businessDay } from '../../../shared/domain/calendar'
import { receiveGoods } from '../actions/receiving'
import { freezeLot } from '../actions/moving'
import { instant, workingMoment } from '../working-time'
import type { World } from '../world'
import { arrivals, drains, type Arrival } from './fixed-ends'
import { clerkOf, deliveryLine, deliveryNoteOf, supplierOf } from './goods'
import { journey } from './requests'
import type { Step } from './step'

const DAY = 86_400_000

/** Shelves that run low or empty: one request takes what is more than is to be left. */
export function emptyShelves(world: World, now: number): Step[] {
  return drains.flatMap((drain) => {
    const [warehouseId = '', itemId = ''] = drain.stockId.split(':')
    const submitted = workingMoment(businessDay(now - drain.daysAgo * DAY), world.random, 9 * 60, 14 * 60)
    const level = world.item(itemId).item.levels.find((candidate) => candidate.warehouseId === warehouseId)
    const left = Math.floor((level?.minimum ?? 0) * drain.leave)
    return journey(world, {
      fate: 'issued',
      submitted,
      haste: true,
      now,
      uncut: true,
      request: () => {
        const quantity = world.available(warehouseId, itemId, instant(submitted)) - left
        const lines = quantity > 0 ? [{ itemId, quantity }] : []
        return { requesterId: drain.requesterId, warehouseId, purpose: drain.purpose, urgent: false, lines }
      },
    })
  })
}

/** Deliveries with lots that the story wants, and the one that is frozen afterwards. */
export function specialDeliveries(world: World, now: number): Step[] {
  return arrivals.flatMap((arrival) => {
    const steps = arrival.lots.map(([daysAgo, quantity, expiresIn]): Step => {
      const moment = pastMoment(world, now, daysAgo)
      return { moment, run: () => arrive(world, arrival, quantity, expiresIn, moment, now) }
    })
    const { frozen } = arrival
    if (frozen) {
      const moment = pastMoment(world, now, frozen.daysAgo)
      steps.push({
        moment,
        run: () =>
          freezeLot(world, { stockId: arrival.stockId, reason: frozen.reason, clerkId: 'clerk' }, moment),
      })
    }
    return steps
  })
}

function arrive(
  world: World,
  { stockId }: Arrival,
  quantity: number,
  expiresIn: number | undefined,
  moment: number,
  now: number,
): void {
  const [warehouseId = '', itemId = ''] = stockId.split(':')
  const stocked = world.item(itemId)
  const expiresOn = expiresIn === undefined ? undefined : addDays(businessDay(now), expiresIn)
  const steps = Math.round(quantity * 10 ** stocked.item.scale)
  receiveGoods(
    world,
    {
      warehouseId,
      clerkId: clerkOf(world, warehouseId),
      supplierId: supplierOf(stocked),
      deliveryNote: deliveryNoteOf(world, moment),
      lines: [deliveryLine(world, stocked, warehouseId, steps, moment, expiresOn)],
    },
    moment,
  )
}

function pastMoment(world: World, now: number, daysAgo: number): number {
  return workingMoment(businessDay(now - daysAgo * DAY), world.random, 9 * 60, 16 * 60)
}
