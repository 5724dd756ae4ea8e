import type { RowPart } from '../../../shared/domain/rows'
import type { RejectReason } from '../../../shared/schema/inspection'
import { addDays, businessDay } from '../../../shared/domain/calendar'
import { judgeGoods, receiveForInspection, shelve } from '../actions/inspecting'
import {
  askForScrap,
  decideOnScrap,
  disposeOf,
  returnGoods,
  takeScrapBack,
  type Wish,
} from '../actions/scrapping'
import { momentOf } from '../working-time'
import type { World } from '../world'
import type { Step } from './step'

const DAY = 86_400_000

interface Line {
  itemId: string
  /** Whole units that came, and how many of them were found bad. */
  count: number
  bad?: number
  reason?: RejectReason
  note?: string
}

interface Delivery {
  warehouseId: string
  arrived: number
  deliveryNote: string
  lines: Line[]
  /** Days before now; without it the goods still wait. */
  judged?: number
  /** Lines judged then; all unless told. */
  only?: number[]
  /** Days before now on which accepted goods were put away; at once unless told, never when null. */
  shelved?: number | null
}

/** What the supplier on trial delivered, the oldest first, and what came of it. */
const deliveries: Record<
  'glass' | 'gauze' | 'flasks' | 'brooms' | 'partly' | 'waiting' | 'reagents',
  Delivery
> = {
  glass: {
    warehouseId: 'WH-SY',
    arrived: 27,
    deliveryNote: 'ZH-0713',
    lines: [
      { itemId: 'HC01011', count: 24, bad: 6, reason: 'damaged', note: '外箱受压，6 个杯口有裂纹' },
      { itemId: 'HC01012', count: 12 },
    ],
    judged: 26,
  },
  gauze: {
    warehouseId: 'WH-SY',
    arrived: 21,
    deliveryNote: 'ZH-0729',
    lines: [{ itemId: 'YP02007', count: 40, bad: 8, reason: 'contaminated', note: '内包装进水，灭菌失效' }],
    judged: 21,
  },
  flasks: {
    warehouseId: 'WH-SY',
    arrived: 14,
    deliveryNote: 'ZH-0802',
    lines: [{ itemId: 'HC01012', count: 10, bad: 4, reason: 'specification', note: '刻度线不是 A 级' }],
    judged: 13,
    shelved: 12,
  },
  brooms: {
    warehouseId: 'WH-BG',
    arrived: 9,
    deliveryNote: 'ZH-0816',
    lines: [{ itemId: 'BG05012', count: 15, bad: 5, reason: 'quality', note: '簸箕卡扣断裂' }],
    judged: 8,
  },
  partly: {
    warehouseId: 'WH-SY',
    arrived: 3,
    deliveryNote: 'ZH-0828',
    lines: [
      { itemId: 'HC01011', count: 18 },
      { itemId: 'YP02008', count: 20 },
    ],
    judged: 2,
    only: [1],
    shelved: null,
  },
  waiting: {
    warehouseId: 'WH-BG',
    arrived: 2,
    deliveryNote: 'ZH-0830',
    lines: [{ itemId: 'BG05014', count: 30 }],
  },
  reagents: {
    warehouseId: 'WH-SY',
    arrived: 1,
    deliveryNote: 'ZH-0833',
    lines: [
      { itemId: 'SJ01008', count: 6 },
      { itemId: 'YP02007', count: 30 },
    ],
  },
}

