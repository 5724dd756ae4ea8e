import { defaultSettings, type Setting } from '../../shared/schema/settings'

/** The settings that the administrator has saved; the other subjects stand at their defaults. */
export const settings = (updatedAt: string): Setting[] => {
  const saved = { updatedAt, updatedBy: { id: 'admin', name: '刘洋' } }
  return [
    {
      _id: 'itemCode',
      value: { ...defaultSettings.itemCode, withCategory: true, separator: '-', sequenceDigits: 4 },
      ...saved,
    },
    { _id: 'categoryStandard', value: { scheme: 'gbt14885' }, ...saved },
    { _id: 'receiving', value: { overPercent: 5, shortPercent: 2 }, ...saved },
    { _id: 'controlled', value: defaultSettings.controlled, ...saved },
    { _id: 'organisation', value: { name: '江临检验检测中心' }, ...saved },
  ]
}
