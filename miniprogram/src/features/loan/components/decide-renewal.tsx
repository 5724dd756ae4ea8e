import { useState } from 'react'
import { Card } from '@/components/card'
import { DateField } from '@/components/date-field'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import type { BottomBarProps } from '@/components/bottom-bar'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatDay } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import { businessDay } from '@shared/domain/calendar'
import { waitingRenewal } from '@shared/domain/loan-renew'
import type { LoanView } from '@shared/operations/loan'

/** The decision on a renewal: its form, and the buttons for the thumb. */
export function useDecideRenewal({ loan }: LoanView, refresh: () => Promise<void>) {
  const command = useCommand('loan.decideRenewal')
  const [until, setUntil] = useState('')
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState('')
  const [chosen, setChosen] = useState<'approve' | 'refuse'>()
  const waiting = waitingRenewal(loan)

  const decide = async (decision: 'approve' | 'refuse') => {
    setProblem('')
    const said = comment.trim()
    if (decision === 'refuse' && !said) return setProblem('不同意要写明原因，借用人才知道怎么办')
    setChosen(decision)
    const answer = await command.run({
      loanId: loan._id,
      decision,
      ...(decision === 'approve' && until ? { until } : {}),
      ...(said ? { comment: said } : {}),
    })
    if (!answer.ok) return refresh()
    toast.success(decision === 'approve' ? `已同意，${formatDay(answer.data.loan.dueDate)}前还` : '已回绝')
    await refresh()
  }
  const bar: BottomBarProps = {
    secondary: {
      id: 'refuse-renewal',
      text: '不同意',
      loading: command.running && chosen === 'refuse',
      disabled: command.running,
      onTap: () => void decide('refuse'),
    },
    primary: {
      id: 'approve-renewal',
      text: '同意续借',
      loading: command.running && chosen === 'approve',
      disabled: command.running,
      onTap: () => void decide('approve'),
    },
  }
  const notice = problem || (command.failure && failureText(command.failure))
  const form = waiting && (
    <>
      <Card title="续借申请">
        <Notice tone="brand" icon="clock">
          {`${waiting.requestedBy.name}想从 ${formatDay(waiting.from)} 续到 ${formatDay(waiting.until)}：${waiting.reason}`}
        </Notice>
      </Card>
      <FormGroup>
        <DateField
          id="approve-until"
          label="同意到"
          value={until || waiting.until}
          onChange={setUntil}
          min={businessDay(Date.now())}
          max={waiting.until}
          hint="可以改成更早的一天"
        />
        <TextareaField
          id="renewal-comment"
          label="意见"
          value={comment}
          onChange={setComment}
          placeholder="同意时可不填；不同意要写原因"
        />
      </FormGroup>
    </>
  )
  return { bar, form, notice: notice ? <Notice id="renewal-problem">{notice}</Notice> : undefined }
}
