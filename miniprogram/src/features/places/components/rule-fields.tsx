import { View } from '@tarojs/components'
import { ruleText } from '@shared/domain/location-code'
import type { CodeSegment, LocationRule } from '@shared/schema/masterdata'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import './fields.scss'

/** How a part of the code is written, as one choice. */
const styles = [
  { value: '1', text: '1 位数字', note: '1–9' },
  { value: '2', text: '2 位数字', note: '01–99' },
  { value: '3', text: '3 位数字', note: '001–999' },
  { value: 'letter', text: '1 个字母', note: 'A–Z' },
]

const MOST = 4

/** How the warehouse writes the codes of its locations, with the first one as an example. */
export function RuleFields({
  rule,
  example,
  onChange,
}: {
  rule: LocationRule
  example: string
  onChange: (rule: LocationRule) => void
}) {
  const { segments } = rule
  const change = (index: number, part: Partial<CodeSegment>) =>
    onChange({ ...rule, segments: segments.map((s, i) => (i === index ? { ...s, ...part } : s)) })
  return (
    <FormGroup title="库位编号规则" extra={<View className="code">{example}</View>}>
      <PickerField
        label="分隔"
        value={rule.separator}
        choices={[
          { value: '-', text: '短横线 -' },
          { value: '.', text: '点 .' },
        ]}
        hint={`现在是 ${ruleText(rule)}；只管以后新建的库位，已有的不变`}
        onChange={(separator) => onChange({ ...rule, separator })}
      />
      {segments.map((segment, index) => (
        <View key={index} className="segment-row">
          <View className="segment-row__main">
            <InputField
              id={`segment-${index}`}
              label={`第 ${index + 2} 段`}
              value={segment.name}
              placeholder="如 架"
              maxLength={6}
              onChange={(name) => change(index, { name })}
            />
            <PickerField
              label="写法"
              value={segment.style === 'letter' ? 'letter' : String(segment.width)}
              choices={styles}
              onChange={(value) =>
                change(
                  index,
                  value === 'letter'
                    ? { style: 'letter', width: 1 }
                    : { style: 'number', width: Number(value) },
                )
              }
            />
          </View>
          {segments.length > 1 && (
            <Button
              id={`remove-segment-${index}`}
              kind="danger"
              size="small"
              onTap={() => onChange({ ...rule, segments: segments.filter((_, i) => i !== index) })}
            >
              去掉
            </Button>
          )}
        </View>
      ))}
      {segments.length < MOST && (
        <Button
          id="add-segment"
          kind="text"
          icon="plus"
          onTap={() =>
            onChange({ ...rule, segments: [...segments, { name: '', style: 'number', width: 2 }] })
          }
        >
          再加一段
        </Button>
      )}
    </FormGroup>
  )
}
