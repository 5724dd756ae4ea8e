import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { DateField } from '@/components/date-field'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatDay } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import type { LoanView } from '@shared/operations/loan'

export interface RenewSheetProps {
  view: LoanView
  open: boolean
  onClose: () => void
  onDone: () => void
}

/** The borrower asks for more time: until when, and why. */
export function RenewSheet({ view: { loan, renewal }, open, onClose, onDone }: RenewSheetProps) {
  const command = useCommand('loan.renew')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  if (!renewal) return null
  const send = async () => {
    setTried(true)
    if (!until || reason.trim() === '') return
    const answer = await command.run({ loanId: loan._id, until, reason: reason.trim() })
    if (!answer.ok) return
    toast.success('已提交，等审批')
    onClose()
    onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="申请续借"
      bottom={
        <BottomBar
          primary={{
            id: 'send-renewal',
            text: '提交续借申请',
            loading: command.running,
            onTap: () => void send(),
          }}
        />
      }
    >
      {command.failure && <Notice id="refusal">{failureText(command.failure)}</Notice>}
      <FormGroup>
        <DateField
          id="renew-until"
          label="续到哪天"
          required
          value={until}
          onChange={setUntil}
          min={renewal.earliest}
          max={renewal.latest}
          start={renewal.earliest}
          error={tried && !until ? '选一个新的归还日期' : undefined}
          hint={`现在约定 ${formatDay(loan.dueDate)} 前还，还能续 ${renewal.left} 次`}
        />
        <TextareaField
          id="renew-reason"
          label="续借原因"
          required
          value={reason}
          onChange={setReason}
          placeholder="为什么还要用，例如：项目延期两周"
          error={tried && reason.trim() === '' ? '写一下为什么要续借' : undefined}
        />
      </FormGroup>
    </Sheet>
  )
}
