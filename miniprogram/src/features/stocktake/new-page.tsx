import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { ForRoles } from '../quality/components/for-roles'
import { NewForm } from './components/new-form'
import { Opening } from './components/opening'

/** Opening a stocktake; the link may name what it begins with, such as one shelf. */
export function NewStocktakePage() {
  const { params } = useRouter<{ warehouse?: string; location?: string; item?: string; requests?: string }>()
  const [opened, setOpened] = useState<StocktakeView>()
  const start = {
    warehouse: decodeURIComponent(params.warehouse ?? ''),
    location: decodeURIComponent(params.location ?? ''),
    item: decodeURIComponent(params.item ?? ''),
    requests: decodeURIComponent(params.requests ?? '')
      .split(',')
      .filter(Boolean),
  }
  if (opened) return <Opening opened={opened} location={start.location} />
  return (
    <ForRoles title="开盘" roles={['clerk', 'admin']} refusal="盘点由仓管员开盘">
      {(me) => <NewForm me={me} start={start} onOpened={setOpened} />}
    </ForRoles>
  )
}
