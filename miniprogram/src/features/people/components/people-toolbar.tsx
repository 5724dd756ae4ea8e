import { View } from '@tarojs/components'
import { ChipButton } from '@/components/chip-button'
import { SearchBar } from '@/components/search-bar'
import { Chips } from '@/components/segmented'
import { roleWords } from '../words'
import './people-toolbar.scss'

export interface PeopleFilter {
  words: string
  /** A role, or everybody, or those disabled. */
  view: string
  departmentId: string
}

const views = [
  { value: 'all', text: '全部', id: 'view-all' },
  ...Object.entries(roleWords).map(([value, { text }]) => ({ value, text, id: `view-${value}` })),
  { value: 'disabled', text: '已停用', id: 'view-disabled' },
]

export interface PeopleToolbarProps {
  filter: PeopleFilter
  departmentName: string | undefined
  onChange: (part: Partial<PeopleFilter>) => void
  onDepartment: () => void
}

/** Search, department, role. */
export function PeopleToolbar({ filter, departmentName, onChange, onDepartment }: PeopleToolbarProps) {
  return (
    <View className="people-toolbar">
      <SearchBar
        id="people-search"
        value={filter.words}
        placeholder="姓名、拼音、账号或电话"
        onChange={(words) => onChange({ words })}
      />
      <View className="people-toolbar__line">
        <ChipButton
          id="people-department"
          text={departmentName ?? '部门'}
          on={Boolean(departmentName)}
          label={`部门：${departmentName ?? '全部'}`}
          onTap={onDepartment}
        />
        <View className="people-toolbar__views">
          <Chips value={filter.view} options={views} onChange={(view) => onChange({ view })} />
        </View>
      </View>
    </View>
  )
}
