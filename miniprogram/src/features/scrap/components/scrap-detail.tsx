import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import type { ScrapView } from '@shared/operations/quality'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoStrip } from '@/components/photo-field'
import { Timeline } from '@/components/timeline'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { failureText } from '@/lib/error-text'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { GoodsCard } from '../../quality/components/goods-card'
import { useScrapSteps } from '../use-scrap-steps'
import { DisposalCard } from './disposal-card'
import { ScrapHead } from './scrap-head'
import type { ScrapStep } from '@shared/schema/scrap'

/** What is to be written off, why, and what has been done about it; with the next step in the thumb zone. */
export function ScrapDetail({
  data,
  refresh,
}: {
  data: OutputOf<'quality.scrap'>
  refresh: () => Promise<void>
}) {
  const { scrap, pictures, actions } = data
  const steps = useScrapSteps(scrap, refresh)
  const linkOf = new Map(pictures.map(({ sha256, url }) => [sha256, url]))
  const urls = (photos: readonly { sha256: string }[]) => photos.flatMap((p) => linkOf.get(p.sha256) ?? [])
  const notice = steps.failure ? (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
      {failureText(steps.failure)}
    </Notice>
  ) : (
    steps.problem && <Notice id="incomplete">{steps.problem}</Notice>
  )
  return (
    <Page title="报废单" notice={notice} bottom={barOf(scrap._id, actions, steps)}>
      <ScrapHead scrap={scrap} />
      <GoodsCard lines={scrap.lines} valueFen={scrap.valueFen} />
      {scrap.photos.length > 0 && (
        <Card title="现场照片">
          <PhotoStrip urls={urls(scrap.photos)} />
        </Card>
      )}
      {actions.decide && (
        <FormGroup>
          <TextareaField
            id="comment"
            label="审批意见"
            value={steps.comment}
            onChange={steps.setComment}
            placeholder="同意可以不写，驳回要写原因"
          />
        </FormGroup>
      )}
      {scrap.disposal && (
        <DisposalCard
          disposal={scrap.disposal}
          photos={urls(scrap.disposal.photos)}
          signature={data.signature?.url}
        />
      )}
      <Card title="办理过程">
        <Timeline
          entries={scrap.history.map((entry, index) => ({
            key: String(index),
            title: stepTexts[entry.action],
            time: formatInstant(entry.at),
            note: [entry.by.name, entry.comment].filter(Boolean).join('：'),
            tone: entry.action === 'reject' ? ('danger' as const) : ('brand' as const),
          }))}
        />
        {scrap.status === 'requested' && (
          <View className="muted">
            等{[...scrap.approverNames, '管理员'].join('、')}审批（申请人自己不能批）
          </View>
        )}
      </Card>
      {(scrap.status === 'scrapped' || scrap.reversed) && (
        <ReverseAction documentId={scrap._id} onReversed={refresh} />
      )}
    </Page>
  )
}

const stepTexts: Record<ScrapStep['action'], string> = {
  request: '申请报废',
  approve: '同意报废',
  reject: '驳回',
  withdraw: '撤回申请',
  dispose: '处置完成，已减库存',
}

function barOf(id: string, actions: ScrapView['actions'], steps: ReturnType<typeof useScrapSteps>) {
  const { running } = steps
  const withdraw = { id: 'withdraw', text: '撤回', disabled: running, onTap: () => void steps.withdraw() }
  if (actions.decide) {
    return (
      <BottomBar
        tertiary={{ id: 'reject', text: '驳回', disabled: running, onTap: () => void steps.decide(false) }}
        primary={{ id: 'approve', text: '同意报废', loading: running, onTap: () => void steps.decide(true) }}
      />
    )
  }
  if (actions.dispose) {
    return (
      <BottomBar
        {...(actions.withdraw ? { tertiary: withdraw } : {})}
        primary={{ id: 'dispose', text: '去处置', icon: 'trash', onTap: () => openPage('disposal', { id }) }}
      />
    )
  }
  return actions.withdraw ? (
    <BottomBar primary={{ ...withdraw, kind: 'secondary', text: '撤回申请' }} />
  ) : undefined
}
