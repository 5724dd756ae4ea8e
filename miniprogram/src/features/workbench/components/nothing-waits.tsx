import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { openPage } from '@/lib/nav'
import { hasRole, type Me } from '@/lib/session'

/** Nothing waits: says so and offers what this role would do next. */
export function NothingWaits({ me }: { me: Me }) {
  const next = hasRole(me, 'clerk')
    ? { id: 'next-receive', text: '去入库', icon: 'receive' as const, onTap: () => openPage('receive') }
    : hasRole(me, 'admin')
      ? { id: 'next-dashboard', text: '看看板', icon: 'chart' as const, onTap: () => openPage('dashboard') }
      : { id: 'next-catalogue', text: '去领用', icon: 'basket' as const, onTap: () => openPage('catalog') }
  return (
    <Card>
      <EmptyState drawing="done" title="没有等你处理的事" text="有新的单据会出现在这里" action={next} />
    </Card>
  )
}
