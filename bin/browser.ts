import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { Refusal } from './command'
import { runProgram } from './program'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const installed = (): string[] => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macApplications].filter((path) => existsSync(path))
}

// What is called chromium may be a stub that wants another package, or lack a library: only one that says its version will do.
const runs = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0

const isRoot = process.getuid?.() === 0

const apt = async (root: string, args: string[], log: string): Promise<boolean> => {
  const [program, leading] = isRoot ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']]
  try {
    const { code } = await runProgram(program, [...leading, ...args], { cwd: root, env: { DEBIAN_FRONTEND: 'noninteractive' }, log })
    return code === 0
  } catch {
    return false
  }
}

const fetchByPlaywright = async (root: string, log: string): Promise<string | null> => {
  await runProgram(process.execPath, [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], {
    cwd: root,
    log,
  })
  const path = chromium.executablePath()
  return runs(path) ? path : null
}

const fetchByApt = async (root: string, log: string): Promise<string | null> => {
  await apt(root, ['update'], log)
  if (!(await apt(root, ['install', '-y', '--no-install-recommends', 'chromium'], log))) return null
  return installed().find(runs) ?? null
}

/** The browser of the tests: the one named, one that is installed, or one that is fetched. */
export const findBrowser = async (root: string, log: string, note: (text: string) => void): Promise<string> => {
  const named = process.env.CHROMIUM_PATH
  if (named && runs(named)) return named
  if (named)
    throw new Refusal(
      `CHROMIUM_PATH is ${named}, which does not run.`,
      'Give the path of a Chromium or Chrome, or leave CHROMIUM_PATH away.',
    )
  const own = [...installed(), chromium.executablePath()].find(runs)
  if (own) return own
  note('fetched')
  const fetched = (await fetchByPlaywright(root, log)) ?? (await fetchByApt(root, log))
  if (fetched) return fetched
  throw new Refusal(
    'There is no Chromium for the browser tests, and none could be fetched.',
    `Install Chromium or Chrome, or say with CHROMIUM_PATH where one is. What was tried is in ${log}`,
  )
}
