import type { QueryFailure } from '../../query'
import type { Dom } from './dom'
import type { Failures } from './failures'
import type { FormTexts, History } from './history'

export type QueryForm = ReturnType<typeof queryFormPart>

/** The box in which a query or an aggregation is typed. */
export function queryFormPart({
  dom,
  history,
  failures,
}: {
  dom: Dom
  history: History
  failures: Failures
}) {
  const { el, button, fill } = dom
  const nothing: FormTexts = { query: '', sort: '', fields: '', limit: '', skip: '', pipeline: '' }
  const help =
    '可省略字段名的引号，可用单引号、末尾逗号和注释。日期写作 ISODate("2026-01-31 08:00")，不写时区就是本机时间；' +
    '还有 ObjectId("…")、NumberLong("…")、/正则/i。Ctrl+Enter 运行。'

  /** `submit` gets what stands in the form when the person wants it run. */
  function queryForm(collection: string, submit: (texts: FormTexts) => void) {
    const area = (name: string, placeholder: string) =>
      el('textarea', {
        name,
        placeholder,
        rows: 2,
        spellcheck: 'false',
        autocapitalize: 'off',
        'aria-label': name,
      })
    const line = (name: string, placeholder: string, mode = 'text') =>
      el('input', {
        name,
        placeholder,
        inputmode: mode,
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
      })
    const inputs = {
      query: area('query', '{ "status": "已批准", "lines.itemId": "…" }'),
      pipeline: area(
        'pipeline',
        '[ { "$match": { … } }, { "$group": { "_id": "$status", "n": { "$sum": 1 } } } ]',
      ),
      sort: line('sort', '-updatedAt'),
      fields: line('fields', 'name, status'),
      limit: line('limit', '20', 'numeric'),
      skip: line('skip', '0', 'numeric'),
    }
    inputs.query.setAttribute('aria-label', '查询条件')
    inputs.pipeline.setAttribute('aria-label', '聚合阶段')
    const failure = el('div', { class: 'failure', role: 'alert', hidden: true })
    const recent = el('select', { 'aria-label': '最近的查询', class: 'recent' })
    const tabs = {
      query: button('查询', () => choose('query'), { role: 'tab' }),
      pipeline: button('聚合', () => choose('pipeline'), { role: 'tab' }),
    }
    const details = el(
      'div',
      { class: 'fields' },
      ...(
        [
          ['排序', inputs.sort],
          ['字段', inputs.fields],
          ['每页', inputs.limit],
          ['跳过', inputs.skip],
        ] as const
      ).map(([label, input]) => el('label', {}, el('span', {}, label), input)),
    )
    const form = el(
      'form',
      { class: 'query', autocomplete: 'off' },
      el('div', { class: 'modes', role: 'tablist' }, tabs.query, tabs.pipeline, recent),
      inputs.query,
      inputs.pipeline,
      failure,
      details,
      el(
        'div',
        { class: 'tools' },
        el('button', { type: 'submit', class: 'primary' }, '运行'),
        button('清空', () => {
          set(nothing)
          submit(nothing)
        }),
        el('details', { class: 'help' }, el('summary', {}, '写法'), help),
      ),
    )
    let mode: 'query' | 'pipeline' = 'query'

    function choose(next: typeof mode): void {
      mode = next
      for (const name of ['query', 'pipeline'] as const) {
        inputs[name].hidden = name !== next
        tabs[name].setAttribute('aria-selected', String(name === next))
      }
      details.hidden = next === 'pipeline'
    }

    function texts(): FormTexts {
      const read = (name: keyof FormTexts) => inputs[name].value.trim()
      return mode === 'pipeline'
        ? { ...nothing, pipeline: read('pipeline') }
        : {
            query: read('query'),
            sort: read('sort'),
            fields: read('fields'),
            limit: read('limit'),
            skip: read('skip'),
            pipeline: '',
          }
    }

    function set(given: FormTexts): void {
      for (const name of Object.keys(inputs) as (keyof FormTexts)[]) inputs[name].value = given[name]
      if (given.pipeline !== '') choose('pipeline')
      fit()
    }

    /** As high as its text, up to a third of the window. */
    function fit(): void {
      for (const input of [inputs.query, inputs.pipeline]) {
        input.rows = Math.min(14, Math.max(2, input.value.split('\n').length))
      }
    }

    function offerRecent(): void {
      const list = history.of(collection)
      recent.hidden = list.length === 0
      const label = ({ query, sort, pipeline }: FormTexts) =>
        [pipeline || query || '{ }', sort && `排序 ${sort}`]
          .filter(Boolean)
          .join(' · ')
          .replace(/\s+/g, ' ')
          .slice(0, 80)
      fill(
        recent,
        el('option', { value: '' }, '最近的查询'),
        ...list.map((item, i) => el('option', { value: String(i) }, label(item))),
      )
    }

    recent.addEventListener('change', () => {
      const chosen = history.of(collection)[Number(recent.value)]
      if (recent.value === '' || chosen === undefined) return
      if (chosen.pipeline === '') choose('query')
      set(chosen)
      submit(texts())
    })
    form.addEventListener('input', () => {
      fit()
      failure.hidden = true
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      submit(texts())
    })
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      submit(texts())
    })
    choose('query')
    offerRecent()

    return {
      form,
      set,
      remember(given: FormTexts): void {
        history.remember(collection, given)
        offerRecent()
      },
      showFailure(error: QueryFailure | undefined): void {
        failure.hidden = error === undefined
        if (error === undefined) return
        fill(failure, ...failures.explain(error))
        const input = error.field === undefined ? undefined : inputs[error.field as keyof FormTexts]
        if (input !== undefined && error.line !== undefined)
          failures.pointAt(input, error.line, error.column ?? 1)
      },
    }
  }

  return { queryForm }
}
