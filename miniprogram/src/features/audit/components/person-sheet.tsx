import { ChoiceSheet } from '@/components/picker-field'
import { usePeople } from '../api'

export interface PersonSheetProps {
  open: boolean
  onClose: () => void
  value: string
  onChange: (id: string) => void
}

/** Everybody, to choose whose entries are shown. */
export function PersonSheet(props: PersonSheetProps) {
  const people = usePeople().data?.rows ?? []
  const choices = people.map(({ _id, name, departmentName }) => ({
    value: _id,
    text: name,
    note: departmentName,
  }))
  return <ChoiceSheet {...props} title="谁做的" choices={[{ value: '', text: '所有人' }, ...choices]} />
}
