export type Invocation = { root: string; args: string[]; startedIn: string }

/** A failure that we foresaw: one sentence that says what is the matter, one that says what to do. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}
