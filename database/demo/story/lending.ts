import { addDays, businessDay } from '../../../shared/domain/calendar'
import type { RequestTerms } from '../../../shared/domain/request-terms'
import { issueGoods } from '../actions/issuing'
import {
  acceptSent,
  askLonger,
  grantLonger,
  loanOf,
  returnLent,
  settleLost,
  takeBackIssued,
} from '../actions/lending'
import { decideRequest, submitRequest } from '../actions/requesting'
import { instant, minutesAgo, momentOf } from '../working-time'
import type { World } from '../world'
import { lendingRows, type LendingRow } from './lending-rows'
import type { Step } from './step'

const DAY = 86_400_000
const clerks: Record<string, string> = { 'WH-BG': 'clerk', 'WH-SY': 'clerk', 'WH-SB': 'zhaolei' }

/** Loans and what was sent out, each with what became of it; and a loan that waits for its approver. */
export function lendingStory(world: World, now: number): Step[] {
  return [...lendingRows.flatMap((row, index) => stepsOf(world, row, index, now)), asking(world, now)]
}

function stepsOf(world: World, row: LendingRow, index: number, now: number): Step[] {
  let no = ''
  const day = (ago: number) => businessDay(now - ago * DAY)
  const step = (ago: number, minute: number, run: (moment: number) => void): Step => {
    const moment = momentOf(day(ago), minute) + index * 90_000
    // Where the shelf had not enough, nothing was asked for and nothing follows.
    return { moment, run: () => (no === '' ? undefined : run(moment)) }
  }
  const asked = momentOf(day(row.lentAgo), 9 * 60) + index * 90_000
  const file = () => {
    no = ask(world, row, asked, addDays(businessDay(now), row.dueIn ?? 0))
  }
  const document = () => world.requisition(no)
  const loan = () => loanOf(world, document())
  const clerkId = clerks[row.warehouseId] ?? 'clerk'
  const { lost, longer, accepted, tooMany, back = [] } = row
  const days = [...new Set(back.map(({ ago }) => ago))]
  return [
    { moment: asked, run: file },
    step(row.lentAgo, 9 * 60 + 25, (moment) => approve(world, no, moment)),
    step(row.lentAgo, 9 * 60 + 50, (moment) => issueGoods(world, { requisitionId: no, clerkId }, moment)),
    ...days.map((ago) =>
      step(ago, 10 * 60, (moment) =>
        returnLent(
          world,
          loan(),
          clerkId,
          back.filter((part) => part.ago === ago),
          moment,
        ),
      ),
    ),
    ...(lost ? [step(lost.ago, 11 * 60, (moment) => settleLost(world, loan(), clerkId, lost, moment))] : []),
    ...(longer
      ? [
          step(longer.ago, 9 * 60 + 40, (moment) => {
            const until = addDays(businessDay(now), longer.untilIn)
            askLonger(world, loan(), { until, reason: longer.reason }, moment)
          }),
        ]
      : []),
    ...(longer?.granted
      ? [step(longer.granted, 14 * 60, (moment) => grantLonger(world, loan(), moment))]
      : []),
    ...(accepted
      ? [
          step(accepted.ago, 15 * 60, (moment) => {
            const { acceptedBy, missing } = accepted
            const differences = missing ? [{ lineId: 1, outcome: 'lost' as const, ...missing }] : []
            acceptSent(world, document(), { acceptedBy, differences }, moment)
          }),
        ]
      : []),
    ...(tooMany
      ? [step(tooMany.ago, 15 * 60, (moment) => takeBackIssued(world, document(), clerkId, tooMany, moment))]
      : []),
  ]
}

/** The number of what was asked for; empty where the shelf has not enough. */
function ask(world: World, row: LendingRow, moment: number, dueDate: string): string {
  const { requesterId, warehouseId, purpose, recipient } = row
  const lines = row.lines.map(([itemId, quantity]) => ({ itemId, quantity }))
  const enough = lines.every(
    ({ itemId, quantity }) => world.available(warehouseId, itemId, instant(moment)) >= quantity,
  )
  if (!enough) return ''
  const terms: RequestTerms = recipient
    ? { kind: 'external', recipient }
    : row.dueIn === undefined
      ? { kind: 'consume' }
      : { kind: 'loan', dueDate }
  return submitRequest(world, { requesterId, warehouseId, purpose, urgent: false, terms, lines }, moment)._id
}

function approve(world: World, requisitionId: string, moment: number): void {
  const approverId = world.requisition(requisitionId).approverIds[0] ?? ''
  decideRequest(world, { requisitionId, approverId, decision: 'approve', comment: '同意' }, moment)
}

/** A loan that the approver of the laboratories finds waiting. */
function asking(world: World, now: number): Step {
  const moment = minutesAgo(now, 4 * 60)
  const run = () => {
    const terms: RequestTerms = { kind: 'loan', dueDate: addDays(businessDay(now), 14) }
    const lines = [{ itemId: 'BG06010', quantity: 1 }]
    const request = {
      requesterId: 'chenzhiyuan',
      warehouseId: 'WH-BG',
      purpose: '外出采样记录',
      urgent: false,
    }
    if (world.available('WH-BG', 'BG06010', instant(moment)) > 0)
      submitRequest(world, { ...request, terms, lines }, moment)
  }
  return { moment, run }
}
