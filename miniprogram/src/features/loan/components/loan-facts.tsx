import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Tappable } from '@/components/tappable'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { formatDay, formatInstant, formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { Loan } from '@shared/schema/loan'
import './loan-facts.scss'

/** Number, who has it, what for, from where and since when. */
export function LoanFacts({ loan }: { loan: Loan }) {
  const value = loan.lines.reduce((total, line) => total + (line.valueFen ?? 0), 0)
  const facts = [
    ['借用人', `${loan.borrower.name} · ${loan.departmentName}`],
    ['用途', loan.purpose],
    ['仓库', loan.warehouseName],
    ['借出', `${formatInstant(loan.lentAt)} · ${loan.lentBy.name}经手`],
    ['领取人', loan.receivedBy === loan.borrower.name ? undefined : loan.receivedBy],
    ['归还日期', formatDay(loan.dueDate)],
    ['账面金额', value > 0 ? formatMoney(value) : undefined],
  ] as const
  return (
    <Card title="借出单" padded={false}>
      <View className="loan-facts__number">
        <CopyNumber id="loan-no" number={loan._id} />
      </View>
      {facts.map(
        ([label, text]) =>
          text && (
            <Field key={label} label={label}>
              {text}
            </Field>
          ),
      )}
      <Link
        label="借用单"
        number={loan.requisitionId}
        onTap={() => openPage('requisition', { id: loan.requisitionId })}
      />
      {loan.receiptIds.map((number) => (
        <Field key={number} label="退库单">
          <View className="code">{number}</View>
        </Field>
      ))}
    </Card>
  )
}

function Link({ label, number, onTap }: { label: string; number: string; onTap: () => void }) {
  return (
    <Field label={label}>
      <Tappable className="loan-facts__link" onTap={onTap}>
        <View className="code">{number}</View>
      </Tappable>
    </Field>
  )
}
