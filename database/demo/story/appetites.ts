export interface Appetite {
  warehouseId: string
  /** Who asks, each as often as named. */
  requesterIds: string[]
  /** Prefixes of item codes. */
  kinds: string[]
  weight: number
  purposes: string[]
}

const desk = ['BG01', 'BG02', 'BG03', 'BG04', 'BG06']
const officeWork = ['日常办公', '会议资料印制', '文件归档', '新员工入职', '部门月度补充', '培训班材料']
const chemistry = [
  '样品前处理',
  '水质检测',
  '食品添加剂检测',
  '标准曲线配制',
  '方法验证试验',
  '能力验证样品检测',
]
const biology = ['菌落总数检测', '培养基制备', '致病菌筛查', '环境监测采样', '无菌室日常消毒']
const clinic = ['医务室常备药品补充', '换药室补充', '职工健康服务', '急救箱补充']
const upkeep = ['设备日常保养', '空压机检修', '配电房检修', '实验室通风维修', '备件更换']
const service = ['公共区域保洁', '会议室保障', '食堂用品补充', '绿化养护', '灯具维修']

/** Who needs what from where, and how often. */
export const appetites: Appetite[] = [
  {
    warehouseId: 'WH-BG',
    requesterIds: ['zhouqiang', 'admin'],
    kinds: desk,
    weight: 5,
    purposes: officeWork,
  },
  { warehouseId: 'WH-BG', requesterIds: ['wuxiaoyan'], kinds: desk, weight: 3, purposes: officeWork },
  {
    warehouseId: 'WH-BG',
    requesterIds: ['xumei'],
    kinds: [...desk, 'BG05'],
    weight: 4,
    purposes: officeWork,
  },
  {
    warehouseId: 'WH-SY',
    requesterIds: ['staff', 'staff', 'staff', 'chenzhiyuan', 'chenzhiyuan', 'approver'],
    kinds: ['SJ01', 'SJ02', 'HC01', 'YP02', 'BG02'],
    weight: 8,
    purposes: chemistry,
  },
  { warehouseId: 'WH-BG', requesterIds: ['staff', 'approver'], kinds: desk, weight: 3, purposes: officeWork },
  {
    warehouseId: 'WH-SY',
    requesterIds: ['huangting', 'masiyuan', 'masiyuan'],
    kinds: ['SJ01', 'SJ03', 'HC01', 'YP02', 'BG05'],
    weight: 7,
    purposes: biology,
  },
  { warehouseId: 'WH-BG', requesterIds: ['masiyuan'], kinds: desk, weight: 2, purposes: officeWork },
  {
    warehouseId: 'WH-SY',
    requesterIds: ['linhai'],
    kinds: ['YP01', 'YP02', 'HC01'],
    weight: 4,
    purposes: clinic,
  },
  {
    warehouseId: 'WH-SB',
    requesterIds: ['gaofeng'],
    kinds: ['SB01', 'SB02', 'SB03', 'SB04', 'BG', 'HC'],
    weight: 5,
    purposes: upkeep,
  },
  {
    warehouseId: 'WH-SB',
    requesterIds: ['hejing'],
    kinds: ['SB02', 'SB03', 'SB04', 'BG'],
    weight: 4,
    purposes: service,
  },
  { warehouseId: 'WH-BG', requesterIds: ['hejing'], kinds: ['BG05', 'BG06'], weight: 3, purposes: service },
]
