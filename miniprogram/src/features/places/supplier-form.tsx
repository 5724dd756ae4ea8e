import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Supplier } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SwitchField } from '@/components/switch-field'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { back } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { FormWait } from './components/form-wait'
import { LifeCard } from './components/life-card'
import { useOnce } from './use-once'
import { nextCode } from './words'

/** 供应商资料: a new one, or one to change. */
export function SupplierFormPage() {
  const { id } = useRouter().params
  const query = useQuery('masterdata.listSuppliers', { includeDisabled: true })
  const suppliers = useOnce(query)?.rows
  const supplier = suppliers?.find(({ _id }) => _id === id)
  if (!suppliers || (id && !supplier)) {
    return <FormWait title="供应商" query={query} ready={suppliers !== undefined} what="这家供应商" />
  }
  const code = nextCode(
    suppliers.map(({ _id }) => _id),
    'GYS',
    'GYS001',
  )
  return <SupplierForm supplier={supplier} proposed={code} />
}

function SupplierForm({ supplier, proposed }: { supplier: Supplier | undefined; proposed: string }) {
  const save = useCommand('masterdata.saveSupplier')
  const setStatus = useCommand('masterdata.setSupplierStatus')
  const remove = useCommand('masterdata.deleteSupplier')
  const [draft, setDraft] = useState({
    code: supplier?.code ?? proposed,
    name: supplier?.name ?? '',
    contact: supplier?.contact ?? '',
    phone: supplier?.phone ?? '',
    note: supplier?.note ?? '',
    inspect: supplier?.inspect ?? false,
  })
  const change = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const [asked, setAsked] = useState(false)
  const missing = asked && !draft.name.trim() ? '请填写名称' : undefined

  const submit = async () => {
    setAsked(true)
    if (!draft.name.trim() || !draft.code.trim()) return
    const answer = await save.run({
      ...draft,
      ...(supplier ? { supplierId: supplier._id, updatedAt: supplier.updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success(supplier ? '已保存' : `已新建 ${answer.data.name}`)
    back()
  }
  return (
    <Page
      title={supplier ? '供应商' : '新建供应商'}
      notice={save.failure && <Notice id="refusal">{failureText(save.failure)}。填写的内容都还在。</Notice>}
      bottom={
        <BottomBar
          primary={{
            id: 'save',
            text: '保存',
            icon: 'check',
            loading: save.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <FormGroup>
        <InputField
          id="supplier-code"
          label="编号"
          required
          value={draft.code}
          disabled={Boolean(supplier)}
          hint={supplier ? '编号建好后不能改' : '大写字母、数字和短横线，建好后不能改'}
          maxLength={20}
          onChange={(code) => change({ code })}
        />
        <InputField
          id="supplier-name"
          label="名称"
          required
          value={draft.name}
          error={missing}
          placeholder="营业执照上的全称"
          maxLength={80}
          onChange={(name) => change({ name })}
        />
        <InputField
          id="supplier-contact"
          label="联系人"
          value={draft.contact}
          placeholder="可不填"
          maxLength={30}
          onChange={(contact) => change({ contact })}
        />
        <InputField
          id="supplier-phone"
          label="电话"
          value={draft.phone}
          placeholder="可不填"
          maxLength={30}
          onChange={(phone) => change({ phone })}
        />
      </FormGroup>
      <FormGroup>
        <SwitchField
          id="supplier-inspect"
          label="到货质检"
          text={draft.inspect ? '先进待检区' : '直接上架'}
          hint="打开后，这家的货入库先进待检区，质检合格才能用"
          value={draft.inspect}
          onChange={(inspect) => change({ inspect })}
        />
        <TextareaField
          label="备注"
          value={draft.note}
          placeholder="可不填"
          maxLength={200}
          onChange={(note) => change({ note })}
        />
      </FormGroup>
      {supplier && (
        <LifeCard
          what={`「${supplier.name}」`}
          status={supplier.status}
          meaning="停用后，采购和入库时不能再选它，已有的单据不变。"
          setStatus={(status) => setStatus.run({ supplierId: supplier._id, status })}
          remove={() => remove.run({ supplierId: supplier._id })}
          onDone={() => back()}
        />
      )}
    </Page>
  )
}
