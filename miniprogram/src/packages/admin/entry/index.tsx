import { useRouter } from '@tarojs/taro'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useAuditEntry } from '@/features/audit/api'
import { EntryContent } from '@/features/audit/components/entry-content'

/** 记录详情: one entry of the journal, and whether it is as it was written. */
export default function EntryPage() {
  const { id = '' } = useRouter().params
  const query = useAuditEntry(id)
  return (
    <Page title="记录详情">
      <Loadable query={query}>{(data) => <EntryContent data={data} />}</Loadable>
    </Page>
  )
}
