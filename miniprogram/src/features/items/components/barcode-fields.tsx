import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { Icon } from '@/components/icon'
import '@/components/input-field/input.scss'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { signal, toast } from '@/lib/feedback'
import { newRequestId } from '@/lib/request-id'
import { scanText } from '@/lib/scan'
import { unitNames, type BarcodeRow } from '../item-form'
import type { FieldsProps } from './fields-props'
import './barcode-fields.scss'

/** The codes printed on it, each on one of its units: a box has another code than the pen inside. */
export function BarcodeFields({ editing }: FieldsProps) {
  const { form, change, problems } = editing
  const units = unitNames(form)
  const add = (code: string) => {
    if (form.barcodes.some((row) => row.code === code && code !== '')) {
      signal('wrong')
      return toast.info('这个条码已经在里面了')
    }
    if (code) signal('ok')
    change({ barcodes: [...form.barcodes, { key: newRequestId(), code, unit: units[0] ?? '' }] })
  }
  const scan = async () => {
    const result = await scanText({ title: '扫包装上的条码' })
    if (result.ok) add(normaliseCode(result.text))
  }
  return (
    <FormGroup title="条码">
      {form.barcodes.map((row, index) => (
        <CodeRow
          key={row.key}
          index={index}
          row={row}
          units={units}
          onChange={(part) =>
            change({
              barcodes: form.barcodes.map((other) => (other.key === row.key ? { ...other, ...part } : other)),
            })
          }
          onRemove={() => change({ barcodes: form.barcodes.filter((other) => other.key !== row.key) })}
        />
      ))}
      {problems.barcodes && <View className="item-codes__problem">{problems.barcodes}</View>}
      <View className="item-codes__add">
        <Button id="scan-barcode" kind="text" size="small" icon="scan" onTap={() => void scan()}>
          扫条码
        </Button>
        <Button id="type-barcode" kind="text" size="small" icon="keyboard" onTap={() => add('')}>
          手工输入
        </Button>
      </View>
    </FormGroup>
  )
}

interface CodeRowProps {
  index: number
  row: BarcodeRow
  units: string[]
  onChange: (part: Partial<BarcodeRow>) => void
  onRemove: () => void
}

function CodeRow({ index, row, units, onChange, onRemove }: CodeRowProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className="item-codes__row">
      <Input
        id={`barcode-${index}`}
        className="ui-input item-codes__code code"
        value={row.code}
        placeholder="条码数字"
        placeholderClass="ui-input__placeholder"
        maxlength={64}
        onInput={(event) => onChange({ code: event.detail.value })}
        {...{ ariaLabel: '条码', 'aria-label': '条码' }}
      />
      <Tappable
        id={`barcode-${index}-unit`}
        className="item-codes__unit"
        onTap={() => setOpen(true)}
        label={`贴在哪个单位上：${row.unit || '请选择'}`}
      >
        {`1 ${row.unit || '单位'}`}
        <Icon name="chevron-down" size={16} />
      </Tappable>
      <Tappable className="item-codes__remove" onTap={onRemove} label={`删掉条码 ${row.code}`}>
        <Icon name="close" size={18} />
      </Tappable>
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title="这个条码贴在哪个单位上"
        value={row.unit}
        choices={units.map((name) => ({ value: name, text: name }))}
        onChange={(unit) => onChange({ unit })}
      />
    </View>
  )
}
