import type { Item } from '@shared/schema/masterdata'

export const controlledText: Record<NonNullable<Item['controlled']>, string> = {
  medicine: '药品',
  reagent: '试剂',
  hazardous: '危险品',
  valuable: '贵重品',
}
