import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, businessDay } from '@shared/domain/calendar'
import { mayExchange } from '@shared/domain/substitute-state'
import type { RequisitionView } from '@shared/operations/requisition'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { CloseSheet } from '@/features/outbound/components/close-sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useMe } from '@/lib/session'
import { SubstituteCard } from './substitute-card'
import './open-matters.scss'

/** What is not settled yet: a check, a substitute that wants an answer, how long the rest is promised. */
export function OpenMatters({ view, refresh }: { view: RequisitionView; refresh: () => Promise<void> }) {
  const { requisition, actions } = view
  const isMine = useMe()?._id === requisition.requester.id
  const renewing = useCommand('outbound.renewPromise')
  const [closing, setClosing] = useState(false)
  const waiting = (requisition.substitutes ?? []).filter(({ state }) => state === 'waiting')
  const { checkId, status, _id: requisitionId } = requisition
  const partly = status === 'partlyIssued'
  const renew = async () => {
    const answer = await renewing.run({ requisitionId })
    if (answer.ok) toast.success('已重新预留')
    await refresh()
  }
  return (
    <>
      {checkId && (
        <Notice
          id="being-checked"
          tone="brand"
          icon="shield"
          action={
            isMine
              ? undefined
              : { id: 'look-check', text: '看看', onTap: () => openPage('check', { id: checkId }) }
          }
        >
          货拣好了，管控物资要另一名仓管员核对后发放
        </Notice>
      )}
      {waiting.map((substitute) => (
        <SubstituteCard
          key={substitute.substituteId}
          requisition={requisition}
          substitute={substitute}
          mine={actions.answerSubstitute}
          refresh={refresh}
        />
      ))}
      {mayExchange(requisition) && (
        <Card>
          <View className="open-matters">
            <View id="promise" className="open-matters__text num">
              {promiseText(view)}
            </View>
            <View className="open-matters__tools">
              {actions.renew && (
                <Button
                  id="renew"
                  size="small"
                  kind="secondary"
                  loading={renewing.running}
                  onTap={() => void renew()}
                >
                  重新预留
                </Button>
              )}
              {actions.close && (partly || !isMine) && (
                <Button id="close-rest" size="small" kind="text" onTap={() => setClosing(true)}>
                  {isMine ? '剩下的不要了' : '关闭没发的'}
                </Button>
              )}
            </View>
          </View>
          {renewing.failure && <Notice id="renew-refusal">{failureText(renewing.failure)}</Notice>}
        </Card>
      )}
      {closing && (
        <CloseSheet
          requisitionId={requisitionId}
          onClose={() => setClosing(false)}
          onDone={() => void refresh()}
        />
      )}
    </>
  )
}

/** How long what is open is kept: the first promise that ends, or that one has ended. */
function promiseText({ stock, requisition }: RequisitionView): string {
  const open = requisition.lines.filter(
    (line) => (line.approvedQuantity ?? 0) - line.issuedQuantity - (line.closedQuantity ?? 0) > 0,
  )
  const promises = open.map(({ lineId }) => stock.find((row) => row.lineId === lineId)?.promise)
  const ends = promises.flatMap((promise) => promise?.until ?? []).sort()
  const [first] = ends
  if (!first || ends.length < open.length) return '预留已到期，库里的货先到先得'
  return `货给你留到 ${formatDay(addDays(businessDay(first), -1))}`
}
