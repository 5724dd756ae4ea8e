import { Page } from '@/components/page'
import { useAuditRows } from '@/features/audit/api'
import { AuditList } from '@/features/audit/components/audit-list'
import { AuditToolbar } from '@/features/audit/components/audit-toolbar'
import { useAuditChoice } from '@/features/audit/use-audit-choice'

/** 操作记录: who did what and when, newest first. */
export default function AuditPage() {
  const view = useAuditChoice()
  const pages = useAuditRows(view.choice)
  return (
    <Page title="操作记录" sticky={<AuditToolbar view={view} />}>
      <AuditList pages={pages} documentId={view.choice.documentId} onReset={view.reset} />
    </Page>
  )
}
