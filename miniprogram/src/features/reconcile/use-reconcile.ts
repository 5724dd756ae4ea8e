import { useState } from 'react'
import type { ReconciliationView } from '@shared/operations/reconcile'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

/** A run from beginning to end: as many calls as it needs, telling how far it is. */
export function useReconcile(refresh: () => Promise<void>) {
  const command = useCommand('stock.reconcile')
  const [progress, setProgress] = useState<ReconciliationView>()
  const [running, setRunning] = useState(false)
  const run = async (warehouseId: string): Promise<ReconciliationView | undefined> => {
    setRunning(true)
    let answer = await command.run({ warehouseId })
    let stuck = false
    while (answer.ok && answer.data.status === 'running' && !stuck) {
      const before = answer.data
      setProgress(before)
      answer = await command.run({ warehouseId, reconciliationId: before._id })
      // An item whose journal does not fit into a call of the phone is for the night, which has more time.
      stuck = answer.ok && answer.data.next === before.next && before.batchSize === 1
    }
    setRunning(false)
    setProgress(undefined)
    await refresh()
    if (!answer.ok) return undefined
    const { status, differenceCount, warehouseName } = answer.data
    if (status === 'running') toast.info('流水太多，这次没核完，夜里会接着核')
    else if (status === 'balanced') toast.success(`${warehouseName}账实相符`)
    else toast.error(`${warehouseName}有 ${differenceCount} 处不符`)
    return answer.data
  }
  return { run, running, progress, failure: command.failure }
}
