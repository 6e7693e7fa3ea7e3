import type { Adapter, AdapterPayload } from 'oidc-provider';

const MAX_ENTRIES = 5_000;

interface Entry {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Sessions, codes and grants of one running provider; gone when it stops. */
export class MemoryAdapter implements Adapter {
  private readonly entries = new Map<string, Entry>();

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.entries.delete(id);
    if (this.entries.size >= MAX_ENTRIES) this.entries.delete(this.entries.keys().next().value ?? '');
    this.entries.set(id, { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.entries.get(id);
    return Promise.resolve(entry && entry.until > Date.now() ? entry.payload : undefined);
  }

  findByUid = (uid: string): Promise<AdapterPayload | undefined> => this.findWhere((payload) => payload.uid === uid);

  findByUserCode = (userCode: string): Promise<AdapterPayload | undefined> =>
    this.findWhere((payload) => payload.userCode === userCode);

  consume(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.entries.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(id);
    return Promise.resolve();
  }

  private findWhere(matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    const entry = [...this.entries.values()].find(({ payload, until }) => until > Date.now() && matches(payload));
    return Promise.resolve(entry?.payload);
  }
}
