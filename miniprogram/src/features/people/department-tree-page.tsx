import { View } from '@tarojs/components'
import { asTree } from '@shared/domain/department-tree'
import type { DepartmentRow } from '@shared/operations/people'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import './department-tree-page.scss'

/** 部门: the whole tree, with who approves and how many people each has. */
export function DepartmentTreePage() {
  const query = useQuery('people.departments', {}, { pull: true })
  return (
    <Page
      title="部门"
      bottom={
        <BottomBar
          primary={{
            id: 'new-department',
            text: '新建部门',
            icon: 'plus',
            onTap: () => openPage('department', {}),
          }}
        />
      }
    >
      <Loadable
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState title="还没有部门" text="先建部门和审批人，同事才能提交申请" />}
      >
        {({ rows }) => (
          <Card padded={false}>
            {asTree(rows).map(({ department, depth }) => (
              <Row key={department._id} department={department} depth={depth} />
            ))}
          </Card>
        )}
      </Loadable>
    </Page>
  )
}

/** Levels that are drawn further in; deeper ones stand under one another. */
const DEEPEST = 4

function Row({ department, depth }: { department: DepartmentRow; depth: number }) {
  const { _id, name, branch, approvers, people, status } = department
  return (
    <ListRow
      id={`department-${_id}`}
      className={`department-row department-row--${Math.min(depth, DEEPEST)}`}
      title={name}
      note={
        <>
          <View className="code">{_id}</View> {branch} · 审批：
          {approvers.length > 0 ? approvers.map((approver) => approver.name).join('、') : '由上级部门'}
        </>
      }
      value={`${people} 人`}
      tag={
        status === 'disabled' ? (
          <StateTag>已停用</StateTag>
        ) : (
          approvers.length === 0 && depth === 0 && <StateTag tone="danger">没有审批人</StateTag>
        )
      }
      arrow
      onTap={() => openPage('department', { id: _id })}
    />
  )
}
