import type { Run, RunWithSteps } from '@/lib/jobs/runs/contract'

type Standing = Pick<Run, 'id' | 'state' | 'attempts'>
type Peeked = Standing & { steps: readonly Pick<RunWithSteps['steps'][number], 'name' | 'state' | 'attempts'>[] }

const ofRun = ({ id, state, attempts }: Standing) => `${id} ${state} ${attempts}`

/** Two looks with one fingerprint have nothing new to show. */
export const fingerprintOf = (runs: readonly Standing[], peeked: Peeked | null): string =>
  [
    ...runs.map(ofRun),
    ...(peeked ? [ofRun(peeked), ...peeked.steps.map(({ name, state, attempts }) => `${name} ${state} ${attempts}`)] : []),
  ].join('\n')
