import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { resolveUnits } from '@shared/domain/unit-chain'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { Icon } from '@/components/icon'
import { InputField } from '@/components/input-field'
import '@/components/input-field/input.scss'
import { ChoiceSheet, PickerField } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { newRequestId } from '@/lib/request-id'
import { renamedUnit, unitNames, type UnitRow } from '../item-form'
import { scaleChoices } from '../words'
import type { FieldsProps } from './fields-props'
import './unit-fields.scss'

/** The unit that everything is counted in, and further ones as a person says them: 1 箱 = 12 盒. */
export function UnitFields({ editing, state }: FieldsProps) {
  const { form, change, problems } = editing
  const fixed = state?.fixed ?? false
  const add = () =>
    change({
      steps: [
        ...form.steps,
        { key: newRequestId(), name: '', count: '', of: unitNames(form).at(-1) ?? form.unit },
      ],
    })
  const set = (row: UnitRow, part: Partial<UnitRow>) =>
    change({ steps: form.steps.map((other) => (other.key === row.key ? { ...other, ...part } : other)) })
  const rename = (row: UnitRow, name: string) => {
    const { steps, barcodes } = renamedUnit(form, row.name, name)
    change({ steps: steps.map((other) => (other.key === row.key ? { ...other, name } : other)), barcodes })
  }
  return (
    <FormGroup title="单位">
      <InputField
        id="item-unit"
        label="基本单位"
        required
        maxLength={10}
        disabled={fixed}
        value={form.unit}
        onChange={(unit) => change({ unit, ...renamedUnit(form, form.unit, unit) })}
        placeholder="最小的计数单位，例如 支"
        error={problems.unit}
        hint={fixed ? '已有收发记录，基本单位、小数位和管理方式不能再改' : '库存都用它来计'}
      />
      <PickerField
        label="计数方式"
        value={form.scale}
        onChange={(scale) => change({ scale })}
        choices={scaleChoices}
        disabled={fixed}
      />
      {form.steps.map((row, index) => (
        <StepRow
          key={row.key}
          index={index}
          row={row}
          units={unitNames(form).filter((name) => name !== row.name.trim())}
          onName={(name) => rename(row, name)}
          onChange={(part) => set(row, part)}
          onRemove={() => change({ steps: form.steps.filter((other) => other.key !== row.key) })}
        />
      ))}
      {problems.steps && <View className="item-units__problem">{problems.steps}</View>}
      {!problems.steps && inBase(form.unit, form.steps) && (
        <View className="item-units__base num">{inBase(form.unit, form.steps)}</View>
      )}
      <View className="item-units__add">
        <Button id="add-unit" kind="text" size="small" icon="plus" disabled={!form.unit.trim()} onTap={add}>
          加一个包装单位
        </Button>
      </View>
    </FormGroup>
  )
}

interface StepRowProps {
  index: number
  row: UnitRow
  units: string[]
  onName: (name: string) => void
  onChange: (part: Partial<UnitRow>) => void
  onRemove: () => void
}

function StepRow({ index, row, units, onName, onChange, onRemove }: StepRowProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className="item-units__row">
      <View className="item-units__one num">1</View>
      <Input
        id={`unit-${index}-name`}
        className="ui-input item-units__name"
        value={row.name}
        placeholder="箱"
        placeholderClass="ui-input__placeholder"
        maxlength={10}
        onInput={(event) => onName(event.detail.value)}
        {...{ ariaLabel: '单位名', 'aria-label': '单位名' }}
      />
      <View className="item-units__equals">=</View>
      <Input
        id={`unit-${index}-count`}
        className="ui-input item-units__count num"
        type="text"
        value={row.count}
        placeholder="12"
        placeholderClass="ui-input__placeholder"
        maxlength={15}
        onInput={(event) => onChange({ count: event.detail.value })}
        {...{ ariaLabel: '等于多少', 'aria-label': '等于多少' }}
      />
      <Tappable
        id={`unit-${index}-of`}
        className="item-units__of"
        onTap={() => setOpen(true)}
        label={`换算到：${row.of || '请选择'}`}
      >
        <View className="item-units__of-text">{row.of || '单位'}</View>
        <Icon name="chevron-down" size={16} />
      </Tappable>
      <Tappable className="item-units__remove" onTap={onRemove} label={`删掉单位 ${row.name}`}>
        <Icon name="close" size={18} />
      </Tappable>
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title={`1 ${row.name || '个'}等于多少什么`}
        value={row.of}
        choices={units.map((name) => ({ value: name, text: name }))}
        onChange={(of) => onChange({ of })}
      />
    </View>
  )
}

/** 1 箱 = 1200 支, for units that are said by way of another one. */
function inBase(unit: string, steps: readonly UnitRow[]): string {
  const units = resolveUnits(
    unit.trim(),
    steps.map(({ name, count, of }) => ({ name: name.trim(), count, of })),
  )
  if (!units.ok) return ''
  return units.data
    .filter((_, index) => steps[index]?.of !== unit.trim())
    .map(
      ({ name, numerator, denominator }) =>
        `1 ${name} = ${denominator === 1 ? numerator : `${numerator}/${denominator}`} ${unit}`,
    )
    .join('，')
}
