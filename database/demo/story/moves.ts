import { businessDay } from '../../../shared/domain/calendar'
import { mergeYoungest, moveLot, splitYoungest } from '../actions/moving'
import {
  cancelFiled,
  fileTransfer,
  receiveSent,
  sendGoods,
  writeOff,
  type Filing,
} from '../actions/transferring'
import { momentOf } from '../working-time'
import type { World } from '../world'
import type { Step } from './step'

const DAY = 86_400_000

/** What becomes of a transfer, and how many days before now each step happens. */
interface Story extends Omit<Filing, 'lines'> {
  lines: [itemId: string, whole: number][]
  filed: number
  sent?: { daysAgo: number; clerkId: string }
  received?: { daysAgo: number; clerkId: string; short?: number; damaged?: number }
  writtenOff?: { daysAgo: number; reason: string }
  cancelled?: { daysAgo: number; reason: string }
}

const transfers: Story[] = [
  {
    from: 'WH-BG',
    to: 'WH-SB',
    filedFor: 'to',
    clerkId: 'zhaolei',
    reason: '设备库值班室文具用完，先调一些',
    lines: [
      ['BG02004', 12],
      ['BG01012', 6],
    ],
    filed: 1,
  },
  {
    from: 'WH-SB',
    to: 'WH-BG',
    filedFor: 'from',
    clerkId: 'zhaolei',
    reason: '设备库用得少，调回办公用品库',
    lines: [['BG01006', 4]],
    filed: 3,
    sent: { daysAgo: 2, clerkId: 'zhaolei' },
  },
  {
    from: 'WH-BG',
    to: 'WH-SB',
    filedFor: 'to',
    clerkId: 'zhaolei',
    reason: '新到设备贴标签用',
    lines: [
      ['BG01011', 10],
      ['BG02015', 6],
    ],
    filed: 12,
    sent: { daysAgo: 11, clerkId: 'clerk' },
    received: { daysAgo: 10, clerkId: 'zhaolei', short: 1, damaged: 1 },
  },
  {
    from: 'WH-BG',
    to: 'WH-SY',
    filedFor: 'from',
    clerkId: 'sunli',
    reason: '实验室样品标记',
    lines: [['BG02009', 5]],
    filed: 26,
    sent: { daysAgo: 26, clerkId: 'sunli' },
    received: { daysAgo: 25, clerkId: 'clerk' },
  },
  {
    from: 'WH-BG',
    to: 'WH-SB',
    filedFor: 'from',
    clerkId: 'clerk',
    reason: '设备巡检记录用',
    lines: [['BG01016', 4]],
    filed: 41,
    sent: { daysAgo: 41, clerkId: 'clerk' },
    received: { daysAgo: 40, clerkId: 'zhaolei', short: 1 },
    writtenOff: { daysAgo: 36, reason: '运输途中淋湿报损，已由经手人说明' },
  },
  {
    from: 'WH-SB',
    to: 'WH-BG',
    filedFor: 'to',
    clerkId: 'sunli',
    reason: '临时借用标签纸',
    lines: [['BG01006', 2]],
    filed: 33,
    cancelled: { daysAgo: 32, reason: '设备库自己也要用' },
  },
]

/** Goods between warehouses and inside them, each kind and each state at least once. */
export function moves(world: World, now: number): Step[] {
  const at = (daysAgo: number, minute: number) => momentOf(businessDay(now - daysAgo * DAY), minute)
  return [...transfers.flatMap((story, index) => stepsOf(world, story, at, index)), ...changes(world, at)]
}

type At = (daysAgo: number, minute: number) => number

function stepsOf(world: World, story: Story, at: At, index: number): Step[] {
  const minute = 9 * 60 + 20 + index * 7
  let no = ''
  const steps: Step[] = []
  const add = (moment: number, run: () => void) => steps.push({ moment, run })
  const filed = at(story.filed, minute)
  add(filed, () => {
    const lines = story.lines.map(([itemId, whole]) => ({
      itemId,
      quantity: whole * 10 ** world.item(itemId).item.scale,
    }))
    no = fileTransfer(world, { ...story, lines }, filed)
  })
  const { sent, received, writtenOff, cancelled } = story
  if (sent) {
    const moment = at(sent.daysAgo, minute + 50)
    add(moment, () => sendGoods(world, no, sent.clerkId, moment))
  }
  if (received) {
    const moment = at(received.daysAgo, minute + 130)
    add(moment, () => receiveSent(world, no, received.clerkId, received, moment))
  }
  if (writtenOff) {
    const moment = at(writtenOff.daysAgo, minute + 200)
    add(moment, () => writeOff(world, no, story.clerkId, writtenOff.reason, moment))
  }
  if (cancelled) {
    const moment = at(cancelled.daysAgo, minute + 90)
    add(moment, () => cancelFiled(world, no, 'zhaolei', cancelled.reason, moment))
  }
  return steps
}

function changes(world: World, at: At): Step[] {
  const step = (moment: number, run: (moment: number) => void): Step => ({ moment, run: () => run(moment) })
  return [
    step(at(14, 15 * 60), (moment) =>
      moveLot(
        world,
        { stockId: 'WH-BG:BG01014', clerkId: 'clerk', share: 0.5, to: 'A-04-03-05', reason: '腾出原库位' },
        moment,
      ),
    ),
    step(at(4, 10 * 60 + 35), (moment) =>
      moveLot(
        world,
        { stockId: 'WH-SY:YP02001', clerkId: 'sunli', share: 0.1, to: 'BH-01-01-01', reason: '外包装受潮' },
        moment,
      ),
    ),
    step(at(20, 16 * 60), (moment) =>
      splitYoungest(
        world,
        { stockId: 'WH-BG:BG01015', clerkId: 'clerk', share: 0.4, reason: '票号不同，分开放' },
        moment,
      ),
    ),
    step(at(18, 16 * 60), (moment) =>
      mergeYoungest(
        world,
        { stockId: 'WH-BG:BG01015', clerkId: 'clerk', reason: '核对后是同一批，合回去' },
        moment,
      ),
    ),
  ]
}
