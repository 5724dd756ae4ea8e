import { reject, type Rejection } from '../errors'
import type { Category } from '../schema/masterdata'
import type { SettingInput, SettingSubject } from '../schema/settings'
import { ruleProblem } from './item-code'

/** What people call the subjects of the settings. */
export const settingWords: Record<SettingSubject, string> = {
  itemCode: '物资编码规则',
  categoryStandard: '分类标准',
  receiving: '收货允差',
  loans: '借用规则',
  controlled: '管控物资',
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
    default:
      return null
  }
}
