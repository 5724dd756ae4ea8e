import { addDays, businessDay } from '../../../shared/domain/calendar'
import type { Decision } from '../../../shared/schema/requisition'
import { firstPart, issueGoods } from '../actions/issuing'
import { decideRequest, submitRequest } from '../actions/requesting'
import { instant, minutesAgo } from '../working-time'
import type { World } from '../world'
import { openRequests, type OpenRequest } from './open-request-rows'
import type { Step } from './step'

/** Requests that still wait for somebody's hand when the seed is done. */
export function unfinished(world: World, now: number): Step[] {
  return openRequests.flatMap((open) => {
    let no = ''
    const step = (minutes: number, run: (moment: number) => void): Step => {
      const moment = minutesAgo(now, minutes + world.random.next())
      return { moment, run: () => run(moment) }
    }
    const steps = [step(open.submitted, (moment) => void (no = file(world, open, moment, now)))]
    const { decided, partlyIssued } = open
    if (decided) steps.push(step(decided.minutes, (moment) => decideOn(world, no, decided, moment)))
    if (partlyIssued) {
      steps.push(
        step(partlyIssued, (moment) => {
          const lines = firstPart(world, world.requisition(no), moment)
          issueGoods(world, { requisitionId: no, clerkId: 'clerk', lines }, moment)
        }),
      )
    }
    return steps
  })
}

function file(world: World, open: OpenRequest, moment: number, now: number): string {
  const { requesterId, warehouseId, purpose, urgent = false, neededIn } = open
  const lines = open.lines.flatMap(([itemId, quantity]) => {
    const steps = Math.round(quantity * 10 ** world.item(itemId).item.scale)
    const some = Math.min(steps, world.available(warehouseId, itemId, instant(moment)))
    return some > 0 ? [{ itemId, quantity: some }] : []
  })
  const neededBy = neededIn === undefined ? {} : { neededBy: addDays(businessDay(now), neededIn) }
  return submitRequest(world, { requesterId, warehouseId, purpose, urgent, ...neededBy, lines }, moment)._id
}

function decideOn(
  world: World,
  no: string,
  decided: { by: string; decision: Decision; comment?: string; cut?: [lineId: number, quantity: number] },
  moment: number,
): void {
  const { by, decision, comment, cut } = decided
  const quantities = cut ? { quantities: new Map([cut]) } : {}
  decideRequest(world, { requisitionId: no, approverId: by, decision, comment, ...quantities }, moment)
}
