import { execFileSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// Process numbers come round again; together with its start a process is known for certain.
export const identityOf = (pid) => {
  try {
    if (!existsSync('/proc/self/stat')) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? '' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[18]}`
  } catch {
    return ''
  }
}

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export const holderOf = (path) => {
  const holder = read(path)
  return holder && holder.identity && identityOf(holder.pid) === holder.identity ? holder : null
}

const putAside = (path) => {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  // Another process may have replaced the stale lock in between: then what we moved is alive, and goes back.
  if (holderOf(aside) && !existsSync(path)) linkSync(aside, path)
  rmSync(aside, { force: true })
}

export const takeLock = (path, details = {}) => {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), ...details }), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, path)
        return { holder: null, release: () => rmSync(path, { force: true }) }
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      const holder = holderOf(path)
      if (holder) return { holder, release: () => undefined }
      putAside(path)
    }
    return { holder: read(path) ?? { pid: 0 }, release: () => undefined }
  } finally {
    rmSync(mine, { force: true })
  }
}

export const withLock = async (path, work, onWait = () => undefined) => {
  let lock = takeLock(path)
  if (lock.holder) onWait()
  while (lock.holder) {
    await sleep(250)
    lock = takeLock(path)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}
