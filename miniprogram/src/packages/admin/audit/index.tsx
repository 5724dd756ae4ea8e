import { useState } from 'react'
import { Page } from '@/components/page'
import { useAuditRows } from '@/features/audit/api'
import { AuditList } from '@/features/audit/components/audit-list'
import { AuditToolbar } from '@/features/audit/components/audit-toolbar'
import { DaysSheet } from '@/features/audit/components/days-sheet'
import { PersonSheet } from '@/features/audit/components/person-sheet'
import { useAuditChoice } from '@/features/audit/use-audit-choice'
import { businessDay } from '@shared/domain/calendar'

/** 操作记录: who did what and when, newest first. */
export default function AuditPage() {
  const view = useAuditChoice()
  const pages = useAuditRows(view.choice)
  const [sheet, setSheet] = useState<'person' | 'days' | null>(null)
  const close = () => setSheet(null)
  return (
    <Page
      title="操作记录"
      sticky={
        <AuditToolbar view={view} onPerson={() => setSheet('person')} onDays={() => setSheet('days')} />
      }
    >
      <AuditList pages={pages} onReset={view.reset} />
      <PersonSheet
        open={sheet === 'person'}
        onClose={close}
        value={view.actorId}
        onChange={view.setActorId}
      />
      <DaysSheet
        open={sheet === 'days'}
        onClose={close}
        from={view.choice.from}
        to={view.choice.to}
        today={businessDay(Date.now())}
        onChange={view.setDays}
      />
    </Page>
  )
}
