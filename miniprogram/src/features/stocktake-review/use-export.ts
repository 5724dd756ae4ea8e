import { useState } from 'react'
import type { Failure } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { openFile } from './open-file'

/** The result as an Excel table, made by the server and opened here. */
export function useExport(stocktakeId: string) {
  const command = useCommand('stocktake.export')
  const [opening, setOpening] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const run = async () => {
    setFailure(undefined)
    const answer = await command.run({ stocktakeId })
    if (!answer.ok) return setFailure(answer)
    setOpening(true)
    const opened = await openFile(answer.data)
    setOpening(false)
    if (opened) toast.success(`已导出 ${answer.data.lines} 行`)
    else setFailure({ ok: false, code: 'NETWORK' })
  }
  return { run, running: command.running || opening, failure }
}
