import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usableGrants } from '@shared/domain/people'
import type { PersonRow } from '@shared/operations/people'
import type { Grant, Role } from '@shared/schema/person'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { SwitchField } from '@/components/switch-field'
import { FormWait } from '@/features/places/components/form-wait'
import { useOnce } from '@/features/places/use-once'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { back, replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { grantWords, roleWords } from './words'

/** 人员资料: somebody new, or somebody to change. */
export function PersonFormPage() {
  const { id, department } = useRouter().params
  const query = useQuery('people.get', id ? { personId: id } : null)
  const person = useOnce(query)?.person
  if (id && !person) return <FormWait title="人员资料" query={query} ready={false} what="这位同事" />
  return <PersonForm person={person} department={department} />
}

/** In or out of a list, in the order of `all`. */
const toggled = <T,>(all: readonly T[], list: readonly T[], value: T, on: boolean): T[] =>
  all.filter((one) => (one === value ? on : list.includes(one)))

const roles = Object.keys(roleWords) as Role[]
const grants = Object.keys(grantWords) as Grant[]

function PersonForm({
  person,
  department,
}: {
  person: PersonRow | undefined
  department: string | undefined
}) {
  const save = useCommand('people.savePerson')
  const departments = useQuery('people.departments', {}).data?.rows ?? []
  const warehouses = useQuery('masterdata.listWarehouses', {}).data?.rows ?? []
  const [draft, setDraft] = useState({
    account: person?.account ?? '',
    name: person?.name ?? '',
    title: person?.title ?? '',
    phone: person?.phone ?? '',
    departmentId: person?.departmentId ?? department ?? '',
    roles: person?.roles ?? (['staff'] as Role[]),
    warehouseIds: person?.warehouseIds ?? [],
    grants: person?.grants ?? [],
  })
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const problems = {
    name: !draft.name.trim() && '请填写姓名',
    account: !/^[A-Za-z0-9][A-Za-z0-9_.-]{1,31}$/.test(draft.account.trim()) && '2–32 位字母或数字，如工号',
    department: !draft.departmentId && '请选择部门',
    roles: draft.roles.length === 0 && '至少选一个角色',
    warehouses: draft.roles.includes('clerk') && draft.warehouseIds.length === 0 && '仓管员至少负责一个仓库',
  }
  const shown = (problem: string | false) => (asked && problem ? problem : undefined)
  const isClerk = draft.roles.includes('clerk')

  const submit = async () => {
    setAsked(true)
    if (Object.values(problems).some(Boolean)) return
    const answer = await save.run({
      ...draft,
      ...(person ? { personId: person._id, updatedAt: person.updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success(person ? '已保存，半分钟内生效' : `已新增 ${answer.data.name}，接着给他邀请码`)
    if (person) back()
    else replacePage('person', { id: answer.data._id })
  }
  const roleProblem = shown(problems.roles) ?? shown(problems.warehouses)
  return (
    <Page
      title={person ? '人员资料' : '新增人员'}
      notice={
        save.failure ? (
          <Notice id="refusal">{failureText(save.failure)}。填写的内容都还在。</Notice>
        ) : (
          roleProblem && (
            <Notice id="incomplete" tone="warning">
              {roleProblem}
            </Notice>
          )
        )
      }
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
          id="person-name"
          label="姓名"
          required
          value={draft.name}
          placeholder="真实姓名，单据上会写"
          error={shown(problems.name)}
          maxLength={30}
          onChange={(name) => change({ name })}
        />
        <InputField
          id="person-account"
          label="账号"
          required
          value={draft.account}
          placeholder="例如 zhangxiaowen"
          error={shown(problems.account)}
          hint={person ? '账号建好后不能改' : '工号或姓名拼音，每人一个，建好后不能改'}
          disabled={Boolean(person)}
          maxLength={32}
          onChange={(account) => change({ account })}
        />
        <PickerField
          label="部门"
          required
          value={draft.departmentId}
          error={shown(problems.department)}
          choices={departments
            .filter(({ _id, status }) => status === 'active' || _id === draft.departmentId)
            .map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
          onChange={(departmentId) => change({ departmentId })}
        />
        <InputField
          id="person-title"
          label="职务"
          value={draft.title}
          placeholder="可不填"
          maxLength={30}
          onChange={(title) => change({ title })}
        />
        <InputField
          id="person-phone"
          label="电话"
          type="number"
          value={draft.phone}
          placeholder="可不填"
          maxLength={30}
          onChange={(phone) => change({ phone })}
        />
      </FormGroup>
      <FormGroup title="角色">
        {roles.map((role) => (
          <SwitchField
            key={role}
            id={`role-${role}`}
            label={roleWords[role].text}
            text={roleWords[role].note}
            value={draft.roles.includes(role)}
            onChange={(on) => change({ roles: toggled(roles, draft.roles, role, on) })}
          />
        ))}
      </FormGroup>
      {isClerk && (
        <FormGroup title="负责的仓库">
          {warehouses.map(({ _id, name, branch }) => (
            <SwitchField
              key={_id}
              id={`works-in-${_id}`}
              label={name}
              text={branch}
              value={draft.warehouseIds.includes(_id)}
              onChange={(on) =>
                change({
                  warehouseIds: toggled(
                    warehouses.map((warehouse) => warehouse._id),
                    draft.warehouseIds,
                    _id,
                    on,
                  ),
                })
              }
            />
          ))}
        </FormGroup>
      )}
      <FormGroup title="额外授权">
        {usableGrants(draft.roles).map((grant) => (
          <SwitchField
            key={grant}
            id={`grant-${grant}`}
            label={grantWords[grant].text}
            text={grantWords[grant].note}
            value={draft.grants.includes(grant)}
            onChange={(on) => change({ grants: toggled(grants, draft.grants, grant, on) })}
          />
        ))}
      </FormGroup>
    </Page>
  )
}
