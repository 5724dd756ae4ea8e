import { View } from '@tarojs/components'
import { FormGroup, Field } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { Segmented } from '@/components/segmented'
import { SwitchField } from '@/components/switch-field'
import { useQuery } from '@/lib/use-operation'
import { controlledChoices, policyChoices, trackingChoices, trackingHint } from '../words'
import type { FieldsProps } from './fields-props'

const NOBODY = 'nobody:'

/** How it is kept, handed out and watched over. */
export function ControlFields({ editing, state }: FieldsProps) {
  const { form, change, problems } = editing
  const people = useQuery('people.list', { limit: 100 })
  const tracking = trackingChoices.find(({ value }) => value === form.tracking)
  const kept = state?.item.custodian
  const keepers = (people.data?.rows ?? [])
    .filter(({ status }) => status === 'active')
    .map(({ _id, name, departmentName }) => ({ value: _id, text: name, note: departmentName }))
  const gone = kept && !keepers.some(({ value }) => value === kept.id)
  return (
    <FormGroup title="管理">
      <Field label="管理方式" stacked hint={trackingHint[form.tracking]}>
        {state?.fixed ? (
          <View>{tracking?.text}</View>
        ) : (
          <Segmented
            value={form.tracking}
            onChange={(value) => change({ tracking: value, ...(value === 'serial' ? { scale: '0' } : {}) })}
            options={trackingChoices}
          />
        )}
      </Field>
      <Field label="出库顺序" stacked>
        <Segmented value={form.policy} onChange={(policy) => change({ policy })} options={policyChoices} />
      </Field>
      <InputField
        id="item-shelf-life"
        label="保质期"
        type="number"
        maxLength={5}
        value={form.shelfLifeDays}
        onChange={(shelfLifeDays) => change({ shelfLifeDays })}
        placeholder="没有可不填"
        suffix="天"
        error={problems.shelfLifeDays}
        hint={form.shelfLifeDays ? '入库要填生产日期或有效期，过期不能出库' : undefined}
      />
      <View id="item-controlled">
        <PickerField
          label="管控类别"
          value={form.controlled}
          onChange={(controlled) => change({ controlled })}
          choices={controlledChoices}
          {...(form.controlled === 'none'
            ? {}
            : { hint: '领用要写用途、本人签字；哪些类别要两人发放在规则设置里定' })}
        />
      </View>
      <SwitchField
        id="item-inspect"
        label="到货质检"
        value={form.inspect}
        onChange={(inspect) => change({ inspect })}
        hint="打开后，每次到货先放待检区，质检合格才能上架"
      />
      <View id="item-custodian">
        <PickerField
          label="保管人"
          value={form.custodianId || NOBODY}
          onChange={(id) => change({ custodianId: id === NOBODY ? '' : id })}
          choices={[
            { value: NOBODY, text: '不指定' },
            ...(gone && kept ? [{ value: kept.id, text: kept.name, note: '已停用' }] : []),
            ...keepers,
          ]}
        />
      </View>
      <InputField
        id="item-price"
        label="参考单价"
        type="digit"
        maxLength={12}
        value={form.price}
        onChange={(price) => change({ price })}
        placeholder="入库时没有填价就用它"
        suffix={`元/${form.unit || '单位'}`}
        error={problems.price}
      />
      <TextareaField
        id="item-note"
        label="备注"
        value={form.note}
        onChange={(note) => change({ note })}
        placeholder="存放要求、注意事项"
      />
    </FormGroup>
  )
}
