import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { mayWorkIn } from '@shared/domain/rights'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ChoiceSheet } from '@/components/picker-field'
import { ProgressLine } from '@/components/progress-line'
import { SessionWait } from '@/components/session-wait'
import { Tappable } from '@/components/tappable'
import { useMyWarehouses } from '@/features/inbound/use-my-warehouses'
import { failureText } from '@/lib/error-text'
import { formatQuantity } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { usePageShown } from '@/lib/page-shown'
import { hasRole, useMe } from '@/lib/session'
import { useWedge } from '@/lib/wedge'
import { locationCode } from '@shared/domain/stock'
import { ChooseShelf } from './components/choose-shelf'
import { LocationRows } from './components/location-rows'
import { MoveForm } from './components/move-form'
import { useMove, type Move } from './use-move'
import './move-page.scss'

type Params = { from?: string; itemId?: string; lotId?: string; status?: string }

/** 移库: shelf, goods, other shelf — three scans and done. */
export function MovePage() {
  const me = useMe()
  const { params } = useRouter<Params>()
  if (!me) {
    return (
      <Page title="移库">
        <SessionWait />
      </Page>
    )
  }
  if (!hasRole(me, 'clerk')) {
    return (
      <Page title="移库">
        <EmptyState
          title="移库由仓管员办理"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      </Page>
    )
  }
  return <Moving params={params} />
}

function Moving({ params }: { params: Params }) {
  const text = (value: string | undefined) => value && decodeURIComponent(value)
  const move = useMove({
    from: text(params.from),
    itemId: text(params.itemId),
    lotId: text(params.lotId),
    status: text(params.status),
  })
  const me = useMe()
  useWedge((code) => void move.onCode(code), usePageShown())
  const { contents, row, posted, failure, problem } = move
  const foreign = contents && me && !mayWorkIn(me, contents.location.warehouseId)
  return (
    <Page
      title="移库"
      sticky={
        <View className="move-scan">
          <BarcodeInput
            id="move-code"
            onCode={(code) => void move.onCode(code)}
            placeholder={contents ? (row ? '扫目标库位' : '扫物资，或点下面一批') : '扫现在的库位'}
            hint={row ? '对准目标库位码' : contents ? '对准物资条码' : '对准库位码'}
            {...(problem?.code ? { unknown: problem.code } : {})}
          />
        </View>
      }
      notice={
        failure ? (
          <Notice id="refusal">{failureText(failure)}。什么都没有动，可以改了再移。</Notice>
        ) : (
          problem && (
            <Notice id="move-problem" tone="warning">
              {problem.text}
            </Notice>
          )
        )
      }
      bottom={row && !foreign && <MoveBottom move={move} />}
    >
      <ProgressLine
        steps={[
          { text: '库位', state: contents ? 'done' : 'current', ...noteOf(contents?.location.code) },
          { text: '物资', state: row ? 'done' : contents ? 'current' : 'waiting' },
          { text: '目标库位', state: row ? 'current' : 'waiting', ...noteOf(move.to?.code) },
        ]}
      />
      {posted && <Posted move={move} />}
      <WhichWarehouse move={move} />
      {!contents && !move.query.loading && !move.query.failure && (
        <ChooseShelf onChoose={(location) => move.startAt(location._id)} />
      )}
      {(contents || move.query.loading || move.query.failure) && (
        <Loadable query={move.query}>
          {(found) =>
            foreign ? (
              <EmptyState title={`${found.warehouseName}不归你管`} text="移库请联系该库的仓管员" />
            ) : row ? (
              <MoveForm move={move} row={row} />
            ) : (
              <Card
                title={`${found.location.code} 放着 ${found.rows.length} 批`}
                padded={false}
                extra={
                  <Tappable id="other-shelf" className="move-change" onTap={() => move.startAt(undefined)}>
                    换库位
                  </Tappable>
                }
              >
                {found.rows.length === 0 ? (
                  <EmptyState title="这个库位是空的" text="请扫另一个库位" />
                ) : (
                  <LocationRows rows={found.rows} onTap={(index) => move.choose(found.rows[index])} />
                )}
              </Card>
            )
          }
        </Loadable>
      )}
    </Page>
  )
}

/** The same short code hangs in several warehouses of this clerk. */
function WhichWarehouse({ move: { ambiguous, chooseWarehouse } }: { move: Move }) {
  const { mine } = useMyWarehouses()
  return (
    <ChoiceSheet
      open={ambiguous !== ''}
      title={`${ambiguous} 在哪个仓库`}
      value=""
      choices={mine.map(({ _id, name }) => ({ value: _id, text: name }))}
      onChange={chooseWarehouse}
      onClose={() => chooseWarehouse('')}
    />
  )
}

const noteOf = (note: string | undefined) => (note ? { note } : {})

function MoveBottom({ move }: { move: Move }) {
  const { to, running } = move
  const [asked, setAsked] = useState(false)
  const go = () => {
    if (to) void move.post(to)
    else setAsked(true)
  }
  return (
    <BottomBar
      summary={asked && !to ? '还差目标库位' : to ? `移到 ${to.code}` : undefined}
      secondary={{ id: 'move-back', text: '换一批', onTap: () => move.choose(undefined) }}
      primary={{ id: 'move-submit', text: '确认移库', icon: 'transfer', loading: running, onTap: go }}
    />
  )
}

function Posted({ move: { posted } }: { move: Move }) {
  const line = posted?.lines[0]
  if (!posted || !line) return null
  const amount = `${formatQuantity(line.quantity, line.item.scale)} ${line.item.unit}`
  return (
    <Notice
      id="moved"
      tone="success"
      icon="check-circle"
      action={{
        id: 'see-adjustment',
        text: '看单据',
        onTap: () => openPage('adjustment', { id: posted._id }),
      }}
    >
      已把「{line.item.name}」{amount} 移到 {locationCode(line.to.locationId)}，可以接着移
    </Notice>
  )
}
