import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { defaultRule, exampleCode } from '@shared/domain/location-code'
import type { Warehouse, Zone } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { back, replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { FormWait } from './components/form-wait'
import { RuleFields } from './components/rule-fields'
import { ZoneFields } from './components/zone-fields'
import { useOnce } from './use-once'

/** 仓库设置: a new warehouse, or one to change. */
export function WarehouseFormPage() {
  const { id } = useRouter().params
  const query = useQuery('masterdata.warehouse', id ? { warehouseId: id } : null)
  const warehouse = useOnce(query)?.warehouse
  if (id && !warehouse) return <FormWait title="仓库设置" query={query} ready={false} what="这个仓库" />
  return <WarehouseForm warehouse={warehouse} />
}

/** What a new warehouse has, so that goods can come in, wait and be set aside. */
const usualZones: Zone[] = [
  { code: 'A', name: '合格品区', kind: 'qualified' },
  { code: 'DJ', name: '待检区', kind: 'inspection' },
  { code: 'BH', name: '不合格区', kind: 'rejected' },
]

function WarehouseForm({ warehouse }: { warehouse: Warehouse | undefined }) {
  const save = useCommand('masterdata.saveWarehouse')
  const [draft, setDraft] = useState({
    code: warehouse?.code ?? 'WH-',
    name: warehouse?.name ?? '',
    branch: warehouse?.branch ?? '',
    address: warehouse?.address ?? '',
    zones: warehouse?.zones ?? usualZones,
    locationRule: warehouse?.locationRule ?? defaultRule,
  })
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const needed = (value: string, what: string) => (asked && !value.trim() ? `请填写${what}` : undefined)
  const codeProblem =
    asked && !/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/.test(draft.code.trim()) ? '用字母、数字和短横线' : undefined

  const submit = async () => {
    setAsked(true)
    if (!draft.name.trim() || !draft.branch.trim() || !draft.code.trim()) return
    const answer = await save.run({
      ...draft,
      ...(warehouse ? { warehouseId: warehouse._id, updatedAt: warehouse.updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success(warehouse ? '已保存' : `已建好「${answer.data.name}」，接着生成库位`)
    if (warehouse) back()
    else replacePage('warehouse', { id: answer.data._id })
  }
  return (
    <Page
      title={warehouse ? '仓库设置' : '新建仓库'}
      notice={save.failure && <Notice id="refusal">{failureText(save.failure)}。填写的内容都还在。</Notice>}
      bottom={
        <BottomBar
          primary={{
            id: 'save',
            text: warehouse ? '保存' : '建立仓库',
            icon: 'check',
            loading: save.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <FormGroup>
        <InputField
          id="warehouse-code"
          label="编号"
          required
          value={draft.code}
          error={codeProblem}
          hint={warehouse ? '编号印在库位标签上，不能改' : '印在库位标签上，建好后不能改，如 WH-BG'}
          disabled={Boolean(warehouse)}
          maxLength={20}
          onChange={(code) => change({ code: code.toUpperCase() })}
        />
        <InputField
          id="warehouse-name"
          label="名称"
          required
          value={draft.name}
          error={needed(draft.name, '名称')}
          placeholder="如 办公用品库"
          maxLength={60}
          onChange={(name) => change({ name })}
        />
        <InputField
          id="warehouse-branch"
          label="所属"
          required
          value={draft.branch}
          error={needed(draft.branch, '所属单位')}
          placeholder="如 本部、南区分部"
          maxLength={60}
          onChange={(branch) => change({ branch })}
        />
        <InputField
          id="warehouse-address"
          label="地址"
          value={draft.address}
          placeholder="可不填"
          maxLength={120}
          onChange={(address) => change({ address })}
        />
      </FormGroup>
      <ZoneFields zones={draft.zones} onChange={(zones) => change({ zones })} />
      <RuleFields
        rule={draft.locationRule}
        example={exampleCode(draft.locationRule, draft.zones[0]?.code)}
        onChange={(locationRule) => change({ locationRule })}
      />
    </Page>
  )
}
