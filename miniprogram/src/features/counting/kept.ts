import Taro from '@tarojs/taro'
import { readDevice } from './device'
import type { QueuedCount } from './queue'
import type { PlaceWork } from './work'

const PREFIX = 'warehouse.'

/**
 * How many lines were counted on this device and have not arrived, whoever counted them: for a page that cannot ask yet who is
 * there. 0 when the device cannot tell.
 */
export function keptOnDevice(): number {
  try {
    const names = Taro.getStorageInfoSync().keys.map((key) => key.slice(PREFIX.length))
    const queued = of(names, 'count-queue.').flatMap((name) => readDevice<QueuedCount[]>(name) ?? [])
    const counting = of(names, 'count-works.')
      .flatMap((name) => Object.values(readDevice<Record<string, PlaceWork>>(name) ?? {}))
      .flatMap(({ tallies }) => Object.values(tallies).filter(({ open }) => open))
    return new Set([...queued.map(({ event }) => event.eventId), ...counting.map(({ lineId }) => lineId)])
      .size
  } catch {
    return 0
  }
}

const of = (names: readonly string[], kind: string): string[] => names.filter((name) => name.startsWith(kind))
