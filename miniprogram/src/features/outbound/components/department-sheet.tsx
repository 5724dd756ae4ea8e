import { View } from '@tarojs/components'
import { useState } from 'react'
import { MAX_TARGETS } from '@shared/domain/direct-issue'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { useQuery } from '@/lib/use-operation'
import './swap-sheet.scss'

type Department = OutputOf<'masterdata.listDepartments'>['rows'][number]

export interface DepartmentSheetProps {
  chosen: readonly string[]
  onClose: () => void
  onChoose: (departments: Department[]) => void
}

/** Several departments at once, found by a part of the name. */
export function DepartmentSheet({ chosen: before, onClose, onChoose }: DepartmentSheetProps) {
  const query = useQuery('masterdata.listDepartments', {})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before))
  const [words, setWords] = useState('')
  const active = query.data?.rows.filter(({ status }) => status === 'active') ?? []
  const full = chosen.size > MAX_TARGETS
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const done = () => {
    onChoose(active.filter(({ _id }) => chosen.has(_id)))
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="发给哪些部门"
      bottom={
        <BottomBar
          primary={{
            id: 'departments-done',
            text: full ? `一次最多 ${MAX_TARGETS} 个部门` : `选好了，${chosen.size} 个部门`,
            disabled: chosen.size === 0 || full,
            onTap: done,
          }}
        />
      }
    >
      <View className="swap-need">
        <SearchBar id="department-search" value={words} onChange={setWords} placeholder="部门名称" />
      </View>
      <Loadable query={query}>
        {() =>
          active
            .filter(({ name }) => name.includes(words.trim()))
            .map(({ _id, name, branch }) => (
              <ListRow
                key={_id}
                id={`department-${_id}`}
                className={chosen.has(_id) ? 'swap-lot--on' : ''}
                leading={
                  <Icon
                    name={chosen.has(_id) ? 'check-circle' : 'plus'}
                    size={24}
                    color={chosen.has(_id) ? 'var(--brand)' : 'var(--text-faint)'}
                  />
                }
                title={name}
                note={branch}
                onTap={() => toggle(_id)}
              />
            ))
        }
      </Loadable>
    </Sheet>
  )
}
