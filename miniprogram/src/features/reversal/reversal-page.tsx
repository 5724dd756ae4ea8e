import { useRouter } from '@tarojs/taro'
import type { ReversalView } from '@shared/operations/reversal'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { documentOpener } from '@/lib/document-link'
import { formatInstant } from '@/lib/format'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { ReversalLines } from './components/reversal-lines'

/** A reversal (冲销单): which document it took back, why, and what was posted. */
export function ReversalPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('stock.reversal', id ? { reversalId: id } : null, { pull: true })
  return (
    <Page title="冲销单">
      <Loadable query={query}>{(reversal) => <Content reversal={reversal} />}</Loadable>
    </Page>
  )
}

function Content({ reversal }: { reversal: ReversalView }) {
  const me = useMe()
  const openOriginal = documentOpener(reversal.of, me)
  return (
    <>
      <Card title="冲销单" extra={<StateTag tone="success">已记账</StateTag>}>
        <CopyNumber id="reversal-no" number={reversal._id} />
      </Card>
      <Card padded={false}>
        <Field label={`原${reversal.title}`} {...(openOriginal ? { onTap: openOriginal } : {})}>
          {reversal.of.id}
        </Field>
        <Field label="原因">{reversal.reason}</Field>
        <Field label="仓库">{reversal.warehouseName}</Field>
        <Field label="冲销人">{reversal.by.name}</Field>
        <Field label="时间">{formatInstant(reversal.at)}</Field>
      </Card>
      <Card title={`记回 ${reversal.lines.length} 笔`} padded={false}>
        <ReversalLines lines={reversal.lines} />
      </Card>
    </>
  )
}
