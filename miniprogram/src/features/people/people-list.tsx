import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { PersonRow } from '@shared/operations/people'
import type { Role } from '@shared/schema/person'
import { Avatar } from '@/components/avatar'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { ChoiceSheet } from '@/components/picker-field'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { PeopleToolbar, type PeopleFilter } from './components/people-toolbar'
import { roleWords } from './words'

/** 人员: everybody, found by name, pinyin, account or telephone. */
export function PeopleList() {
  const { department } = useRouter().params
  const [filter, setFilter] = useState<PeopleFilter>({
    words: '',
    view: 'all',
    departmentId: department ?? '',
  })
  const change = (part: Partial<PeopleFilter>) => setFilter((old) => ({ ...old, ...part }))
  const [choosing, setChoosing] = useState(false)
  const departments = useQuery('masterdata.listDepartments', {}).data?.rows ?? []
  const q = useDebounced(filter.words.trim())
  const role = filter.view in roleWords ? (filter.view as Role) : undefined
  const pages = usePages('people.list', {
    limit: 30,
    ...(q ? { q } : {}),
    ...(role ? { role, status: 'active' } : {}),
    ...(filter.view === 'disabled' ? { status: 'disabled' } : {}),
    ...(filter.departmentId ? { departmentId: filter.departmentId } : {}),
  })
  return (
    <Page
      title="人员"
      sticky={
        <PeopleToolbar
          filter={filter}
          departmentName={departments.find(({ _id }) => _id === filter.departmentId)?.name}
          onChange={change}
          onDepartment={() => setChoosing(true)}
        />
      }
      bottom={
        <BottomBar
          primary={{
            id: 'new-person',
            text: '新增人员',
            icon: 'plus',
            onTap: () =>
              openPage('editPerson', filter.departmentId ? { department: filter.departmentId } : {}),
          }}
        />
      }
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing="search"
            title="没有符合的人"
            text="换个条件试试，或新增这位同事"
            action={{
              text: '看全部人员',
              onTap: () => setFilter({ words: '', view: 'all', departmentId: '' }),
            }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((person) => (
                <Row key={person._id} person={person} />
              ))}
            </Card>
            <ListEnd pages={pages} />
          </>
        )}
      </Loadable>
      <ChoiceSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        title="部门"
        value={filter.departmentId}
        choices={[
          { value: '', text: '所有部门' },
          ...departments.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch })),
        ]}
        onChange={(departmentId) => change({ departmentId })}
      />
    </Page>
  )
}

function Row({ person }: { person: PersonRow }) {
  const { _id, name, title, departmentName, roles, account, status, bound } = person
  return (
    <ListRow
      id={`person-${_id}`}
      leading={<Avatar name={name} />}
      title={name}
      subtitle={[departmentName, title].filter(Boolean).join(' · ')}
      note={`${account} · ${roles.map((role) => roleWords[role].text).join('、')}`}
      tag={
        status === 'disabled' ? (
          <StateTag>已停用</StateTag>
        ) : (
          !bound && <StateTag tone="warning">未绑微信</StateTag>
        )
      }
      arrow
      onTap={() => openPage('person', { id: _id })}
    />
  )
}
