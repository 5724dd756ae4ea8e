import type { Dom } from './dom'

export type Failures = ReturnType<typeof failuresPart>

/** Refusals in plain words, with the emulator's own text below for who wants to look it up. */
export function failuresPart({ dom }: { dom: Dom }) {
  const { el } = dom
  const names: Record<string, string> = {
    query: '条件',
    sort: '排序',
    fields: '字段',
    pipeline: '聚合',
  }
  const codes: Record<string, string> = {
    INVALID_PARAM: '参数不对',
    DATABASE_COLLECTION_NOT_EXIST: '没有这个集合',
    DATABASE_INVALID_OPERRATOR: '有数据库不认识的操作符或阶段',
    DATABASE_REQUEST_FAILED: '数据库不接受这个查询',
    PERMISSION_DENIED: '没有权限',
    SYS_ERR: '模拟器内部出错',
  }
  const rules: Record<string, string> = {
    'query-documents': '一次最多返回 1,000 份文档，请减小“每页”',
    'response-size': '结果太大，请少取几份或少取几个字段',
    'nesting-depth': '嵌套太深',
    'geo-index': '按距离查询需要地理位置索引',
  }

  function explain(error: {
    code: string
    message: string
    field?: string
    line?: number
    column?: number
  }): Node[] {
    if (error.line !== undefined) {
      const place =
        error.line === 1 ? `第 ${error.column} 个字符` : `第 ${error.line} 行第 ${error.column} 个字符`
      return [el('p', {}, `${names[error.field ?? ''] ?? ''}${place}：${error.message}`)]
    }
    const rule = /\[emulator rule ([\w-]+)\]/.exec(error.message)?.[1] ?? ''
    const words = (Object.hasOwn(rules, rule) && rules[rule]) || codes[error.code] || '请求被拒绝'
    return [el('p', {}, words), el('p', { class: 'meta' }, `${error.code}: ${error.message}`)]
  }

  /** Puts the cursor at the place, the wrong character marked. */
  function pointAt(input: HTMLInputElement | HTMLTextAreaElement, line: number, column: number): void {
    const before = input.value
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length
    // What was sent is the text without the blanks around it.
    const blanks = input.value.length - input.value.trimStart().length
    const at = before + (line > 1 ? 1 : 0) + column - 1 + blanks
    input.focus()
    input.setSelectionRange(at, Math.min(at + 1, input.value.length))
  }

  return { explain, pointAt }
}
