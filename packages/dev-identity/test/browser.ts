/** Follows redirects of the identity provider and keeps its cookies; stops at any other origin. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  get = (url: string) => this.visit(url, { method: 'GET' });

  post = (url: string, fields: Record<string, string>) =>
    this.visit(url, { method: 'POST', body: new URLSearchParams(fields) });

  private async visit(url: string, init: RequestInit): Promise<{ url: string; text: string }> {
    const { origin } = new URL(url);
    for (let next: { url: string; init: RequestInit } = { url, init }; ;) {
      const response = await fetch(next.url, {
        ...next.init,
        redirect: 'manual',
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      this.keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) return { url: next.url, text: await response.text() };
      const target = new URL(location, next.url).href;
      if (new URL(target).origin !== origin) return { url: target, text: '' };
      next = { url: target, init: { method: 'GET' } };
    }
  }

  private keep(lines: string[]): void {
    for (const line of lines) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }
}
