import { businessDay } from '../../../shared/domain/calendar'
import { confirmPiece, handOutPiece, offerPiece, receivePieces } from '../actions/pieces'
import { receiveGoods } from '../actions/receiving'
import { reverseDocument } from '../actions/reversing'
import { momentOf } from '../working-time'
import type { World } from '../world'
import type { Step } from './step'

const DAY = 86_400_000

const deliveries: [daysAgo: number, note: string, itemId: string, serials: string[]][] = [
  [150, 'SH-20260114', 'SB09001', ['PF4KA001', 'PF4KA002', 'PF4KA003', 'PF4KA004', 'PF4KA005', 'PF4KA006']],
  [148, 'SH-20260117', 'SB09002', ['PDA-2601', 'PDA-2602', 'PDA-2603', 'PDA-2604']],
  [120, 'SH-20260233', 'SB09003', ['TY/4000-11', 'TY/4000-12']],
  [60, 'SH-20260518', 'SB09004', ['BQ0517', 'BQ0518', 'BQ0519']],
  [45, 'SH-20260601', 'SB09005', ['WYB-031', 'WYB-032', 'WYB-033']],
]

/** Who got what: the first of two colleagues hands it on, where there is a second. */
const handouts: [daysAgo: number, itemId: string, serialNo: string, personId: string, purpose: string][] = [
  [140, 'SB09001', 'PF4KA001', 'staff', '检验数据处理'],
  [139, 'SB09001', 'PF4KA002', 'chenzhiyuan', '检验数据处理'],
  [138, 'SB09001', 'PF4KA003', 'masiyuan', '抽检记录'],
  [136, 'SB09002', 'PDA-2601', 'staff', '样品扫码登记'],
  [136, 'SB09002', 'PDA-2602', 'hejing', '后勤巡检'],
  [100, 'SB09003', 'TY/4000-11', 'xumei', '培训室投影'],
  [40, 'SB09005', 'WYB-031', 'gaofeng', '设备检修'],
]

/** Serial-numbered pieces from delivery to desk to desk, and two documents that were wrong and were taken back. */
export function piecesStory(world: World, now: number): Step[] {
  const at = (daysAgo: number, minute: number) => momentOf(businessDay(now - daysAgo * DAY), minute)
  const step = (moment: number, run: (moment: number) => void): Step => ({ moment, run: () => run(moment) })
  const shelf = (itemId: string) => world.item(itemId).shelves[0] ?? ''
  let wrongReceipt = ''
  let wrongIssue = ''
  return [
    ...deliveries.map(([daysAgo, deliveryNote, itemId, serials], index) =>
      step(at(daysAgo, 9 * 60 + 11 + index), (moment) =>
        receivePieces(
          world,
          {
            warehouseId: 'WH-SB',
            clerkId: 'zhaolei',
            supplierId: 'GYS003',
            deliveryNote,
            lines: [{ itemId, quantity: serials.length, serials, locationId: shelf(itemId) }],
          },
          moment,
        ),
      ),
    ),
    ...handouts.map(([daysAgo, itemId, serialNo, personId, purpose], index) =>
      step(at(daysAgo, 14 * 60 + 3 + index), (moment) =>
        handOutPiece(world, { itemId, serialNo, personId, purpose }, moment),
      ),
    ),
    ...handedOn(world, at, step),
    step(at(9, 10 * 60 + 12), (moment) => {
      const lines = [{ itemId: 'SB01004', quantity: 100, locationId: world.item('SB01004').shelves[0] ?? '' }]
      const delivery = {
        warehouseId: 'WH-SB',
        clerkId: 'zhaolei',
        supplierId: 'GYS003',
        deliveryNote: 'SH-20260702',
        lines,
      }
      wrongReceipt = receiveGoods(world, delivery, moment)._id
    }),
    step(at(9, 10 * 60 + 13), (moment) =>
      reverseDocument(
        world,
        { documentId: wrongReceipt, clerkId: 'zhaolei', reason: '数量录错，实到 10 台录成 100 台' },
        moment,
      ),
    ),
    step(at(6, 15 * 60 + 21), (moment) => {
      const handout = { itemId: 'SB09002', serialNo: 'PDA-2603', personId: 'linhai', purpose: '药品盘点' }
      wrongIssue = handOutPiece(world, handout, moment)._id
    }),
    step(at(6, 15 * 60 + 40), (moment) =>
      reverseDocument(
        world,
        { documentId: wrongIssue, clerkId: 'zhaolei', reason: '发错人，应由医务室统一领用' },
        moment,
      ),
    ),
  ]
}

/** One hand-over is done, two wait for their receivers. */
function handedOn(
  world: World,
  at: (daysAgo: number, minute: number) => number,
  step: (moment: number, run: (moment: number) => void) => Step,
): Step[] {
  return [
    step(at(30, 9 * 60 + 30), (moment) =>
      offerPiece(
        world,
        {
          assetId: 'SB09003:TY_2f4000-11',
          fromId: 'xumei',
          toId: 'hejing',
          note: '培训室归后勤管了，含遥控器',
        },
        moment,
      ),
    ),
    step(at(30, 11 * 60 + 5), (moment) => confirmPiece(world, 'SB09003:TY_2f4000-11', 'hejing', moment)),
    step(at(1, 16 * 60 + 2), (moment) =>
      offerPiece(
        world,
        {
          assetId: 'SB09001:PF4KA002',
          fromId: 'chenzhiyuan',
          toId: 'staff',
          note: '换了新机，这台给你，含电源',
        },
        moment,
      ),
    ),
    step(at(2, 16 * 60 + 22), (moment) =>
      offerPiece(
        world,
        { assetId: 'SB09002:PDA-2602', fromId: 'hejing', toId: 'zhaolei', note: '巡检改用手机' },
        moment,
      ),
    ),
  ]
}
