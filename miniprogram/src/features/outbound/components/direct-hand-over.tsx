import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QuantityText } from '@/components/quantity-text'
import { SignaturePad } from '@/components/signature-pad'
import { Chips } from '@/components/segmented'
import { failureText } from '@/lib/error-text'
import { formatQuantity } from '@/lib/format'
import { useQuery } from '@/lib/use-operation'
import { totalOf, type DirectDraft } from '../direct-draft'
import { lotText } from '../lot-text'
import { recoveryOf } from '../refusal'
import { directPrecautions, useDirect } from '../use-direct'
import './direct-hand-over.scss'

type Proposal = OutputOf<'outbound.directProposal'>

export interface DirectHandOverProps {
  draft: DirectDraft
  onBack: () => void
  onDone: () => void
}

/** Where to fetch it, shelf by shelf; then who signs, and it is posted all at once. */
export function DirectHandOver({ draft, onBack, onDone }: DirectHandOverProps) {
  const { warehouseId, targets, lines } = draft
  const query = useQuery('outbound.directProposal', {
    warehouseId,
    lines: lines.map((line) => ({ itemId: line.itemId, quantity: totalOf(line, targets) })),
  })
  if (!query.data) {
    return (
      <Page
        title="拣货和交接"
        bottom={<BottomBar primary={{ id: 'back-to-form', text: '返回修改', onTap: onBack }} />}
      >
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  return <HandOver {...{ draft, onBack, onDone }} proposal={query.data} refresh={query.refresh} />
}

function HandOver({
  draft,
  proposal,
  onBack,
  onDone,
  refresh,
}: DirectHandOverProps & { proposal: Proposal; refresh: () => Promise<void> }) {
  const { targets } = draft
  const direct = useDirect(draft, onDone)
  const { twoPeople, idCheck, mustSign } = directPrecautions(draft, proposal)
  const [signatures, setSignatures] = useState<ReadonlyMap<string, () => string>>(new Map())
  const [signing, setSigning] = useState(targets[0]?.departmentId ?? '')
  const [idNumber, setIdNumber] = useState('')
  const short = proposal.lines.filter((line) => line.shortage > 0)
  const unsigned = mustSign.filter((id) => !signatures.has(id))
  const idMissing = idCheck && !/^[0-9A-Za-z]{4,6}$/.test(idNumber.trim())
  const signer = targets.find(({ departmentId }) => departmentId === signing)
  const { failure } = direct

  /** The field is drawn anew for the next department: what is on it now is made a picture first. */
  const turnTo = (departmentId: string) => {
    const picture = signatures.get(signing)?.()
    if (picture) setSignatures(new Map(signatures).set(signing, () => picture))
    setSigning(departmentId)
  }
  const sign = (toPng: (() => string) | null) => {
    const next = new Map(signatures)
    if (toPng) next.set(signing, toPng)
    else next.delete(signing)
    setSignatures(next)
  }
  return (
    <Page
      title="拣货和交接"
      notice={
        failure && (
          <Notice
            id="refusal"
            action={
              recoveryOf(failure) === 'again'
                ? undefined
                : { id: 'regenerate', text: '按现在的库存重排', onTap: () => void refresh() }
            }
          >
            {failureText(failure)}
            {failure.code === 'NETWORK' && '。再点一次不会重复发放'}
          </Notice>
        )
      }
      bottom={
        <BottomBar
          secondary={{ id: 'back-to-form', text: '返回修改', disabled: direct.running, onTap: onBack }}
          primary={{
            id: 'submit',
            text: twoPeople ? '提交复核' : '确认发放',
            loading: direct.running,
            disabled: short.length > 0 || unsigned.length > 0 || idMissing,
            onTap: () => void direct.send(proposal, { signatures, idNumber: idCheck ? idNumber.trim() : '' }),
          }}
        />
      }
    >
      {short.length > 0 && (
        <Notice id="shortage" action={{ id: 'back-short', text: '去改数量', onTap: onBack }}>
          {short
            .map(
              ({ item, shortage }) =>
                `「${item.name}」缺 ${formatQuantity(shortage, item.scale)} ${item.unit}`,
            )
            .join('，')}
          。发不了这么多，请减少数量
        </Notice>
      )}
      {twoPeople && (
        <Notice id="two-people" tone="warning" icon="shield">
          有管控物资，要两个人办：签好字提交复核，由另一名仓管员核对后发放
        </Notice>
      )}
      <Card title="从这些库位拿" padded={false}>
        {stops(proposal).map(({ key, line, pick }) => (
          <ListRow
            key={key}
            className="direct-stop"
            title={<View className="direct-stop__code code">{pick.location}</View>}
            subtitle={`${line.item.name} ${line.item.specification}`}
            note={`${lotText(pick)}${pick.expiryDate ? `，有效期至 ${pick.expiryDate}` : ''}`}
            value={<QuantityText quantity={pick.quantity} scale={line.item.scale} unit={line.item.unit} />}
          />
        ))}
      </Card>
      {idCheck && (
        <FormGroup>
          <InputField
            id="id-number"
            label="证件尾号"
            required
            value={idNumber}
            onChange={setIdNumber}
            placeholder="后 4–6 位"
            maxLength={6}
            hint="只留末两位和加密指纹，不保存号码"
          />
        </FormGroup>
      )}
      {targets.length > 1 && (
        <Chips
          value={signing}
          onChange={turnTo}
          options={targets.map(({ departmentId, name }) => ({
            value: departmentId,
            text: `${name}${signatures.has(departmentId) ? ' ✓' : ''}`,
            id: `sign-${departmentId}`,
          }))}
        />
      )}
      <Card
        title={`${signer?.receivedBy.trim() || (signer?.name ?? '')} 签字`}
        extra={
          signatures.has(signing) ? '已签，再签会替换' : mustSign.includes(signing) ? '必须签' : '可以不签'
        }
      >
        <SignaturePad key={signing} signer={signer?.receivedBy.trim() || signer?.name} onChange={sign} />
      </Card>
    </Page>
  )
}

/** The proposal as stops, in the order of its locations' codes. */
const stops = ({ lines }: Proposal) =>
  lines
    .flatMap((line) =>
      line.picks.map((pick) => ({ key: `${line.itemId} ${pick.lotId} ${pick.locationId}`, line, pick })),
    )
    .sort((a, b) => (a.pick.location < b.pick.location ? -1 : 1))
