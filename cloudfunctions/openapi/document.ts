import { toJSONSchema } from 'zod/mini'
import { errorCodes } from '../../shared/errors'
import { operations } from '../../shared/operations'
import type { Operation } from '../../shared/operations/define'

const content = (schema: unknown) => ({ 'application/json': { schema } })

/** The OpenAPI 3.1 description of every operation, made from the table that the functions parse with. */
export function openapiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: '单位仓库管理系统',
      version: '1',
      description:
        '每个操作都是 POST /call/<操作>。写操作要带 requestId（每次提交一个，重发用同一个，只生效一次）。' +
        '数量都是整数，单位是所写单位的 10^-scale；金额是整数分；时刻是 UTC，日期是上海的日历日。',
    },
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'POST /login 得到的 token' },
      },
      schemas: { Error: errorSchema },
    },
    security: [{ session: [] }],
    paths: {
      '/login': loginPath,
      ...Object.fromEntries(
        Object.entries(operations).map(([name, entry]) => [`/call/${name}`, pathOf(name, entry)]),
      ),
    },
  }
}

function pathOf(name: string, { kind, roles, summary, input, output }: Operation) {
  const body = {
    type: 'object',
    properties: {
      ...(kind === 'command' ? { requestId: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' } } : {}),
      input: toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    },
    required: kind === 'command' ? ['requestId', 'input'] : [],
  }
  return {
    post: {
      operationId: name,
      tags: [name.slice(0, name.indexOf('.'))],
      summary,
      'x-kind': kind,
      'x-roles': roles,
      requestBody: { required: true, content: content(body) },
      responses: {
        '200': {
          description: 'ok 为 true 时是结果，为 false 时是原因',
          content: content({ oneOf: [successOf(output), { $ref: '#/components/schemas/Error' }] }),
        },
      },
    },
  }
}

const successOf = (output: Operation['output']) => ({
  type: 'object',
  properties: { ok: { const: true }, data: toJSONSchema(output, { io: 'output', unrepresentable: 'any' }) },
  required: ['ok', 'data'],
})

const errorSchema = {
  type: 'object',
  properties: {
    ok: { const: false },
    code: { enum: errorCodes },
    message: { type: 'string', description: '给人看的中文：发生了什么、怎么办' },
    details: { type: 'object' },
  },
  required: ['ok', 'code', 'message'],
}

const loginPath = {
  post: {
    operationId: 'login',
    summary: '用演示账号登录（只在单机演示时开放）',
    security: [],
    requestBody: {
      required: true,
      content: content({
        type: 'object',
        properties: { account: { type: 'string' } },
        required: ['account'],
      }),
    },
    responses: {
      '200': {
        description: '会话；过期后重新登录',
        content: content({
          type: 'object',
          properties: {
            ok: { const: true },
            token: { type: 'string' },
            expiresAt: { type: 'string' },
            data: { type: 'object' },
          },
          required: ['ok', 'token', 'expiresAt'],
        }),
      },
    },
  },
}
