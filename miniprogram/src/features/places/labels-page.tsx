import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { BarcodeLabel } from '@/components/barcode-label'
import { BottomBar } from '@/components/bottom-bar'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { printPage } from '@/features/outbound/print-page'
import { useQuery } from '@/lib/use-operation'
import './labels-page.scss'

/** Labels of a rack for the shelf: the code large enough to read from the aisle, and a barcode that names the warehouse too. */
export function LabelsPage() {
  const { id = '', rack = '' } = useRouter().params
  const query = useQuery('masterdata.rack', { warehouseId: id, rack })
  return (
    <Page
      title={`${rack} 标签`}
      bottom={
        printPage && <BottomBar primary={{ id: 'print', text: '打印', icon: 'printer', onTap: printPage }} />
      }
    >
      {!printPage && (
        <Notice tone="brand">要打印，请在电脑浏览器里打开这一页；手机上可以点条码复制编号。</Notice>
      )}
      <Loadable query={query}>
        {({ rows }) => (
          <View className="labels">
            {rows
              .filter(({ status }) => status === 'active')
              .map(({ _id, code }) => (
                <View key={_id} className="labels__label">
                  <View className="labels__code code">{code}</View>
                  <BarcodeLabel text={_id} />
                </View>
              ))}
          </View>
        )}
      </Loadable>
    </Page>
  )
}
