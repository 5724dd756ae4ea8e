import { useState } from 'react'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { businessDay } from '@shared/domain/calendar'
import type { InputOf } from '@shared/operations'
import type { Requisition } from '@shared/schema/requisition'
import { changeBasket, emptyOut, useBasket } from './basket'
import { lineProblem } from './line-problem'
import { termProblems, termsInput } from './terms'

/** Everything the basket page needs to check, send and explain a requisition of one warehouse. */
export function useBasketForm(warehouseId: string) {
  const me = useMe()
  const basket = useBasket(warehouseId)
  const command = useCommand('requisition.submit')
  const [tried, setTried] = useState(false)
  const [refusedInput, setRefusedInput] = useState('')
  const [submitted, setSubmitted] = useState<Requisition>()

  const itemIds = basket.lines.map(({ itemId }) => itemId)
  const stock = useQuery('stock.query', itemIds.length > 0 ? { warehouseId, itemIds, limit: 100 } : null)
  const availableOf = (itemId: string) => stock.data?.rows.find((row) => row.itemId === itemId)?.available
  const latest = useQuery('requisition.list', { view: 'mine', limit: 1 }).data?.rows[0]
  const approvers = latest?.departmentName === me?.departmentName ? (latest?.approverNames ?? []) : []

  const purpose = basket.purpose.trim()
  const input: InputOf<'requisition.submit'> = {
    warehouseId,
    purpose,
    ...termsInput(basket),
    ...(basket.urgent ? { urgent: true } : {}),
    ...(basket.neededBy ? { neededBy: basket.neededBy } : {}),
    ...(basket.replaces ? { replaces: basket.replaces } : {}),
    lines: basket.lines.map(({ itemId, quantity, unit }) => ({ itemId, quantity: quantity ?? 0, unit })),
  }
  const text = JSON.stringify(input)
  const refusal = refusedInput === text ? command.failure : undefined
  const refusedLine = Number(refusal?.details?.line ?? -1)
  const problems = basket.lines.map((line) => lineProblem(line, availableOf(line.itemId)))
  const purposeProblem = purpose === '' ? '写一下用来做什么，审批人要看' : undefined
  const terms = termProblems(basket, businessDay(Date.now()))
  const open = problems.filter(Boolean).length + (purposeProblem ? 1 : 0) + Object.keys(terms).length

  const submit = async () => {
    setTried(true)
    if (open > 0) return
    const answer = await command.run(input)
    if (answer.ok) {
      setSubmitted(answer.data.requisition)
      emptyOut(warehouseId)
    } else {
      // Somebody submitted it again from elsewhere: what is here can go as a new one.
      const stays = answer.code === 'ALREADY_HANDLED' ? { ...input, replaces: undefined } : input
      if (stays !== input) changeBasket(warehouseId, { replaces: undefined })
      setRefusedInput(JSON.stringify(stays))
      void stock.refresh()
    }
  }
  return {
    basket,
    availableOf,
    approvers,
    problems,
    purposeProblem: tried ? purposeProblem : undefined,
    termProblems: tried ? terms : {},
    /** How many places are to be put right; 0 until the first attempt. */
    open: tried ? open : 0,
    refusal,
    refusedLine,
    running: command.running,
    submitted,
    submit,
    again: () => setSubmitted(undefined),
  }
}
