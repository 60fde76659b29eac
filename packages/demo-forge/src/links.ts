function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The addresses of a repository's pages and API. */
export class Links {
  /**
   * @param baseUrl - where browsers and the portal reach the host, without a
   *   final slash
   */
  constructor(readonly baseUrl: string) {}

  get api(): string {
    return `${this.baseUrl}/api/v3`;
  }

  repository(fullName: string): string {
    return `${this.baseUrl}/${fullName}`;
  }

  apiRepository(fullName: string): string {
    return `${this.api}/repos/${fullName}`;
  }

  user(login: string): string {
    return `${this.baseUrl}/${encodeURIComponent(login)}`;
  }

  pull(fullName: string, number: number): string {
    return `${this.repository(fullName)}/pull/${number}`;
  }

  commit(fullName: string, sha: string): string {
    return `${this.repository(fullName)}/commit/${sha}`;
  }

  /** A page (`blob`, `tree`), the plain bytes (`raw`) or the history (`commits`) of a path. */
  at(
    view: 'blob' | 'tree' | 'raw' | 'commits',
    fullName: string,
    ref: string,
    path = '',
  ): string {
    const suffix = path && `/${encodePath(path)}`;
    return `${this.repository(fullName)}/${view}/${encodePath(ref)}${suffix}`;
  }

  contents(fullName: string, path: string, ref: string): string {
    return `${this.apiRepository(fullName)}/contents/${encodePath(
      path,
    )}?ref=${encodeURIComponent(ref)}`;
  }
}
