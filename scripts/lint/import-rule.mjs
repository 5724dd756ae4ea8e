import path from 'node:path'
import { forbidden } from './import-zones.mjs'

/** ESLint rule: every way of naming another module (static, dynamic, type-only, re-export, require) keeps to the zones. */
export const importZonesRule = {
  meta: { type: 'problem', schema: [{ type: 'string' }], messages: { forbidden: '{{reason}}' } },
  create(context) {
    const root = context.options[0]
    const file = path.relative(root, context.filename).split(path.sep).join('/')
    const check = (node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return
      const reason = forbidden(file, node.value)
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node.expression),
      CallExpression: (node) => {
        const { callee } = node
        const isRequire = callee.type === 'Identifier' && callee.name === 'require'
        const isResolve = callee.type === 'MemberExpression' && callee.object.name === 'require'
        if (isRequire || isResolve) check(node.arguments[0])
      },
    }
  },
}
