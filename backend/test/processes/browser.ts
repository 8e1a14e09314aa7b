import type { ProductProcess } from './product-process';

/** A browser that whatever stands in front of the replicas sends now here, now there. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  async send(product: ProductProcess, method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${product.url}${path}`, {
      method,
      headers: { ...this.headers(), 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  /** What the browser adds to a request by itself. */
  headers(): { cookie: string; 'x-csrf-token': string } {
    return {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-csrf-token': this.csrf,
    };
  }

  async signIn(product: ProductProcess, email: string, password: string): Promise<number> {
    const answer = await this.send(product, 'POST', '/api/session/password', { email, password });
    if (answer.ok) this.csrf = ((await answer.json()) as { csrfToken: string }).csrfToken;
    return answer.status;
  }
}
