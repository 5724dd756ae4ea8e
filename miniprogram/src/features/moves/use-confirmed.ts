import { useRef, useState } from 'react'
import type { InputOf, OutputOf } from '@shared/operations'
import { confirm } from '@/lib/confirm'
import { failureText, type Failure } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

type Confirmable = 'stock.move' | 'stock.changeStatus'

/**
 * A change that may take goods away from those they were promised to: the refusal names them, and only after a second
 * yes it is sent again with the confirmation.
 */
export function useConfirmed<N extends Confirmable>(operation: N, action: string) {
  const command = useCommand<N>(operation)
  const [failure, setFailure] = useState<Failure>()
  const busy = useRef(false)

  const run = async (input: InputOf<N>): Promise<OutputOf<N> | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setFailure(undefined)
    const first = await command.run(input)
    const answer = !first.ok && first.code === 'PROMISED_GOODS' ? await insist(first, input) : first
    busy.current = false
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) return answer.data
    setFailure(answer)
    return undefined
  }
  const insist = async (refused: Failure, input: InputOf<N>) => {
    const sure = await confirm({
      title: '这些货已经答应给别人',
      text: failureText(refused),
      action: `仍要${action}`,
      danger: true,
    })
    return sure ? command.run({ ...input, confirmed: true }) : refused
  }
  return { run, running: command.running, failure, dismiss: () => setFailure(undefined) }
}
