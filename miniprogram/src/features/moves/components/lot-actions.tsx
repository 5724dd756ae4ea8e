import { useState } from 'react'
import { ActionSheet, type SheetAction } from '@/components/action-sheet'
import { toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import type { LotTarget, MergeCandidate } from '../target'
import { LotHead } from './lot-head'
import { MergeSheet } from './merge-sheet'
import { SplitSheet } from './split-sheet'
import { StatusSheet } from './status-sheet'

export interface LotActionsProps {
  /** The row that was tapped; null keeps the sheet closed. */
  target: LotTarget | null
  /** Lots beside it that may become one with it. */
  alike: readonly MergeCandidate[]
  onClose: () => void
  /** Something was posted: what is shown is old. */
  onDone: () => Promise<void>
  /** On the page of the location itself there is no need to lead there. */
  atLocation?: boolean
}

type Step = 'freeze' | 'release' | 'split' | 'merge'

/** What was begun stays known when the list of actions has closed. */
interface Begun {
  what: Step
  target: LotTarget
  alike: readonly MergeCandidate[]
}

/** What a clerk can do with one row of stock: each step is a sheet of its own over the page. */
export function LotActions({ target, alike, onClose, onDone, atLocation }: LotActionsProps) {
  const [step, setStep] = useState<Begun>()
  const finish = async (text: string) => {
    setStep(undefined)
    toast.success(text)
    await onDone()
  }
  const sheet = { onClose: () => setStep(undefined), onDone: (text: string) => void finish(text) }
  const of = (what: Step) => (step?.what === what ? step.target : null)
  return (
    <>
      <ActionSheet
        open={target !== null}
        onClose={onClose}
        title="这一批"
        head={target && <LotHead target={target} />}
        actions={
          target
            ? actionsOf(target, alike, (what) => setStep({ what, target, alike })).filter(
                ({ id }) => !(atLocation && id === 'lot-location'),
              )
            : []
        }
      />
      <StatusSheet target={of('freeze')} to="frozen" {...sheet} />
      <StatusSheet target={of('release')} to="available" {...sheet} />
      <SplitSheet target={of('split')} {...sheet} />
      <MergeSheet target={of('merge')} alike={step?.alike ?? []} {...sheet} />
    </>
  )
}

function actionsOf(
  target: LotTarget,
  alike: readonly MergeCandidate[],
  begin: (what: Step) => void,
): SheetAction[] {
  const { status, itemId, warehouseId, lotId, locationId, item, quantity } = target
  const bad = status === 'frozen' || status === 'rejected'
  const divisible = item.tracking !== 'serial' && quantity > 1
  const steady = status === 'available' || bad
  const action = (when: boolean, made: SheetAction): SheetAction[] => (when ? [made] : [])
  return [
    ...action(status !== 'condemned', {
      id: 'lot-move',
      text: '移库',
      note: '换一个库位',
      icon: 'transfer',
      onTap: () => openPage('move', { from: locationId, itemId, lotId, status }),
    }),
    ...action(status === 'available', {
      id: 'lot-freeze',
      text: '冻结',
      note: '有疑问，先停发',
      icon: 'shield',
      onTap: () => begin('freeze'),
    }),
    ...action(status === 'frozen', {
      id: 'lot-release',
      text: '解冻',
      note: '弄清楚了，可以再发',
      icon: 'undo',
      onTap: () => begin('release'),
    }),
    ...action(steady && divisible, {
      id: 'lot-split',
      text: '拆批',
      note: '分出一部分，单独成批',
      icon: 'minus',
      onTap: () => begin('split'),
    }),
    ...action(steady && alike.length > 0, {
      id: 'lot-merge',
      text: '合并批次',
      note: `同库位还有 ${alike.length} 批相同的`,
      icon: 'plus',
      onTap: () => begin('merge'),
    }),
    ...action(status === 'rejected' || status === 'available', {
      id: 'lot-return',
      text: '退给供应商',
      icon: 'return',
      onTap: () => openPage('newSupplierReturn', { warehouse: warehouseId, item: itemId }),
    }),
    ...action(status !== 'condemned' && status !== 'inspection', {
      id: 'lot-scrap',
      text: '申请报废',
      icon: 'trash',
      onTap: () => openPage('newScrap', { warehouse: warehouseId, item: itemId }),
    }),
    {
      id: 'lot-location',
      text: '看这个库位',
      note: '同库位还放了什么',
      icon: 'location',
      onTap: () => openPage('location', { id: locationId }),
    },
  ]
}
