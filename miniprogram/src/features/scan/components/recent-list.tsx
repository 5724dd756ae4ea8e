import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon, type IconName } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { formatTime } from '@/lib/format'
import type { RecentScan } from '../use-recent-scans'
import './recent-list.scss'

const icons: Record<RecentScan['kind'], IconName> = {
  item: 'box',
  location: 'location',
  requisition: 'requisition',
  receipt: 'receive',
  transfer: 'transfer',
  adjustment: 'document',
  stocktake: 'count',
  purchaseOrder: 'document',
  loan: 'return',
  directIssue: 'document',
  issueCheck: 'shield',
  asset: 'box',
  document: 'document',
}

export interface RecentListProps {
  scans: RecentScan[]
  onChoose: (code: string) => void
  onClear: () => void
  onSearch: () => void
}

/** The last scans, one tap from being used again; before the first one, what can be scanned. */
export function RecentList({ scans, onChoose, onClear, onSearch }: RecentListProps) {
  if (scans.length === 0) return <Guide onSearch={onSearch} />
  const clear = (
    <Button size="small" kind="text" onTap={onClear}>
      清空
    </Button>
  )
  return (
    <Card title="最近扫过" extra={clear} padded={false}>
      {scans.map(({ code, kind, text, at }) => (
        <ListRow
          key={code}
          className="scan-recent"
          leading={<Mark icon={icons[kind]} />}
          title={text}
          note={<View className="scan-recent__code">{code}</View>}
          value={<View className="scan-recent__time">{formatTime(at)}</View>}
          onTap={() => onChoose(code)}
        />
      ))}
    </Card>
  )
}

function Guide({ onSearch }: { onSearch: () => void }) {
  const search = (
    <Button id="search-by-name" size="small" kind="text" onTap={onSearch}>
      按名称查找
    </Button>
  )
  return (
    <Card title="可以扫这些码" extra={search} padded={false}>
      <ListRow
        leading={<Mark icon="box" />}
        title="物资条码"
        note="支、盒、箱都认；GS1 码连批号、效期一起读出"
      />
      <ListRow leading={<Mark icon="shield" />} title="资产序列号" note="看在谁那里，交接、归还" />
      <ListRow leading={<Mark icon="location" />} title="库位码" note="货架上的标签" />
      <ListRow
        leading={<Mark icon="requisition" />}
        title="单据号"
        note="领用、入库、出库、订单、借出、调拨……打印出来的都能扫"
      />
    </Card>
  )
}

function Mark({ icon }: { icon: IconName }) {
  return (
    <View className="scan-mark">
      <Icon name={icon} size={20} />
    </View>
  )
}
