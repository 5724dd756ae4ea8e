import type { ReactNode } from 'react'
import { hasRole } from '@shared/domain/rights'
import type { Role } from '@shared/schema/person'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { switchTab } from '@/lib/nav'
import { useMe, type Me } from '@/lib/session'

export interface ForRolesProps {
  /** Title of the page, while nobody or the wrong person stands before it. */
  title: string
  roles: readonly Role[]
  /** What is told to the others: 质检由仓管员办理. */
  refusal: string
  children: (me: Me) => ReactNode
}

/** A page for some roles: waits for the session, and tells everybody else whose work it is. */
export function ForRoles({ title, roles, refusal, children }: ForRolesProps) {
  const me = useMe()
  if (me && hasRole(me, ...roles)) return <>{children(me)}</>
  return (
    <Page title={title}>
      {me ? (
        <EmptyState
          title={refusal}
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      ) : (
        <SessionWait rows={4} />
      )}
    </Page>
  )
}
