import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import type { PlanDraft } from '../plan-draft'
import { valueClassWords } from '../words'

export interface CycleFieldsProps {
  cycle: PlanDraft['cycle']
  onChange: (part: Partial<PlanDraft['cycle']>) => void
}

/** How long an item of each class may go uncounted, and how many items an opening takes at most. */
export function CycleFields({ cycle, onChange }: CycleFieldsProps) {
  return (
    <FormGroup title="轮着盘" extra="到期的才盘，最久没盘的先盘">
      {(['A', 'B', 'C'] as const).map((valueClass) => (
        <InputField
          key={valueClass}
          id={`cycle-${valueClass}`}
          label={valueClassWords[valueClass]}
          type="number"
          value={cycle[valueClass]}
          onChange={(days) => onChange({ [valueClass]: days })}
          suffix="天一次"
          maxLength={4}
        />
      ))}
      <InputField
        id="cycle-most"
        label="一次最多"
        type="number"
        value={cycle.maxItems}
        onChange={(maxItems) => onChange({ maxItems })}
        suffix="种物资"
        maxLength={4}
      />
    </FormGroup>
  )
}
