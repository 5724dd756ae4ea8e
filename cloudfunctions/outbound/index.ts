import { defineFunction } from '../runtime/define-function'
import { acceptancePhotos, acceptGoods } from './accept'
import { checkGoods } from './check'
import { evidenceOf, getCheck, listChecks } from './check-read'
import { issueDirectly, prepareDirectly } from './direct'
import { directProposal, getDirect, listDirect } from './direct-read'
import { cancelCheck } from './end-check'
import { issueGoods } from './issue'
import { pickList } from './pick-list'
import { prepareGoods } from './prepare'
import { countRequests, reportShortShelf } from './report-short'
import { closeTheRest, renewThePromise } from './rest'
import { signatureOf } from './signature'
import { cancelOther, proposeOther } from './substitute'

export const main = defineFunction<'outbound'>({
  'outbound.pickList': pickList,
  'outbound.issue': issueGoods,
  'outbound.prepare': prepareGoods,
  'outbound.check': checkGoods,
  'outbound.cancelCheck': cancelCheck,
  'outbound.getCheck': getCheck,
  'outbound.listChecks': listChecks,
  'outbound.evidence': evidenceOf,
  'outbound.signature': signatureOf,
  'outbound.accept': acceptGoods,
  'outbound.acceptancePhotos': acceptancePhotos,
  'outbound.reportShort': reportShortShelf,
  'outbound.countRequests': countRequests,
  'outbound.closeRest': closeTheRest,
  'outbound.renewPromise': renewThePromise,
  'outbound.proposeSubstitute': proposeOther,
  'outbound.cancelSubstitute': cancelOther,
  'outbound.directIssue': issueDirectly,
  'outbound.prepareDirect': prepareDirectly,
  'outbound.directProposal': directProposal,
  'outbound.getDirect': getDirect,
  'outbound.listDirect': listDirect,
})
