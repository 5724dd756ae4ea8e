import { addDays, businessDay } from '../../../shared/domain/calendar'
import type { ReceiveLine } from '../../../shared/domain/receive'
import { endOrder, placeOrder, type OrderPlan } from '../actions/ordering'
import { receiveGoods, type Delivery } from '../actions/receiving'
import { Random } from '../random'
import { momentOf } from '../working-time'
import type { World } from '../world'
import type { Step } from './step'

const DAY = 86_400_000

type Line = [itemId: string, quantity: number, unit: string, yuan: number]

interface Plan extends Omit<OrderPlan, 'lines'> {
  daysAgo: number
  /** Days from now on which it is expected; negative: it should have come. */
  due: number
  lines: Line[]
  /** Days ago, and how much of each line came, in its unit. */
  came: [daysAgo: number, quantities: number[]][]
  ended?: [daysAgo: number, reason: string]
}

const office = { warehouseId: 'WH-BG', clerkId: 'clerk', supplierId: 'GYS001' }
const medical = { warehouseId: 'WH-SY', clerkId: 'sunli', supplierId: 'GYS009' }
const devices = { warehouseId: 'WH-SB', clerkId: 'zhaolei', supplierId: 'GYS003' }
const drives: Line = ['BG09001', 30, '盒', 365]
const strips: Line = ['BG09002', 5, '箱', 880]
const books: Line = ['BG09004', 4, '箱', 700]

/** An order in each state. */
const plans: Plan[] = [
  {
    ...office,
    daysAgo: 44,
    due: -30,
    lines: [books, drives],
    came: [
      [32, [4, 20]],
      [27, [0, 10]],
    ],
  },
  {
    ...office,
    daysAgo: 60,
    due: -48,
    lines: [['BG09003', 10, '块', 162]],
    came: [[50, [6]]],
    ended: [35, '供应商停产这个尺寸，余下的另选型号'],
  },
  { ...office, daysAgo: 30, due: -20, lines: [strips], came: [], ended: [29, '和上一张订单重复'] },
  { ...office, daysAgo: 12, due: 2, lines: [drives, strips], came: [[3, [18, 0]]], note: '合同 HT-2026-118' },
  { ...medical, daysAgo: 20, due: -4, lines: [['YP09001', 6, '箱', 820]], came: [] },
  {
    ...medical,
    daysAgo: 16,
    due: -6,
    lines: [
      ['YP09001', 2, '箱', 820],
      ['YP09002', 10, '箱', 245],
    ],
    came: [[8, [2, 4]]],
  },
  { ...office, daysAgo: 6, due: 1, lines: [['BG09003', 4, '块', 165]], came: [] },
  { ...medical, daysAgo: 2, due: 12, lines: [['YP09002', 6, '箱', 245]], came: [] },
  { ...devices, daysAgo: 9, due: 3, lines: [['SB09002', 2, '台', 1650]], came: [] },
]

/** What was not bought on an order: the count at the beginning, a gift, a find. */
const others: [daysAgo: number, delivery: Omit<Delivery, 'lines'>, lines: Line[]][] = [
  [181, { warehouseId: 'WH-BG', clerkId: 'clerk', kind: 'opening' }, [['BG09003', 4, '块', 150]]],
  [
    18,
    { warehouseId: 'WH-BG', clerkId: 'clerk', kind: 'donation', donor: '校友会' },
    [['BG09004', 80, '本', 0]],
  ],
  [
    7,
    { warehouseId: 'WH-BG', clerkId: 'sunli', kind: 'surplus', reason: '整理货架时发现漏登记的半箱' },
    [['BG09002', 3, '个', 46]],
  ],
]

/** Purchase orders from the day they are made to the last delivery, and what comes without one. */
export function arrivalsStory(world: World, now: number): Step[] {
  const random = new Random(77)
  const at = (daysAgo: number, minute: number) => momentOf(businessDay(now - daysAgo * DAY), minute)
  return [
    ...plans.flatMap((plan, place) => ordered(world, plan, place, now, at, random)),
    ...others.map(([daysAgo, delivery, lines], place): Step => {
      const moment = at(daysAgo, 15 * 60 + place)
      const goods = () => lines.map((line, index) => received(world, line, line[1], index, moment))
      return { moment, run: () => void receiveGoods(world, { ...delivery, lines: goods() }, moment, random) }
    }),
  ]
}

function ordered(
  world: World,
  plan: Plan,
  place: number,
  now: number,
  at: (daysAgo: number, minute: number) => number,
  random: Random,
): Step[] {
  const { daysAgo, due, lines, came, ended, ...order } = plan
  const expectedDay = addDays(businessDay(now), due)
  let orderId = ''
  const made = at(daysAgo, 9 * 60 + 40 + place)
  const wish = lines.map(([itemId, quantity, unit, yuan]) => ({
    itemId,
    quantity,
    unit,
    unitPriceFen: Math.round(yuan * 100),
    expectedDay,
  }))
  const { warehouseId, clerkId, supplierId } = order
  return [
    {
      moment: made,
      run: () => (orderId = placeOrder(world, { ...order, lines: wish }, made, random)),
    },
    ...came.map(([ago, quantities], index): Step => {
      const moment = at(ago, 10 * 60 + 20 + place)
      const deliveryNote = `SH${businessDay(moment).slice(2).replaceAll('-', '')}${800 + place * 10 + index}`
      const goods = () =>
        lines.flatMap((line, position) => {
          const quantity = quantities[position] ?? 0
          if (quantity === 0) return []
          return [
            {
              ...received(world, line, quantity, position, moment),
              unitPriceFen: undefined,
              orderLineId: position + 1,
            },
          ]
        })
      const delivery = { warehouseId, clerkId, supplierId, deliveryNote }
      return {
        moment,
        run: () => void receiveGoods(world, { ...delivery, orderId, lines: goods() }, moment, random),
      }
    }),
    ...(ended ? [endStep(at(ended[0], 16 * 60 + place), ended[1])] : []),
  ]

  function endStep(moment: number, reason: string): Step {
    return { moment, run: () => endOrder(world, orderId, reason, moment, random) }
  }
}

/** A line as it comes off the truck: medical goods made three weeks before. */
function received(
  world: World,
  [itemId, , unit, yuan]: Line,
  quantity: number,
  position: number,
  moment: number,
): ReceiveLine {
  const { item, shelves } = world.item(itemId)
  const productionDate = addDays(businessDay(moment), -21)
  return {
    itemId,
    quantity,
    unit,
    locationId: shelves[position % shelves.length] ?? '',
    unitPriceFen: Math.round(yuan * 100),
    ...(item.tracking === 'lot'
      ? { lotNo: `${productionDate.replaceAll('-', '').slice(2)}A`, productionDate }
      : {}),
  }
}
