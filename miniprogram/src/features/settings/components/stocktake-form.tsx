import { useState } from 'react'
import type { SettingValue } from '@shared/schema/settings'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { SwitchField } from '@/components/switch-field'
import { readDaysCount, readMoney, readPercent } from '../read-number'
import { numbersOf, valueOf, type StocktakeNumbers } from '../stocktake-numbers'

type Value = SettingValue<'stocktake'>
type Key = keyof StocktakeNumbers

interface Line {
  key: Key
  label: string
  suffix: string
  hint?: string
}

const groups: readonly { title: string; lines: readonly Line[] }[] = [
  {
    title: '差异多大要审批（盘盈盘亏相加）',
    lines: [
      { key: 'noneYuan', label: '免审批金额', suffix: '元', hint: '金额和比例都在限额内，提交后直接过账' },
      { key: 'nonePercent', label: '免审批比例', suffix: '%', hint: '差异金额占所盘账面金额的比例' },
      {
        key: 'approverYuan',
        label: '审批人金额',
        suffix: '元',
        hint: '在限额内由部门审批人决定，超过由管理员决定',
      },
      { key: 'approverPercent', label: '审批人比例', suffix: '%' },
    ],
  },
  {
    title: '什么时候要拍照',
    lines: [
      { key: 'photoYuan', label: '差异金额超过', suffix: '元' },
      {
        key: 'photoPercent',
        label: '差异数量超过',
        suffix: '%',
        hint: '占账面数量的比例；账面为 0 时只看金额',
      },
    ],
  },
  {
    title: '价值分类（ABC）和循环盘点间隔',
    lines: [
      { key: 'shareA', label: 'A 类累计到', suffix: '%', hint: '按库存金额从高到低累计' },
      { key: 'shareB', label: 'B 类累计到', suffix: '%', hint: '其余为 C 类' },
      { key: 'daysA', label: 'A 类每隔', suffix: '天' },
      { key: 'daysB', label: 'B 类每隔', suffix: '天' },
      { key: 'daysC', label: 'C 类每隔', suffix: '天' },
    ],
  },
]

/** Who decides on a variance, when a count needs a photo, and how often what is worth how much is counted. */
export function StocktakeForm({
  value,
  onChange,
}: {
  value: Value
  onChange: (value: Value | null) => void
}) {
  const [typed, setTyped] = useState(() => numbersOf(value))
  const [chosen, setChosen] = useState({
    blindDefault: value.blindDefault,
    controlled: value.photo.controlled,
  })
  const tell = (numbers: StocktakeNumbers, switches: typeof chosen) => {
    setTyped(numbers)
    setChosen(switches)
    onChange(valueOf(numbers, switches))
  }
  return (
    <>
      <SwitchField
        id="stocktake-blind"
        label="默认盲盘"
        value={chosen.blindDefault}
        onChange={(blindDefault) => tell(typed, { ...chosen, blindDefault })}
        hint="盘点人看不到账面数量，开盘时还可以改"
      />
      <SwitchField
        id="stocktake-photo-controlled"
        label="管控物资"
        text="盘点时必须拍照"
        value={chosen.controlled}
        onChange={(controlled) => tell(typed, { ...chosen, controlled })}
      />
      {groups.map(({ title, lines }) => (
        <FormGroup key={title} title={title}>
          {lines.map(({ key, label, suffix, hint }) => (
            <InputField
              key={key}
              id={`stocktake-${key}`}
              label={label}
              type={suffix === '天' ? 'number' : 'digit'}
              maxLength={12}
              value={typed[key]}
              onChange={(text) => tell({ ...typed, [key]: text }, chosen)}
              suffix={suffix}
              hint={hint}
              error={wrong(suffix, typed[key])}
            />
          ))}
        </FormGroup>
      ))}
    </>
  )
}

/** What is wrong with a number, by its unit. */
function wrong(suffix: string, typed: string): string | undefined {
  if (suffix === '天') return readDaysCount(typed) === null ? '填 1 到 3650' : undefined
  if (suffix === '%') return readPercent(typed) === null ? '填 0 到 100，最多一位小数' : undefined
  return readMoney(typed) === null ? '填金额，最多两位小数' : undefined
}
