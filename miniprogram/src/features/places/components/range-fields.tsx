import { Input, View } from '@tarojs/components'
import type { LocationRule, Zone } from '@shared/schema/masterdata'
import { Field, FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { Segmented } from '@/components/segmented'
import { zoneKinds } from '../words'
import './range-fields.scss'

export interface RangeDraft {
  zone: string
  ranges: { from: string; to: string }[]
  walk: 'serpentine' | 'straight'
  /** As typed; empty for any number. */
  capacity: string
}

export interface RangeFieldsProps {
  rule: LocationRule
  zones: readonly Zone[]
  draft: RangeDraft
  onChange: (part: Partial<RangeDraft>) => void
}

/** From–to of each part of the code, and how one walks past them. */
export function RangeFields({ rule, zones, draft, onChange }: RangeFieldsProps) {
  const setRange = (index: number, part: { from?: string; to?: string }) =>
    onChange({ ranges: draft.ranges.map((range, i) => (i === index ? { ...range, ...part } : range)) })
  return (
    <>
      <FormGroup title="范围">
        <PickerField
          label="库区"
          required
          value={draft.zone}
          choices={zones.map(({ code, name, kind }) => ({
            value: code,
            text: `${code} ${name}`,
            note: zoneKinds[kind].text,
          }))}
          onChange={(zone) => onChange({ zone })}
        />
        {rule.segments.map((segment, index) => (
          <Field key={index} label={segment.name} required>
            <View className="range-fields__pair">
              <Ends
                id={`from-${index}`}
                value={draft.ranges[index]?.from ?? ''}
                letter={segment.style === 'letter'}
                placeholder="从"
                onChange={(from) => setRange(index, { from })}
              />
              <View className="muted">至</View>
              <Ends
                id={`to-${index}`}
                value={draft.ranges[index]?.to ?? ''}
                letter={segment.style === 'letter'}
                placeholder="到"
                onChange={(to) => setRange(index, { to })}
              />
            </View>
          </Field>
        ))}
        <InputField
          id="capacity"
          label="每个库位"
          type="number"
          value={draft.capacity}
          placeholder="不限"
          suffix="个批次"
          hint="最多同时放几个批次，上架时据此推荐有空的库位；可不填"
          maxLength={4}
          onChange={(capacity) => onChange({ capacity })}
        />
      </FormGroup>
      <FormGroup title="走货顺序">
        <View className="range-fields__walk">
          <Segmented
            value={draft.walk}
            options={[
              { value: 'serpentine', text: '蛇形', id: 'walk-serpentine' },
              { value: 'straight', text: '逐架同向', id: 'walk-straight' },
            ]}
            onChange={(walk) => onChange({ walk })}
          />
          <View className="muted">
            {draft.walk === 'serpentine'
              ? '这一架走到头，下一架从尽头往回走，不走空路。'
              : '每一架都从第 1 位走起，适合只能单向进出的通道。'}
          </View>
        </View>
      </FormGroup>
    </>
  )
}

function Ends(props: {
  id: string
  value: string
  letter: boolean
  placeholder: string
  onChange: (value: string) => void
}) {
  return (
    <Input
      id={props.id}
      className="ui-input range-fields__end"
      value={props.value}
      type={props.letter ? 'text' : 'number'}
      placeholder={props.placeholder}
      placeholderClass="ui-input__placeholder"
      maxlength={4}
      onInput={(event) => props.onChange(event.detail.value.toUpperCase())}
    />
  )
}
