import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { Icon } from '@/components/icon'
import '@/components/input-field/input.scss'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { useQuery } from '@/lib/use-operation'
import type { LevelRow } from '../item-form'
import type { FieldsProps } from './fields-props'
import './level-fields.scss'

const parts = [
  { field: 'minimum', text: '最低', hint: '必填' },
  { field: 'reorderPoint', text: '补货点', hint: '可不填' },
  { field: 'maximum', text: '最高', hint: '可不填' },
] as const

/** When a warehouse should worry: below 最低 it is short, at 补货点 one orders, above 最高 there is too much. */
export function LevelFields({ editing }: FieldsProps) {
  const { form, change, problems } = editing
  const warehouses = useQuery('masterdata.listWarehouses', {}).data?.rows ?? []
  const [open, setOpen] = useState(false)
  const nameOf = (id: string) =>
    warehouses.find(({ _id }) => _id === id)?.name ?? (warehouses.length > 0 ? id : '')
  const left = warehouses.filter(({ _id }) => !form.levels.some(({ warehouseId }) => warehouseId === _id))
  const set = (row: LevelRow, part: Partial<LevelRow>) =>
    change({
      levels: form.levels.map((other) =>
        other.warehouseId === row.warehouseId ? { ...other, ...part } : other,
      ),
    })
  return (
    <FormGroup title="各库库存水位" extra={form.unit && `单位：${form.unit}`}>
      {form.levels.map((row) => (
        <View key={row.warehouseId} className="item-levels__row">
          <View className="item-levels__head">
            <View className="item-levels__name">{nameOf(row.warehouseId)}</View>
            <Tappable
              className="item-levels__remove"
              label={`删掉${nameOf(row.warehouseId)}的水位`}
              onTap={() =>
                change({ levels: form.levels.filter(({ warehouseId }) => warehouseId !== row.warehouseId) })
              }
            >
              <Icon name="close" size={18} />
            </Tappable>
          </View>
          <View className="item-levels__cells">
            {parts.map(({ field, text, hint }) => (
              <View key={field} className="item-levels__cell">
                <View className="item-levels__label">{text}</View>
                <Input
                  id={`level-${row.warehouseId}-${field}`}
                  className="ui-input item-levels__input num"
                  type={form.scale === '0' ? 'number' : 'digit'}
                  value={row[field]}
                  placeholder={hint}
                  placeholderClass="ui-input__placeholder"
                  maxlength={12}
                  onInput={(event) => set(row, { [field]: event.detail.value })}
                  {...{ ariaLabel: text, 'aria-label': text }}
                />
              </View>
            ))}
          </View>
        </View>
      ))}
      {problems.levels && <View className="item-levels__problem">{problems.levels}</View>}
      {left.length > 0 && (
        <View className="item-levels__add">
          <Button id="add-level" kind="text" size="small" icon="plus" onTap={() => setOpen(true)}>
            {form.levels.length === 0 ? '设一个仓库的水位' : '再加一个仓库'}
          </Button>
        </View>
      )}
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title="哪个仓库"
        value=""
        choices={left.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
        onChange={(warehouseId) =>
          change({ levels: [...form.levels, { warehouseId, minimum: '', reorderPoint: '', maximum: '' }] })
        }
      />
    </FormGroup>
  )
}
