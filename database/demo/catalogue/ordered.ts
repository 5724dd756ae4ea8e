import type { ItemGroup } from './row'

/** What comes by purchase order, as a gift or by a find: goods with a story of their own, asked for by nobody yet. */
export const ordered: ItemGroup[] = [
  {
    warehouseId: 'WH-BG',
    policy: 'fifo',
    tracking: 'none',
    zone: 'B',
    prefix: 'BG09',
    categoryId: 'A05049900',
    supplierIds: ['GYS001'],
    rows: [
      ['U盘', '64GB USB3.2', '个', '盒=10', 39, 2, 0],
      ['插线板', '6位 1.8m', '个', '箱=20', 46, 1, 0],
      ['磁性白板', '90×120cm', '块', '', 168, 1, 0],
      ['会议记录本', 'A5 皮面 96页', '本', '箱=40', 18.5, 5, 0],
    ],
  },
  {
    warehouseId: 'WH-SY',
    policy: 'fefo',
    tracking: 'lot',
    shelfLifeDays: 730,
    zone: 'B',
    prefix: 'YP09',
    categoryId: 'A07020200',
    supplierIds: ['GYS009'],
    rows: [
      ['医用外科口罩', '一次性 独立包装', '只', '盒=50,箱=2000', 0.45, 50, 0],
      ['碘伏消毒液', '500ml', '瓶', '箱=20', 12.8, 2, 0],
    ],
  },
]
