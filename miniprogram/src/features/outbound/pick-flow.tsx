import { useState } from 'react'
import { Notice } from '@/components/notice'
import { failureText, type Failure } from '@/lib/error-text'
import { openPage } from '@/lib/nav'
import { PickStep } from './components/pick-step'
import { ReasonSheet } from './components/reason-sheet'
import { SignStep } from './components/sign-step'
import { recoveryOf } from './refusal'
import { precautionsOf, useIssue } from './use-issue'
import { usePick, type PickList } from './use-pick'

/** Pick, sign, issue. What was picked stays on the device until the issue is posted. */
export function PickFlow({ list, onRefresh }: { list: PickList; onRefresh: () => Promise<void> }) {
  const { requisitionId: id } = list.requisition
  const pick = usePick(list)
  const command = useIssue(list, pick)
  const [signing, setSigning] = useState(false)
  const [askingReason, setAskingReason] = useState(false)
  const [marked, setMarked] = useState<{ line: number; text: string }>()
  const { failure } = command

  const regenerate = async (refused: Failure) => {
    const line = Number(refused.details?.line ?? 0) || undefined
    pick.restart(line)
    setMarked(line ? { line, text: `${failureText(refused)}。已按现在的库存重新安排` } : undefined)
    setSigning(false)
    await onRefresh()
  }
  const actionFor = (refused: Failure) => {
    switch (recoveryOf(refused)) {
      case 'regenerate':
        return { id: 'regenerate', text: '重新生成拣货单', onTap: () => void regenerate(refused) }
      case 'look':
        return { id: 'look', text: '查看单据', onTap: () => openPage('requisition', { id }) }
      case 'reason':
        return { id: 'write-reason', text: '填写原因', onTap: () => setAskingReason(true) }
      case 'again':
        return undefined
    }
  }

  if (!signing || pick.takes.size === 0) {
    return (
      <PickStep
        list={list}
        pick={pick}
        refusal={marked}
        onSign={() => {
          setMarked(undefined)
          setSigning(true)
        }}
        onRefresh={() => void onRefresh()}
      />
    )
  }
  return (
    <>
      <SignStep
        list={list}
        pick={pick}
        running={command.running}
        refusal={
          failure && (
            <Notice id="refusal" action={actionFor(failure)}>
              {failureText(failure)}
              {failure.code === 'NETWORK' && '。再点一次不会重复出库'}
            </Notice>
          )
        }
        onBack={() => setSigning(false)}
        precautions={precautionsOf(list, pick)}
        onIssue={(signed) => void command.send(signed)}
      />
      {askingReason && (
        <ReasonSheet
          names={pick.strayed.map((line) => `「${line.item.name}」`)}
          reason={pick.progress.reason}
          onClose={() => setAskingReason(false)}
          onReason={pick.setReason}
        />
      )}
    </>
  )
}
