import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import type { AuditChoice } from './api'
import { documentNumber, isComplete } from './document-number'
import { daysOf, type PeriodName } from './period'

/** What the journal is narrowed to; a link may name a document. */
export function useAuditChoice() {
  const { document: linked = '' } = useRouter().params
  const [typed, setTyped] = useState(documentNumber(linked))
  const [actorId, setActorId] = useState('')
  const [period, setPeriod] = useState<PeriodName>('all')
  const [days, setDays] = useState({ from: '', to: '' })
  const number = documentNumber(typed)
  const choice: AuditChoice = { documentId: isComplete(number) ? number : '', actorId, ...days }
  return {
    choice,
    typed,
    setTyped,
    /** Typed, but not yet a number. */
    incomplete: number !== '' && !isComplete(number),
    actorId,
    setActorId,
    period,
    setPeriod(next: PeriodName) {
      setPeriod(next)
      if (next !== 'own') setDays(daysOf(next, businessDay(Date.now())))
    },
    setDays(part: Partial<typeof days>) {
      setPeriod('own')
      setDays((old) => ({ ...old, ...part }))
    },
    reset() {
      setTyped('')
      setActorId('')
      setPeriod('all')
      setDays({ from: '', to: '' })
    },
  }
}
export type AuditView = ReturnType<typeof useAuditChoice>
