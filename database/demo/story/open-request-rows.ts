import type { Decision } from '../../../shared/schema/requisition'

/** Times are minutes before now, quantities base units, `neededIn` days from now. */
export interface OpenRequest {
  requesterId: string
  warehouseId: string
  purpose: string
  urgent?: boolean
  neededIn?: number
  lines: [itemId: string, quantity: number][]
  submitted: number
  decided?: {
    minutes: number
    by: string
    decision: Decision
    comment?: string
    cut?: [lineId: number, quantity: number]
  }
  /** When about half of the first line was handed out. */
  partlyIssued?: number
}

const HOUR = 60

export const openRequests: OpenRequest[] = [
  // Waiting for `approver`.
  {
    requesterId: 'staff',
    warehouseId: 'WH-SY',
    purpose: '水质应急检测样品前处理',
    urgent: true,
    neededIn: 0,
    lines: [
      ['SJ02001', 3],
      ['HC01001', 2],
      ['HC01009', 100],
    ],
    submitted: 25,
  },
  {
    requesterId: 'chenzhiyuan',
    warehouseId: 'WH-SY',
    purpose: '农药残留能力验证',
    neededIn: 2,
    lines: [
      ['SJ02004', 2],
      ['HC01008', 100],
    ],
    submitted: 5 * HOUR,
  },
  {
    requesterId: 'staff',
    warehouseId: 'WH-BG',
    purpose: '检测原始记录归档',
    lines: [
      ['BG01001', 4],
      ['BG02001', 12],
      ['BG01008', 6],
    ],
    submitted: 26 * HOUR,
  },
  {
    requesterId: 'linhai',
    warehouseId: 'WH-SY',
    purpose: '医务室常备药品补充',
    neededIn: 3,
    lines: [
      ['YP01001', 5],
      ['YP01004', 5],
      ['YP02008', 2],
    ],
    submitted: 34 * HOUR,
  },
  // Waiting for others: the approver's own request, and two of other departments.
  {
    requesterId: 'approver',
    warehouseId: 'WH-BG',
    purpose: '科室质量会议',
    lines: [
      ['BG01011', 4],
      ['BG02007', 4],
    ],
    submitted: 3 * HOUR,
  },
  {
    requesterId: 'xumei',
    warehouseId: 'WH-BG',
    purpose: '新员工培训班',
    neededIn: 1,
    lines: [
      ['BG06011', 6],
      ['BG06012', 48],
    ],
    submitted: 90,
  },
  {
    requesterId: 'hejing',
    warehouseId: 'WH-SB',
    purpose: '绿化养护',
    lines: [
      ['SB04002', 12],
      ['SB02009', 5],
    ],
    submitted: 20 * HOUR,
  },
  // Approved, waiting for a clerk. The first takes three lots of one reagent, the second several of paper.
  {
    requesterId: 'staff',
    warehouseId: 'WH-SY',
    purpose: '批次样品萃取',
    lines: [
      ['SJ02001', 20],
      ['SJ01001', 2],
    ],
    submitted: 30 * HOUR,
    decided: { minutes: 24 * HOUR, by: 'approver', decision: 'approve', comment: '同意，注意通风和防火' },
  },
  {
    requesterId: 'wuxiaoyan',
    warehouseId: 'WH-BG',
    purpose: '预算材料印制',
    lines: [
      ['BG01001', 100],
      ['BG03019', 1],
    ],
    submitted: 28 * HOUR,
    decided: { minutes: 6 * HOUR, by: 'zhouqiang', decision: 'approve' },
  },
  {
    requesterId: 'masiyuan',
    warehouseId: 'WH-SY',
    purpose: '菌落总数检测',
    urgent: true,
    lines: [
      ['HC01007', 100],
      ['HC01005', 50],
    ],
    submitted: 8 * HOUR,
    decided: { minutes: 2 * HOUR, by: 'huangting', decision: 'approve', comment: '同意' },
  },
  {
    requesterId: 'hejing',
    warehouseId: 'WH-BG',
    purpose: '公共区域保洁',
    lines: [
      ['BG05001', 24],
      ['BG05004', 10],
    ],
    submitted: 27 * HOUR,
    decided: {
      minutes: 23 * HOUR,
      by: 'gaofeng',
      decision: 'approve',
      comment: '垃圾袋上次领的还有，少领一些',
      cut: [2, 6],
    },
  },
  {
    requesterId: 'gaofeng',
    warehouseId: 'WH-SB',
    purpose: '空压机检修',
    neededIn: 1,
    lines: [
      ['SB02001', 4],
      ['SB02004', 5],
    ],
    submitted: 22 * HOUR,
    decided: { minutes: 4 * HOUR, by: 'zhouqiang', decision: 'approve', comment: '同意' },
  },
  {
    requesterId: 'staff',
    warehouseId: 'WH-BG',
    purpose: '实验室日常记录',
    lines: [
      ['BG02001', 24],
      ['BG01010', 10],
    ],
    submitted: 46 * HOUR,
    decided: { minutes: 40 * HOUR, by: 'approver', decision: 'approve', comment: '同意' },
    partlyIssued: 21 * HOUR,
  },
  {
    requesterId: 'staff',
    warehouseId: 'WH-SY',
    purpose: '样品消解',
    lines: [['SJ01011', 6]],
    submitted: 44 * HOUR,
    decided: {
      minutes: 25 * HOUR,
      by: 'approver',
      decision: 'return',
      comment: '用量偏大，请注明检测项目和样品批次后重新提交',
    },
  },
]
