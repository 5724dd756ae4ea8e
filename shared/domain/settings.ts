import { reject, type Rejection } from '../errors'
import type { Category } from '../schema/masterdata'
import type { SettingInput, SettingSubject, SettingValue } from '../schema/settings'
import { ruleProblem } from './item-code'

/** What people call the subjects of the settings. */
export const settingWords: Record<SettingSubject, string> = {
  itemCode: '物资编码规则',
  categoryStandard: '分类标准',
  receiving: '收货允差',
  loans: '借用规则',
  controlled: '管控物资',
  stocktake: '盘点规则',
  organisation: '单位名称',
}

/** What stands in the way of a value; null when it may hold. Rejects SETTING_WRONG. */
export function refuseSetting(
  setting: SettingInput,
  categories: readonly Pick<Category, 'code' | 'scheme' | 'status'>[],
): Rejection | null {
  const problem = problemOf(setting, categories)
  return problem ? reject('SETTING_WRONG', { problem }) : null
}

function problemOf(
  setting: SettingInput,
  categories: readonly Pick<Category, 'code' | 'scheme' | 'status'>[],
): string | null {
  switch (setting.subject) {
    case 'itemCode':
      return ruleProblem(
        setting.value,
        categories.map(({ code }) => code),
      )
    case 'categoryStandard': {
      const { scheme } = setting.value
      const usable = categories.some((category) => category.scheme === scheme && category.status === 'active')
      return usable ? null : '这套标准里还没有分类，请先在「物资分类」里加入，再切换过去'
    }
    case 'stocktake':
      return stocktakeProblem(setting.value)
    default:
      return null
  }
}

/** Limits that contradict one another: a result would go to the wrong person, a class would be empty by mistake. */
function stocktakeProblem({ approval, classes, cycleDays }: SettingValue<'stocktake'>): string | null {
  const { none, approver } = approval
  if (none.fen > approver.fen || none.percent > approver.percent) {
    return '免审批的限额不能高于审批人的限额，请核对金额和比例'
  }
  if (classes.A > classes.B) return 'A 类的累计金额占比不能高于 B 类，例如 A 类到 80%、B 类到 95%'
  if (cycleDays.A > cycleDays.B || cycleDays.B > cycleDays.C) {
    return '价值高的要盘得更勤：A 类的间隔天数不能多于 B 类，B 类不能多于 C 类'
  }
  return null
}
