import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { confirm } from '@/lib/confirm'
import { back, openPage, replacePage } from '@/lib/nav'
import type { OutputOf } from '@shared/operations'
import { ItemFields } from './components/item-fields'
import { ItemNotice } from './components/item-notice'
import { useNewItem } from './use-item-form'

/** A new item; `barcode` was scanned and belongs to nothing yet. */
export function NewItem({ barcode }: { barcode?: string | undefined }) {
  const editing = useNewItem(barcode ? { barcodes: [{ key: barcode, code: barcode, unit: '' }] } : {})
  const [saved, setSaved] = useState<OutputOf<'masterdata.saveItem'>>()
  const [kept] = useState(editing.form.name !== '')
  if (saved) {
    return (
      <Page title="新建物资">
        <ResultPage
          title={`已建好「${saved.name}」`}
          text={`编码 ${saved.code}，现在就可以采购、入库和领用`}
          actions={[
            { id: 'again', text: '再建一种', onTap: () => setSaved(undefined) },
            { id: 'see-item', text: '查看物资', onTap: () => replacePage('item', { id: saved._id }) },
            { id: 'to-items', text: '返回列表', onTap: () => back() },
          ]}
        />
      </Page>
    )
  }
  const save = async () => {
    const answer = await editing.save()
    if (typeof answer === 'string') return
    editing.clear()
    setSaved(answer)
  }
  const discard = async () => {
    const sure = await confirm({
      title: '清空已填的内容？',
      text: '还没有保存，清空后要重新填。',
      action: '清空',
      danger: true,
    })
    if (sure) editing.clear()
  }
  return (
    <Page
      title="新建物资"
      notice={<ItemNotice editing={editing} onOpen={(id) => openPage('editItem', { id })} />}
      bottom={
        <BottomBar
          primary={{ id: 'save-item', text: '保存物资', loading: editing.running, onTap: () => void save() }}
        />
      }
    >
      {kept && (
        <Notice
          id="kept-item"
          tone="brand"
          icon="clock"
          action={{ id: 'discard-item', text: '清空', onTap: () => void discard() }}
        >
          接着上次没填完的
        </Notice>
      )}
      <ItemFields editing={editing} />
    </Page>
  )
}
