import type { QueryAnswer } from '../../query'
import type { Api } from './api'
import type { Browsing } from './browsing'
import type { CollectionHead } from './collection-head'
import type { Dom } from './dom'
import type { FormTexts } from './history'
import type { QueryForm } from './query-form'
import type { Results } from './results'
import type { Router } from './router'

export type CollectionView = ReturnType<typeof collectionPart>

/** One collection: its indexes, the query box, the documents. */
export function collectionPart(parts: {
  dom: Dom
  api: Api
  router: Router
  collectionHead: CollectionHead
  queryForm: QueryForm
  browsing: Browsing
  results: Results
}) {
  const { dom, api, router, browsing, results } = parts
  const { el, fill } = dom

  function collectionView(name: string) {
    const head = parts.collectionHead.collectionHead(name)
    const answer = el('div', { class: 'answer' })
    const form = parts.queryForm.queryForm(name, (texts) => {
      const hash = router.hashOf('data', name, { ...texts })
      if (hash === location.hash) void run(texts)
      else location.hash = hash
    })
    let newest = true
    let asked = 0

    async function run(texts: FormTexts): Promise<void> {
      const current = ++asked
      form.showFailure(undefined)
      answer.setAttribute('aria-busy', 'true')
      try {
        const show = isPlain(texts) ? await browse(texts) : await query(texts)
        // Somebody may have asked something else meanwhile.
        if (current === asked) show()
      } catch {
        if (current === asked) fill(answer, dom.empty('没有得到回答：模拟器已停止？'))
      }
      if (current === asked) answer.removeAttribute('aria-busy')
    }

    /** Nothing is asked for but the documents. */
    const isPlain = ({ query, sort, fields, pipeline }: FormTexts) =>
      [query, sort, fields, pipeline].every((text) => text === '')

    function browse(texts: FormTexts): Promise<() => void> {
      const turn = () => {
        newest = !newest
        void run(texts)
      }
      return browsing.browse(answer, name, { newest, limit: texts.limit, turn })
    }

    async function query(texts: FormTexts): Promise<() => void> {
      const outcome = await api.query(request(texts))
      return () => {
        if ('code' in outcome) {
          fill(answer)
          return form.showFailure(outcome)
        }
        form.remember(texts)
        show(outcome, texts)
      }
    }

    function request(texts: FormTexts) {
      const { query, sort, fields, pipeline } = texts
      if (pipeline !== '') return { collection: name, pipeline }
      return { collection: name, query, sort, fields, limit: limitOf(texts), skip: Number(texts.skip) }
    }

    /** The database takes 0 for its own 100. What is no number is left for it to refuse. */
    const limitOf = ({ limit }: FormTexts) => (limit === '' || Number(limit) === 0 ? 20 : Number(limit))

    function show(outcome: QueryAnswer, texts: FormTexts): void {
      const goTo = (skip: number) =>
        (location.hash = router.hashOf('data', name, { ...texts, skip: skip === 0 ? '' : String(skip) }))
      const count = async (): Promise<number | undefined> => {
        const counted = await api.query({ collection: name, query: texts.query, count: true })
        return 'code' in counted ? undefined : counted.total
      }
      const paging = { skip: Number(texts.skip), limit: limitOf(texts), goTo, count }
      results.found(answer, outcome, texts.pipeline === '' ? paging : undefined)
    }

    return {
      root: el('section', { class: 'collection' }, head.root, form.form, answer),
      async describe(): Promise<void> {
        const exists = await head.refresh()
        form.form.hidden = !exists
        answer.hidden = !exists
      },
      /** Shows what the address asks for. */
      follow(parameters: URLSearchParams): void {
        const text = (key: string) => parameters.get(key) ?? ''
        const texts: FormTexts = {
          query: text('query'),
          sort: text('sort'),
          fields: text('fields'),
          limit: text('limit'),
          skip: text('skip'),
          pipeline: text('pipeline'),
        }
        form.set(texts)
        void run(texts)
      },
    }
  }

  return { collectionView }
}
