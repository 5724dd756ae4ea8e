import { View } from '@tarojs/components'
import { DateField } from '@/components/date-field'
import { Field, FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Chips, Segmented } from '@/components/segmented'
import { addDays, businessDay } from '@shared/domain/calendar'
import type { Recipient, RequisitionKind, Transport } from '@shared/schema/requisition'
import type { Basket } from '../basket'
import type { TermProblems } from '../terms'
import { transportText } from './recipient-facts'
import './terms-form.scss'

const kinds: { value: RequisitionKind; text: string; id: string }[] = [
  { value: 'consume', text: '领用', id: 'kind-consume' },
  { value: 'loan', text: '借用', id: 'kind-loan' },
  { value: 'external', text: '外发', id: 'kind-external' },
]

const notes: Record<RequisitionKind, string> = {
  consume: '用掉的东西，不用还',
  loan: '用完要还，到期前会提醒',
  external: '发给外单位，对方收到后登记签收',
}

const terms = [
  { days: 7, text: '一周' },
  { days: 14, text: '两周' },
  { days: 30, text: '一个月' },
  { days: 90, text: '三个月' },
]

const transports: { value: Transport; text: string; id: string }[] = (
  ['courier', 'ownVehicle', 'selfPick'] as const
).map((value) => ({ value, text: transportText[value], id: `transport-${value}` }))

export interface TermsFormProps {
  basket: Basket
  onChange: (change: Partial<Basket>) => void
  problems: TermProblems
}

/** For use, on loan or for somebody outside; and what each of them must say beside its goods. */
export function TermsForm({ basket, onChange, problems }: TermsFormProps) {
  const { kind = 'consume', dueDate = '', recipient = {} } = basket
  const today = businessDay(Date.now())
  const say = (part: Partial<Recipient>) => onChange({ recipient: { ...recipient, ...part } })
  const line = (
    name: 'organisation' | 'contact' | 'phone',
    label: string,
    placeholder: string,
    most: number,
  ) => (
    <InputField
      id={name}
      label={label}
      required
      value={recipient[name] ?? ''}
      onChange={(text) => say({ [name]: text })}
      placeholder={placeholder}
      maxLength={most}
      error={problems[name]}
    />
  )
  return (
    <FormGroup>
      <Field label="怎么用" stacked hint={notes[kind]}>
        <Segmented value={kind} onChange={(next) => onChange({ kind: next })} options={kinds} />
      </Field>
      {kind === 'loan' && (
        <>
          <DateField
            id="due-date"
            label="归还日期"
            required
            value={dueDate}
            onChange={(day) => onChange({ dueDate: day })}
            placeholder="哪天还回来"
            min={today}
            error={problems.dueDate}
          />
          <View className="terms-form__quick">
            <Chips
              value={dueDate}
              onChange={(day) => onChange({ dueDate: day })}
              options={terms.map(({ days, text }) => ({
                value: addDays(today, days),
                text,
                id: `term-${days}`,
              }))}
            />
          </View>
        </>
      )}
      {kind === 'external' && (
        <>
          {line('organisation', '接收单位', '发给哪个单位', 60)}
          {line('contact', '联系人', '对方谁收', 30)}
          {line('phone', '联系电话', '手机或座机', 30)}
          <Field label="运输方式" required stacked>
            <Segmented
              value={recipient.transport ?? 'courier'}
              onChange={(transport) => say({ transport })}
              options={transports}
            />
          </Field>
          {recipient.transport !== 'selfPick' && (
            <TextareaField
              id="address"
              label="收货地址"
              required
              value={recipient.address ?? ''}
              onChange={(address) => say({ address })}
              placeholder="送到哪里"
              error={problems.address}
            />
          )}
        </>
      )}
    </FormGroup>
  )
}
