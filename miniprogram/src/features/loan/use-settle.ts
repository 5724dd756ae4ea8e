import { useState } from 'react'
import { photosInput, type PickedPhoto } from '@/components/photo-field'
import { confirm } from '@/lib/confirm'
import { signal } from '@/lib/feedback'
import { formatQuantity, parseQuantity } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import { outQuantity, unsettledDamage } from '@shared/domain/loan'
import type { LoanView } from '@shared/operations/loan'
import type { LiabilityDecision, Loan, LoanLine } from '@shared/schema/loan'

/** A line that something can be decided about: damage that came back first, then what is still out. */
export interface SettleChoice {
  value: string
  line: LoanLine
  kind: 'lost' | 'damaged'
  most: number
}

export const settleChoices = ({ lines }: Pick<Loan, 'lines'>): SettleChoice[] =>
  [
    ...lines.map((line) => choiceOf(line, 'damaged', unsettledDamage(line))),
    ...lines.map((line) => choiceOf(line, 'lost', outQuantity(line))),
  ].filter(({ most }) => most > 0)

const choiceOf = (line: LoanLine, kind: SettleChoice['kind'], most: number): SettleChoice => ({
  value: `${kind}-${line.lineId}`,
  line,
  kind,
  most,
})

/** The form of a settlement: checked before it is sent, asked about once more where goods leave the books. */
export function useSettle(loan: Loan, onDone: (view: LoanView) => void) {
  const choices = settleChoices(loan)
  const [value, setValue] = useState('')
  // A loan that may be settled has at least one.
  const choice = choices.find((one) => one.value === value) ?? choices[0]!
  const [typed, setTyped] = useState<number | null>()
  const quantity = typed === undefined ? choice.most : typed
  const [liable, setLiable] = useState('')
  const [decision, setDecision] = useState<LiabilityDecision>('compensate')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  const [tried, setTried] = useState(false)
  const command = useCommand('loan.settle')

  const amountFen = parseQuantity(amount, 2)
  const { item } = choice.line
  const most = `${formatQuantity(choice.most, item.scale)} ${item.unit}`
  const problems = {
    quantity:
      quantity === null || quantity < 1 || quantity > choice.most ? `要在 1 到 ${most} 之间` : undefined,
    amount: decision === 'compensate' && !amountFen ? '填写大于 0 的金额，最多两位小数' : undefined,
    note: note.trim() === '' ? '写明经过和谁同意的，以后查得到' : undefined,
  }
  const submit = async () => {
    setTried(true)
    if (quantity === null || Object.values(problems).some(Boolean)) return signal('wrong')
    if (choice.kind === 'lost' && !(await askLoss(item, quantity))) return
    const answer = await command.run({
      loanId: loan._id,
      lineId: choice.line.lineId,
      kind: choice.kind,
      quantity,
      ...(liable.trim() ? { liableName: liable.trim() } : {}),
      decision,
      ...(decision === 'compensate' && amountFen ? { amountFen } : {}),
      note: note.trim(),
      ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  return {
    choices,
    choice,
    choose: (next: string) => {
      setValue(next)
      setTyped(undefined)
    },
    quantity,
    setQuantity: setTyped,
    liable,
    setLiable,
    decision,
    setDecision,
    amount,
    setAmount,
    note,
    setNote,
    photos,
    setPhotos,
    problems: tried ? problems : { quantity: undefined, amount: undefined, note: undefined },
    submit,
    running: command.running,
    failure: command.failure,
  }
}

const askLoss = ({ name, scale, unit }: LoanLine['item'], quantity: number): Promise<boolean> =>
  confirm({
    title: '确认丢失？',
    text: `「${name}」${formatQuantity(quantity, scale)} ${unit}会从账上核销，借出单记下责任和处理。`,
    action: '确认丢失',
    danger: true,
  })
