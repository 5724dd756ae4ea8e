import { barcodesOfGtin, isGtin, parseGs1, type Gs1 } from './gs1'

const GS = '\u001d'
const GTIN = '06901234567892'
const today = '2026-11-22'
const read = (code: string): Gs1 => {
  const result = parseGs1(code, today)
  if (!result?.ok) throw new Error(`not read: ${JSON.stringify(result)}`)
  return result.data
}

const whole = {
  gtin: GTIN,
  lotNo: 'A17-3',
  serialNo: 'SN001',
  productionDate: '2026-06-01',
  expiryDate: '2028-05-31',
}

test.each([
  ['after ]d2', `]d201${GTIN}11260601172805${'31'}10A17-3${GS}21SN001`],
  ['after ]C1', `]C101${GTIN}1126060117280531${'10A17-3'}${GS}21SN001`],
  ['after ]Q3 with a leading separator', `]Q3${GS}01${GTIN}112606011728053110A17-3${GS}21SN001`],
  ['bare, with separators', `01${GTIN}112606011728053110A17-3${GS}21SN001`],
  ['variable ones first', `01${GTIN}10A17-3${GS}21SN001${GS}1126060117280531`],
  ['separators after fixed ones too', `01${GTIN}${GS}11260601${GS}17280531${GS}10A17-3${GS}21SN001`],
  ['separators written out', `01${GTIN}112606011728053110A17-3{GS}21SN001`],
  ['as printed for people', `(01)${GTIN}(11)260601(17)280531(10)A17-3(21)SN001`],
  ['in full width', `（01）${GTIN}（11）260601（17）280531（10）A17-3（21）SN001`],
])('reads a whole element string %s', (_how, code) => {
  expect(read(code)).toEqual({ ...whole, uncertain: false })
})

test.each([
  ['code of an item', 'BG01001'],
  ['EAN-13', '6901234567892'],
  ['ITF-14', '16901234567899'],
  ['document number', 'RK20261122-0007'],
  ['location', 'WH-BG:A-01-02-03'],
  ['digits that begin like a GTIN whose check digit is wrong', '0106901234567891'],
])('%s is no element string', (_what, code) => {
  expect(parseGs1(code, today)).toBeNull()
})

test.each([
  ['280500', '2028-05-31'],
  ['280200', '2028-02-29'],
  ['270200', '2027-02-28'],
  ['760101', '2076-01-01'],
  ['770101', '1977-01-01'],
])('expiry %s is %s', (digits, day) => {
  expect(read(`01${GTIN}17${digits}`).expiryDate).toBe(day)
})

test('near the end of a century the years of the next one are meant', () => {
  const result = parseGs1(`01${GTIN}17020101`, '2096-05-01')
  expect(result).toMatchObject({ ok: true, data: { expiryDate: '2102-01-01' } })
})

test('a month of production that is not over yet ends today', () => {
  expect(read(`01${GTIN}11261100`).productionDate).toBe(today)
  expect(read(`01${GTIN}13260600`).productionDate).toBe('2026-06-30')
})

test('best before counts where there is no expiry', () => {
  expect(read(`01${GTIN}15270101`).expiryDate).toBe('2027-01-01')
  expect(read(`01${GTIN}1527010117270201`).expiryDate).toBe('2027-02-01')
})

test('counts and weights', () => {
  expect(read(`02${GTIN}3724${GS}10L1`)).toMatchObject({ gtin: GTIN, count: 24, lotNo: 'L1' })
  expect(read(`01${GTIN}30120`)).toMatchObject({ count: 120 })
  expect(read(`01${GTIN}3103012500`)).toMatchObject({ kilograms: { value: 12500, scale: 3 } })
})

test('without a separator a lot number may have swallowed the serial: it says so', () => {
  expect(read(`01${GTIN}1728053110A17321SN001`)).toMatchObject({ lotNo: 'A17321SN001', uncertain: true })
  expect(read(`01${GTIN}1728053110AB`)).toMatchObject({ lotNo: 'AB', uncertain: false })
})

test.each([
  ['wrong check digit', `]d20106901234567891`, 'checkDigit'],
  ['no such day', `]d201${GTIN}17270230`, 'badDate'],
  ['no such month', `]d201${GTIN}17271301`, 'badDate'],
  ['letters for a date', `]d201${GTIN}1727A301`, 'badDate'],
  ['cut off', `]d2010690123`, 'tooShort'],
  ['unknown identifier', `(04)123`, 'unknownIdentifier'],
  ['a lot longer than 20', `]d201${GTIN}10${'A'.repeat(21)}`, 'tooLong'],
  ['nothing', `]d2`, 'empty'],
])('refuses: %s', (_what, code, problem) => {
  expect(parseGs1(code, today)).toEqual({ ok: false, problem })
})

test('a GTIN is looked for in the forms it may be kept in', () => {
  expect(isGtin(GTIN)).toBe(true)
  expect(barcodesOfGtin(GTIN)).toEqual([GTIN, '6901234567892'])
  expect(barcodesOfGtin('16901234567899')).toEqual(['16901234567899'])
  expect(barcodesOfGtin('00000096385074')).toEqual([
    '00000096385074',
    '0000096385074',
    '000096385074',
    '96385074',
  ])
})
