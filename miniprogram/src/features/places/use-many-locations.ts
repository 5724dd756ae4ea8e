import { useState } from 'react'
import type { LocationRow } from '@shared/operations/places'
import { confirm } from '@/lib/confirm'
import { failureText, type Failure } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

/** What one command takes; a long rack goes in several, each of which is done or not done. */
const AT_ONCE = 80

/** Disables, enables or deletes all locations of a rack. */
export function useManyLocations(
  warehouseId: string,
  rack: string,
  rows: readonly LocationRow[],
  refresh: () => Promise<void>,
) {
  const change = useCommand('masterdata.setLocationStatus')
  const destroy = useCommand('masterdata.deleteLocations')
  const [notice, setNotice] = useState<string>()
  const [running, setRunning] = useState(false)

  const each = async (
    ids: readonly string[],
    run: (locationIds: string[]) => Promise<{ ok: true } | Failure>,
    done: string,
  ) => {
    setRunning(true)
    setNotice(undefined)
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const answer = await run(ids.slice(from, from + AT_ONCE))
      if (!answer.ok) {
        const before = from > 0 ? `前 ${from} 个已办好。` : ''
        setNotice(`${before}${failureText(answer)}`)
        setRunning(false)
        return refresh()
      }
    }
    setRunning(false)
    toast.success(done)
    return refresh()
  }

  const setStatus = async (status: 'active' | 'disabled') => {
    const ids = rows.filter((row) => row.status !== status).map(({ _id }) => _id)
    const occupied = rows.filter((row) => row.lots > 0).length
    const sure =
      status === 'active' ||
      (await confirm({
        title: `停用整架 ${rack}？`,
        text:
          `${ids.length} 个库位不能再放货。` +
          (occupied > 0 ? `有货的 ${occupied} 个照样能拣走。` : '停用两分钟后可以删除。'),
        action: '停用',
        danger: true,
      }))
    if (!sure) return
    const run = (locationIds: string[]) => change.run({ warehouseId, locationIds, status })
    await each(ids, run, status === 'active' ? `已启用 ${ids.length} 个库位` : `已停用 ${ids.length} 个库位`)
  }

  const remove = async () => {
    const ids = rows.map(({ _id }) => _id)
    const question = { action: '删除', danger: true }
    const first = await confirm({
      ...question,
      title: `删除整架 ${rack}？`,
      text: `${ids.length} 个库位都会删除。有货的不能删，会告诉你是哪个。`,
    })
    if (!first) return
    const second = await confirm({
      ...question,
      title: '再确认一次',
      text: '删除后不能恢复，可以按原编号重新生成；谁删的会留在操作记录里。',
      action: '确认删除',
    })
    if (!second) return
    const run = (locationIds: string[]) => destroy.run({ warehouseId, locationIds })
    await each(ids, run, `已删除 ${ids.length} 个库位`)
  }

  return {
    setStatus,
    remove,
    running,
    notice,
    tone: 'danger' as const,
    allDisabled: rows.length > 0 && rows.every((row) => row.status === 'disabled'),
    someDisabled: rows.some((row) => row.status === 'disabled'),
  }
}
