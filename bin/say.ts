const pulseSeconds = 20
const isTerminal = Boolean(process.stdout.isTTY)

const secondsSince = (startedAt: number): string => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
const clearLine = '\r\u001b[2K'

export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

const pulse = (title: string, startedAt: number): NodeJS.Timeout => {
  if (isTerminal) {
    const draw = () => process.stdout.write(`${clearLine}  … ${title}  ${Math.round((Date.now() - startedAt) / 1000)} s`)
    draw()
    return setInterval(draw, 1000)
  }
  return setInterval(() => say(`    ${title}: ${Math.round((Date.now() - startedAt) / 1000)} s so far`), pulseSeconds * 1000)
}

/** Shows that something is going on, and afterwards how long it took; the work may leave a note, and what it answers may be bad. */
export const during = async <Result>(
  title: string,
  work: (note: (text: string) => void) => Promise<Result>,
  isGood: (result: Result) => boolean = () => true,
): Promise<Result> => {
  const startedAt = Date.now()
  const timer = pulse(title, startedAt)
  let remark = ''
  const finish = (mark: string) => {
    clearInterval(timer)
    if (isTerminal) process.stdout.write(clearLine)
    say(`  ${mark} ${title.padEnd(22)} ${secondsSince(startedAt).padStart(8)}${remark && `   ${remark}`}`)
  }
  try {
    const result = await work((text) => (remark = text))
    finish(isGood(result) ? '✓' : '✗')
    return result
  } catch (error) {
    finish('✗')
    throw error
  }
}

export const table = (rows: string[][]): string => {
  const widths = rows.reduce<number[]>((found, row) => row.map((cell, column) => Math.max(found[column] ?? 0, cell.length)), [])
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd()).join('\n')
}
