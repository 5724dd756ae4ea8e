import { View } from '@tarojs/components'
import { stocktakeStates } from '@shared/domain/stocktake/access'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Spinner } from '@/components/spinner'
import { StateTag } from '@/components/state-tag'
import { printPage } from '@/features/outbound/print-page'
import { methodText, stateTones } from '@/features/stocktake/words'
import { failureText } from '@/lib/error-text'
import { formatCount } from '@/lib/format'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { conclusionOf } from '../conclusion'
import { lastStep } from '../last-step'
import { rolesToSign } from '../signing'
import { useExport } from '../use-export'
import { stamp } from '../stamp'
import type { Report, useReport } from '../use-report'
import { ReportSignatures } from './report-signatures'
import { ReportTable } from './report-table'
import './report.scss'

export interface ReportContentProps {
  data: Report
  report: ReturnType<typeof useReport>
}

/** On the screen a page to read and sign; on paper A4 with everything and nothing else. */
export function ReportContent({ data, report }: ReportContentProps) {
  const { stocktake, organisation, counters, approval } = data
  const { lines, complete, failure, again, query } = report
  const view = useQuery('stocktake.get', { stocktakeId: stocktake._id })
  const me = useMe()
  const table = useExport(stocktake._id)
  const exported = view.data?.actions.export ?? false
  const bar = {
    id: 'export',
    text: '导出 Excel',
    icon: 'document',
    loading: table.running,
    onTap: () => void table.run(),
  } as const
  const print = printPage && {
    id: 'print',
    text: '打印',
    icon: 'printer' as const,
    disabled: !complete,
    onTap: printPage,
  }
  return (
    <Page
      title="盘点报告"
      className="report-page"
      notice={table.failure && <Notice id="refusal">{failureText(table.failure)}</Notice>}
      bottom={
        exported ? (
          <BottomBar {...(print ? { secondary: print } : {})} primary={bar} />
        ) : print ? (
          <BottomBar primary={print} />
        ) : undefined
      }
    >
      <Card className="report">
        <View className="report__organisation">{organisation}</View>
        <View className="report__title" id="report-title">
          盘点报告
        </View>
        <View className="report__name">{stocktake.name}</View>
        <View className="report__state">
          <StateTag tone={stateTones[stocktake.status]}>{stocktakeStates[stocktake.status]}</StateTag>
        </View>
        <View className="report__facts">
          {factsOf(data).map(
            ([label, value]) =>
              value && (
                <View key={label} className="report__fact">
                  <View className="report__label">{label}</View>
                  <View className="report__value num">
                    <CodedText text={value} />
                  </View>
                </View>
              ),
          )}
        </View>
        <View className="report__heading">一、盘点结论</View>
        <View id="conclusion">
          {conclusionOf(data, lines).map((sentence) => (
            <View key={sentence} className="report__sentence num">
              <CodedText text={sentence} />
            </View>
          ))}
        </View>
        <View className="report__heading">二、差异明细（{formatCount(lines.length)} 行）</View>
        {lines.length > 0 ? (
          <ReportTable lines={lines} />
        ) : (
          <View className="report__sentence">没有差异。</View>
        )}
        {!complete && (
          <View className="report__more">
            {failure ? (
              <Notice id="lines-missing" action={{ text: '再试一次', onTap: again }}>
                差异没有全部加载出来，暂时不能打印
              </Notice>
            ) : (
              <>
                <Spinner size={16} /> 正在加载其余的差异
              </>
            )}
          </View>
        )}
        <View className="report__heading">三、盘点人</View>
        <View className="report__sentence num">
          {counters.map(({ name, lines: counted }) => `${name} ${formatCount(counted)} 行`).join('，') ||
            '没有人盘过'}
        </View>
        {approval && (
          <>
            <View className="report__heading">四、审批</View>
            <View className="report__sentence num">
              {approval.name} {stamp(approval.at)} 同意过账
              {approval.comment ? `：${approval.comment}` : ''}
            </View>
          </>
        )}
        <ReportSignatures
          stocktakeId={stocktake._id}
          signatures={data.signatures}
          maySign={me && view.data ? rolesToSign({ ...view.data, stocktake }, me) : []}
          onSigned={async () => void (await Promise.all([query.refresh(), view.refresh()]))}
        />
        <View className="report__printed num">
          {stocktake._id} · 打印时间 {stamp(new Date().toISOString())}
        </View>
      </Card>
    </Page>
  )
}

function factsOf({ stocktake }: Report): [string, string | undefined][] {
  const { _id, kind, warehouseName, scopeText, createdBy, createdAt, startedAt, finishedAt, history } =
    stocktake
  const submitted = lastStep(history, 'submit')
  const instant = (at: string | undefined) => at && stamp(at)
  return [
    ['盘点单号', _id],
    ['仓库', warehouseName],
    ['范围', scopeText],
    ['方式', `${stocktakeKindText[kind]} · ${methodText(stocktake)}`],
    ['开盘', `${createdBy.name} ${stamp(createdAt)}`],
    ['盘点时间', [instant(startedAt), instant(finishedAt)].filter(Boolean).join(' 至 ')],
    ['提交', submitted && `${submitted.by.name} ${stamp(submitted.at)}`],
    ['过账', instant(stocktake.postedAt)],
  ]
}
