import { issueDirectly, type Handing } from '../actions/direct'
import { firstPart, issueGoods, prepareGoods } from '../actions/issuing'
import { proposeOther } from '../actions/replacing'
import { decideRequest, submitRequest } from '../actions/requesting'
import { minutesAgo } from '../working-time'
import type { World } from '../world'
import type { Step } from './step'

const HOUR = 60
const DAY = 24 * HOUR

interface Wish {
  requesterId: string
  approverId: string
  warehouseId: string
  purpose: string
  lines: { itemId: string; quantity: number }[]
  /** Minutes before now: filed, approved, and what happens then. */
  at: [filed: number, approved: number, then: number]
  then: (world: World, no: string, moment: number) => void
}

const wishes: Wish[] = [
  // Half of it was there; the rest will not come and was closed.
  {
    requesterId: 'xumei',
    approverId: 'zhouqiang',
    warehouseId: 'WH-BG',
    purpose: '新员工入职资料',
    lines: [
      { itemId: 'BG03021', quantity: 12 },
      { itemId: 'BG02007', quantity: 6 },
    ],
    at: [5 * DAY, 5 * DAY - 3 * HOUR, 4 * DAY],
    then: (world, requisitionId, moment) =>
      void issueGoods(
        world,
        {
          requisitionId,
          clerkId: 'sunli',
          lines: firstPart(world, world.requisition(requisitionId), moment),
          closeReason: '领用人说够用了，剩下的不要了',
        },
        moment,
      ),
  },
  // Picked by one clerk, waits for the other.
  {
    requesterId: 'masiyuan',
    approverId: 'huangting',
    warehouseId: 'WH-SY',
    purpose: '培养基灭菌效果验证',
    lines: [
      { itemId: 'SJ01001', quantity: 1 },
      { itemId: 'YP01005', quantity: 2 },
    ],
    at: [20 * HOUR, 3 * HOUR, 40],
    then: (world, requisitionId, moment) =>
      void prepareGoods(world, { requisitionId, clerkId: 'sunli' }, moment),
  },
  // Another item is offered in place of the one that was asked for.
  {
    requesterId: 'staff',
    approverId: 'approver',
    warehouseId: 'WH-BG',
    purpose: '实验室标识更新',
    lines: [{ itemId: 'BG02009', quantity: 3 }],
    at: [22 * HOUR, 18 * HOUR, 90],
    then: (world, requisitionId, moment) =>
      proposeOther(
        world,
        {
          requisitionId,
          clerkId: 'clerk',
          lineId: 1,
          itemId: 'BG02008',
          quantity: 3,
          reason: '油性的笔头干了，这一种能写在试剂瓶上',
        },
        moment,
      ),
  },
]

const handings: { minutes: number; handing: Handing }[] = [
  {
    minutes: 6 * DAY,
    handing: {
      warehouseId: 'WH-BG',
      clerkId: 'clerk',
      purpose: '消防演练补给',
      targets: [{ departmentId: 'BM08', receivedBy: '何静', signerId: 'hejing' }],
      lines: [
        { itemId: 'BG06012', cells: [{ departmentId: 'BM08', quantity: 24 }] },
        { itemId: 'BG06011', cells: [{ departmentId: 'BM08', quantity: 2 }] },
      ],
    },
  },
  {
    minutes: 2 * DAY + 2 * HOUR,
    handing: {
      warehouseId: 'WH-BG',
      clerkId: 'sunli',
      purpose: '季度办公用品统一发放',
      targets: [
        { departmentId: 'BM01', receivedBy: '周强' },
        { departmentId: 'BM02', receivedBy: '吴晓燕', signerId: 'wuxiaoyan' },
        { departmentId: 'BM03', receivedBy: '徐梅' },
        { departmentId: 'BM08', receivedBy: '何静' },
      ],
      lines: [
        { itemId: 'BG03021', cells: forEach(['BM01', 'BM02', 'BM03', 'BM08'], 4) },
        { itemId: 'BG01014', cells: forEach(['BM01', 'BM02', 'BM03'], 10) },
        { itemId: 'BG05002', cells: forEach(['BM01', 'BM08'], 6) },
      ],
    },
  },
]

function forEach(departmentIds: readonly string[], quantity: number) {
  return departmentIds.map((departmentId) => ({ departmentId, quantity }))
}

/** Ways of handing out beside the ordinary one, in each of their states. */
export function handingOut(world: World, now: number): Step[] {
  const direct = handings.map(({ minutes, handing }): Step => {
    const moment = minutesAgo(now, minutes)
    return { moment, run: () => void issueDirectly(world, handing, moment) }
  })
  return [...direct, ...wishes.flatMap((wish) => stepsOf(world, wish, now))]
}

function stepsOf(world: World, { approverId, at, then, lines, ...wish }: Wish, now: number): Step[] {
  const [filed, approved, last] = at.map((minutes) => minutesAgo(now, minutes)) as [number, number, number]
  let no = ''
  const inSteps = lines.map(({ itemId, quantity }) => ({
    itemId,
    quantity: quantity * 10 ** world.item(itemId).item.scale,
  }))
  return [
    {
      moment: filed,
      run: () => void (no = submitRequest(world, { ...wish, urgent: false, lines: inSteps }, filed)._id),
    },
    {
      moment: approved,
      run: () => void decideRequest(world, { requisitionId: no, approverId, decision: 'approve' }, approved),
    },
    { moment: last, run: () => then(world, no, last) },
  ]
}
