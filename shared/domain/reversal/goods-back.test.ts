import { goodsOfRequisition } from '../issued-goods'
import { takeBack } from '../goods-back'
import { returnLoan } from '../loan-return'
import { settleLoan } from '../loan-settle'
import { clerk, now } from '../testing/fixtures'
import { done, handedOut, placeOf } from '../testing/lending'
import { undoLoanReturn, undoPicks } from './goods-back'

const reversed = { no: 'CX1', by: { id: 'wang', name: '王' }, at: now, reason: '数错了' }
const { loan: opened, stock } = handedOut('loan')
const loan = opened!
const state = { stock: () => stock, location: placeOf }
const returned = done(
  returnLoan(
    loan,
    state,
    {
      no: 'TK1',
      by: clerk,
      lines: [
        { lineId: 1, quantity: 9, condition: 'good', locationId: 'W1:A-01' },
        { lineId: 1, quantity: 1, condition: 'damaged', locationId: 'W1:BH-01', reason: '裂' },
        { lineId: 2, quantity: 3, condition: 'good', locationId: 'W1:A-01' },
      ],
    },
    now,
  ),
)

test('a return that is taken back leaves the loan as it was', () => {
  const after = done(undoLoanReturn(returned.loan, returned.receipt, reversed))
  expect(after).toMatchObject({ status: 'lent', open: true, receiptIds: [], lines: loan.lines })
  expect(after.history.at(-1)).toMatchObject({ action: 'reverse', by: { id: 'wang' } })
})

test('damage that somebody answers for stays', () => {
  const liability = {
    by: clerk,
    lineId: 1,
    kind: 'damaged' as const,
    quantity: 1,
    liable: loan.borrower,
    decision: 'waive' as const,
    note: '正常磨损',
  }
  const settled = done(settleLoan(returned.loan, liability, now)).loan
  expect(undoLoanReturn(settled, returned.receipt, reversed)).toMatchObject({ code: 'NOT_REVERSIBLE' })
  const gone = { ...loan, status: 'reversed' as const }
  expect(undoLoanReturn(gone, returned.receipt, reversed)).toMatchObject({ code: 'NOT_REVERSIBLE' })
})

test('picks of an issue are as they were, those that did not come back untouched', () => {
  const { requisition, issue, stock: shelf } = handedOut('consume')
  const goods = done(goodsOfRequisition(requisition, issue.no))
  const lines = [{ pick: 1, quantity: 4, condition: 'good' as const, locationId: 'W1:A-01' }]
  const command = { no: 'TK1', by: clerk, reason: '领多了', lines }
  const back = done(takeBack(goods, { stock: () => shelf, location: placeOf }, command, now))
  const [first, second] = undoPicks(back.picks, back.receipt)
  expect(first).toMatchObject({ returnedQuantity: 0, closedValueFen: 0 })
  expect(second).toBe(back.picks[1])
})
