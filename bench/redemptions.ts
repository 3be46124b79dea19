import { connect } from '@/db'
import { during } from '@/bin/say'
import { makeBrand } from './brand'
import type { Bench } from './claims'
import { type Load, measure, rowOf } from './measure'
import { makeStrip, type Sql } from './strip'

const codes = 200_000
const connections = 32
const order = '{"order":{"total":{"amount":2000,"currency":"EUR"}}}'

/** Every redemption that was answered is there, once for its code. */
const usedOnce = async (sql: Sql, campaignId: string): Promise<string[]> => {
  const [found] = await sql<{ redemptions: number; codes: number }[]>`
    select count(*)::int as redemptions, count(distinct position)::int as codes from redemptions where campaign_id = ${campaignId}`
  const isSound = found !== undefined && found.redemptions === found.codes
  return ['each code used once', `${found?.redemptions}`, '', '', '', isSound ? '' : 'FAILED']
}

/** At the till: what a code gives, and its use, each for another code, beside a route with nothing to do. */
export const measureRedemptions = async ({ life, root, application, seconds }: Bench): Promise<string[][]> => {
  const { client: sql } = connect(application.databaseUrl, 2)
  life.atEnd(() => sql.end({ timeout: 5 }))
  const [port, pid] = [Number(new URL(application.address).port), application.serverPid()]
  const { key, ask } = await during('A brand', () => makeBrand(application.address))
  const { campaignId, stem } = await during(`A strip of ${codes}`, () => makeStrip(sql, ask, codes))
  const load: Load = { port, path: '', headers: { authorization: `Bearer ${key}` }, connections, seconds, method: 'POST', body: order }
  const each = (title: string, path: string, status: '200' | '201') =>
    during(title, () => measure(root, pid, { ...load, path: `/api/v1/codes/${stem}-{next}/${path}`, status }))
  const route = await during('Do-nothing route', () => measure(root, pid, { port, path: '/api/health/live', connections, seconds }))
  const evaluations = await each('Evaluations', 'evaluation', '200')
  const redemptions = await each('Redemptions', 'redemptions', '201')
  return [
    ['', 'rate', 'of the route', 'CPU each', 'p50 / p99', ''],
    rowOf('a route with nothing to do', route, route),
    rowOf(`evaluations, of ${codes} codes`, evaluations, route),
    rowOf('redemptions', redemptions, route),
    await usedOnce(sql, campaignId),
  ]
}
