import { fieldChanges } from '../../shared/domain/field-changes'
import { refuseSetting, settingWords } from '../../shared/domain/settings'
import { ok, reject } from '../../shared/errors'
import {
  defaultSettings,
  type Setting,
  type SettingSubject,
  type SettingView,
} from '../../shared/schema/settings'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { find } from '../runtime/store'

/** Every subject with the value that holds now, never from a cache: saved, or the default. */
export const settings: Handler<'masterdata.settings'> = async () => {
  const saved = new Map((await find('settings', {})).map((setting) => [setting._id, setting]))
  const subjects = Object.keys(defaultSettings) as SettingSubject[]
  return ok({
    rows: subjects.map((subject) => {
      const setting = saved.get(subject)
      return setting ? viewOf(setting) : ({ subject, value: defaultSettings[subject] } as SettingView)
    }),
  })
}

export const saveSetting: Handler<'masterdata.saveSetting'> = async ({ setting, updatedAt }, call) => {
  const categories = await find('categories', {}, { limit: 1_000, fields: ['code', 'scheme', 'status'] })
  const problem = refuseSetting(setting, categories)
  if (problem) return problem
  const result = await commit<SettingView>(call, async (snapshot, now) => {
    const before = await snapshot.get('settings', setting.subject)
    if (before && before.updatedAt !== updatedAt) return reject('CHANGED_MEANWHILE', { what: '这项设置' })
    const document = {
      _id: setting.subject,
      value: setting.value,
      updatedAt: now,
      updatedBy: { id: call.caller._id, name: call.caller.name },
    } as Setting
    return ok({
      writes: [
        before
          ? { kind: 'update', collection: 'settings', before, document }
          : { kind: 'insert', collection: 'settings', document },
      ],
      journal: {
        summary: `修改设置：${settingWords[setting.subject]}`,
        postings: [],
        document: { type: 'setting', id: setting.subject },
        changes: fieldChanges(before?.value ?? defaultSettings[setting.subject], setting.value),
      },
      answer: viewOf(document),
    })
  })
  forget('settings', setting.subject)
  return result
}

const viewOf = ({ _id, ...rest }: Setting): SettingView => ({ subject: _id, ...rest }) as SettingView
