import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Item } from '@shared/schema/masterdata'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { Icon } from '@/components/icon'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import type { MyWarehouse } from '@/features/inbound/use-my-warehouses'
import { call } from '@/lib/cloud'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import { usePageShown } from '@/lib/page-shown'
import { useWedge } from '@/lib/wedge'
import { missingOf, type DirectDraft, type DraftLine } from '../direct-draft'
import { DepartmentSheet } from './department-sheet'
import { DirectLineCard } from './direct-line-card'
import './direct-form.scss'

export interface DirectFormProps {
  draft: DirectDraft
  setDraft: (next: (latest: DirectDraft) => DirectDraft) => void
  warehouses: MyWarehouse[]
  onClear: () => void
  onNext: () => void
}

/** Departments, goods, and how much each gets: one department is the simple case of many. */
export function DirectForm({ draft, setDraft, warehouses, onClear, onNext }: DirectFormProps) {
  const { targets, lines } = draft
  const [choosing, setChoosing] = useState(false)
  const [searching, setSearching] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState(false)
  const missing = missingOf(draft)

  const add = (item: Item) => {
    const { _id: itemId, code, name, specification, unit, scale, controlled, tracking } = item
    setProblem(undefined)
    setDraft((latest) => {
      if (latest.lines.some((line) => line.itemId === itemId)) return latest
      const brief = { code, name, specification, unit, scale, ...(controlled ? { controlled } : {}) }
      return { ...latest, lines: [...latest.lines, { itemId, item: brief, tracking, cells: {} }] }
    })
  }
  const onCode = async (code: string) => {
    const answer = await call('masterdata.resolveCode', { code })
    const found = answer.ok && answer.data.kind === 'item' ? answer.data.item : undefined
    signal(found ? 'ok' : 'wrong')
    if (found) return add(found)
    setProblem(answer.ok ? '这不是物资条码，请扫物资，或按名称查找' : failureText(answer))
  }
  useWedge((code) => void onCode(code), usePageShown())
  const change = (line: DraftLine) =>
    setDraft((latest) => ({
      ...latest,
      lines: latest.lines.map((other) => (other.itemId === line.itemId ? line : other)),
    }))
  const remove = (itemId: string) =>
    setDraft((latest) => ({ ...latest, lines: latest.lines.filter((line) => line.itemId !== itemId) }))
  const startAnew = async () => {
    const sure = await confirm({
      title: '清空重填？',
      text: '选好的部门和物资都会去掉。',
      action: '清空',
      danger: true,
    })
    if (sure) onClear()
  }
  return (
    <Page
      title="直接发放"
      notice={asked && missing && <Notice id="missing">{missing}</Notice>}
      bottom={
        <BottomBar
          tertiary={
            targets.length + lines.length > 0
              ? { id: 'clear', text: '清空', onTap: () => void startAnew() }
              : undefined
          }
          primary={{
            id: 'to-pick',
            text: '下一步：拣货',
            icon: 'pick',
            onTap: () => (missing ? setAsked(true) : onNext()),
          }}
        />
      }
    >
      <FormGroup>
        {warehouses.length > 1 && (
          <PickerField
            label="仓库"
            value={draft.warehouseId}
            onChange={(warehouseId) => setDraft((latest) => ({ ...latest, warehouseId }))}
            choices={warehouses.map(({ _id, name }) => ({ value: _id, text: name }))}
          />
        )}
        <InputField
          id="purpose"
          label="用途"
          required
          value={draft.purpose}
          onChange={(purpose) => setDraft((latest) => ({ ...latest, purpose }))}
          placeholder="例如：全院防汛值班物资"
          maxLength={200}
        />
      </FormGroup>
      <Card title="发给谁" extra={targets.length > 0 ? `${targets.length} 个部门` : undefined} padded={false}>
        {targets.map((target) => (
          <View key={target.departmentId} className="direct-target">
            <InputField
              id={`received-${target.departmentId}`}
              label={target.name}
              value={target.receivedBy}
              onChange={(receivedBy) =>
                setDraft((latest) => ({
                  ...latest,
                  targets: latest.targets.map((other) =>
                    other.departmentId === target.departmentId ? { ...other, receivedBy } : other,
                  ),
                }))
              }
              placeholder="领取人姓名"
              maxLength={30}
            />
          </View>
        ))}
        <View className="direct-add">
          <Button
            id="choose-departments"
            kind={targets.length > 0 ? 'text' : 'secondary'}
            icon="plus"
            onTap={() => setChoosing(true)}
          >
            {targets.length > 0 ? '增减部门' : '选择部门，可以多选'}
          </Button>
        </View>
      </Card>
      <BarcodeInput
        id="direct-code"
        onCode={(code) => void onCode(code)}
        placeholder="扫或输入物资条码，加一种"
        hint="对准物资条码"
      />
      {problem && (
        <Notice id="code-problem" action={{ text: '按名称查找', onTap: () => setSearching(true) }}>
          {problem}
        </Notice>
      )}
      {lines.map((line) => (
        <DirectLineCard
          key={line.itemId}
          line={line}
          targets={targets}
          warehouseId={draft.warehouseId}
          onChange={change}
          onRemove={() => remove(line.itemId)}
        />
      ))}
      <Button id="find-item" kind="secondary" icon="search" onTap={() => setSearching(true)}>
        按名称添加物资
      </Button>
      <Tappable id="to-directs" className="direct-past" onTap={() => openPage('directs')}>
        看以前的直接发放单
        <Icon name="chevron-right" size={18} />
      </Tappable>
      {choosing && (
        <DepartmentSheet
          chosen={targets.map(({ departmentId }) => departmentId)}
          onClose={() => setChoosing(false)}
          onChoose={(departments) =>
            setDraft((latest) => ({
              ...latest,
              targets: departments.map(({ _id, name }) => ({
                departmentId: _id,
                name,
                receivedBy: latest.targets.find(({ departmentId }) => departmentId === _id)?.receivedBy ?? '',
              })),
            }))
          }
        />
      )}
      <ItemSearchSheet open={searching} onClose={() => setSearching(false)} onChoose={add} title="添加物资" />
    </Page>
  )
}
