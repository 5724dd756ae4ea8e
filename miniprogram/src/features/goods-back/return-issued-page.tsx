import { View } from '@tarojs/components'
import { useState } from 'react'
import { documentKindOf } from '@shared/domain/document-numbers'
import { normaliseCode } from '@shared/domain/barcode'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { EmptyState } from '@/components/empty-state'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { Chips } from '@/components/segmented'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { BackLine } from '@/features/returning/components/back-line'
import { BackScan } from '@/features/returning/components/back-scan'
import { useBack } from '@/features/returning/use-back'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { formatInstant } from '@/lib/format'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import type { OutputOf } from '@shared/operations'
import type { ReceiptView } from '@shared/operations/inbound'
import './return-issued-page.scss'

type Issued = OutputOf<'inbound.issuedGoods'>

const reasons = ['领多了', '领错了', '工作取消', '质量有问题']

/** The clerk takes back what was handed out and not used: as the lots they were, on a return receipt. */
export function ReturnIssuedPage({ no }: { no: string }) {
  const query = useQuery('inbound.issuedGoods', no ? { issueNo: no } : null, { pull: true })
  const [receipt, setReceipt] = useState<ReceiptView>()
  if (receipt) return <TakenBack receipt={receipt} />
  if (query.data?.picks.some(({ left }) => left > 0)) return <Form issued={query.data} onDone={setReceipt} />
  return (
    <Page title="退库" sticky={<IssueNumber />}>
      {no ? (
        <Loadable query={query}>
          {() => (
            <Notice id="closed" tone="brand" icon="info">
              <CodedText text={`${no} 领出的都退回来了，没有可退的`} />
            </Notice>
          )}
        </Loadable>
      ) : (
        <EmptyState
          drawing="search"
          title="扫出库单再退库"
          text="扫或输入出库单号；没有单子，就在领用单的出库记录里点「退库」"
        />
      )}
    </Page>
  )
}

/** Which issue comes back: its number, scanned or typed. */
function IssueNumber() {
  const open = (scanned: string) => {
    const no = normaliseCode(scanned).toUpperCase()
    const type = documentKindOf(no)?.type
    if (type === 'issue' || type === 'directIssue') return replacePage('returnIssued', { no })
    signal('wrong')
    toast.error('请扫出库单号，CK 或 ZF 开头')
  }
  return (
    <View className="return-issued__scan">
      <BarcodeInput id="issue-no" onCode={open} placeholder="扫或输入出库单号" hint="对准出库单上的码" />
    </View>
  )
}

function Form({ issued, onDone }: { issued: Issued; onDone: (receipt: ReceiptView) => void }) {
  const goods = issued.picks.filter(({ left }) => left > 0).map((pick) => ({ ...pick, key: pick.pick }))
  const back = useBack(goods, issued.warehouseId)
  const command = useCommand('inbound.returnIssued')
  const [reason, setReason] = useState('')
  const [returnedBy, setReturnedBy] = useState('')
  const [problem, setProblem] = useState('')
  const [empty, setEmpty] = useState(false)
  const [sent, setSent] = useState<{ pick: number }[]>([])

  const submit = async () => {
    const lines = back.collect('pick')
    const missing = reason.trim() === '' ? '写一下为什么退库' : ''
    setEmpty(lines?.length === 0)
    setProblem(missing)
    if (!lines || lines.length === 0 || missing) return signal('wrong')
    setSent(lines)
    const answer = await command.run({
      issueNo: issued.issueNo,
      reason: reason.trim(),
      ...(returnedBy.trim() ? { returnedBy: returnedBy.trim() } : {}),
      lines,
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  const { failure } = command
  const refusedKey = failure && sent[Number(failure.details?.line ?? -1)]?.pick
  // What was missing goes away as soon as it is there.
  const none = empty && back.counted === 0 ? '一件都没有数，先扫物资，或填写数量' : ''
  const shown = none || (reason.trim() === '' ? problem : '')
  const notice =
    failure && refusedKey === undefined ? (
      <Notice id="refusal">{failureText(failure)}</Notice>
    ) : (
      shown && (
        <Notice id="refusal" tone="warning">
          {shown}
        </Notice>
      )
    )
  return (
    <Page
      title="退库"
      sticky={<BackScan back={back} />}
      notice={notice}
      bottom={
        <BottomBar
          summary={<View className="num">{`已数 ${back.counted} 行`}</View>}
          primary={{
            id: 'submit',
            text: '确认退库',
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
      <Card title={issued.fromName} extra={<View className="code">{issued.issueNo}</View>}>
        <View className="return-issued__when num">
          {`${formatInstant(issued.issuedAt)} 从${issued.warehouseName}领出`}
        </View>
      </Card>
      {goods.map((one) => (
        <BackLine
          key={one.key}
          back={back}
          goods={one}
          leftText="可退"
          refusal={failure && refusedKey === one.key ? failureText(failure) : undefined}
        />
      ))}
      <FormGroup>
        <TextareaField
          id="return-reason"
          label="退库原因"
          required
          value={reason}
          onChange={setReason}
          placeholder="为什么退回来"
        />
        <View className="return-issued__quick">
          <Chips
            value={reason}
            onChange={setReason}
            options={reasons.map((text) => ({ value: text, text }))}
          />
        </View>
        <InputField
          id="returned-by"
          label="退回人"
          value={returnedBy}
          onChange={setReturnedBy}
          placeholder={issued.fromName}
          maxLength={30}
        />
      </FormGroup>
    </Page>
  )
}

function TakenBack({ receipt }: { receipt: ReceiptView }) {
  const [first] = receipt.lines
  const { source } = receipt
  return (
    <Page title="退库完成" noBack>
      <ResultPage
        title="已退库"
        text={`${receipt.warehouseName} · ${receipt.lines.length} 行已上架，领用已冲减`}
        actions={[
          ...(first
            ? [{ id: 'see-stock', text: '查看库存', onTap: () => openPage('item', { id: first.itemId }) }]
            : []),
          ...(source?.type === 'requisition'
            ? [
                {
                  id: 'view',
                  text: '查看单据',
                  onTap: () => replacePage('requisition', { id: source.id }),
                },
              ]
            : []),
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
