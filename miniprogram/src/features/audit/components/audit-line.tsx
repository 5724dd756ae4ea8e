import { View } from '@tarojs/components'
import { memo } from 'react'
import type { AuditRow } from '@shared/operations/audit'
import { CodedText } from '@/components/coded-text'
import { Tappable } from '@/components/tappable'
import { formatClock } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { operationTone, stepName } from '../operation-words'
import './audit-line.scss'

/** One entry: when at the left, then who and what. */
export const AuditLine = memo(function AuditLine({ row }: { row: AuditRow }) {
  return (
    <Tappable
      id={`entry-${row.entryId}`}
      className="audit-line"
      onTap={() => openPage('auditEntry', { id: row.entryId })}
    >
      <View className="audit-line__time num">{formatClock(row.at)}</View>
      <View className={`audit-line__dot audit-line__dot--${operationTone(row.operation)}`} />
      <View className="audit-line__main">
        <View className="audit-line__head">
          <View className="audit-line__who">{row.actorName}</View>
          <View className="audit-line__step">{stepName(row)}</View>
        </View>
        <View className="audit-line__summary">
          <CodedText text={row.summary} />
        </View>
        <View className="audit-line__note">
          {row.departmentName}
          {row.postingCount > 0 && ` · ${row.postingCount} 笔过账`}
        </View>
      </View>
    </Tappable>
  )
})
