import type { ItemGroup } from './row'

/** 设备库: what is kept piece by piece, each with its own serial number. */
export const pieces: ItemGroup[] = [
  {
    warehouseId: 'WH-SB',
    policy: 'fifo',
    tracking: 'serial',
    zone: 'A',
    prefix: 'SB09',
    categoryId: 'A02010000',
    supplierIds: ['GYS003'],
    rows: [
      ['笔记本电脑', 'ThinkPad E14 16G/512G', '台', '', 4899, 1, 0],
      ['手持终端', 'PDA 5.5英寸 安卓', '台', '', 1680, 1, 0],
      ['投影仪', '4000流明 短焦', '台', '', 3560, 1, 0],
      ['便携式标签打印机', '热敏 80mm 蓝牙', '台', '', 890, 1, 0],
      ['数字万用表', '四位半 真有效值', '台', '', 520, 1, 0],
    ],
  },
]
