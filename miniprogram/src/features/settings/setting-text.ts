import { codeAt, ruleProblem, stemOf } from '@shared/domain/item-code'
import type { ItemCodeRule, SettingView } from '@shared/schema/settings'
import { schemeText } from '@/features/categories/category-choices'
import { formatMoney } from '@/lib/format'
import { controlledText } from '@/features/stock/state-words'

export const checkText: Record<ItemCodeRule['check'], string> = {
  none: '不加校验位',
  gs1: 'GS1 模 10（只用数字）',
  'mod37-36': 'ISO 7064 模 37,36（字母和数字）',
  'mod37-2': 'ISO 7064 模 37-2（字母和数字）',
}

/** An example of a code that the rule makes, for a category; or why it makes none. */
export function exampleCode(rule: ItemCodeRule, categoryCode = 'A05040100'): string {
  const problem = ruleProblem(rule, [categoryCode])
  if (problem) return problem
  const stem = stemOf(rule, categoryCode)
  const codes = [1, 2, 3].map((number) => codeAt(rule, stem, number))
  return codes.find((code) => code !== null) ?? ''
}

/** The value of a subject in one line. */
export function settingText(setting: SettingView): string {
  switch (setting.subject) {
    case 'itemCode':
      return `例如 ${exampleCode(setting.value)}`
    case 'categoryStandard':
      return schemeText[setting.value.scheme]
    case 'receiving':
      return `超收不超过 ${setting.value.overPercent}%，少收 ${setting.value.shortPercent}% 以内算收齐`
    case 'loans':
      return `最长 ${setting.value.maxDays} 天，最多续借 ${setting.value.maxRenewals} 次`
    case 'controlled': {
      const { idCheck, twoPeople } = setting.value
      const classes = twoPeople.map((one) => controlledText[one]).join('、')
      return `${classes ? `${classes}双人发放` : '不要求双人发放'}${idCheck ? '，领用核对证件' : ''}`
    }
    case 'stocktake': {
      const { none } = setting.value.approval
      return `差异 ${formatMoney(none.fen)} 且 ${none.percent}% 以内不用审批${setting.value.blindDefault ? '，默认盲盘' : ''}`
    }
    case 'organisation':
      return setting.value.name
  }
}
