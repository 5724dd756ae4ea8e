import { useState } from 'react'
import { ChipButton } from '@/components/chip-button'
import { ChoiceSheet } from '@/components/picker-field'
import { usePeople } from '../api'

/** Opens the list of people; shows the chosen one. */
export function PersonButton({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  const people = usePeople().data?.rows ?? []
  const chosen = people.find(({ _id }) => _id === value)
  return (
    <>
      <ChipButton
        id="person"
        text={chosen?.name ?? '人员'}
        on={Boolean(chosen)}
        label={`人员：${chosen?.name ?? '全部'}`}
        onTap={() => setOpen(true)}
      />
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title="谁做的"
        value={value}
        choices={[
          { value: '', text: '所有人' },
          ...people.map(({ _id, name, departmentName }) => ({
            value: _id,
            text: name,
            note: departmentName,
          })),
        ]}
        onChange={onChange}
      />
    </>
  )
}
