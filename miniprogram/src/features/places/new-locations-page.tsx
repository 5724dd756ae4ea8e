import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { exampleCode, ruleOf } from '@shared/domain/location-code'
import type { OutputOf } from '@shared/operations'
import type { Warehouse } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { failureText } from '@/lib/error-text'
import { back, replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { FormWait } from './components/form-wait'
import { PreviewCard } from './components/preview-card'
import { RangeFields, type RangeDraft } from './components/range-fields'
import { useOnce } from './use-once'

/** 生成库位: whole racks at once, after a look at what they will be. */
export function NewLocationsPage() {
  const { id = '', zone } = useRouter().params
  const query = useQuery('masterdata.warehouse', { warehouseId: id })
  const warehouse = useOnce(query)?.warehouse
  if (!warehouse) return <FormWait title="生成库位" query={query} ready={false} what="这个仓库" />
  return <NewLocations warehouse={warehouse} zone={zone} />
}

function NewLocations({ warehouse, zone }: { warehouse: Warehouse; zone: string | undefined }) {
  const rule = ruleOf(warehouse)
  const generate = useCommand('masterdata.generateLocations')
  const [done, setDone] = useState<OutputOf<'masterdata.generateLocations'>>()
  const [draft, setDraft] = useState<RangeDraft>({
    zone: zone ?? warehouse.zones[0]?.code ?? '',
    ranges: rule.segments.map((segment) => ({ from: segment.style === 'letter' ? 'A' : '1', to: '' })),
    walk: 'serpentine',
    capacity: '',
  })
  const complete = draft.ranges.every(({ from, to }) => from.trim() && to.trim())
  const input = {
    warehouseId: warehouse._id,
    zone: draft.zone,
    ranges: draft.ranges,
    walk: draft.walk,
    ...(Number(draft.capacity) > 0 ? { capacity: Number(draft.capacity) } : {}),
  }
  const asked = useDebounced(complete ? JSON.stringify(input) : '', 400)
  const preview = useQuery('masterdata.previewLocations', asked ? (JSON.parse(asked) as typeof input) : null)
  const settled = asked === JSON.stringify(input) && !preview.loading
  const fresh = settled && preview.data ? preview.data.count - preview.data.existing : 0

  const submit = async () => {
    const answer = await generate.run(input)
    if (answer.ok) setDone(answer.data)
  }
  if (done) {
    return (
      <Page title="生成库位">
        <ResultPage
          title={`已生成 ${done.made} 个库位`}
          text={`${done.first} 至 ${done.last}${done.existing > 0 ? `，原有的 ${done.existing} 个没有动` : ''}`}
          actions={[
            {
              id: 'more',
              text: '再生成一批',
              onTap: () => {
                setDone(undefined)
                setDraft((old) => ({ ...old, ranges: old.ranges.map(({ from }) => ({ from, to: '' })) }))
              },
            },
            { id: 'to-warehouse', text: '看仓库和标签', onTap: () => replaceOrBack(warehouse._id) },
          ]}
        />
      </Page>
    )
  }
  return (
    <Page
      title="生成库位"
      notice={
        generate.failure && <Notice id="refusal">{failureText(generate.failure)}。填写的内容都还在。</Notice>
      }
      bottom={
        <BottomBar
          primary={{
            id: 'generate',
            text: fresh > 0 ? `生成 ${fresh} 个库位` : '生成库位',
            icon: 'check',
            disabled: fresh === 0,
            loading: generate.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <RangeFields
        rule={rule}
        zones={warehouse.zones}
        draft={draft}
        onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
      />
      <PreviewCard
        preview={settled ? preview.data : undefined}
        loading={complete && !settled}
        failure={settled && preview.failure ? failureText(preview.failure) : undefined}
        example={exampleCode(rule, draft.zone)}
      />
    </Page>
  )
}

/** The warehouse lies under this page when it was opened from there. */
function replaceOrBack(id: string): void {
  if (Taro.getCurrentPages().length > 1) back()
  else replacePage('warehouse', { id })
}
