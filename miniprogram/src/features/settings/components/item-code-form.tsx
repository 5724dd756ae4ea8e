import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ItemCodeRule } from '@shared/schema/settings'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { SwitchField } from '@/components/switch-field'
import { checkText, exampleCode } from '../setting-text'
import { readInteger } from '../read-number'

export interface ItemCodeFormProps {
  value: ItemCodeRule
  onChange: (value: ItemCodeRule | null) => void
}

const checks = Object.entries(checkText).map(([value, text]) => ({
  value: value as ItemCodeRule['check'],
  text,
}))

/** The parts of a code with an example that follows every tap. */
export function ItemCodeForm({ value, onChange }: ItemCodeFormProps) {
  const [rule, setRule] = useState(value)
  const [digits, setDigits] = useState(String(value.sequenceDigits))
  const [length, setLength] = useState(String(value.categoryLength))
  const tell = (next: ItemCodeRule, typed = { digits, length }) => {
    setRule(next)
    const sequenceDigits = readInteger(typed.digits, 2, 8)
    const categoryLength = readInteger(typed.length || '0', 0, 12)
    const whole =
      sequenceDigits === null || categoryLength === null || !/^[A-Z0-9]{0,8}$/.test(next.prefix)
        ? null
        : { ...next, sequenceDigits, categoryLength }
    onChange(whole)
  }
  const shown = {
    ...rule,
    sequenceDigits: readInteger(digits, 2, 8) ?? rule.sequenceDigits,
    categoryLength: readInteger(length || '0', 0, 12) ?? rule.categoryLength,
  }
  return (
    <View>
      <Field label="例子" stacked>
        <View id="code-example" className="code num">
          {exampleCode(shown)}
        </View>
      </Field>
      <InputField
        id="code-prefix"
        label="前缀"
        maxLength={8}
        value={rule.prefix}
        onChange={(prefix) => tell({ ...rule, prefix: prefix.toUpperCase() })}
        placeholder="大写字母和数字，例如 WZ"
        error={/^[A-Z0-9]{0,8}$/.test(rule.prefix) ? undefined : '只能用字母和数字'}
      />
      <SwitchField
        id="code-category"
        label="带分类编码"
        value={rule.withCategory}
        onChange={(withCategory) => tell({ ...rule, withCategory })}
        hint="每个分类各自编号"
      />
      {rule.withCategory && (
        <InputField
          id="code-category-length"
          label="取前几位"
          type="number"
          value={length}
          onChange={(typed) => {
            setLength(typed)
            tell(rule, { digits, length: typed })
          }}
          hint="0 表示全部，末尾不用的 00 去掉"
          error={readInteger(length || '0', 0, 12) === null ? '填 0 到 12' : undefined}
        />
      )}
      <SwitchField
        id="code-separator"
        label="用 - 隔开"
        value={rule.separator === '-'}
        onChange={(on) => tell({ ...rule, separator: on ? '-' : '' })}
      />
      <InputField
        id="code-digits"
        label="流水号位数"
        type="number"
        value={digits}
        onChange={(typed) => {
          setDigits(typed)
          tell(rule, { digits: typed, length })
        }}
        error={readInteger(digits, 2, 8) === null ? '填 2 到 8' : undefined}
      />
      <View id="code-check">
        <PickerField
          label="校验位"
          value={rule.check}
          onChange={(check) => tell({ ...rule, check })}
          choices={checks}
          hint="写错一位马上能发现"
        />
      </View>
      {rule.check !== 'none' && (
        <SwitchField
          id="code-check-typed"
          label="手填也校验"
          value={rule.checkTyped}
          onChange={(checkTyped) => tell({ ...rule, checkTyped })}
        />
      )}
    </View>
  )
}
