import { spawn } from 'node:child_process'

// A shell that waits on a pipe which only our death closes, however sudden, and then ends the process that we started.
const scripts = {
  INT: 'read -r _; kill -s INT "$0"',
  TERM: 'read -r _; kill -s TERM "$0" && sleep 20 && kill -s KILL "$0"',
}

export const tieToUs = (pid: number, signal: keyof typeof scripts): { cut: () => void } => {
  const shell = spawn('/bin/sh', ['-c', scripts[signal], String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return { cut: () => shell.kill('SIGKILL') }
}
