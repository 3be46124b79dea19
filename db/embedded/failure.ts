export class DatabaseFailure extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message)
    this.name = 'DatabaseFailure'
  }
}
