import { useState } from 'react'
import { settingWords } from '@shared/domain/settings'
import type { SettingSubject, SettingView } from '@shared/schema/settings'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { formatTime } from '@/lib/format'
import { useQuery } from '@/lib/use-operation'
import { SettingSheet } from './setting-sheet'
import { settingText } from './setting-text'

/** The rules of the house: each with what holds now and who decided it. */
export function SettingsPage() {
  const query = useQuery('masterdata.settings', {}, { pull: true })
  const [open, setOpen] = useState<SettingSubject>()
  const chosen = query.data?.rows.find(({ subject }) => subject === open)
  return (
    <Page title="规则设置">
      <Loadable query={query}>
        {({ rows }) => (
          <Card padded={false}>
            {rows.map((setting) => (
              <ListRow
                key={setting.subject}
                id={`setting-${setting.subject}`}
                title={settingWords[setting.subject]}
                subtitle={settingText(setting)}
                note={savedBy(setting)}
                arrow
                onTap={() => setOpen(setting.subject)}
              />
            ))}
          </Card>
        )}
      </Loadable>
      {chosen && (
        <SettingSheet
          key={chosen.subject}
          setting={chosen}
          onClose={() => setOpen(undefined)}
          onSaved={() => {
            setOpen(undefined)
            void query.refresh()
          }}
        />
      )}
    </Page>
  )
}

const savedBy = ({ updatedAt, updatedBy }: SettingView): string =>
  updatedAt && updatedBy ? `${updatedBy.name} ${formatTime(updatedAt)}保存` : '默认值，还没有改过'
