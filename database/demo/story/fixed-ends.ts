const DAY = 86_400_000

/** A shelf that a few last requests empty to a share of its minimum (0: nothing is left). */
export interface Drain {
  stockId: string
  leave: number
  daysAgo: number
  requesterId: string
  purpose: string
}

export const drains: Drain[] = [
  { stockId: 'WH-BG:BG01003', leave: 0.6, daysAgo: 5, requesterId: 'zhouqiang', purpose: '职工大会材料印制' },
  { stockId: 'WH-BG:BG03005', leave: 0.4, daysAgo: 6, requesterId: 'wuxiaoyan', purpose: '会计凭证装订' },
  { stockId: 'WH-BG:BG05006', leave: 0.5, daysAgo: 4, requesterId: 'xumei', purpose: '卫生间洗手液更换' },
  { stockId: 'WH-SY:HC01003', leave: 0.7, daysAgo: 3, requesterId: 'masiyuan', purpose: '批次样品检测' },
  { stockId: 'WH-SY:SJ01009', leave: 0.3, daysAgo: 7, requesterId: 'chenzhiyuan', purpose: '土壤样品消解' },
  { stockId: 'WH-SB:SB02012', leave: 0.5, daysAgo: 8, requesterId: 'hejing', purpose: '走廊灯具更换' },
  { stockId: 'WH-BG:BG04002', leave: 0, daysAgo: 6, requesterId: 'zhouqiang', purpose: '文印室更换硒鼓' },
  { stockId: 'WH-SY:SJ03002', leave: 0, daysAgo: 5, requesterId: 'huangting', purpose: '专项抽检培养基制备' },
  { stockId: 'WH-SB:SB03003', leave: 0, daysAgo: 9, requesterId: 'gaofeng', purpose: '检修班工具配备' },
]

/** Lots that arrive when and as the story wants them. */
export interface Arrival {
  stockId: string
  /** Whether only these lots move in the last weeks, so that they are there at the end as they came. */
  quiet: boolean
  /** Days before now, quantity in base units, days from now to the expiry (negative: long past). */
  lots: [daysAgo: number, quantity: number, expiresIn?: number][]
  /** Freezes the last of them so many days before now. */
  frozen?: { daysAgo: number; reason: string }
}

export const arrivals: Arrival[] = [
  // First in, first out over many lots.
  {
    stockId: 'WH-BG:BG01001',
    quiet: false,
    lots: [
      [16, 80],
      [12, 80],
      [8, 80],
      [5, 64],
      [2, 80],
    ],
  },
  // First expired, first out over many lots.
  {
    stockId: 'WH-SY:SJ02001',
    quiet: true,
    lots: [
      [42, 8, 40],
      [28, 10, 150],
      [15, 12.5, 300],
      [6, 25, 520],
    ],
  },
  // Past their day and still on the shelf.
  {
    stockId: 'WH-SY:SJ02012',
    quiet: true,
    lots: [
      [40, 3, -9],
      [20, 6, 400],
    ],
  },
  {
    stockId: 'WH-SY:SJ03009',
    quiet: true,
    lots: [
      [44, 2, -21],
      [18, 6, 500],
    ],
  },
  {
    stockId: 'WH-SY:YP02004',
    quiet: true,
    lots: [
      [43, 8, -3],
      [25, 30, 300],
    ],
  },
  {
    stockId: 'WH-SY:YP01005',
    quiet: true,
    lots: [
      [41, 6, -34],
      [22, 20, 640],
    ],
  },
  // Within a month.
  {
    stockId: 'WH-SY:YP01001',
    quiet: true,
    lots: [
      [38, 20, 12],
      [17, 40, 560],
    ],
  },
  { stockId: 'WH-SY:SJ03007', quiet: true, lots: [[35, 4, 25]] },
  { stockId: 'WH-SY:YP02003', quiet: true, lots: [[30, 10, 18]] },
  // Within three months.
  { stockId: 'WH-SY:SJ01007', quiet: true, lots: [[33, 2, 55]] },
  { stockId: 'WH-SY:YP01008', quiet: true, lots: [[37, 8, 80]] },
  { stockId: 'WH-SY:SJ03010', quiet: true, lots: [[29, 3, 70]] },
  { stockId: 'WH-SY:YP01010', quiet: true, lots: [[26, 30, 48]] },
  {
    stockId: 'WH-SY:SJ03003',
    quiet: true,
    lots: [[16, 6, 600]],
    frozen: { daysAgo: 5, reason: '开瓶后结块，待供应商答复' },
  },
]

/** No purchase for a shelf that is to run low, so long before now (days). */
const UNSUPPLIED_DAYS = 60
/** No ordinary movement of a quiet shelf, so long before now (days). */
const QUIET_DAYS = 46

/** Whether ordinary purchases or requests pass this shelf by at that moment, since its end is told by hand. */
export function isLeftAlone(
  stockId: string,
  by: 'purchase' | 'demand',
  moment: number,
  now: number,
): boolean {
  const daysAgo = (now - moment) / DAY
  const drain = drains.find((candidate) => candidate.stockId === stockId)
  if (drain) return daysAgo < (by === 'purchase' ? UNSUPPLIED_DAYS : drain.daysAgo + 1)
  return daysAgo < QUIET_DAYS && arrivals.some((arrival) => arrival.quiet && arrival.stockId === stockId)
}
