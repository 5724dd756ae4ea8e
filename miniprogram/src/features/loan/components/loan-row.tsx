import { View } from '@tarojs/components'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { businessDay } from '@shared/domain/calendar'
import { loanStatusText } from '@shared/domain/loan'
import type { LoanRow as Row } from '@shared/operations/loan'
import { dueWords } from '../words'

/** A loan in a list: what is out, by when it comes back; and who has it, where it is not my own. */
export function LoanRow({ row, who }: { row: Row; who?: boolean }) {
  const due = dueWords(row, businessDay(Date.now()))
  return (
    <ListRow
      id={`loan-${row.loanId}`}
      className="loan-row"
      title={row.brief}
      subtitle={who ? `${row.borrowerName} · ${row.departmentName}` : row.warehouseName}
      note={<View className="num">{`${row.loanId} · ${formatDay(businessDay(row.lentAt))}借出`}</View>}
      tag={
        <>
          <StateTag tone={due.tone}>{due.text}</StateTag>
          {row.status === 'partlyReturned' && (
            <StateTag tone="neutral">{loanStatusText.partlyReturned}</StateTag>
          )}
          {row.renewalWaits && <StateTag tone="brand">申请续借</StateTag>}
        </>
      }
      onTap={() => openPage('loan', { id: row.loanId })}
    />
  )
}
