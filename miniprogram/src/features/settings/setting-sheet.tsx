import { View } from '@tarojs/components'
import { useState } from 'react'
import { settingWords } from '@shared/domain/settings'
import type { SettingInput, SettingView } from '@shared/schema/settings'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { CategoryStandardForm } from './components/category-standard-form'
import { ControlledForm } from './components/controlled-form'
import { ItemCodeForm } from './components/item-code-form'
import { LoansForm } from './components/loans-form'
import { OrganisationForm } from './components/organisation-form'
import { ReceivingForm } from './components/receiving-form'
import { StocktakeForm } from './components/stocktake-form'

export interface SettingSheetProps {
  setting: SettingView
  onClose: () => void
  onSaved: () => void
}

/** One subject as a form; a refusal keeps what was chosen. */
export function SettingSheet({ setting, onClose, onSaved }: SettingSheetProps) {
  const [input, setInput] = useState<SettingInput | null>(
    () => ({ subject: setting.subject, value: setting.value }) as SettingInput,
  )
  const saving = useCommand('masterdata.saveSetting')
  const [wrong, setWrong] = useState(false)
  const save = async () => {
    setWrong(input === null)
    if (!input) return
    const answer = await saving.run({
      setting: input,
      ...(setting.updatedAt ? { updatedAt: setting.updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success('已保存，半分钟内对所有人生效')
    onSaved()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={settingWords[setting.subject]}
      bottom={
        <BottomBar
          primary={{
            id: 'save-setting',
            text: '保存设置',
            loading: saving.running,
            onTap: () => void save(),
          }}
        />
      }
    >
      <View className="stack">
        {saving.failure && <Notice id="setting-refused">{failureText(saving.failure)}</Notice>}
        {wrong && !input && <Notice id="setting-wrong">有数字没有填对，请检查后再保存</Notice>}
        {formOf(setting, setInput)}
      </View>
    </Sheet>
  )
}

/** Each form says the whole new value, or null while a number in it cannot be read. */
function formOf(setting: SettingView, onChange: (input: SettingInput | null) => void) {
  switch (setting.subject) {
    case 'itemCode':
      return (
        <ItemCodeForm
          value={setting.value}
          onChange={(value) => onChange(value && { subject: 'itemCode', value })}
        />
      )
    case 'categoryStandard':
      return (
        <CategoryStandardForm
          value={setting.value}
          onChange={(value) => onChange({ subject: 'categoryStandard', value })}
        />
      )
    case 'receiving':
      return (
        <ReceivingForm
          value={setting.value}
          onChange={(value) => onChange(value && { subject: 'receiving', value })}
        />
      )
    case 'loans':
      return (
        <LoansForm
          value={setting.value}
          onChange={(value) => onChange(value && { subject: 'loans', value })}
        />
      )
    case 'controlled':
      return (
        <ControlledForm
          value={setting.value}
          onChange={(value) => onChange({ subject: 'controlled', value })}
        />
      )
    case 'stocktake':
      return (
        <StocktakeForm
          value={setting.value}
          onChange={(value) => onChange(value && { subject: 'stocktake', value })}
        />
      )
    case 'organisation':
      return (
        <OrganisationForm
          value={setting.value}
          onChange={(value) => onChange(value && { subject: 'organisation', value })}
        />
      )
  }
}
