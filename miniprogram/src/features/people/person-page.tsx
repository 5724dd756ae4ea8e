import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OutputOf } from '@shared/operations'
import { Avatar } from '@/components/avatar'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { LifeCard } from '@/features/places/components/life-card'
import { back, openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { BindingCard } from './components/binding-card'
import './person-page.scss'
import { grantWords, roleWords } from './words'

/** One person: what they may do, whether they can open the mini-program, and what is left to do if they go. */
export function PersonPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('people.get', { personId: id }, { pull: true })
  return (
    <Page
      title="人员"
      bottom={
        query.data && (
          <BottomBar
            primary={{
              id: 'edit-person',
              text: '修改资料和权限',
              icon: 'edit',
              onTap: () => openPage('editPerson', { id }),
            }}
          />
        )
      }
    >
      <Loadable query={query}>
        {(data) => <Content key={data.person._id} data={data} refresh={query.refresh} />}
      </Loadable>
    </Page>
  )
}

function Content({ data, refresh }: { data: OutputOf<'people.get'>; refresh: () => Promise<void> }) {
  const { person, warehouseNames, pending } = data
  const setStatus = useCommand('people.setPersonStatus')
  const remove = useCommand('people.deletePerson')
  const me = useMe()
  return (
    <>
      <Card>
        <View className="person-head">
          <Avatar name={person.name} />
          <View className="person-head__main">
            <View className="person-head__name">{person.name}</View>
            <View className="muted">{[person.departmentName, person.title].filter(Boolean).join(' · ')}</View>
          </View>
          {person.status === 'disabled' && <StateTag>已停用</StateTag>}
        </View>
        <Fact name="账号" value={person.account} code />
        <Fact name="电话" value={person.phone ?? '没有填'} />
        <Fact name="角色" value={person.roles.map((role) => roleWords[role].text).join('、')} />
        {warehouseNames.length > 0 && <Fact name="负责仓库" value={warehouseNames.join('、')} />}
        <Fact
          name="额外授权"
          value={person.grants?.length ? person.grants.map((g) => grantWords[g].text).join('、') : '没有'}
        />
      </Card>
      {person.status === 'active' && <BindingCard data={data} refresh={refresh} />}
      {me?._id !== person._id && (
        <LifeCard
          what={person.name}
          status={person.status}
          meaning={
            '停用后半分钟内不能再登录和操作，历史记录都保留。' +
            (pending.length > 0 ? `先交接好：${pending.join('、')}。` : '')
          }
          setStatus={(status) => setStatus.run({ personId: person._id, status })}
          remove={() => remove.run({ personId: person._id })}
          onDone={(done) => (done === 'deleted' ? back() : void refresh())}
        />
      )}
    </>
  )
}

function Fact({ name, value, code }: { name: string; value: string; code?: boolean }) {
  return (
    <View className="person-fact">
      <View className="person-fact__name">{name}</View>
      <View className={code ? 'person-fact__value code' : 'person-fact__value'}>{value}</View>
    </View>
  )
}
