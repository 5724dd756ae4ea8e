import { useState } from 'react'
import { disposalText } from '@shared/domain/scrap'
import { parseQuantity } from '@shared/domain/units'
import type { DisposalMethod, Scrap } from '@shared/schema/scrap'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoField, photosInput, type PickedPhoto } from '@/components/photo-field'
import { PickerField } from '@/components/picker-field'
import { SignaturePad } from '@/components/signature-pad'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { GoodsCard } from '../../quality/components/goods-card'

const methods = Object.entries(disposalText).map(([value, text]) => ({
  value: value as DisposalMethod,
  text,
}))

/** How it was done, with a witness who signs where controlled goods are among them. */
export function DisposalForm({ scrap, onDone }: { scrap: Scrap; onDone: (scrap: Scrap) => void }) {
  const controlled = scrap.lines.some((line) => line.item.controlled)
  const [method, setMethod] = useState<DisposalMethod>(controlled ? 'hazardousWaste' : 'destroyed')
  const [text, setText] = useState({ recipient: '', documentNo: '', proceeds: '', note: '' })
  const [witnessId, setWitnessId] = useState('')
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  const [checked, setChecked] = useState(false)
  const people = useQuery('quality.witnesses', {})
  const command = useCommand('quality.disposeScrap')
  const witness = people.data?.rows.find(({ id }) => id === witnessId)
  const proceedsFen = text.proceeds.trim() ? parseQuantity(text.proceeds, 2) : undefined
  const set = (change: Partial<typeof text>) => setText((old) => ({ ...old, ...change }))
  const problem = problemOf({
    method,
    recipient: text.recipient,
    proceedsFen,
    controlled,
    witnessed: witnessId !== '',
    signed: toPng !== null,
  })

  const submit = async () => {
    setChecked(true)
    if (problem) return signal('wrong')
    const sure = await confirm({
      title: `${disposalText[method]}后从库存里减掉？`,
      text: `${scrap.lines.length} 行物资报废记账，请确认实物已经处置。`,
      action: '确认处置',
      danger: true,
    })
    if (!sure) return
    const answer = await command.run({
      scrapId: scrap._id,
      method,
      ...(text.recipient.trim() ? { recipient: text.recipient.trim() } : {}),
      ...(text.documentNo.trim() ? { documentNo: text.documentNo.trim() } : {}),
      ...(method === 'sold' && typeof proceedsFen === 'number' ? { proceedsFen } : {}),
      ...(witnessId ? { witnessId } : {}),
      ...(witnessId && toPng ? { signature: toPng() } : {}),
      ...(text.note.trim() ? { note: text.note.trim() } : {}),
      ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data.scrap)
  }
  const { failure } = command
  const notice = failure ? (
    <Notice id="refusal">{failureText(failure)}。填写的内容都还在。</Notice>
  ) : checked && problem ? (
    <Notice id="incomplete" tone="warning">
      {problem}
    </Notice>
  ) : undefined
  return (
    <Page
      title="报废处置"
      notice={notice}
      bottom={
        <BottomBar
          summary={`${scrap.lines.length} 行`}
          primary={{ id: 'submit', text: '确认处置', loading: command.running, onTap: () => void submit() }}
        />
      }
    >
      <GoodsCard lines={scrap.lines} valueFen={scrap.valueFen} />
      <FormGroup title="怎么处置">
        <PickerField label="方式" required value={method} choices={methods} onChange={setMethod} />
        {method !== 'destroyed' && (
          <InputField
            id="recipient"
            label={method === 'sold' ? '买方' : '处置单位'}
            required
            value={text.recipient}
            onChange={(recipient) => set({ recipient })}
            placeholder={method === 'sold' ? '谁买走的' : '有资质的危废处置单位'}
            maxLength={60}
          />
        )}
        {method !== 'destroyed' && (
          <InputField
            id="document-no"
            label="凭证号"
            value={text.documentNo}
            onChange={(documentNo) => set({ documentNo })}
            placeholder={method === 'sold' ? '合同或收据号，可不填' : '转移联单号，可不填'}
            maxLength={60}
          />
        )}
        {method === 'sold' && (
          <InputField
            id="proceeds"
            label="收入"
            value={text.proceeds}
            onChange={(proceeds) => set({ proceeds })}
            type="digit"
            placeholder="0.00"
            suffix="元"
          />
        )}
        <TextareaField
          id="note"
          label="说明"
          value={text.note}
          onChange={(note) => set({ note })}
          placeholder="可不填"
        />
        <PhotoField id="photos" label="处置照片" value={photos} onChange={setPhotos} />
      </FormGroup>
      <FormGroup title={controlled ? '监销（管控物资必填）' : '监销（可不填）'}>
        <PickerField
          label="监销人"
          required={controlled}
          value={witnessId}
          placeholder={people.failure ? '人员没有加载出来' : '在场的另一位同事'}
          choices={(people.data?.rows ?? []).map(({ id, name, departmentName, title }) => ({
            value: id,
            text: name,
            note: [departmentName, title].filter(Boolean).join(' · '),
          }))}
          onChange={setWitnessId}
        />
      </FormGroup>
      {witnessId && (
        <Card title="监销人签字">
          <SignaturePad onChange={(make) => setToPng(() => make)} signer={`监销人 ${witness?.name ?? ''}`} />
        </Card>
      )}
    </Page>
  )
}

interface Filled {
  method: DisposalMethod
  recipient: string
  proceedsFen: number | null | undefined
  controlled: boolean
  witnessed: boolean
  signed: boolean
}

function problemOf({
  method,
  recipient,
  proceedsFen,
  controlled,
  witnessed,
  signed,
}: Filled): string | undefined {
  if (method !== 'destroyed' && !recipient.trim()) {
    return method === 'sold' ? '请填写买方' : '请填写处置单位'
  }
  if (method === 'sold' && proceedsFen === null) return '收入写成 12 或 12.50'
  if (controlled && !witnessed) return '管控物资要选监销人'
  return controlled && !signed ? '请监销人在屏幕上签字' : undefined
}
