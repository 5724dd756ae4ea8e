import type { Choice } from '@/components/picker-field'
import type { ControlledClass, IssuePolicy, Tracking } from '@shared/schema/masterdata'

export const trackingChoices: { value: Tracking; text: string; id: string }[] = [
  { value: 'none', text: '不分批', id: 'tracking-none' },
  { value: 'lot', text: '按批次', id: 'tracking-lot' },
  { value: 'serial', text: '按序列号', id: 'tracking-serial' },
]

export const trackingHint: Record<Tracking, string> = {
  none: '入库自动成批，不用填批号，适合文具、耗材',
  lot: '每次入库要填批号，适合药品、试剂',
  serial: '每件有自己的序列号和保管记录，适合设备、资产',
}

export const policyChoices: { value: IssuePolicy; text: string; id: string }[] = [
  { value: 'fifo', text: '先进先出', id: 'policy-fifo' },
  { value: 'fefo', text: '先到期先出', id: 'policy-fefo' },
]

export const controlledChoices: Choice<ControlledClass | 'none'>[] = [
  { value: 'none', text: '不管控' },
  { value: 'medicine', text: '管控药品' },
  { value: 'reagent', text: '管控试剂' },
  { value: 'hazardous', text: '危险品' },
  { value: 'valuable', text: '贵重物品' },
]

export const scaleChoices: Choice[] = [
  { value: '0', text: '整件计数', note: '支、盒、台，不能有小数' },
  { value: '1', text: '1 位小数', note: '例如 2.5' },
  { value: '2', text: '2 位小数', note: '例如 2.55' },
  { value: '3', text: '3 位小数', note: '例如 2.555，称重到克' },
  { value: '4', text: '4 位小数' },
  { value: '5', text: '5 位小数' },
  { value: '6', text: '6 位小数' },
]
