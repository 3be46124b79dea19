export type Holder = { pid: number; identity?: string; address?: string }
export type Lock = { holder: Holder | null; release: () => void }
export const identityOf: (pid: number) => string
export const holderOf: (path: string) => Holder | null
export const takeLock: (path: string, details?: Record<string, string>) => Lock
export const withLock: <Result>(path: string, work: () => Promise<Result>, onWait?: () => void) => Promise<Result>