/** Inspections, put-aways, a return to the supplier and scraps in every state, told of goods that nothing else rests on. */
export function qualityStory(world: World, now: number): Step[] {
  const numbers = new Map<Delivery, string>()
  const at = (daysAgo: number, minute: number): number => momentOf(businessDay(now - daysAgo * DAY), minute)
  const bad = (of: Delivery, count?: number): RowPart[] =>
    (world.inspections.get(numbers.get(of) ?? '')?.lines ?? []).flatMap(
      ({ itemId, lotId, rejected, verdicts }) =>
        rejected > 0
          ? [
              {
                itemId,
                lotId,
                locationId: verdicts[0]?.rejectedTo ?? '',
                status: 'rejected' as const,
                quantity: count ?? rejected,
              },
            ]
          : [],
    )
  const steps = Object.values(deliveries).flatMap((delivery, index) =>
    arrival(world, delivery, index, numbers, at),
  )
  const ask = (
    of: Delivery,
    wish: Omit<Wish, 'parts' | 'warehouseId'>,
    moment: number,
    count?: number,
  ): string => askForScrap(world, { ...wish, warehouseId: of.warehouseId, parts: bad(of, count) }, moment)

  const { glass, gauze, flasks, brooms } = deliveries
  const named: Record<string, string> = {}
  const tell = (moment: number, run: (moment: number) => void): Step => ({ moment, run: () => run(moment) })
  return [
    ...steps,
    tell(at(25, 10 * 60 + 20), (moment) => {
      const receiptId = world.inspections.get(numbers.get(glass) ?? '')?.receiptId
      const back = { warehouseId: glass.warehouseId, clerkId: 'clerk', parts: bad(glass) }
      const originOf = () => ({ supplierId: 'GYS011', ...(receiptId ? { receiptId } : {}) })
      returnGoods(world, { ...back, note: '6 个烧杯破损，供应商同意补发', originOf }, moment)
    }),
    tell(at(20, 9 * 60 + 40), (moment) => {
      const wish = { clerkId: 'clerk', reason: 'contaminated' as const, note: '灭菌包装进水，不能再用' }
      named.gauze = ask(gauze, wish, moment)
    }),
    tell(at(19, 11 * 60), (moment) =>
      decideOnScrap(world, named.gauze ?? '', { approverId: 'zhouqiang', approve: true }, moment),
    ),
    tell(at(18, 15 * 60), (moment) =>
      disposeOf(
        world,
        named.gauze ?? '',
        { clerkId: 'clerk', method: 'destroyed', note: '剪碎后按医废销毁' },
        moment,
      ),
    ),
    tell(at(12, 10 * 60), (moment) => {
      const wish = { clerkId: 'sunli', reason: 'rejected' as const, note: '精度不够' }
      named.flasks = ask(flasks, wish, moment, 2)
    }),
    tell(at(11, 14 * 60 + 30), (moment) =>
      decideOnScrap(
        world,
        named.flasks ?? '',
        { approverId: 'wuxiaoyan', approve: false, comment: '先和供应商谈退换，不要直接报废' },
        moment,
      ),
    ),
    tell(at(7, 9 * 60 + 15), (moment) => {
      const wish = { clerkId: 'clerk', reason: 'rejected' as const, note: '卡扣断裂，供应商不收' }
      named.brooms = ask(brooms, wish, moment, 2)
    }),
    tell(at(6, 16 * 60), (moment) =>
      decideOnScrap(world, named.brooms ?? '', { approverId: 'zhouqiang', approve: true }, moment),
    ),
    tell(at(5, 10 * 60), (moment) => {
      const wish = { clerkId: 'sunli', reason: 'damaged' as const, note: '运输途中损坏' }
      named.mistake = ask(brooms, wish, moment, 1)
    }),
    tell(at(5, 10 * 60 + 25), (moment) =>
      takeScrapBack(world, named.mistake ?? '', '供应商改口同意退换', moment),
    ),
    tell(at(1, 15 * 60 + 10), (moment) => {
      const wish = { clerkId: 'clerk', reason: 'rejected' as const, note: '精度不够，供应商已不再供货' }
      ask(flasks, wish, moment, 2)
    }),
  ]
}

function arrival(
  world: World,
  delivery: Delivery,
  index: number,
  numbers: Map<Delivery, string>,
  at: (daysAgo: number, minute: number) => number,
): Step[] {
  const { warehouseId, arrived, judged, only, shelved } = delivery
  const clerkId = index % 2 === 0 ? 'clerk' : 'sunli'
  const received = at(arrived, 9 * 60 + 5 + index)
  const steps: Step[] = [
    {
      moment: received,
      run: () => {
        const lines = delivery.lines.map((line) => toLine(world, line, warehouseId, received))
        const { deliveryNote } = delivery
        numbers.set(
          delivery,
          receiveForInspection(world, { warehouseId, clerkId, deliveryNote, lines }, received),
        )
      },
    },
  ]
  if (judged === undefined) return steps
  const meant = delivery.lines
    .map((line, position) => ({ ...line, lineId: position + 1 }))
    .filter(({ lineId }) => only?.includes(lineId) ?? true)
  const atOnce = shelved === undefined
  const moment = at(judged, 14 * 60 + index)
  const judging: Step = {
    moment,
    run: () => {
      const lines = meant.map(({ lineId, itemId, count, bad = 0, reason, note }) => {
        const step = 10 ** world.item(itemId).item.scale
        return {
          lineId,
          accepted: (count - bad) * step,
          rejected: bad * step,
          ...(reason ? { reason } : {}),
          ...(note ? { note } : {}),
          ...(atOnce ? { acceptedTo: shelfOf(world, itemId) } : {}),
          ...(bad > 0 ? { rejectedTo: `${warehouseId}:BH-01-01-01` } : {}),
        }
      })
      judgeGoods(world, numbers.get(delivery) ?? '', clerkId, lines, moment)
    },
  }
  if (typeof shelved !== 'number') return [...steps, judging]
  const later = at(shelved, 10 * 60 + index)
  const putting: Step = {
    moment: later,
    run: () => {
      const lines = meant.map(({ lineId, itemId, count, bad = 0 }) => ({
        lineId,
        quantity: (count - bad) * 10 ** world.item(itemId).item.scale,
        locationId: shelfOf(world, itemId),
      }))
      shelve(world, numbers.get(delivery) ?? '', clerkId, lines, later)
    },
  }
  return [...steps, judging, putting]
}

function toLine(world: World, { itemId, count }: Line, warehouseId: string, moment: number) {
  const { item } = world.item(itemId)
  const made = addDays(businessDay(moment), -40)
  return {
    itemId,
    quantity: count * 10 ** item.scale,
    ...(item.tracking === 'lot' ? { lotNo: `ZH${made.replaceAll('-', '').slice(2)}` } : {}),
    ...(item.shelfLifeDays ? { productionDate: made, expiryDate: addDays(made, item.shelfLifeDays) } : {}),
    locationId: `${warehouseId}:DJ-01-01-01`,
  }
}

const shelfOf = (world: World, itemId: string): string => world.item(itemId).shelves[0] ?? ''
