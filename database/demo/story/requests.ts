import { issueGoods, firstPart } from '../actions/issuing'
import { decideRequest, submitRequest, withdrawRequest, type Request } from '../actions/requesting'
import { openQuantity } from '../../../shared/domain/issue'
import type { Requisition } from '../../../shared/schema/requisition'
import { addDays, businessDay } from '../../../shared/domain/calendar'
import type { Random } from '../random'
import { afterWorking, isQuietDay, workingMoment } from '../working-time'
import type { World } from '../world'
import { appetites } from './appetites'
import { wishes } from './demand'
import { clerkOf } from './goods'
import type { Step } from './step'
import { verdictOn } from './verdicts'

type Fate = 'issued' | 'issuedInTwo' | 'rejected' | 'returned' | 'withdrawn' | 'withdrawnLate'

const fates: [Fate, number][] = [
  ['issued', 86],
  ['issuedInTwo', 3],
  ['rejected', 3],
  ['returned', 4],
  ['withdrawn', 3],
  ['withdrawnLate', 1],
]

/** The requests of one day, each from the form to the shelf; only those whose last step is past. */
export function requestsOf(world: World, day: string, now: number): Step[] {
  const { random } = world
  const count = !isQuietDay(day)
    ? random.int(8, 13)
    : new Date(day).getUTCDay() === 6
      ? random.int(0, 3)
      : random.int(0, 1)
  return Array.from({ length: count }, () => requestOn(world, day, now)).flat()
}

function requestOn(world: World, day: string, now: number): Step[] {
  const { random } = world
  const appetite = random.weighted(appetites, (candidate) => candidate.weight)
  const request = {
    warehouseId: appetite.warehouseId,
    requesterId: random.pick(appetite.requesterIds),
    purpose: random.pick(appetite.purposes),
    urgent: random.chance(0.07),
    ...(random.chance(0.3) ? { neededBy: addDays(day, random.int(1, 6)) } : {}),
  }
  const submitted = workingMoment(day, random)
  const recent = now - submitted < 4 * 86_400_000
  const fate = random.weighted(fates, ([, weight]) => weight)[0]
  return journey(world, {
    // A promise given back late would spoil an end that the story fixes.
    fate: fate === 'withdrawnLate' && now - submitted < 30 * 86_400_000 ? 'issued' : fate,
    submitted,
    haste: recent || request.urgent,
    now,
    request: () => ({ ...request, lines: wishes(world, appetite, submitted, now) }),
  })
}

export interface Journey {
  fate: Fate
  submitted: number
  /** Whether everybody sees to it within hours. */
  haste: boolean
  now: number
  request(): Request
  /** Whether the approver takes it as it is. */
  uncut?: boolean
}

/** The steps of one request; none when they would not all be over by now, or when there was nothing to ask for. */
export function journey(world: World, plan: Journey): Step[] {
  const { random } = world
  const [decided, first, second] = momentsOf(plan, random)
  let requisition: Requisition | undefined
  const onceFiled = (run: (filed: Requisition) => void) => () => {
    if (requisition) run(world.requisition(requisition._id))
  }
  const steps: Step[] = [
    {
      moment: plan.submitted,
      run: () => {
        const request = plan.request()
        if (request.lines.length > 0) requisition = submitRequest(world, request, plan.submitted)
      },
    },
  ]
  if (plan.fate === 'withdrawn') {
    steps.push({ moment: decided, run: onceFiled((r) => takeBack(world, r, decided)) })
  } else {
    const wanted = plan.fate === 'rejected' ? 'reject' : plan.fate === 'returned' ? 'return' : 'approve'
    const run = onceFiled((r) =>
      decideRequest(world, verdictOn(world, r, wanted, plan.uncut === true, decided), decided),
    )
    steps.push({ moment: decided, run })
    steps.push({ moment: first, run: onceFiled((r) => dropReturned(world, r, first)) })
  }
  if (plan.fate === 'withdrawnLate') {
    steps.push({ moment: first, run: onceFiled((r) => takeBack(world, r, first)) })
  }
  if (plan.fate === 'issued' || plan.fate === 'issuedInTwo') {
    const part = plan.fate === 'issuedInTwo'
    steps.push({ moment: first, run: onceFiled((r) => handOut(world, r, first, part)) })
    if (part) steps.push({ moment: second, run: onceFiled((r) => handOut(world, r, second, false)) })
  }
  return steps.every((step) => step.moment < plan.now) ? steps : []
}

function momentsOf({ submitted, haste }: Journey, random: Random): [number, number, number] {
  const onDuty = haste || isQuietDay(businessDay(submitted))
  const decided = afterWorking(submitted, haste ? random.between(6, 70) : random.between(15, 420), onDuty)
  const first = afterWorking(decided, haste ? random.between(10, 120) : random.between(25, 500), onDuty)
  return [decided, first, afterWorking(first, random.between(120, 900), onDuty)]
}

function handOut(world: World, requisition: Requisition, moment: number, part: boolean): void {
  const open = requisition.status === 'approved' || requisition.status === 'partlyIssued'
  if (!open || requisition.lines.every((line) => openQuantity(line) === 0)) return
  const clerkId = clerkOf(world, requisition.warehouseId)
  const lines = part ? { lines: firstPart(world, requisition, moment) } : {}
  issueGoods(world, { requisitionId: requisition._id, clerkId, ...lines }, moment)
}

const reasons = ['物资已从别处调剂', '数量填错，重新提交', '检测任务取消', '选错仓库，重新提交']

function takeBack(world: World, requisition: Requisition, moment: number): void {
  if (requisition.status !== 'submitted' && requisition.status !== 'approved') return
  withdrawRequest(world, requisition._id, world.random.pick(reasons), moment)
}

const dropReasons = ['已合并到本周的申请', '用量已核减，改日再提', '到货后再申请', '改用室内存量']

/** What came back in the past is settled: only the story's own returned request still waits for its requester. */
function dropReturned(world: World, requisition: Requisition, moment: number): void {
  if (requisition.status !== 'returned') return
  withdrawRequest(world, requisition._id, world.random.pick(dropReasons), moment)
}
