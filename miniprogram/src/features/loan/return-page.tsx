import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { BackLine } from '@/features/returning/components/back-line'
import { BackScan } from '@/features/returning/components/back-scan'
import { useBack } from '@/features/returning/use-back'
import { failureText } from '@/lib/error-text'
import { replacePage, switchTab } from '@/lib/nav'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { outQuantity } from '@shared/domain/loan'
import type { OutputOf } from '@shared/operations'
import type { LoanView } from '@shared/operations/loan'

/** The clerk takes lent goods back: scan or count, good to its shelf, damaged aside, and one return receipt for all. */
export function LoanReturnPage({ id }: { id: string }) {
  const query = useQuery('loan.get', { loanId: id }, { pull: true })
  const [done, setDone] = useState<OutputOf<'loan.return'>>()
  if (done) return <Returned done={done} />
  if (query.data?.actions.return) return <ReturnForm view={query.data} onDone={setDone} />
  return (
    <Page title="办理归还">
      <Loadable query={query}>
        {({ loan }) => (
          <Notice
            id="closed"
            tone="brand"
            icon="info"
            action={{ text: '看借出单', onTap: () => replacePage('loan', { id: loan._id }) }}
          >
            {whyNot(loan)}
          </Notice>
        )}
      </Loadable>
    </Page>
  )
}

function whyNot({ open, lines, warehouseName }: LoanView['loan']): string {
  if (!open) return '这张借出单没有要还的了'
  return lines.some((line) => outQuantity(line) > 0)
    ? `归还由${warehouseName}的仓管员办理`
    : '东西都回来了，只差给损坏的定责'
}

function ReturnForm({
  view: { loan },
  onDone,
}: {
  view: LoanView
  onDone: (done: OutputOf<'loan.return'>) => void
}) {
  const goods = loan.lines
    .map((line) => ({ ...line, key: line.lineId, left: outQuantity(line) }))
    .filter(({ left }) => left > 0)
  const back = useBack(goods, loan.warehouseId)
  const command = useCommand('loan.return')
  const [returnedBy, setReturnedBy] = useState('')
  const [note, setNote] = useState('')
  const [empty, setEmpty] = useState(false)
  const [sent, setSent] = useState<{ lineId: number }[]>([])

  const submit = async () => {
    const lines = back.collect('lineId')
    setEmpty(lines?.length === 0)
    if (!lines || lines.length === 0) return signal('wrong')
    setSent(lines)
    const answer = await command.run({
      loanId: loan._id,
      ...(returnedBy.trim() ? { returnedBy: returnedBy.trim() } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      lines,
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  const { failure } = command
  const refusedKey = failure && sent[Number(failure.details?.line ?? -1)]?.lineId
  const notice =
    failure && refusedKey === undefined ? (
      <Notice id="refusal">{failureText(failure)}</Notice>
    ) : (
      empty &&
      back.counted === 0 && (
        <Notice id="refusal" tone="warning">
          一件都没有数，先扫物资，或填写数量
        </Notice>
      )
    )
  return (
    <Page
      title="办理归还"
      sticky={<BackScan back={back} />}
      notice={notice}
      bottom={
        <BottomBar
          summary={<View className="num">{`已数 ${back.counted}/${goods.length} 行`}</View>}
          primary={{
            id: 'submit',
            text: '确认归还',
            icon: 'return',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      {back.locations.failure && (
        <Notice action={{ text: '再试一次', onTap: () => void back.locations.refresh() }}>
          库位没有加载出来：{failureText(back.locations.failure)}
        </Notice>
      )}
      <Card title={loan.borrower.name} extra={<View className="code">{loan._id}</View>}>
        <Button id="all-good" kind="secondary" icon="check" block onTap={back.everything}>
          全部完好归还
        </Button>
      </Card>
      {goods.map((one) => (
        <BackLine
          key={one.key}
          back={back}
          goods={one}
          leftText="未还"
          refusal={failure && refusedKey === one.key ? failureText(failure) : undefined}
        />
      ))}
      <FormGroup>
        <InputField
          id="returned-by"
          label="归还人"
          value={returnedBy}
          onChange={setReturnedBy}
          placeholder={`${loan.borrower.name}（别人代还时填写）`}
          maxLength={30}
        />
        <TextareaField id="note" label="备注" value={note} onChange={setNote} placeholder="可不填" />
      </FormGroup>
    </Page>
  )
}

function Returned({ done: { view, receipt } }: { done: OutputOf<'loan.return'> }) {
  const { loan, actions } = view
  const more = actions.return
    ? { id: 'view-loan', text: '看还差什么', onTap: () => replacePage('loan', { id: loan._id }) }
    : actions.settle
      ? { id: 'go-settle', text: '去定责', onTap: () => replacePage('loanSettle', { id: loan._id }) }
      : { id: 'view-loan', text: '查看借出单', onTap: () => replacePage('loan', { id: loan._id }) }
  return (
    <Page title="归还完成" noBack>
      <ResultPage
        title={actions.return ? '已收回一部分' : '已收回'}
        text={`${loan.borrower.name} · ${receipt.lines.length} 行放回${loan.warehouseName}`}
        actions={[
          ...(actions.settle && !actions.return ? [more] : []),
          {
            id: 'next-return',
            text: '继续收下一单',
            onTap: () => replacePage('loans', { view: 'warehouse' }),
          },
          ...(actions.settle && !actions.return ? [] : [more]),
          { id: 'home', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title="退库单号">
          <CopyNumber id="receipt-no" number={receipt._id} />
        </Card>
      </ResultPage>
    </Page>
  )
}
