import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { asTree, departmentsUnder } from '@shared/domain/department-tree'
import type { DepartmentRow } from '@shared/operations/people'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { FormWait } from '@/features/places/components/form-wait'
import { LifeCard } from '@/features/places/components/life-card'
import { useOnce } from '@/features/places/use-once'
import { nextCode } from '@/features/places/words'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { back, openPage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { ApproverFields } from './components/approver-fields'

/** 部门资料: a new department, or one to change. */
export function DepartmentFormPage() {
  const { id, parent } = useRouter().params
  const query = useQuery('people.departments', {})
  const all = useOnce(query)?.rows
  const department = all?.find(({ _id }) => _id === id)
  if (!all || (id && !department)) {
    return <FormWait title="部门" query={query} ready={all !== undefined} what="这个部门" />
  }
  return <DepartmentForm all={all} department={department} parent={parent} />
}

interface DepartmentFormProps {
  all: readonly DepartmentRow[]
  department: DepartmentRow | undefined
  parent: string | undefined
}

function DepartmentForm({ all, department, parent }: DepartmentFormProps) {
  const save = useCommand('people.saveDepartment')
  const setStatus = useCommand('people.setDepartmentStatus')
  const remove = useCommand('people.deleteDepartment')
  const above = all.find(({ _id }) => _id === parent)
  const [draft, setDraft] = useState({
    code:
      department?._id ??
      nextCode(
        all.map(({ _id }) => _id),
        'BM',
        'BM01',
      ),
    name: department?.name ?? '',
    branch: department?.branch ?? above?.branch ?? all[0]?.branch ?? '',
    parentId: department ? department.parentId : (above?._id ?? null),
    approverIds: department?.approverIds ?? [],
  })
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const needed = (value: string, what: string) => (asked && !value.trim() ? `请填写${what}` : undefined)
  const own = new Set(department ? departmentsUnder(all, department._id) : [])
  const parents = asTree(all).filter(({ department: d }) => d.status === 'active' && !own.has(d._id))

  const submit = async () => {
    setAsked(true)
    if (!draft.name.trim() || !draft.branch.trim() || !draft.code.trim()) return
    const answer = await save.run({
      ...draft,
      ...(department ? { departmentId: department._id, updatedAt: department.updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success(department ? '已保存' : `已新建 ${answer.data.name}`)
    back()
  }
  return (
    <Page
      title={department ? '部门' : '新建部门'}
      notice={save.failure && <Notice id="refusal">{failureText(save.failure)}。填写的内容都还在。</Notice>}
      bottom={
        <BottomBar
          primary={{
            id: 'save',
            text: '保存',
            icon: 'check',
            loading: save.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <FormGroup>
        <InputField
          id="department-code"
          label="编号"
          required
          value={draft.code}
          disabled={Boolean(department)}
          hint="编号建好后不能改"
          maxLength={20}
          onChange={(code) => change({ code: code.toUpperCase() })}
        />
        <InputField
          id="department-name"
          label="名称"
          required
          value={draft.name}
          error={needed(draft.name, '名称')}
          maxLength={60}
          onChange={(name) => change({ name })}
        />
        <PickerField
          label="上级部门"
          value={draft.parentId ?? 'top'}
          choices={[
            { value: 'top', text: '没有上级' },
            ...parents.map(({ department: d, depth }) => ({
              value: d._id,
              text: `${'　'.repeat(depth)}${d.name}`,
            })),
          ]}
          onChange={(value) => change({ parentId: value === 'top' ? null : value })}
        />
        <InputField
          id="department-branch"
          label="所属"
          required
          value={draft.branch}
          error={needed(draft.branch, '所属单位')}
          placeholder="如 本部、南区分部"
          maxLength={60}
          onChange={(branch) => change({ branch })}
        />
      </FormGroup>
      <ApproverFields
        approverIds={draft.approverIds}
        known={all.flatMap(({ approvers }) => approvers)}
        onChange={(approverIds) => change({ approverIds })}
      />
      {department && (
        <>
          <Card padded={false}>
            <ListRow
              id="department-people"
              title="本部门人员"
              value={`${department.people} 人`}
              arrow
              onTap={() => openPage('people', { department: department._id })}
            />
            <ListRow
              id="add-child"
              title="新建下级部门"
              arrow
              onTap={() => openPage('department', { parent: department._id })}
            />
          </Card>
          <LifeCard
            what={`「${department.name}」`}
            status={department.status}
            meaning="停用后不能再选这个部门。还有在用的人员或下级部门时不能停用。"
            setStatus={(status) => setStatus.run({ departmentId: department._id, status })}
            remove={() => remove.run({ departmentId: department._id })}
            onDone={() => back()}
          />
        </>
      )}
    </Page>
  )
}
