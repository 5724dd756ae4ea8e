import { Card } from '@/components/card'
import { Icon, type IconName } from '@/components/icon'
import { ErrorState } from '@/components/error-state'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { back, openPage } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'

interface Way {
  id: string
  title: string
  note: string
  icon: IconName
  open: () => void
}

const groups: { title: string; ways: Way[] }[] = [
  {
    title: '物资',
    ways: [
      {
        id: 'hub-items',
        title: '物资资料',
        note: '名称、单位换算、条码、库存水位、管控',
        icon: 'box',
        open: () => openPage('items', {}),
      },
      {
        id: 'hub-categories',
        title: '物资分类',
        note: '国标 GB/T 14885 和本单位编码',
        icon: 'list',
        open: () => openPage('categories', {}),
      },
    ],
  },
  {
    title: '仓库和供应商',
    ways: [
      {
        id: 'hub-warehouses',
        title: '仓库和库位',
        note: '库区、货架、库位标签',
        icon: 'warehouse',
        open: () => openPage('warehouses', {}),
      },
      {
        id: 'hub-suppliers',
        title: '供应商',
        note: '联系方式、是否要质检',
        icon: 'transfer',
        open: () => openPage('suppliers', {}),
      },
    ],
  },
  {
    title: '组织',
    ways: [
      {
        id: 'hub-departments',
        title: '部门',
        note: '上下级和审批人',
        icon: 'users',
        open: () => openPage('departments', {}),
      },
      {
        id: 'hub-people',
        title: '人员',
        note: '角色、授权、微信绑定',
        icon: 'user',
        open: () => openPage('people', {}),
      },
    ],
  },
  {
    title: '规则',
    ways: [
      {
        id: 'hub-settings',
        title: '规则设置',
        note: '编码规则、分类标准、收货允差、管控物资',
        icon: 'shield',
        open: () => openPage('settings', {}),
      },
    ],
  },
]

/** 基础信息: everything that is set up once and then relied upon. */
export function HubPage() {
  const me = useMe()
  // A link may reach anybody: every page behind the rows refuses, so this one does not promise.
  if (me && !hasRole(me, 'admin')) {
    return (
      <Page title="基础信息">
        <ErrorState failure={{ ok: false, code: 'FORBIDDEN' }} onRetry={back} />
      </Page>
    )
  }
  return (
    <Page title="基础信息">
      {groups.map(({ title, ways }) => (
        <Card key={title} title={title} padded={false}>
          {ways.map((way) => (
            <ListRow
              key={way.id}
              id={way.id}
              leading={<Icon name={way.icon} size={24} color="var(--brand)" />}
              title={way.title}
              note={way.note}
              arrow
              onTap={way.open}
            />
          ))}
        </Card>
      ))}
    </Page>
  )
}
