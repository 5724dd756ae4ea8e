import type { Recipient } from '../../../shared/schema/requisition'

/** Days before now; due dates in days from now (negative: over), as they were agreed at first. */
export interface LendingRow {
  requesterId: string
  warehouseId: string
  purpose: string
  lines: [itemId: string, quantity: number][]
  /** On loan until then. */
  dueIn?: number
  /** Sent out to them. */
  recipient?: Recipient
  lentAgo: number
  /** What came back of an item, when, and what was the matter with it. */
  back?: { ago: number; itemId: string; quantity: number; damage?: string }[]
  /** One of it was lost and answered for. */
  lost?: { ago: number; itemId: string; amountFen: number; note: string }
  /** Longer until then; without `granted` it still waits. */
  longer?: { ago: number; untilIn: number; reason: string; granted?: number }
  accepted?: { ago: number; acceptedBy: string; missing?: { quantity: number; reason: string } }
  /** Of goods for use: so many of them were too many. */
  tooMany?: { ago: number; quantity: number; reason: string }
}

const centre: Recipient = {
  organisation: '市疾病预防控制中心',
  contact: '林工',
  phone: '0510-5560201',
  address: '滨河路 18 号 3 楼收样室',
  transport: 'courier',
}
const school: Recipient = {
  organisation: '职业技术学院实训中心',
  contact: '沈老师',
  phone: '0510-5560318',
  transport: 'selfPick',
}
const county: Recipient = {
  organisation: '东湖区检验站',
  contact: '顾站长',
  phone: '0510-5560422',
  address: '东湖大道 66 号',
  transport: 'ownVehicle',
}

export const lendingRows: LendingRow[] = [
  // On loan, in time, soon due, over.
  {
    requesterId: 'staff',
    warehouseId: 'WH-BG',
    purpose: '能力验证培训班',
    lines: [
      ['BG06010', 2],
      ['BG06007', 1],
    ],
    lentAgo: 5,
    dueIn: 3,
  },
  {
    requesterId: 'staff',
    warehouseId: 'WH-SB',
    purpose: '恒温箱线路检查',
    lines: [['SB03001', 1]],
    lentAgo: 20,
    dueIn: -4,
  },
  {
    requesterId: 'linhai',
    warehouseId: 'WH-BG',
    purpose: '体检现场登记',
    lines: [['BG06006', 2]],
    lentAgo: 16,
    dueIn: -2,
  },
  // Came back in part, whole, damaged.
  {
    requesterId: 'xumei',
    warehouseId: 'WH-BG',
    purpose: '新员工培训',
    lines: [
      ['BG06010', 4],
      ['BG06006', 4],
    ],
    lentAgo: 12,
    dueIn: 6,
    back: [{ ago: 4, itemId: 'BG06010', quantity: 2 }],
  },
  {
    requesterId: 'xumei',
    warehouseId: 'WH-BG',
    purpose: '述职会议',
    lines: [['BG06007', 2]],
    lentAgo: 30,
    dueIn: -20,
    back: [{ ago: 22, itemId: 'BG06007', quantity: 2 }],
  },
  {
    requesterId: 'wuxiaoyan',
    warehouseId: 'WH-BG',
    purpose: '审计组临时办公',
    lines: [['BG06007', 2]],
    lentAgo: 18,
    dueIn: -5,
    back: [
      { ago: 6, itemId: 'BG06007', quantity: 1 },
      { ago: 6, itemId: 'BG06007', quantity: 1, damage: '键盘进水，部分按键失灵' },
    ],
  },
  // Lost, with somebody who pays.
  {
    requesterId: 'hejing',
    warehouseId: 'WH-SB',
    purpose: '绿化带测量',
    lines: [['SB03006', 2]],
    lentAgo: 26,
    dueIn: -12,
    back: [{ ago: 13, itemId: 'SB03006', quantity: 1 }],
    lost: { ago: 13, itemId: 'SB03006', amountFen: 1_600, note: '施工现场遗失，本人同意照价赔偿' },
  },
  // Longer: agreed, and waiting for a word.
  {
    requesterId: 'chenzhiyuan',
    warehouseId: 'WH-BG',
    purpose: '方法比对实验',
    lines: [['BG06007', 1]],
    lentAgo: 24,
    dueIn: -8,
    longer: { ago: 10, untilIn: 20, reason: '比对批次增加，延期到月底', granted: 9 },
  },
  {
    requesterId: 'masiyuan',
    warehouseId: 'WH-BG',
    purpose: '专项抽检录入',
    lines: [['BG06006', 3]],
    lentAgo: 13,
    dueIn: 2,
    longer: { ago: 1, untilIn: 16, reason: '抽检任务追加两周' },
  },
  // Sent out: on the way, arrived, arrived in part.
  {
    requesterId: 'staff',
    warehouseId: 'WH-BG',
    purpose: '寄送能力验证样品资料',
    lines: [['BG01007', 20]],
    recipient: centre,
    lentAgo: 2,
  },
  {
    requesterId: 'chenzhiyuan',
    warehouseId: 'WH-BG',
    purpose: '实训基地共建',
    lines: [['BG02001', 24]],
    recipient: school,
    lentAgo: 15,
    accepted: { ago: 14, acceptedBy: '沈老师' },
  },
  {
    requesterId: 'masiyuan',
    warehouseId: 'WH-BG',
    purpose: '支援东湖区检验站',
    lines: [['BG01008', 10]],
    recipient: county,
    lentAgo: 9,
    accepted: { ago: 8, acceptedBy: '顾站长', missing: { quantity: 2, reason: '运输途中压裂' } },
  },
  // For use, and too many.
  {
    requesterId: 'wuxiaoyan',
    warehouseId: 'WH-BG',
    purpose: '预算编制会',
    lines: [['BG01016', 6]],
    lentAgo: 7,
    tooMany: { ago: 5, quantity: 2, reason: '会议改为线上，多领的退回' },
  },
]
