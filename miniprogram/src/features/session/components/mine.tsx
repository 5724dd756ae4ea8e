import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { ErrorState } from '@/components/error-state'
import { Icon, type IconName } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'
import { StateTag } from '@/components/state-tag'
import { version } from '@/lib/config'
import { confirm } from '@/lib/confirm'
import { toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import { logout, restoreSession, useSession, type Me } from '@/lib/session'
import { needsLogin } from '@/lib/sign-in'
import { writeStored } from '@/lib/storage'
import { reloadBaskets, useFilledBaskets } from '../../requisition/basket'
import { roleText } from '../role-text'
import './mine.scss'

/** Who I am, what is mine, and what this device keeps. */
export function Mine() {
  const { person, failure } = useSession()
  return (
    <Page title="我的" tab="mine">
      {person && <Person me={person} />}
      {!person && failure && <ErrorState failure={failure} onRetry={() => void restoreSession()} />}
      {!person && !failure && <SkeletonList rows={2} />}
      <Documents />
      <Device />
      {needsLogin() && (
        <Card padded={false}>
          <ListRow
            id="logout"
            leading={<Icon name="log-out" />}
            title="退出登录"
            note="换一个身份进入"
            onTap={() => void askLogout()}
          />
        </Card>
      )}
    </Page>
  )
}

function Person({ me }: { me: Me }) {
  return (
    <Card>
      <View className="mine__person">
        <Avatar name={me.name} size={56} />
        <View className="mine__main">
          <View className="mine__name">{me.name}</View>
          <View className="mine__department">
            {[me.departmentName, me.title].filter(Boolean).join(' · ')}
          </View>
        </View>
      </View>
      <View className="mine__roles">
        {me.roles.map((role) => (
          <StateTag key={role} tone="brand">
            {roleText[role]}
          </StateTag>
        ))}
      </View>
      {me.warehouseNames.length > 0 && (
        <View className="mine__warehouses">{`负责 ${me.warehouseNames.join('、')}`}</View>
      )}
    </Card>
  )
}

function Documents() {
  const baskets = useFilledBaskets()
  return (
    <Card padded={false}>
      <Row id="my-requisitions" icon="requisition" title="我的申请" onTap={() => openPage('requisitions')} />
      {baskets.map(({ warehouseId, count }) => (
        <Row
          key={warehouseId}
          id={`basket-${warehouseId}`}
          icon="basket"
          title="还没提交的申请"
          note={`已选 ${count} 种`}
          onTap={() => openPage('basket', { warehouse: warehouseId })}
        />
      ))}
    </Card>
  )
}

function Device() {
  return (
    <Card padded={false}>
      <ListRow
        leading={<Icon name="theme" />}
        title="外观"
        value={<View className="muted">跟随手机的深浅色</View>}
      />
      <Row
        id="clear-drafts"
        icon="trash"
        title="清除草稿"
        note="没提交的清单、入库单和审批意见"
        onTap={() => void askClearDrafts()}
      />
      <ListRow
        leading={<Icon name="info" />}
        title="版本"
        value={<View className="muted num">{version}</View>}
      />
    </Card>
  )
}

function Row({
  id,
  icon,
  title,
  note,
  onTap,
}: {
  id: string
  icon: IconName
  title: string
  note?: string
  onTap: () => void
}) {
  return <ListRow id={id} leading={<Icon name={icon} />} title={title} note={note} arrow onTap={onTap} />
}

async function askClearDrafts(): Promise<void> {
  const sure = await confirm({
    title: '清除这台设备上的草稿？',
    text: '还没提交的内容会消失，不能恢复。已提交的单据不受影响。',
    action: '清除',
    danger: true,
  })
  if (!sure) return
  writeStored('drafts', undefined)
  reloadBaskets()
  toast.success('草稿已清除')
}

async function askLogout(): Promise<void> {
  const sure = await confirm({
    title: '退出登录？',
    text: '没提交的草稿会留在这台设备上，下次用同一账号登录还在。',
    action: '退出',
  })
  if (sure) logout()
}
